// SPDX-License-Identifier: Apache-2.0
// Structural rules as data: one row a property, one table a class, and the interpreter that reads
// them. The tables themselves stand in vcdm_tables.cpp, open_badge_3_tables.cpp and
// open_badge_2_tables.cpp.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "credential/problem.h"
#include "json/value.h"

namespace cairn::credential {

// What one value of a property is.
enum class Type : std::uint8_t {
  any,
  string,         // plain, or a language map / value object where the class is read as JSON-LD
  plain_string,   // a string and nothing else
  url,            // absolute; an error otherwise
  uri,            // as url, but a warning: readers of Open Badges take any string
  data_url,       // data:
  token,          // compact JWT
  language_text,  // string, language value object, or several of these (VCDM 2.0 section 11.1)
  language_tag,   // BCP 47 as the Open Badges schema has it
  date_time,      // xsd:dateTime; a missing offset is a warning (VCDM 2.0 section 4.9)
  date,
  date_or_epoch,  // Open Badges 1.x and older: ISO 8601, or epoch seconds
  boolean,
  number,
  hash,           // sha256$… and kin, or an e-mail address
  types,          // one or several class names, of which one of `values` must be
  one_of,         // of `values`
  one_of_or_ext,  // of `values`, or "ext:…"
  object,         // of class `of`
  url_or_object,  // a URL, or an object of class `of`
  object_or_token,
  object_or_address,  // as object; its address alone, an object of that id in JSON-LD, is a warning
  contexts,           // @context; `values`: first entry, then what must be somewhere
};

// How many values a property has, and whether it must be there. JSON-LD leaves a list of one
// and the one alone the same thing, so every list may be written as its only value.
enum class Count : std::uint8_t {
  optional,    // none or one
  required,    // one
  any_number,  // none included
  some,        // one or more where the property is there
  at_least_1   // one or more
};

struct Class;

constexpr bool needs_one(Count count) {
  return count == Count::required || count == Count::at_least_1;
}

// Size and first byte of a name, which tell most names apart.
constexpr std::uint16_t tag_of(std::string_view name) {
  return static_cast<std::uint16_t>(name.size() << 8 |
                                    (name.empty() ? 0 : static_cast<std::uint8_t>(name.front())));
}

struct Property {
  std::string_view name;
  Type type = Type::any;
  Count count = Count::optional;
  const Class* of = nullptr;
  std::span<const std::string_view> values = {};
  const char* where = nullptr;  // clause, where it is another than the class's
  std::uint16_t tag = tag_of(name);
};

enum class Others : std::uint8_t { allowed, refused };

class Checker;

using Tables = std::array<std::span<const Property>, 2>;

constexpr std::size_t count_needed(const Tables& tables) {
  std::size_t count = 0;
  for (const auto& table : tables)
    for (const auto& row : table) count += needs_one(row.count) ? 1 : 0;
  return count;
}

// At most 64 rows in all, those of the base included. The first row that names a property decides.
struct Class {
  std::string_view name;
  const char* where;
  Tables tables;
  const Class* base = nullptr;  // whose rows follow; its `also` is not run
  Others others = Others::allowed;
  std::size_t members_min = 0;
  void (*also)(const json::Value&, Checker&) = nullptr;  // rules that concern several properties
  const Class* older = nullptr;  // read instead where the object's own @context is that of VCDM 1.1
  std::size_t needed = count_needed(tables);  // rows of these tables that must be there
};

// Walks a value along a class. Keeps the path as frames on the stack; nothing is allocated before
// a problem is reported.
class Checker {
 public:
  explicit Checker(Problems& problems) : problems_(&problems) {}

  void object(const json::Value& value, const Class& of);
  void property(const json::Value& value, const Property& row);

  // About the value stood at.
  void report(ProblemCode code, std::string_view expected, Severity severity = Severity::fail);
  // About its member `key`.
  void report_at(std::string_view key, ProblemCode code, std::string_view expected,
                 Severity severity = Severity::fail);
  void set_where(const char* where) { where_ = where; }

 private:
  struct Frame {
    const Frame* up;
    std::string_view key;
    std::size_t index;
  };
  class Step;

  void members(const json::Value& value, const Class& of);
  void one(const json::Value& value, const Property& row);
  void text(const json::Value& value, const Property& row);
  void language_text(const json::Value& value);
  void language_object(const json::Value& value);
  void address(std::string_view text, Severity severity);
  void moment(const json::Value& value, const Property& row);
  void enumerated(const json::Value& value, const Property& row);
  void types(const json::Value& value, const Property& row);
  void contexts(const json::Value& value, const Property& row);
  std::string path() const;

  Problems* problems_;
  const Frame* at_ = nullptr;
  const char* where_ = "";
  std::size_t depth_ = 0;
};

}  // namespace cairn::credential
