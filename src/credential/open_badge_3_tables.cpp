// SPDX-License-Identifier: Apache-2.0
// Tables of Open Badges 3.0 (1EdTech, document version 1.2, appendix B), over VCDM 2.0 and 1.1.
// They agree with the official JSON Schemas but where tests/conformance/schema_differences.txt
// says.
#include <algorithm>

#include "credential/format.h"
#include "credential/tables.h"

namespace cairn::credential::tables {
namespace {

using enum Type;
using enum Count;

constexpr std::string_view credential_names[] = {"AchievementCredential", "OpenBadgeCredential"};
constexpr std::string_view endorsement_names[] = {"EndorsementCredential"};
constexpr std::string_view subject_names[] = {"AchievementSubject"};
constexpr std::string_view endorsement_subject_names[] = {"EndorsementSubject"};
constexpr std::string_view achievement_names[] = {"Achievement"};
constexpr std::string_view profile_names[] = {"Profile"};
constexpr std::string_view identity_names[] = {"IdentityObject"};
constexpr std::string_view identifier_names[] = {"IdentifierEntry"};
constexpr std::string_view evidence_names[] = {"Evidence"};
constexpr std::string_view image_names[] = {"Image"};
constexpr std::string_view address_names[] = {"Address"};
constexpr std::string_view geo_names[] = {"GeoCoordinates"};
constexpr std::string_view related_names[] = {"Related"};

constexpr std::string_view identifier_types[] = {
    "name",          "sourcedId",    "systemId",        "productId",
    "userName",      "accountId",    "emailAddress",    "nationalIdentityNumber",
    "isbn",          "issn",         "lisSourcedId",    "oneRosterSourcedId",
    "sisSourcedId",  "ltiContextId", "ltiDeploymentId", "ltiToolId",
    "ltiPlatformId", "ltiUserId",    "identifier"};
constexpr std::string_view achievement_types[] = {"Achievement",
                                                  "ApprenticeshipCertificate",
                                                  "Assessment",
                                                  "Assignment",
                                                  "AssociateDegree",
                                                  "Award",
                                                  "Badge",
                                                  "BachelorDegree",
                                                  "Certificate",
                                                  "CertificateOfCompletion",
                                                  "Certification",
                                                  "CommunityService",
                                                  "Competency",
                                                  "Course",
                                                  "CoCurricular",
                                                  "Degree",
                                                  "Diploma",
                                                  "DoctoralDegree",
                                                  "Fieldwork",
                                                  "GeneralEducationDevelopment",
                                                  "JourneymanCertificate",
                                                  "LearningProgram",
                                                  "License",
                                                  "Membership",
                                                  "ProfessionalDoctorate",
                                                  "QualityAssuranceCredential",
                                                  "MasterCertificate",
                                                  "MasterDegree",
                                                  "MicroCredential",
                                                  "ResearchDoctorate",
                                                  "SecondarySchoolDiploma"};
constexpr Property geo_rows[] = {
    {.name = "type", .type = types, .count = required, .values = geo_names},
    {.name = "latitude", .type = number, .count = required},
    {.name = "longitude", .type = number, .count = required},
};
constinit const Class geo_coordinates{
    .name = "GeoCoordinates", .where = "ob3#geocoordinates", .tables = {geo_rows}};

constexpr Property address_rows[] = {
    {.name = "type", .type = types, .count = required, .values = address_names},
    {.name = "addressCountry", .type = string},
    {.name = "addressCountryCode", .type = string},
    {.name = "addressRegion", .type = string},
    {.name = "addressLocality", .type = string},
    {.name = "streetAddress", .type = string},
    {.name = "postOfficeBoxNumber", .type = string},
    {.name = "postalCode", .type = string},
    {.name = "geo", .type = object, .of = &geo_coordinates},
};
constinit const Class address{.name = "Address", .where = "ob3#address", .tables = {address_rows}};

constexpr Property image_rows[] = {
    {.name = "id", .type = uri, .count = required},
    {.name = "type", .type = types, .count = required, .values = image_names},
    {.name = "caption", .type = string},
};

constexpr Property identifier_rows[] = {
    {.name = "type", .type = types, .count = required, .values = identifier_names},
    {.name = "identifier", .type = string, .count = required},
    {.name = "identifierType",
     .type = one_of_or_ext,
     .count = required,
     .values = identifier_types},
};
constinit const Class identifier_entry{.name = "IdentifierEntry",
                                       .where = "ob3#identifierentry",
                                       .tables = {identifier_rows},
                                       .others = Others::refused};

constexpr Property identity_rows[] = {
    {.name = "type", .type = types, .count = required, .values = identity_names},
    {.name = "hashed", .type = boolean, .count = required},
    {.name = "identityHash", .type = string, .count = required},
    {.name = "identityType", .type = one_of_or_ext, .count = required, .values = identifier_types},
    {.name = "salt", .type = string},
};

constexpr Property criteria_rows[] = {
    {.name = "id", .type = uri},
    {.name = "narrative", .type = string},
};
constinit const Class criteria{.name = "", .where = "ob3#criteria", .tables = {criteria_rows}};

constexpr Property related_rows[] = {
    {.name = "id", .type = uri, .count = required},
    {.name = "type", .type = types, .count = required, .values = related_names},
    {.name = "inLanguage", .type = language_tag},
    {.name = "version", .type = string},
};
constinit const Class related{.name = "Related", .where = "ob3#related", .tables = {related_rows}};

constexpr Property evidence_rows[] = {
    {.name = "id", .type = uri},
    {.name = "type", .type = types, .count = required, .values = evidence_names},
    {.name = "narrative", .type = string},
    {.name = "name", .type = string},
    {.name = "description", .type = string},
    {.name = "genre", .type = string},
    {.name = "audience", .type = string},
};

constexpr Property profile_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "type", .type = types, .count = required, .values = profile_names},
    {.name = "name", .type = string},
    {.name = "url", .type = uri},
    {.name = "phone", .type = string},
    {.name = "description", .type = string},
    {.name = "endorsement", .type = object, .count = any_number, .of = &endorsement_credential},
    {.name = "endorsementJwt", .type = token, .count = any_number},
    {.name = "image", .type = object_or_address, .of = &image},
    {.name = "email", .type = string},
    {.name = "address", .type = object, .of = &address},
    {.name = "otherIdentifier", .type = object, .count = any_number, .of = &identifier_entry},
    {.name = "official", .type = string},
    {.name = "parentOrg", .type = object, .of = &profile},
    {.name = "familyName", .type = string},
    {.name = "givenName", .type = string},
    {.name = "additionalName", .type = string},
    {.name = "patronymicName", .type = string},
    {.name = "honorificPrefix", .type = string},
    {.name = "honorificSuffix", .type = string},
    {.name = "familyNamePrefix", .type = string},
    {.name = "dateOfBirth", .type = date},
};

constexpr Property achievement_rows[] = {
    {.name = "id", .type = uri, .count = required},
    {.name = "type", .type = types, .count = required, .values = achievement_names},
    {.name = "alignment", .type = object, .count = any_number, .of = &alignment_3},
    {.name = "achievementType", .type = one_of_or_ext, .values = achievement_types},
    {.name = "creator", .type = object, .of = &profile},
    {.name = "creditsAvailable", .type = number},
    {.name = "criteria", .type = object, .count = required, .of = &criteria},
    {.name = "description", .type = string, .count = required},
    {.name = "endorsement", .type = object, .count = any_number, .of = &endorsement_credential},
    {.name = "endorsementJwt", .type = token, .count = any_number},
    {.name = "fieldOfStudy", .type = string},
    {.name = "humanCode", .type = string},
    {.name = "image", .type = object_or_address, .of = &image},
    {.name = "inLanguage", .type = language_tag},
    {.name = "name", .type = string, .count = required},
    {.name = "otherIdentifier", .type = object, .count = any_number, .of = &identifier_entry},
    {.name = "related", .type = object, .count = any_number, .of = &related},
    {.name = "resultDescription", .type = object, .count = any_number, .of = &result_description},
    {.name = "specialization", .type = string},
    {.name = "tag", .type = string, .count = any_number},
    {.name = "version", .type = string},
};

constexpr Property subject_rows[] = {
    {.name = "id", .type = url},
    {.name = "type", .type = types, .count = required, .values = subject_names},
    {.name = "activityEndDate", .type = date_time},
    {.name = "activityStartDate", .type = date_time},
    {.name = "creditsEarned", .type = number},
    {.name = "achievement", .type = object, .count = required, .of = &achievement},
    {.name = "identifier", .type = object, .count = any_number, .of = &identity_object},
    {.name = "image", .type = object_or_address, .of = &image},
    {.name = "licenseNumber", .type = string},
    {.name = "narrative", .type = string},
    {.name = "result", .type = object, .count = any_number, .of = &result},
    {.name = "role", .type = string},
    {.name = "source", .type = object, .of = &profile},
    {.name = "term", .type = string},
};

// A result that refers to a description says so by an id of its achievement. spec: ob3#result
void result_references_rule(const json::Value& subject, Checker& checker) {
  const auto achievement_value = subject["achievement"];
  const auto* descriptions = achievement_value.find("resultDescription");
  const auto* results = subject.find("result");
  if (!descriptions || !results) return;
  for (const auto& item : json::as_list(*results)) {
    const auto wanted = item.string_at("resultDescription");
    const auto all = json::as_list(*descriptions);
    const bool known = wanted.empty() || std::any_of(all.begin(), all.end(), [&](const auto& d) {
                         return d.string_at("id") == wanted;
                       });
    if (!known)
      checker.report_at("result", ProblemCode::reference_unknown,
                        "the id of a result description of the achievement", Severity::warn);
  }
}

constinit const Class achievement_subject{.name = "AchievementSubject",
                                          .where = "ob3#achievementsubject",
                                          .tables = {subject_rows},
                                          .members_min = 1,
                                          .also = result_references_rule};

constexpr Property endorsement_subject_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "type", .type = types, .count = required, .values = endorsement_subject_names},
    {.name = "endorsementComment", .type = string},
};
constinit const Class endorsement_subject{.name = "EndorsementSubject",
                                          .where = "ob3#endorsementsubject",
                                          .tables = {endorsement_subject_rows}};

constexpr Property refresh_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "type", .type = types, .count = required},
};

constexpr Property valid_from_row[] = {
    {.name = "validFrom", .type = date_time, .count = required},
};

constexpr Property achievement_credential_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "name", .type = string},
    {.name = "description", .type = string},
    {.name = "image", .type = object_or_address, .of = &image},
    {.name = "awardedDate", .type = date_time},
    {.name = "issuer", .type = url_or_object, .count = required, .of = &profile},
    {.name = "credentialSubject", .type = object, .count = at_least_1, .of = &achievement_subject},
    {.name = "credentialStatus", .type = object, .count = some, .of = &typed_object},
    {.name = "refreshService", .type = object, .count = some, .of = &refresh_service},
    {.name = "termsOfUse", .type = object, .count = any_number, .of = &typed_object},
    {.name = "credentialSchema", .type = object, .count = any_number, .of = &schema_reference},
    {.name = "evidence", .type = object, .count = any_number, .of = &evidence},
    {.name = "endorsement", .type = object, .count = any_number, .of = &endorsement_credential},
    {.name = "endorsementJwt", .type = token, .count = any_number},
};
constexpr Property endorsement_credential_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "name", .type = string, .count = required},
    {.name = "description", .type = string},
    {.name = "awardedDate", .type = date_time},
    {.name = "issuer", .type = url_or_object, .count = required, .of = &profile},
    {.name = "credentialSubject", .type = object, .count = at_least_1, .of = &endorsement_subject},
    {.name = "credentialStatus", .type = object, .count = some, .of = &typed_object},
    {.name = "refreshService", .type = object, .count = some, .of = &refresh_service},
    {.name = "termsOfUse", .type = object, .count = any_number, .of = &typed_object},
    {.name = "credentialSchema", .type = object, .count = any_number, .of = &schema_reference},
    {.name = "evidence", .type = object, .count = any_number, .of = &evidence},
};

// One subject, the context of Open Badges, one of the class names, then the rules of VCDM.
void badge_rules(const json::Value& credential, Checker& checker,
                 std::span<const std::string_view> names) {
  if (!has_context(credential, is_open_badges_3_context))
    checker.report_at("@context", ProblemCode::context_missing, context_open_badges_3);
  if (credential["credentialSubject"].size() > 1 && credential["credentialSubject"].is_array())
    checker.report_at("credentialSubject", ProblemCode::too_many_values, "one subject");
  const bool named = std::any_of(names.begin(), names.end(),
                                 [&](auto name) { return has_type(credential, name); });
  if (!named)
    checker.report_at("type", ProblemCode::class_missing,
                      "a list of types with " + std::string(names.front()));
  credential_rules(credential, checker);
}
void achievement_credential_rule(const json::Value& credential, Checker& checker) {
  badge_rules(credential, checker, credential_names);
}
void endorsement_credential_rule(const json::Value& credential, Checker& checker) {
  badge_rules(credential, checker, endorsement_names);
}

constinit const Class achievement_credential_1_1{.name = "AchievementCredential",
                                                 .where = "ob3#achievementcredential",
                                                 .tables = {achievement_credential_rows},
                                                 .base = &vc_credential_1_1,
                                                 .also = achievement_credential_rule};
constinit const Class endorsement_credential_1_1{.name = "EndorsementCredential",
                                                 .where = "ob3#endorsementcredential",
                                                 .tables = {endorsement_credential_rows},
                                                 .base = &vc_credential_1_1,
                                                 .also = endorsement_credential_rule};

}  // namespace

constinit const Class image{
    .name = "Image", .where = "ob3#image", .tables = {image_rows}, .others = Others::refused};
constinit const Class identity_object{.name = "IdentityObject",
                                      .where = "ob3#identityobject",
                                      .tables = {identity_rows},
                                      .others = Others::refused};
constinit const Class evidence{
    .name = "Evidence", .where = "ob3#evidence", .tables = {evidence_rows}};
constinit const Class refresh_service{
    .name = "", .where = "ob3#refreshservice", .tables = {refresh_rows}};
constinit const Class profile{.name = "Profile", .where = "ob3#profile", .tables = {profile_rows}};
constinit const Class achievement{
    .name = "Achievement", .where = "ob3#achievement", .tables = {achievement_rows}};
constinit const Class achievement_credential{
    .name = "AchievementCredential",
    .where = "ob3#achievementcredential",
    .tables = {valid_from_row, achievement_credential_rows},
    .base = &vc_credential,
    .also = achievement_credential_rule,
    .older = &achievement_credential_1_1};
constinit const Class endorsement_credential{
    .name = "EndorsementCredential",
    .where = "ob3#endorsementcredential",
    .tables = {valid_from_row, endorsement_credential_rows},
    .base = &vc_credential,
    .also = endorsement_credential_rule,
    .older = &endorsement_credential_1_1};

}  // namespace cairn::credential::tables
