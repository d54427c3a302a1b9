// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "achievement/describe.h"
#include "achievement/import.h"
#include "achievement/words.h"
#include "base/filled.h"
#include "base/text.h"
#include "credential/format.h"
#include "credential/summary.h"
#include "json/parse.h"

namespace cairn::achievement {
namespace {

using credential::first_of;
using credential::has_type;
using credential::id_of;
using credential::text_of;
using json::Value;

constexpr std::size_t file_bytes_max = 8 * 1024 * 1024;

struct Spoken {
  std::string language, text;
};

// Every language of a text: a language map {"de": "…"} or {"@value", "@language"} objects.
std::vector<Spoken> spoken(const Value& value) {
  std::vector<Spoken> out;
  if (value.is_object() && !value.contains("@value")) {
    for (const auto& member : value.members())
      if (member.value.is_string())
        out.push_back({std::string(member.key), std::string(member.value.as_string())});
    return out;
  }
  for (const auto& one : json::as_list(value))
    if (one.is_object())
      out.push_back(
          {std::string(one.string_at("@language")), std::string(one.string_at("@value"))});
  return out;
}

Translation& in_language(Content& content, const std::string& language) {
  auto& all = content.details.translations;
  auto found = std::ranges::find(all, language, &Translation::language);
  if (found != all.end()) return *found;
  all.push_back({.language = language,
                 .name = {},
                 .description = {},
                 .criteria = {},
                 .alternative_text = {}});
  return all.back();
}

void take_texts(const Value& value, std::string Content::*main, std::string Translation::*other,
                Content& into) {
  into.*main = text_of(value, into.details.language);
  for (auto& one : spoken(value))
    if (!one.language.empty() && one.language != into.details.language)
      in_language(into, one.language).*other = std::move(one.text);
}

// EQF levels and credits that stand among the alignments are members of ours.
bool take_level_or_credits(const Value& alignment, Details& into) {
  const auto url = text_of(alignment["targetUrl"]);
  constexpr std::string_view eqf = "http://data.europa.eu/snb/eqf/";
  if (url.starts_with(eqf) && url.size() == eqf.size() + 1 && url.back() >= '1' &&
      url.back() <= '8') {
    into.eqf = url.back() - '0';
    return true;
  }
  if (text_of(alignment["targetType"]) != "ext:ECTSCredits") return false;
  if (const auto credits = read_decimal(text_of(alignment["targetCode"]))) into.ects = *credits;
  return true;
}

void take_alignments(const Value& list, Details& into) {
  for (const auto& one : json::as_list(list)) {
    if (take_level_or_credits(one, into)) continue;
    if (text_of(one["targetType"]) == "ext:Prerequisite") {
      into.prerequisites.push_back({.achievement = {},
                                    .url = std::string(text_of(one["targetUrl"])),
                                    .name = std::string(text_of(one["targetName"]))});
      continue;
    }
    Skill skill;
    skill.name = text_of(one["targetName"]);
    skill.id = text_of(one["targetUrl"]);
    skill.framework = text_of(one["targetFramework"]);
    skill.level = level_in(text_of(one["targetDescription"]));
    if (!skill.name.empty()) into.skills.push_back(std::move(skill));
  }
}

void take_results(const Value& list, Details& into) {
  for (const auto& one : json::as_list(list)) {
    ResultRow row;
    row.name = text_of(one["name"]);
    row.type = text_of(one["resultType"]);
    const auto allowed = one["allowedValue"];
    for (const auto& value : json::as_list(allowed))
      row.allowed_values.emplace_back(text_of(value));
    row.required_value = text_of(one["requiredValue"]);
    row.value_min = text_of(one["valueMin"]);
    row.value_max = text_of(one["valueMax"]);
    const auto required = one.string_at("requiredLevel");
    const auto levels = one["rubricCriterionLevel"];
    for (const auto& level : json::as_list(levels)) {
      row.levels.push_back({std::string(text_of(level["name"])),
                            std::string(text_of(level["description"])),
                            std::string(text_of(level["points"]))});
      if (!required.empty() && id_of(level) == required)
        row.required_level = row.levels.back().name;
    }
    into.results.push_back(std::move(row));
  }
}

// Criteria are a text, or a page of their own.
void take_criteria(const Value& criteria, Content& into, std::vector<std::string>& notes) {
  const auto one = first_of(criteria);
  const auto url = id_of(one);
  if (one.is_object())
    take_texts(one["narrative"], &Content::criteria, &Translation::criteria, into);
  if (!into.criteria.empty() || url.empty()) return;
  into.criteria = "The criteria stand at <" + std::string(url) + ">.";
  notes.push_back(filled("The criteria stand on a page of their own; copy them from {}.", url));
}

void take_image(const Value& value, Content& into, std::vector<std::string>& notes) {
  const auto image = first_of(value);
  if (image.is_null()) return;
  into.alternative_text = text_of(image["caption"]);
  notes.emplace_back("The picture was not taken over. Draw one, or upload it.");
}

void complete(Content& into) {
  if (into.image.text.empty() && into.name.size() <= 40) into.image.text = into.name;
  if (into.alternative_text.empty())
    into.alternative_text = "A badge with a cairn and the words “" + into.name + "”";
}

Imported from_badge(const Value& badge, std::string_view tags) {
  Imported out;
  auto& into = out.content;
  auto& details = into.details;
  auto language = badge.string_at("inLanguage");
  if (language.empty()) language = badge.string_at("@language");
  if (!language.empty()) details.language = language;
  take_texts(badge["name"], &Content::name, &Translation::name, into);
  take_texts(badge["description"], &Content::description, &Translation::description, into);
  take_criteria(badge["criteria"], into, out.notes);
  take_image(badge["image"], into, out.notes);
  const auto tag = badge[tags];
  for (const auto& one : json::as_list(tag)) details.tags.emplace_back(text_of(one));
  take_alignments(badge["alignment"], details);
  take_alignments(badge["alignments"], details);
  complete(into);
  return out;
}

Imported from_achievement(const Value& achievement) {
  auto out = from_badge(achievement, "tag");
  auto& details = out.content.details;
  if (const auto type = achievement.string_at("achievementType"); !type.empty()) {
    if (find_word(achievement_types(), type) != nullptr)
      details.type = type;
    else
      out.notes.push_back(filled("The type “{}” is none of ours; it became a micro-credential.",
                                 type.substr(0, 60)));
  }
  details.field_of_study = text_of(achievement["fieldOfStudy"]);
  if (const auto credits = achievement["creditsAvailable"];
      credits.is_number() && details.ects.hundredths == 0)
    details.ects = read_decimal(credits.number_text()).value_or(Decimal());
  take_results(achievement["resultDescription"], details);
  return out;
}

class Finder {
 public:
  explicit Finder(Import& out) : out_(out) {}

  void look_at(const Value& document, std::size_t row) {
    if (out_.found.size() == imported_max) return full(row);
    if (!document.is_object()) return unknown(row);
    const auto subject = first_of(document["credentialSubject"]);
    if (!subject.is_null())
      return subject["achievement"].is_object()
                 ? keep(from_achievement(subject["achievement"]), row)
                 : unknown(row);
    if (document["badge"].is_object()) return keep(from_badge(document["badge"], "tags"), row);
    if (has_type(document, "Achievement")) return keep(from_achievement(document), row);
    if (has_type(document, "BadgeClass") || document.contains("issuer"))
      return keep(from_badge(document, "tags"), row);
    if (has_type(document, "Assertion"))
      return fault(row,
                   "This is an assertion that names its badge class by address alone. Import "
                   "the badge class itself.");
    own(document, row);
  }

 private:
  void own(const Value& document, std::size_t row) {
    if (!document.contains("name")) return unknown(row);
    auto content = read_content(document);
    if (content) return keep({.content = std::move(*content), .row = row, .notes = {}}, row);
    out_.faults.push_back({row, content.error().path, content.error().detail});
    for (const auto& other : content.error().also)
      out_.faults.push_back({row, other.path, other.detail});
  }
  void keep(Imported one, std::size_t row) {
    one.row = row;
    out_.found.push_back(std::move(one));
  }
  void fault(std::size_t row, std::string sentence) {
    out_.faults.push_back({row, "", std::move(sentence)});
  }
  void unknown(std::size_t row) {
    fault(row,
          "There is no achievement here. Import a BadgeClass, an Achievement, or a credential "
          "that holds one.");
  }
  void full(std::size_t row) {
    if (out_.faults.empty() || out_.faults.back().row != 0)
      fault(0, filled("The file holds more than one import may bring, from place {} on. Split it.",
                      row));
  }

  Import& out_;
};

}  // namespace

Result<Import> read_json(std::string_view text) {
  Arena arena;
  CAIRN_TRY(const auto document,
            json::parse(text, arena, json::ParseLimits{.bytes_max = file_bytes_max}));
  Import out;
  Finder finder(out);
  const auto items = document.is_object() ? document["items"] : document;
  if (items.is_array()) {
    for (std::size_t i = 0; i < items.size(); ++i) finder.look_at(items.items()[i], i + 1);
  } else {
    finder.look_at(document, 0);
  }
  if (out.found.empty() && out.faults.empty())
    return fail(ErrorCode::unsupported, "achievement#import",
                "There is no achievement in the file.");
  return out;
}

Result<Import> read_file(ByteView bytes) {
  auto text = as_text(bytes);
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  text = trim(text);
  if (text.empty())
    return fail(ErrorCode::unreadable, "achievement#import",
                "The file is empty. Choose a JSON file or a table (CSV).");
  if (text.front() == '{' || text.front() == '[') return read_json(text);
  return read_csv(bytes);
}

}  // namespace cairn::achievement
