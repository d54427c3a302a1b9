// SPDX-License-Identifier: Apache-2.0
#include "achievement/changes.h"

#include "achievement/words.h"
#include "json/write.h"

namespace cairn::achievement {
namespace {

constexpr std::size_t shown_bytes_max = 2000;

// In the order of the document.
constexpr Word labels[] = {{"name", "Name"},
                           {"description", "Description"},
                           {"criteria", "Criteria"},
                           {"evidence_rule", "Evidence"},
                           {"alternative_text", "Description of the picture"},
                           {"image", "Picture"},
                           {"language", "Language of the texts"},
                           {"translations", "Other languages"},
                           {"type", "Type"},
                           {"skills", "Skills"},
                           {"outcomes", "Learning outcomes"},
                           {"assessments", "Assessment"},
                           {"supervision", "Supervision"},
                           {"participation", "Participation"},
                           {"hours", "Hours"},
                           {"ects", "ECTS credits"},
                           {"eqf", "EQF level"},
                           {"nqf", "National level"},
                           {"quality", "Quality assurance"},
                           {"awarding_body", "Awarding body"},
                           {"country", "Country or region"},
                           {"valid_months", "Months it is valid"},
                           {"renewal", "Renewal"},
                           {"prerequisites", "Prerequisites"},
                           {"entry_requirements", "Entry requirements"},
                           {"results", "Results"},
                           {"teaching_languages", "Languages of teaching"},
                           {"tags", "Tags"},
                           {"field_of_study", "Field of study"},
                           {"stacking", "Counts towards"},
                           {"further", "Further information"},
                           {"sharing", "Who sees a badge’s page at first"}};

// A value as people read it: lists by commas, of objects what they say.
std::string told(const json::Value& value) {
  if (value.is_string()) return std::string(value.as_string());
  if (value.is_number()) return std::string(value.number_text());
  std::string out;
  const auto add = [&](std::string_view between, const std::string& text) {
    if (text.empty()) return;
    if (!out.empty()) out += between;
    out += text;
  };
  for (const auto& item : value.items())
    add(value.size() > 0 && item.is_object() ? "; " : ", ", told(item));
  for (const auto& member : value.members()) add(", ", told(member.value));
  return out;
}

std::string shown(const json::Value& value) {
  auto text = told(value);
  if (text.size() <= shown_bytes_max) return text;
  auto end = shown_bytes_max;
  while ((text[end] & 0xC0) == 0x80) --end;  // whole characters
  return text.substr(0, end) + "…";
}

}  // namespace

std::string_view label_of_field(std::string_view field) { return label_of(labels, field); }

std::vector<Change> changes(const Content& before, const Content& after) {
  Arena arena;
  const json::Builder builder(arena);
  const auto was = to_json(before, builder);
  const auto is = to_json(after, builder);
  std::vector<Change> out;
  for (const auto& [field, label] : labels)
    if (!json::equal(was[field], is[field]))
      out.push_back({field, label, shown(was[field]), shown(is[field])});
  return out;
}

}  // namespace cairn::achievement
