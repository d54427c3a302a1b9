// SPDX-License-Identifier: Apache-2.0
// Dialect: which draft a schema follows and which of its keywords count
// (json-schema-core#section-8.1).
#pragma once
#include <optional>
#include <string_view>

#include "base/result.h"
#include "json/value.h"
#include "json_schema/schema.h"

namespace cairn::json_schema {

enum class Vocabulary : std::uint8_t {
  core,
  applicator,
  unevaluated,
  validation,
  format_annotation,
  format_assertion,
  content,
  meta_data
};

class Dialect {
 public:
  // With all the vocabularies of the draft's own meta-schema.
  constexpr explicit Dialect(Draft draft = Draft::draft_2020_12)
      : draft_(draft), vocabularies_(0xFF & ~bit(Vocabulary::format_assertion)) {}

  // Of a meta-schema with its own `$vocabulary`. Errors: unsupported (it demands an unknown one).
  static Result<Dialect> of(Draft draft, const json::Value& vocabularies);

  Draft draft() const { return draft_; }
  bool has(Vocabulary vocabulary) const { return (vocabularies_ & bit(vocabulary)) != 0; }
  bool operator==(const Dialect&) const = default;

 private:
  static constexpr unsigned bit(Vocabulary vocabulary) {
    return 1U << static_cast<unsigned>(vocabulary);
  }

  Draft draft_;
  unsigned vocabularies_;
};

// The draft whose meta-schema a `$schema` names, with or without an empty fragment.
std::optional<Draft> draft_of(std::string_view meta_schema);

// The text of one of the meta-schemas of the three drafts, by its URI; "" for any other.
std::string_view meta_schema_text(std::string_view uri);

// The compiled meta-schema of a draft.
const Schema& meta_schema(Draft draft);

}  // namespace cairn::json_schema
