// SPDX-License-Identifier: Apache-2.0
// The JSON object a program sends, read member by member: every fault is kept with a JSON pointer
// to its place, so that all of them are told at once.
#pragma once
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/instant.h"
#include "json/value.h"
#include "server/http/message.h"

namespace cairn::server::api {

enum class Needed : std::uint8_t { no, yes };

// Members are read by name; what is not there yields an empty value, or a fault where it is needed.
// What nobody reads is a fault too: a misspelt name would be lost without a word.
class Body {
 public:
  // The body of a request; an empty one is an empty object. Errors: unsupported (not JSON by its
  // media type), unreadable, too_large, invalid (no object).
  static Result<Body> read(const Request& request);

  std::string text(std::string_view name, Needed needed = Needed::no);
  bool flag(std::string_view name, bool otherwise = false);
  std::int64_t integer(std::string_view name, std::int64_t otherwise, std::int64_t least,
                       std::int64_t most);
  std::optional<std::int64_t> maybe_integer(std::string_view name, std::int64_t least,
                                            std::int64_t most);
  std::optional<Instant> maybe_instant(std::string_view name);  // RFC 3339, with its offset
  std::vector<std::string> texts(std::string_view name);        // of an array of texts
  // One of `names`; their place, or nothing where it is left out.
  std::optional<std::size_t> one_of(std::string_view name,
                                    std::initializer_list<std::string_view> names);
  // Members that are objects, read like this one; their faults count here.
  Body part(std::string_view name);
  std::vector<Body> parts(std::string_view name);
  // Anything at all.
  json::Value value(std::string_view name);

  bool contains(std::string_view name) const { return object_.contains(name); }
  void fault(std::string_view name, std::string sentence);  // of a member, found by the caller
  // "/steps/2/title", for errors that come from further below.
  std::string pointer(std::string_view name) const;
  // Success, or all faults as one error. Call it once everything has been read.
  Status faults() const;

 private:
  struct Shared;
  Body(std::shared_ptr<Shared> shared, json::Value object, std::string path);
  const json::Value* take(std::string_view name);

  std::shared_ptr<Shared> shared_;  // of a body and its parts
  json::Value object_;
  std::string path_;
};

}  // namespace cairn::server::api
