// SPDX-License-Identifier: Apache-2.0
// Values alone: types, numbers, texts (json-schema-validation#section-6).
#include <algorithm>
#include <array>

#include "json/jcs.h"
#include "json/write.h"
#include "json_schema/evaluation.h"
#include "json_schema/format.h"

namespace cairn::json_schema {
namespace {

constexpr std::uint64_t bytes_a_step = 64;  // of reading through a text
constexpr std::size_t shown_bytes_max = 120;

std::string_view name_of(const json::Value& value) {
  constexpr std::array<std::string_view, 6> names = {"null",     "true or false", "a number",
                                                     "a string", "an array",      "an object"};
  return names[static_cast<std::size_t>(value.kind())];
}

std::string_view name_of_type(std::string_view type) {
  if (type == "boolean") return "true or false";
  if (type == "number") return "a number";
  if (type == "integer") return "a whole number";
  if (type == "string") return "a string";
  if (type == "array") return "an array";
  if (type == "object") return "an object";
  return "null";
}

// Text of a value, cut where it is long.
std::string shown(const json::Value& value) {
  auto text = json::write(value);
  if (text.size() <= shown_bytes_max) return text;
  auto end = shown_bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::uint64_t characters_in(std::string_view text) {
  return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// The same text for values that are equal.
std::string text_of(const json::Value& value) {
  auto canonical = json::canonical(value);
  return canonical.ok() ? std::move(canonical).value() : json::write(value);
}

}  // namespace

bool Evaluation::type(const Assertion& assertion, const Look& look) {
  const auto& value = look.at.value;
  if (assertion.kinds & (1U << static_cast<unsigned>(value.kind()))) return true;
  if ((assertion.kinds & type_integer) && value.is_number()) {
    if (!spend(value.number_text().size() / bytes_a_step)) return false;
    if (Decimal(value.number_text()).is_integer()) return true;
  }
  if (look.outcome == nullptr) return false;
  std::string expected;
  for (const auto& name : json::as_list(assertion.value))
    expected.append(expected.empty() ? "" : " or ").append(name_of_type(name.as_string()));
  return fault(look, "type", "must be " + expected + ", not " + std::string(name_of(value)));
}

bool Evaluation::constant(const Assertion& assertion, const Look& look) {
  if (!spend(assertion.cost * (look.at.value.number_text().size() / bytes_a_step))) return false;
  if (json::equal(assertion.value, look.at.value)) return true;
  if (look.outcome == nullptr) return false;
  return fault(look, "const", "must be " + shown(assertion.value));
}

bool Evaluation::enumeration(const Assertion& assertion, const Look& look) {
  if (!spend(assertion.cost * (look.at.value.number_text().size() / bytes_a_step))) return false;
  for (const auto& item : assertion.value.items())
    if (json::equal(item, look.at.value)) return true;
  if (look.outcome == nullptr) return false;
  return fault(look, "enum", "must be one of " + shown(assertion.value));
}

bool Evaluation::bound(const Assertion& assertion, const Look& look) {
  if (!spend(look.at.value.number_text().size() / bytes_a_step)) return false;
  const Decimal number(look.at.value.number_text());
  const auto& limit = *assertion.number;
  const auto against = [&](bool good, std::string_view words) {
    return good || fault(look, assertion.keyword,
                         std::string("must be ").append(words).append(shown(assertion.value)));
  };
  switch (assertion.kind) {
    case Kind::multiple_of: return against(*number.is_multiple_of(limit), "a multiple of ");
    case Kind::maximum: return against(number <= limit, "at most ");
    case Kind::exclusive_maximum: return against(number < limit, "below ");
    case Kind::minimum: return against(number >= limit, "at least ");
    default: return against(number > limit, "above ");
  }
}

bool Evaluation::count(const Assertion& assertion, const Look& look, std::uint64_t size,
                       std::string_view things) {
  const auto told = [&](std::string_view keyword, std::string_view words, std::uint64_t limit) {
    std::string sentence("must have ");
    sentence.append(words).append(std::to_string(limit));
    sentence.append(things == "Items"        ? " items"
                    : things == "Properties" ? " properties"
                                             : " characters");
    sentence.append(", not ").append(std::to_string(size));
    return fault(look, std::string(keyword).append(things), std::move(sentence));
  };
  if (size < assertion.count_min) return told("min", "at least ", assertion.count_min);
  if (size > assertion.count_max) return told("max", "at most ", assertion.count_max);
  return true;
}

bool Evaluation::length(const Assertion& assertion, const Look& look) {
  const auto text = look.at.value.as_string();
  return spend(text.size() / bytes_a_step) && count(assertion, look, characters_in(text), "Length");
}

bool Evaluation::pattern(const Assertion& assertion, const Look& look) {
  const auto found =
      assertion.patterns.front().pattern.is_in(look.at.value.as_string(), steps_left_);
  if (!found) {
    stop(ErrorCode::too_large, "searching for a pattern takes more steps than allowed", &look.at);
    return false;
  }
  if (*found || look.outcome == nullptr) return *found;
  return fault(look, "pattern", "must match the pattern " + shown(assertion.value));
}

bool Evaluation::format(const Assertion& assertion, const Look& look) {
  const auto text = look.at.value.as_string();
  const auto name = assertion.value.as_string();
  if (!spend(text.size() / bytes_a_step)) return false;
  return has_format(text, name) ||
         fault(look, "format", "must have the format " + std::string(name));
}

bool Evaluation::unique_items(const Assertion& assertion, const Look& look) {
  const auto items = look.at.value.items();
  if (items.size() < 2) return true;
  std::vector<std::pair<std::string, std::size_t>> texts;
  texts.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    texts.emplace_back(text_of(items[i]), i);
    if (!spend(1 + texts.back().first.size() / 8)) return false;
  }
  std::sort(texts.begin(), texts.end());
  const auto same = std::adjacent_find(
      texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
  if (same == texts.end()) return true;
  return fault(look, assertion.keyword,
               "must not have two equal items, as those at " + std::to_string(same->second) +
                   " and " + std::to_string((same + 1)->second) + " are");
}

}  // namespace cairn::json_schema
