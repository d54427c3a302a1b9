// SPDX-License-Identifier: Apache-2.0
#include "credential/build.h"

#include "base/text.h"
#include "credential/format.h"
#include "credential/identity.h"
#include "credential/rules.h"

namespace cairn::credential {
namespace {

using json::Builder;
using json::ObjectBuilder;
using json::Value;

ObjectBuilder typed(std::string_view type, Builder builder) {
  ObjectBuilder object(builder);
  object.add("type", builder.array({builder.string(type)}));
  return object;
}

// One object for each item; nothing where there are none.
template <class Item, class Make>
void add_list(ObjectBuilder& object, std::string_view key, const std::vector<Item>& items,
              Builder builder, Make make) {
  if (items.empty()) return;
  std::vector<Value> values;
  values.reserve(items.size());
  for (const auto& item : items) values.push_back(make(item, builder));
  object.add(key, builder.array(values));
}

void add_strings(ObjectBuilder& object, std::string_view key, const std::vector<std::string>& texts,
                 Builder builder) {
  if (!texts.empty()) object.add(key, builder.strings(texts));
}

// Single type names here: the schema wants `type` of Image and identifiers as plain text.
Value image_value(std::string_view id, std::string_view caption, Builder builder) {
  return ObjectBuilder(builder)
      .add_string("id", id)
      .add_string("type", "Image")
      .add_string_if("caption", caption)
      .value();
}

Value alignment_value(const NewAlignment& alignment, Builder builder) {
  return typed("Alignment", builder)
      .add_string("targetName", alignment.name)
      .add_string("targetUrl", alignment.url)
      .add_string_if("targetCode", alignment.code)
      .add_string_if("targetDescription", alignment.description)
      .add_string_if("targetFramework", alignment.framework)
      .add_string_if("targetType", alignment.type)
      .value();
}

Value related_value(const NewRelated& related, Builder builder) {
  auto object = typed("Related", builder);
  return object.add_string("id", related.id)
      .add_string_if("inLanguage", related.language)
      .add_string_if("version", related.version)
      .value();
}

// Two letters are a code of ISO 3166-1, anything else is a name.
Value address_value(std::string_view country, Builder builder) {
  auto object = typed("Address", builder);
  object.add_string(country.size() == 2 ? "addressCountryCode" : "addressCountry", country);
  return object.value();
}

Value rubric_level_value(const NewRubricLevel& level, Builder builder) {
  auto object = typed("RubricCriterionLevel", builder);
  return object.add_string("id", level.id)
      .add_string("name", level.name)
      .add_string_if("level", level.level)
      .add_string_if("description", level.description)
      .add_string_if("points", level.points)
      .value();
}

Value result_description_value(const NewResultDescription& description, Builder builder) {
  auto object = typed("ResultDescription", builder);
  object.add_string("id", description.id)
      .add_string("name", description.name)
      .add_string("resultType", description.type);
  add_strings(object, "allowedValue", description.allowed_values, builder);
  object.add_string_if("requiredLevel", description.required_level)
      .add_string_if("requiredValue", description.required_value)
      .add_string_if("valueMin", description.value_min)
      .add_string_if("valueMax", description.value_max);
  add_list(object, "rubricCriterionLevel", description.levels, builder, rubric_level_value);
  return object.value();
}

Value evidence_value(const NewEvidence& evidence, Builder builder) {
  ObjectBuilder object(builder);
  return object.add_string_if("id", evidence.url)
      .add("type", builder.array({builder.string("Evidence")}))
      .add_string_if("name", evidence.name)
      .add_string_if("description", evidence.description)
      .add_string_if("narrative", evidence.narrative)
      .add_string_if("genre", evidence.genre)
      .value();
}

Value result_value(const NewResult& result, Builder builder) {
  return typed("Result", builder)
      .add_string_if("resultDescription", result.description_id)
      .add_string_if("achievedLevel", result.level_id)
      .add_string_if("status", result.status)
      .add_string_if("value", result.value)
      .value();
}

Value identity_value(std::string_view type, std::string_view identity, Builder builder) {
  return ObjectBuilder(builder)
      .add_string("type", "IdentityObject")
      .add("hashed", Value::boolean(false))
      .add_string("identityHash", identity)
      .add_string("identityType", type)
      .value();
}

// spec: ob3#identityobject: the address in lower case, so that everyone hashes the same.
Value hashed_email(const NewSubject& subject, Builder builder) {
  return ObjectBuilder(builder)
      .add_string("type", "IdentityObject")
      .add("hashed", Value::boolean(true))
      .add_string("identityHash", hash_identity(to_lower_ascii(subject.email), subject.salt))
      .add_string("identityType", "emailAddress")
      .add_string("salt", subject.salt)
      .value();
}

Value subject_value(const NewAward& award, Builder builder) {
  const auto& subject = award.subject;
  ObjectBuilder object(builder);
  object.add_string_if("id", subject.id)
      .add("type", builder.array({builder.string("AchievementSubject")}));
  if (const auto identifiers = build_identifiers(subject, builder); identifiers.size() != 0)
    object.add("identifier", identifiers);
  object.add("achievement", build_achievement(award.achievement, builder))
      .add_string_if("narrative", award.narrative);
  add_list(object, "result", award.results, builder, result_value);
  return object.value();
}

Error missing(std::string detail, std::string path) {
  return fail(ErrorCode::invalid, "ob3#achievementcredential", std::move(detail), std::move(path));
}

void add_endorsements(ObjectBuilder& object, const std::vector<Value>& endorsements,
                      Builder builder) {
  if (!endorsements.empty()) object.add("endorsement", builder.array(endorsements));
}

Result<Value> checked(const Value& value) {
  for (const auto& problem : check(value))
    if (problem.severity == Severity::fail)
      return fail(ErrorCode::invalid, problem.where, "expected " + problem.expected, problem.path);
  return value;
}

}  // namespace

json::Value build_identifiers(const NewSubject& subject, Builder builder) {
  std::vector<Value> identifiers;
  if (!subject.email.empty()) identifiers.push_back(hashed_email(subject, builder));
  if (!subject.name.empty()) identifiers.push_back(identity_value("name", subject.name, builder));
  return builder.array(identifiers);
}

Status check_subject(const NewSubject& subject) {
  constexpr std::size_t salt_characters_min = 16;
  if (subject.id.empty() && subject.email.empty())
    return missing("the subject has neither an id nor an e-mail address", "/credentialSubject");
  if (!subject.email.empty() && subject.salt.size() < salt_characters_min)
    return missing("the salt is too short to hide an address", "/credentialSubject/identifier");
  return done;
}

json::Value build_achievement(const NewAchievement& achievement, Builder builder) {
  ObjectBuilder object(builder);
  object.add_string("id", achievement.id)
      .add("type", builder.array({builder.string("Achievement")}))
      .add_string_if("achievementType", achievement.type)
      .add_string("name", achievement.name)
      .add_string("description", achievement.description)
      .add("criteria", ObjectBuilder(builder)
                           .add_string_if("id", achievement.criteria_url)
                           .add_string_if("narrative", achievement.criteria)
                           .value());
  if (!achievement.image.empty())
    object.add("image", image_value(achievement.image, achievement.image_caption, builder));
  object.add_string_if("inLanguage", achievement.language)
      .add_string_if("version", achievement.version)
      .add_string_if("fieldOfStudy", achievement.field_of_study);
  if (!achievement.credits.empty())
    object.add("creditsAvailable", Value::number(builder.arena().copy(achievement.credits)));
  add_list(object, "related", achievement.related, builder, related_value);
  add_strings(object, "tag", achievement.tags, builder);
  add_list(object, "alignment", achievement.alignments, builder, alignment_value);
  add_list(object, "resultDescription", achievement.result_descriptions, builder,
           result_description_value);
  add_endorsements(object, achievement.endorsements, builder);
  return object.value();
}

json::Value build_evidence(const NewEvidence& evidence, Builder builder) {
  return evidence_value(evidence, builder);
}

json::Value build_result(const NewResult& result, Builder builder) {
  return result_value(result, builder);
}

json::Value build_profile(const NewProfile& profile, Builder builder) {
  ObjectBuilder object(builder);
  object.add_string("id", profile.id)
      .add("type", builder.array({builder.string("Profile")}))
      .add_string_if("name", profile.name)
      .add_string_if("url", profile.url)
      .add_string_if("email", profile.email)
      .add_string_if("description", profile.description);
  if (!profile.image.empty()) object.add("image", image_value(profile.image, {}, builder));
  if (!profile.country.empty()) object.add("address", address_value(profile.country, builder));
  add_endorsements(object, profile.endorsements, builder);
  return object.value();
}

Result<json::Value> build_award(const NewAward& award, Builder builder) {
  CAIRN_CHECK(check_subject(award.subject));
  if (award.achievement.name.empty())
    return missing("the achievement has no name", "/credentialSubject/achievement/name");
  if (award.achievement.description.empty())
    return missing("the achievement has no description",
                   "/credentialSubject/achievement/description");
  ObjectBuilder credential(builder);
  credential
      .add("@context",
           builder.array({builder.string(context_vcdm_2), builder.string(context_open_badges_3)}))
      .add_string("id", award.id)
      .add("type", builder.array({builder.string("VerifiableCredential"),
                                  builder.string("OpenBadgeCredential")}))
      .add_string("name", award.name.empty() ? award.achievement.name : award.name)
      .add_string_if("description", award.description)
      .add("issuer", build_profile(award.issuer, builder))
      .add_string_if("validFrom", award.valid_from)
      .add_string_if("validUntil", award.valid_until)
      .add_string_if("awardedDate", award.awarded)
      .add("credentialSubject", subject_value(award, builder));
  if (award.status) credential.add("credentialStatus", *award.status);
  add_list(credential, "evidence", award.evidence, builder, evidence_value);
  return checked(credential.value());
}

Result<json::Value> build_endorsement(const NewEndorsement& endorsement, Builder builder) {
  return checked(
      ObjectBuilder(builder)
          .add("@context", builder.array({builder.string(context_vcdm_2),
                                          builder.string(context_open_badges_3)}))
          .add_string("id", endorsement.id)
          .add("type", builder.array({builder.string("VerifiableCredential"),
                                      builder.string("EndorsementCredential")}))
          .add_string("name", endorsement.name)
          .add("issuer", build_profile(endorsement.issuer, builder))
          .add_string("validFrom", endorsement.valid_from)
          .add("credentialSubject", typed("EndorsementSubject", builder)
                                        .add_string("id", endorsement.subject)
                                        .add_string_if("endorsementComment", endorsement.comment)
                                        .value())
          .value());
}

}  // namespace cairn::credential
