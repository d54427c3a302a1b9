// SPDX-License-Identifier: Apache-2.0
#include "credential/schema.h"

#include <algorithm>

#include "base/instant.h"
#include "base/limits.h"
#include "base/uri.h"
#include "base/word.h"
#include "credential/format.h"
#include "credential/syntax.h"
#include "json/pointer.h"

namespace cairn::credential {
namespace {

bool takes_list(Count count) { return count != Count::optional && count != Count::required; }

// These types say themselves what a list means.
bool reads_lists(Type type) {
  return type == Type::types || type == Type::contexts || type == Type::language_text ||
         type == Type::any;
}

std::string joined(std::span<const std::string_view> values, std::string_view between) {
  std::string text;
  for (const auto value : values) {
    if (!text.empty()) text += between;
    text += value;
  }
  return text;
}

std::string object_of(const Property& row) {
  return row.of->name.empty() ? "an object" : "an object of type " + std::string(row.of->name);
}

// What should stand where `row` is, in a few words.
std::string expectation(const Property& row) {
  switch (row.type) {
    case Type::any: return "a value";
    case Type::string:
    case Type::language_text: return "a text, or a language value object";
    case Type::plain_string: return "a text";
    case Type::url:
    case Type::uri: return "an absolute URL";
    case Type::data_url: return "a data: URL";
    case Type::token: return "a compact JWT";
    case Type::language_tag: return "a language tag such as en or de-AT";
    case Type::date_time: return "a date and time such as 2026-01-31T12:00:00Z";
    case Type::date: return "a date such as 2026-01-31";
    case Type::date_or_epoch: return "a date, or seconds since 1970";
    case Type::boolean: return "true or false";
    case Type::number: return "a number";
    case Type::hash: return "an e-mail address or its hash";
    case Type::types: return "a list of types with " + joined(row.values, " or ");
    case Type::one_of: return "one of " + joined(row.values, ", ");
    case Type::one_of_or_ext: return "one of " + joined(row.values, ", ") + ", or ext:…";
    case Type::object:
    case Type::object_or_address: return object_of(row);
    case Type::url_or_object: return "an absolute URL, or " + object_of(row);
    case Type::object_or_token: return object_of(row) + ", or a compact JWT";
    case Type::contexts: return "a list that begins with " + std::string(row.values.front());
  }
  return {};
}

// Calls `visit(row, bit)` for each row in order until it returns true.
template <class Visit>
void visit_rows(const Class& of, Visit visit) {
  std::size_t bit = 0;
  for (const auto* level = &of; level; level = level->base)
    for (const auto& table : level->tables)
      for (const auto& row : table)
        if (visit(row, bit++)) return;
}

// Rows that must be there; one that another overrides counts too, which only costs a closer look.
std::size_t count_needed(const Class& of) {
  std::size_t count = 0;
  for (const auto* level = &of; level; level = level->base) count += level->needed;
  return count;
}

struct Found {
  const Property* row = nullptr;
  std::size_t bit = 0;  // its place in the mask of properties seen
};

Found find_row(const Class& of, std::string_view name) {
  Found found;
  const auto tag = tag_of(name);
  visit_rows(of, [&](const Property& row, std::size_t bit) {
    if (row.tag != tag || !same_text(row.name, name)) return false;
    found = {&row, bit};
    return true;
  });
  return found;
}

bool has_old_context(const json::Value& object) {
  const auto* context = object.find("@context");
  if (!context) return false;
  const auto entries = json::as_list(*context);
  return !entries.empty() && entries.front().as_string() == context_vcdm_1;
}

}  // namespace

class Checker::Step {
 public:
  Step(Checker& checker, std::string_view key, std::size_t index = 0)
      : checker_(checker), frame_{checker.at_, key, index} {
    checker_.at_ = &frame_;
  }
  ~Step() { checker_.at_ = frame_.up; }
  Step(const Step&) = delete;
  Step& operator=(const Step&) = delete;

 private:
  Checker& checker_;
  Frame frame_;
};

std::string Checker::path() const {
  std::vector<const Frame*> frames;
  for (const auto* frame = at_; frame; frame = frame->up) frames.push_back(frame);
  std::string pointer;
  for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
    if ((*frame)->key.data() == nullptr)
      pointer += '/' + std::to_string((*frame)->index);
    else
      pointer += json::pointer_token((*frame)->key);
  }
  return pointer;
}

void Checker::report(ProblemCode code, std::string_view expected, Severity severity) {
  if (problems_->size() >= limits::problems_max) return;
  problems_->push_back({code, severity, path(), where_, std::string(expected)});
}

void Checker::report_at(std::string_view key, ProblemCode code, std::string_view expected,
                        Severity severity) {
  const Step step(*this, key);
  report(code, expected, severity);
}

void Checker::object(const json::Value& value, const Class& of) {
  const Class& chosen = of.older && has_old_context(value) ? *of.older : of;
  if (!value.is_object())
    return report(ProblemCode::wrong_type, chosen.name.empty()
                                               ? "an object"
                                               : "an object of type " + std::string(chosen.name));
  if (depth_ >= limits::json_depth_max)
    return report(ProblemCode::nested_too_deep, "fewer objects inside one another");
  const char* outer = where_;
  where_ = chosen.where;
  ++depth_;
  members(value, chosen);
  if (chosen.also) chosen.also(value, *this);
  --depth_;
  where_ = outer;
}

void Checker::members(const json::Value& value, const Class& of) {
  std::uint64_t seen = 0;
  std::size_t seen_needed = 0;
  for (const auto& member : value.members()) {
    const auto found = find_row(of, member.key);
    // JSON-LD takes null for what is not there (json-ld11#dfn-null), and some write it for no
    // value; an id that is there has to be one (vc-data-model-2.0#identifiers).
    if (found.row && member.value.is_null() && member.key != "id") {
      report_at(member.key, ProblemCode::wrong_type, "a value, or no such member", Severity::warn);
    } else if (found.row) {
      seen |= std::uint64_t{1} << found.bit;
      seen_needed += needs_one(found.row->count) ? 1 : 0;
      const Step step(*this, member.key);
      property(member.value, *found.row);
    } else if (of.others == Others::refused) {
      report_at(member.key, ProblemCode::unknown_property, "no property of this name");
    }
  }
  if (value.size() < of.members_min) report(ProblemCode::too_few_values, "at least one claim");
  // Keys are unique, so where all are there nothing is missing.
  if (seen_needed == count_needed(of)) return;
  visit_rows(of, [&](const Property& row, std::size_t bit) {
    const bool was_seen = (seen >> bit & 1) != 0;
    // A row that an earlier one overrides counts as that one.
    if (!was_seen && needs_one(row.count) && find_row(of, row.name).row == &row)
      report_at(row.name, ProblemCode::missing_property, expectation(row));
    return false;
  });
}

void Checker::property(const json::Value& value, const Property& row) {
  const char* outer = where_;
  if (row.where) where_ = row.where;
  if (!value.is_array() || reads_lists(row.type)) {
    one(value, row);
  } else if (!takes_list(row.count)) {
    report(ProblemCode::too_many_values, "one value, not a list: " + expectation(row));
  } else if (value.size() == 0 && row.count != Count::any_number) {
    report(ProblemCode::too_few_values, "at least one: " + expectation(row));
  } else {
    std::size_t index = 0;
    for (const auto& item : value.items()) {
      const Step step(*this, {}, index++);
      one(item, row);
    }
  }
  where_ = outer;
}

void Checker::one(const json::Value& value, const Property& row) {
  switch (row.type) {
    case Type::any: return;
    case Type::object: return object(value, *row.of);
    case Type::object_or_address:
      if (value.is_string() && is_absolute_iri(value.as_string()))
        return report(ProblemCode::wrong_type, expectation(row), Severity::warn);
      return object(value, *row.of);
    case Type::url_or_object:
    case Type::object_or_token:
      if (value.is_object()) return object(value, *row.of);
      return text(value, row);
    case Type::types: return types(value, row);
    case Type::contexts: return contexts(value, row);
    case Type::language_text: return language_text(value);
    case Type::date_time:
    case Type::date:
    case Type::date_or_epoch: return moment(value, row);
    case Type::one_of:
    case Type::one_of_or_ext: return enumerated(value, row);
    case Type::boolean:
      if (!value.is_boolean()) report(ProblemCode::wrong_type, expectation(row));
      return;
    case Type::number:
      if (!value.is_number()) report(ProblemCode::wrong_type, expectation(row));
      return;
    case Type::string:
      if (value.is_object()) return language_object(value);
      [[fallthrough]];
    default: return text(value, row);
  }
}

// Everything that is one JSON string of some form.
void Checker::text(const json::Value& value, const Property& row) {
  if (!value.is_string()) return report(ProblemCode::wrong_type, expectation(row));
  const auto string = value.as_string();
  switch (row.type) {
    case Type::url:
    case Type::url_or_object: return address(string, Severity::fail);
    case Type::uri: return address(string, Severity::warn);
    case Type::data_url:
      if (!string.starts_with("data:")) report(ProblemCode::envelope_invalid, expectation(row));
      return;
    case Type::token:
    case Type::object_or_token:
      if (!is_compact_token(string)) report(ProblemCode::wrong_value, expectation(row));
      return;
    case Type::language_tag:
      if (!is_language_tag(string)) report(ProblemCode::wrong_value, expectation(row));
      return;
    case Type::hash:
      if (!is_identity_hash(string) && !is_email(string))
        report(ProblemCode::wrong_value, expectation(row));
      return;
    default: return;
  }
}

void Checker::address(std::string_view text, Severity severity) {
  if (!is_absolute_iri(text)) report(ProblemCode::not_a_url, "an absolute URL", severity);
}

void Checker::language_text(const json::Value& value) {
  if (value.is_string()) return;
  if (value.is_object()) return language_object(value);
  if (!value.is_array())
    return report(ProblemCode::wrong_type, "a text, or a language value object");
  std::size_t index = 0;
  for (const auto& item : value.items()) {
    const Step step(*this, {}, index++);
    if (item.is_object())
      language_object(item);
    else if (!item.is_string())
      report(ProblemCode::wrong_type, "a text, or a language value object");
  }
}

// {"@value", "@language", "@direction"} (VCDM 2.0 section 11.1), or a map from languages to texts.
void Checker::language_object(const json::Value& value) {
  const bool is_value_object = value.contains("@value");
  for (const auto& [key, text] : value.members()) {
    const bool known = is_value_object
                           ? key == "@value" || key == "@language" || key == "@direction"
                           : is_language_key(key);
    if (!known)
      report_at(key, ProblemCode::language_value, "only @value, @language and @direction");
    else if (!text.is_string())
      report_at(key, ProblemCode::wrong_type, "a text");
  }
  if (const auto* language = value.find("@language");
      language && language->is_string() && !is_language_subtags(language->as_string()))
    report_at("@language", ProblemCode::language_value, "a language tag such as en or de-AT");
  if (const auto direction = value.string_at("@direction");
      !direction.empty() && direction != "ltr" && direction != "rtl")
    report_at("@direction", ProblemCode::language_value, "ltr or rtl");
}

void Checker::moment(const json::Value& value, const Property& row) {
  if (row.type == Type::date_or_epoch && value.is_number()) {
    if (const auto seconds = value.as_int64(); !seconds || *seconds < 0)
      report(ProblemCode::not_a_date_time, expectation(row));
    return;
  }
  if (!value.is_string()) return report(ProblemCode::wrong_type, expectation(row));
  const auto text = value.as_string();
  if (row.type == Type::date) {
    if (!parse_date(text)) report(ProblemCode::not_a_date_time, expectation(row));
  } else if (row.type == Type::date_or_epoch) {
    const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
    if (!digits && !parse_date(text) && !parse_instant(text))
      report(ProblemCode::not_a_date_time, expectation(row));
  } else if (!parse_instant(text, MissingOffset::refuse)) {
    if (parse_instant(text))
      report(ProblemCode::not_a_date_time, "an offset from UTC: Z or +01:00", Severity::warn);
    else
      report(ProblemCode::not_a_date_time, expectation(row));
  }
}

void Checker::enumerated(const json::Value& value, const Property& row) {
  if (!value.is_string()) return report(ProblemCode::wrong_type, expectation(row));
  const auto text = value.as_string();
  if (std::find(row.values.begin(), row.values.end(), text) != row.values.end()) return;
  if (row.type == Type::one_of_or_ext && is_extension_name(text)) return;
  report(ProblemCode::wrong_value, expectation(row));
}

void Checker::types(const json::Value& value, const Property& row) {
  const auto names = json::as_list(value);
  bool named = row.values.empty();
  for (const auto& name : names) {
    if (!name.is_string() || name.as_string().empty())
      return report(ProblemCode::wrong_type, expectation(row));
    named = named ||
            std::find(row.values.begin(), row.values.end(), name.as_string()) != row.values.end();
  }
  if (names.empty()) return report(ProblemCode::too_few_values, expectation(row));
  if (!named) report(ProblemCode::class_missing, expectation(row));
}

void Checker::contexts(const json::Value& value, const Property& row) {
  if (value.is_string() && value.as_string() == row.values.front())
    return report(ProblemCode::wrong_type, expectation(row), Severity::warn);
  if (!value.is_array()) return report(ProblemCode::context_missing, expectation(row));
  const auto entries = value.items();
  bool present = false;
  std::size_t index = 0;
  for (const auto& entry : entries) {
    const Step step(*this, {}, index++);
    present = present || entry.as_string() == row.values.front();
    if (!entry.is_object() && !(entry.is_string() && is_absolute_iri(entry.as_string())))
      report(ProblemCode::context_invalid, "the URL of a context, or an object");
  }
  if (!present)
    report(ProblemCode::context_missing, expectation(row));
  else if (entries.front().as_string() != row.values.front())
    report(ProblemCode::context_order, expectation(row));
}

}  // namespace cairn::credential
