// SPDX-License-Identifier: Apache-2.0
#include "skills/import/json_file.h"

#include "base/text.h"
#include "json/parse.h"
#include "skills/limits.h"

namespace cairn::skills {
namespace {

constexpr std::size_t name_bytes_max = 160;

std::string_view without_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

// "en-US" → "en"
std::string primary_language(std::string_view tag) {
  return to_lower_ascii(tag.substr(0, tag.find('-')));
}

}  // namespace

void each_json(const ImportFiles& files, bool (*wants)(std::string_view), FaultList& faults,
               const std::function<void(const std::string& name, const json::Value& root)>& use) {
  json::Parser parser;
  for (const auto& [name, bytes] : files) {
    if (!wants(name)) continue;
    Arena arena;
    const auto root =
        parser.parse(without_mark(as_text(bytes)), arena,
                     {.bytes_max = limits::json_bytes_max, .values_max = limits::json_values_max});
    if (root)
      use(name, *root);
    else
      faults.add(name, root.error().path.empty() ? "the file" : root.error().path,
                 root.error().detail);
  }
}

bool is_json_name(std::string_view file_name) {
  const auto name = to_lower_ascii(base_name(file_name));
  return name.ends_with(".json") || name.ends_with(".jsonld");
}

std::string text_of(const json::Value& value, std::string_view language) {
  if (value.is_string()) return tidy_text(value.as_string());
  if (value.is_number()) return std::string(value.number_text());
  if (value.is_array()) return value.items().empty() ? "" : text_of(value.items()[0], language);
  if (!value.is_object()) return "";
  for (const auto* member : {"@value", "@id"})
    if (const auto* found = value.find(member)) return text_of(*found, language);
  for (const auto& wanted : {primary_language(language), std::string("en")})
    for (const auto& [tag, text] : value.members())
      if (primary_language(tag) == wanted) return text_of(text, language);
  return value.members().empty() ? "" : text_of(value.members()[0].value, language);
}

std::vector<std::string> texts_of(const json::Value& value, std::string_view language) {
  std::vector<std::string> texts;
  const auto add = [&](const json::Value& item) {
    if (auto text = text_of(item, language); !text.empty()) texts.push_back(std::move(text));
  };
  // A language map may hold lists.
  if (value.is_object() && !value.contains("@value") && !value.contains("@id")) {
    for (const auto& [tag, text] : value.members())
      if (primary_language(tag) == primary_language(language) || value.size() == 1)
        for (const auto& item : json::as_list(text)) add(item);
    return texts;
  }
  for (const auto& item : json::as_list(value)) add(item);
  return texts;
}

std::vector<Translation> translations_of(const json::Value& value, std::string_view language) {
  std::vector<Translation> translations;
  if (!value.is_object() || value.contains("@value") || value.contains("@id")) return translations;
  for (const auto& [tag, text] : value.members())
    if (primary_language(tag) != primary_language(language))
      for (const auto& item : json::as_list(text))
        if (auto name = text_of(item); !name.empty())
          translations.push_back({std::string(tag), std::move(name)});
  return translations;
}

std::string name_from(std::string_view statement) {
  auto text = tidy_text(statement);
  if (text.size() <= name_bytes_max) return text;
  auto end = text.rfind(' ', name_bytes_max);
  if (end == text.npos || end == 0) {
    // No space, as in Japanese: the end of a letter will do.
    end = name_bytes_max;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  }
  text.resize(end);
  return text + "…";
}

}  // namespace cairn::skills
