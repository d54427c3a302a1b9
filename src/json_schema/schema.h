// SPDX-License-Identifier: Apache-2.0
// JSON Schema of drafts 2020-12, 2019-09 and draft-07: a schema is compiled once and then holds any
// number of values to it. Nothing is fetched: schemas that lie elsewhere come from the caller.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "json/value.h"

namespace cairn::json_schema {

enum class Draft : std::uint8_t { draft_07, draft_2019_09, draft_2020_12 };

// Whether `format` is only a remark, as the drafts have it unless a schema's own meta-schema says
// otherwise, or is held to (json-schema-validation#section-7.2).
enum class Formats : std::uint8_t { remarked, asserted };

// The JSON text of the schema at an absolute URI without fragment. The meta-schemas of the three
// drafts are not asked for.
using Resolve = std::function<Result<std::string>(std::string_view uri)>;

struct Limits {
  std::uint64_t steps_max = limits::schema_steps_max;  // of holding one value to the schema
  std::size_t depth_max = limits::schema_depth_max;    // schemas applied within schemas
  std::size_t faults_max = limits::problems_max;
};

struct Options {
  std::string base;                    // the URI the schema was found at; empty where unknown
  Draft draft = Draft::draft_2020_12;  // of a schema that names none
  Formats formats = Formats::remarked;
  Resolve resolve;  // unset: a schema that needs another is refused
  Limits limits;
};

// One place where the value differs from what the schema demands.
struct Fault {
  std::string path;      // JSON pointer into the value
  std::string schema;    // URI of the demand: of its schema, "#", and a JSON pointer
  std::string sentence;  // what the value at `path` must be: "must be a string, not a number"
};

struct Outcome {
  std::vector<Fault> faults;  // the first `faults_max`
  bool has_more = false;
  bool is_valid() const { return faults.empty(); }
};

struct Compiled;
enum class MetaCheck : std::uint8_t { yes, no };  // whether a schema is held to its meta-schema

// Copied freely; may be used by several threads at once.
class Schema {
 public:
  // `schema` need not outlive the call. Errors, with the place as path: invalid (not a schema of
  // its draft, or a reference to nothing), unsupported (another draft, a vocabulary or a pattern
  // this build does not know), too_large, and those of `resolve`.
  static Result<Schema> compile(const json::Value& schema, const Options& options);

  // Errors, with the place in the value as path: too_large (a limit was met), invalid (the schema
  // refers to itself without end). Whether the value is valid is then unknown.
  Result<Outcome> check(const json::Value& value) const;
  // The same within steps that several checks share: those it takes are taken off.
  Result<Outcome> check(const json::Value& value, std::uint64_t& steps_left) const;

  Draft draft() const;

 private:
  friend Result<Schema> compile_unchecked(const json::Value& schema, const Options& options);
  static Result<Schema> compile(const json::Value& schema, const Options& options, MetaCheck check);
  explicit Schema(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace cairn::json_schema
