// SPDX-License-Identifier: Apache-2.0
#include "credential/open_badge_3.h"

#include <algorithm>

#include "base/text.h"
#include "credential/format.h"
#include "credential/identity.h"
#include "encoding/percent.h"

namespace cairn::credential {
namespace {

// The members of a property that holds one or several, each with its place.
std::vector<Located> located(const json::Value& object, std::string_view key, std::string path) {
  const auto* value = object.find(key);
  if (!value || value->is_null()) return {};
  path += '/';
  path += key;
  if (!value->is_array()) return {{*value, std::move(path)}};
  std::vector<Located> all;
  std::size_t index = 0;
  for (const auto& item : value->items())
    all.push_back({item, path + '/' + std::to_string(index++)});
  return all;
}

std::string string_of(const json::Value& value, std::string_view language) {
  if (value.is_number()) return std::string(value.number_text());
  return std::string(text_of(value, language));
}

struct Reader {
  std::string_view language;

  std::string text(const json::Value& object, std::string_view key) const {
    return string_of(object[key], language);
  }

  Party party(const json::Value& value) const {
    const auto profile = first_of(value);
    return {.id = std::string(id_of(profile)),
            .name = text(profile, "name"),
            .url = text(profile, "url"),
            .email = text(profile, "email"),
            .image = std::string(id_of(first_of(profile["image"])))};
  }

  std::vector<AlignmentSummary> alignments(const json::Value& object) const {
    std::vector<AlignmentSummary> all;
    const auto value = object["alignment"];
    for (const auto& item : json::as_list(value))
      all.push_back({.name = text(item, "targetName"),
                     .url = text(item, "targetUrl"),
                     .code = text(item, "targetCode"),
                     .framework = text(item, "targetFramework"),
                     .type = text(item, "targetType"),
                     .description = text(item, "targetDescription")});
    return all;
  }

  std::vector<EvidenceSummary> evidence(const json::Value& credential) const {
    std::vector<EvidenceSummary> all;
    const auto value = credential["evidence"];
    for (const auto& item : json::as_list(value))
      all.push_back({.id = std::string(id_of(item)),
                     .name = text(item, "name"),
                     .description = text(item, "description"),
                     .narrative = text(item, "narrative"),
                     .genre = text(item, "genre"),
                     .audience = text(item, "audience")});
    return all;
  }

  // Name of the rubric criterion level with this id, or the id.
  std::string level_name(const json::Value& description, std::string_view id) const {
    const auto value = description["rubricCriterionLevel"];
    for (const auto& level : json::as_list(value))
      if (!id.empty() && id_of(level) == id) return text(level, "name");
    return std::string(id);
  }

  json::Value description_of(const json::Value& achievement, std::string_view id) const {
    const auto value = achievement["resultDescription"];
    for (const auto& description : json::as_list(value))
      if (!id.empty() && id_of(description) == id) return description;
    return {};
  }

  // spec: ob3#result: joined to the achievement's result description by id.
  ResultSummary result(const json::Value& item, const json::Value& achievement) const {
    const auto description = description_of(achievement, id_of(item["resultDescription"]));
    ResultSummary joined{.name = text(description, "name"),
                         .type = text(description, "resultType"),
                         .value = text(item, "value"),
                         .level = level_name(description, id_of(item["achievedLevel"])),
                         .status = text(item, "status"),
                         .value_min = text(description, "valueMin"),
                         .value_max = text(description, "valueMax"),
                         .required = text(description, "requiredValue"),
                         .alignments = alignments(item)};
    if (joined.required.empty())
      joined.required = level_name(description, id_of(description["requiredLevel"]));
    return joined;
  }

  void achievement(const json::Value& value, Summary& summary) const {
    const auto criteria = first_of(value["criteria"]);
    const auto image = first_of(value["image"]);
    summary.achievement_id = id_of(value);
    summary.achievement_type = text(value, "achievementType");
    summary.achievement_version = text(value, "version");
    summary.name = text(value, "name");
    summary.description = text(value, "description");
    summary.criteria = text(criteria, "narrative");
    summary.criteria_url = id_of(criteria);
    summary.image = id_of(image);
    summary.image_caption = text(image, "caption");
    summary.language = text(value, "inLanguage");
    summary.creator = party(value["creator"]);
    summary.alignments = alignments(value);
    const auto tags = value["tag"];
    for (const auto& tag : json::as_list(tags)) summary.tags.push_back(string_of(tag, language));
  }

  void subject(const json::Value& value, Summary& summary) const {
    summary.subject_id = id_of(value);
    summary.identifiers = identifiers_of(value);
    summary.subject_name = text(value, "name");
    for (const auto& identifier : summary.identifiers)
      if (summary.subject_name.empty() && identifier.type == "name" && !identifier.hashed)
        summary.subject_name = identifier.identity;
    summary.narrative = text(value, "narrative");
    summary.credits = string_of(value["creditsEarned"], language);
    const auto results = value["result"];
    const auto achieved = first_of(value["achievement"]);
    for (const auto& item : json::as_list(results))
      summary.results.push_back(result(item, achieved));
  }
};

// The two names of one end of a period, as paths.
struct EndNames {
  std::string_view own;
  std::string_view other;  // "" where it does not stand beside

  EndNames(const json::Value& credential, std::string_view now, std::string_view then) : own(now) {
    if (!credential.contains(then.substr(1))) return;
    const bool both = credential.contains(now.substr(1));
    const bool old = !both || recognise(credential).model == Model::vcdm_1_1;
    if (old) own = then;
    if (both) other = old ? now : then;
  }
};

std::string normal_id(std::string_view id) { return encoding::percent_decoded(trim(id)); }

}  // namespace

ValidityText validity_of(const json::Value& credential) {
  const EndNames from(credential, "/validFrom", "/issuanceDate");
  const EndNames until(credential, "/validUntil", "/expirationDate");
  return {.from = credential.string_at(from.own.substr(1)),
          .until = credential.string_at(until.own.substr(1)),
          .from_path = from.own,
          .until_path = until.own};
}

ValidityText also_validity_of(const json::Value& credential) {
  const EndNames from(credential, "/validFrom", "/issuanceDate");
  const EndNames until(credential, "/validUntil", "/expirationDate");
  ValidityText also;
  if (!from.other.empty()) {
    also.from_path = from.other;
    also.from = credential.string_at(from.other.substr(1));
  }
  if (!until.other.empty()) {
    also.until_path = until.other;
    also.until = credential.string_at(until.other.substr(1));
  }
  return also;
}

std::string_view issuer_id(const json::Value& credential) {
  return id_of(first_of(credential["issuer"]));
}

std::string_view issuer_name(const json::Value& credential) {
  return text_of(first_of(credential["issuer"])["name"]);
}

std::vector<Located> subjects(const json::Value& credential) {
  return located(credential, "credentialSubject", {});
}

std::vector<Located> status_entries(const json::Value& credential) {
  return located(credential, "credentialStatus", {});
}

std::vector<Located> schema_entries(const json::Value& credential) {
  return located(credential, "credentialSchema", {});
}

// What a record of several describes is not what it awards itself.
json::Value achievement_of(const json::Value& credential) {
  if (has_type(credential, "ClrCredential")) return {};
  for (const auto& subject : subjects(credential))
    if (const auto achievement = first_of(subject.value["achievement"]); achievement.is_object())
      return achievement;
  return {};
}

bool same_credential_id(std::string_view a, std::string_view b) {
  return !trim(a).empty() && normal_id(a) == normal_id(b);
}

Summary summarise_vc(const json::Value& credential, std::string_view language) {
  const Reader reader{language};
  Summary summary;
  const auto all = subjects(credential);
  if (!all.empty()) reader.subject(all.front().value, summary);
  const auto achievement = achievement_of(credential);
  if (achievement.is_object()) reader.achievement(achievement, summary);
  if (summary.name.empty()) summary.name = reader.text(credential, "name");
  if (summary.description.empty()) summary.description = reader.text(credential, "description");
  if (summary.image.empty()) summary.image = id_of(first_of(credential["image"]));
  const auto validity = validity_of(credential);
  summary.id = id_of(credential);
  summary.issuer = reader.party(credential["issuer"]);
  summary.valid_from = validity.from;
  summary.valid_until = validity.until;
  summary.awarded = credential.string_at("awardedDate");
  summary.evidence = reader.evidence(credential);
  return summary;
}

}  // namespace cairn::credential
