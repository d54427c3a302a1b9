// SPDX-License-Identifier: Apache-2.0
#include "catalogue/fields.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

constexpr double number_max = 1e15;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_mark(char c) { return c == '_' || c == '-' || c == ' ' || c == '.'; }

// Behind the namespace: "ceterms:name", "https://purl.org/ctdl/terms/name".
std::string_view local_name(std::string_view key) {
  const auto mark = key.find_last_of(":/#");
  return mark == std::string_view::npos ? key : key.substr(mark + 1);
}

std::string_view text_of_language(const json::Value& map, std::string_view language) {
  std::string_view first, english;
  for (const auto& [key, value] : map.members()) {
    const auto text =
        value.is_array() && value.size() > 0 ? value.items()[0].as_string() : value.as_string();
    if (text.empty() || key.starts_with('@')) continue;
    if (first.empty()) first = text;
    if (english.empty() && key.starts_with("en")) english = text;
    if (key == language ||
        (key.starts_with(language) && key.size() > language.size() && key[language.size()] == '-'))
      return text;
  }
  return english.empty() ? first : english;
}

bool is_language_map(const json::Value& value) {
  return value.size() > 0 && std::all_of(value.members().begin(), value.members().end(),
                                         [](const json::Member& member) {
                                           const auto tag = split(member.key, '-').front();
                                           return tag.size() >= 2 && tag.size() <= 3 &&
                                                  !read_language(member.key).empty();
                                         });
}

std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

}  // namespace

bool same_name(std::string_view key, std::string_view name) {
  key = local_name(key);
  std::size_t i = 0, k = 0;
  while (true) {
    while (i < key.size() && is_mark(key[i])) ++i;
    while (k < name.size() && is_mark(name[k])) ++k;
    if (i == key.size() || k == name.size()) return i == key.size() && k == name.size();
    if (lower(key[i++]) != lower(name[k++])) return false;
  }
}

json::Value field(const json::Value& object, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (const auto* exact = object.find(name); exact != nullptr && !exact->is_null()) return *exact;
    for (const auto& [key, value] : object.members())
      if (!value.is_null() && same_name(key, name)) return value;
  }
  return {};
}

std::string_view text_in(const json::Value& value, std::string_view language) {
  switch (value.kind()) {
    case json::Kind::string: return value.as_string();
    case json::Kind::number: return value.number_text();
    case json::Kind::array:
      for (const auto& item : value.items())
        if (const auto text = text_in(item, language); !text.empty()) return text;
      return {};
    case json::Kind::object: {
      if (is_language_map(value)) return text_of_language(value, language);
      // Only as deep as a name needs: {"name": {"en": "…"}}.
      for (const auto* name :
           {"@value", "value", "name", "title", "display_name", "label", "prefLabel", "id"}) {
        const auto inner = field(value, name);
        if (inner.is_string()) return inner.as_string();
        if (inner.is_number()) return inner.number_text();
        if (inner.is_object() && is_language_map(inner)) return text_of_language(inner, language);
      }
      return {};
    }
    case json::Kind::null:
    case json::Kind::boolean: break;
  }
  return {};
}

std::optional<double> number_in(const json::Value& value) {
  std::optional<double> number;
  if (value.is_number())
    number = value.as_double();
  else if (value.is_string())
    number = read_number(value.as_string());
  else if (value.is_array() && value.size() == 1 && !value.items()[0].is_array())
    number = number_in(value.items()[0]);
  else if (value.is_object() && !field(value, {"@value", "value"}).is_object())
    number = number_in(field(value, {"@value", "value"}));
  if (!number || !(*number >= 0) || *number > number_max) return std::nullopt;
  return number;
}

std::vector<std::string_view> texts_in(const json::Value& value, std::string_view language,
                                       bool parted) {
  std::vector<std::string_view> texts;
  const auto add = [&](std::string_view text) {
    text = trim(text);
    if (!text.empty() && texts.size() < list_items_max) texts.push_back(text);
  };
  if (value.is_string() && parted) {
    for (const auto part : split(value.as_string(), ',')) add(part);
  } else if (value.is_array()) {
    for (const auto& item : value.items()) add(text_in(item, language));
  } else if (value.is_object() && is_language_map(value)) {
    // A language map may hold a list: {"en": ["…", "…"]}.
    const auto per_language = field(value, {language, "en", "en-US", value.members()[0].key});
    if (per_language.is_array()) return texts_in(per_language, language);
    add(text_in(value, language));
  } else {
    add(text_in(value, language));
  }
  return texts;
}

std::optional<bool> truth_in(const json::Value& value) {
  if (value.is_boolean()) return value.as_boolean();
  const auto text = to_lower_ascii(text_in(value, "en"));
  if (text == "true" || text == "yes" || text == "1") return true;
  if (text == "false" || text == "no" || text == "0") return false;
  return std::nullopt;
}

std::string line_in(const json::Value& value, std::string_view language, std::size_t bytes_max) {
  return plain_text(text_in(value, language), bytes_max);
}

std::vector<json::Value> entries_of(const json::Value& value) {
  std::vector<json::Value> entries;
  if (value.is_array()) entries.assign(value.items().begin(), value.items().end());
  for (const auto& member : value.members()) entries.push_back(member.value);
  return entries;
}

bool holds_names(std::string_view bytes, std::initializer_list<std::string_view> names) {
  constexpr std::size_t looked_at_bytes = 64 * 1024;
  bytes = without_mark(bytes.substr(0, looked_at_bytes));
  const auto text = trim(bytes);
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
    return bytes.find('"' + std::string(name) + '"') != std::string_view::npos;
  });
}

}  // namespace cairn::catalogue
