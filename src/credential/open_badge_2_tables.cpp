// SPDX-License-Identifier: Apache-2.0
// Tables of Open Badges 2.0 and 2.1 (1EdTech), 1.0, 1.1 and 0.5 (Mozilla). They are judged as JSON,
// as their readers do.
#include <algorithm>

#include "base/instant.h"
#include "credential/open_badge_2.h"
#include "credential/tables.h"

namespace cairn::credential::tables {
namespace {

using enum Type;
using enum Count;

constexpr std::string_view assertion_names[] = {"Assertion", "obi:Assertion"};
constexpr std::string_view badge_class_names[] = {"BadgeClass", "obi:BadgeClass"};
constexpr std::string_view issuer_names[] = {"Issuer", "Profile", "obi:Issuer", "obi:Profile"};
constexpr std::string_view revocation_list_names[] = {"RevocationList", "1EdTechRevocationList"};
constexpr std::string_view verification_names[] = {
    "HostedBadge", "hosted", "SignedBadge", "signed", "obi:HostedBadge", "obi:SignedBadge"};
constexpr std::string_view verify_types_1[] = {"hosted", "signed"};
constexpr std::string_view identity_types_1[] = {"email"};

constexpr Property identity_rows[] = {
    {.name = "type", .type = types, .count = required},
    {.name = "identity", .type = plain_string, .count = required},
    {.name = "hashed", .type = boolean, .count = required},
    {.name = "salt", .type = plain_string},
};
constinit const Class identity_object{
    .name = "IdentityObject", .where = "ob2#IdentityObject", .tables = {identity_rows}};

constexpr Property verification_rows[] = {
    {.name = "type", .type = types, .count = required, .values = verification_names},
    {.name = "creator", .type = url},
    {.name = "verificationProperty", .type = plain_string},
    {.name = "startsWith", .type = plain_string, .count = any_number},
    {.name = "allowedOrigins", .type = plain_string, .count = any_number},
};
constinit const Class verification_object{
    .name = "VerificationObject", .where = "ob2#VerificationObject", .tables = {verification_rows}};

// Of an issuer or badge class it only limits what assertions may say.
constexpr Property limits_rows[] = {
    {.name = "verificationProperty", .type = plain_string},
    {.name = "startsWith", .type = plain_string, .count = any_number},
    {.name = "allowedOrigins", .type = plain_string, .count = any_number},
};
constinit const Class verification_limits{
    .name = "VerificationObject", .where = "ob2#VerificationObject", .tables = {limits_rows}};

constexpr Property image_rows[] = {
    {.name = "id", .type = uri},
    {.name = "caption", .type = string},
    {.name = "author", .type = uri},
};
constinit const Class image{.name = "Image", .where = "ob2#Image", .tables = {image_rows}};

constexpr Property evidence_rows[] = {
    {.name = "id", .type = uri},       {.name = "narrative", .type = string},
    {.name = "name", .type = string},  {.name = "description", .type = string},
    {.name = "genre", .type = string}, {.name = "audience", .type = string},
};
constinit const Class evidence{
    .name = "Evidence", .where = "ob2#Evidence", .tables = {evidence_rows}};

constexpr Property criteria_rows[] = {
    {.name = "id", .type = uri},
    {.name = "narrative", .type = string},
};
constinit const Class criteria{
    .name = "Criteria", .where = "ob2#Criteria", .tables = {criteria_rows}};

constexpr Property alignment_rows[] = {
    {.name = "targetName", .type = string, .count = required},
    {.name = "targetUrl", .type = uri, .count = required},
    {.name = "targetDescription", .type = string},
    {.name = "targetFramework", .type = string},
    {.name = "targetCode", .type = string},
};
constinit const Class alignment{
    .name = "AlignmentObject", .where = "ob2#Alignment", .tables = {alignment_rows}};

constexpr Property assertion_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "type", .type = types, .count = required, .values = assertion_names},
    {.name = "recipient", .type = object, .count = required, .of = &identity_object},
    {.name = "badge", .type = url_or_object, .count = required, .of = &badge_class},
    {.name = "verification", .type = object, .of = &verification_object},
    {.name = "issuedOn", .type = date_or_epoch, .count = required},
    {.name = "image", .type = url_or_object, .of = &image},
    {.name = "evidence", .type = url_or_object, .count = any_number, .of = &evidence},
    {.name = "narrative", .type = string},
    {.name = "expires", .type = date_or_epoch},
    {.name = "revoked", .type = boolean},
    {.name = "revocationReason", .type = string},
};

constexpr Property badge_class_rows[] = {
    {.name = "id", .type = uri, .count = required},
    {.name = "type", .type = types, .count = required, .values = badge_class_names},
    {.name = "name", .type = string, .count = required},
    {.name = "description", .type = string, .count = required},
    {.name = "image", .type = url_or_object, .count = required, .of = &image},
    {.name = "criteria", .type = url_or_object, .count = required, .of = &criteria},
    {.name = "issuer", .type = url_or_object, .count = required, .of = &issuer},
    {.name = "alignment", .type = url_or_object, .count = any_number, .of = &alignment},
    {.name = "tags", .type = string, .count = any_number},
};

constexpr Property issuer_rows[] = {
    {.name = "id", .type = uri, .count = required},
    {.name = "type", .type = types, .count = required, .values = issuer_names},
    {.name = "name", .type = string, .count = required},
    {.name = "url", .type = uri, .count = required},
    {.name = "email", .type = plain_string, .count = required},
    {.name = "telephone", .type = plain_string},
    {.name = "description", .type = string},
    {.name = "image", .type = url_or_object, .of = &image},
    {.name = "revocationList", .type = uri},
    {.name = "verification", .type = object, .of = &verification_limits},
};

constexpr Property revoked_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "revoked", .type = boolean, .count = required},
};

constexpr Property revocation_list_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "type", .type = types, .count = required, .values = revocation_list_names},
    {.name = "issuer", .type = uri},
    {.name = "revokedAssertions", .type = any, .count = any_number},
};

// 1.0 and 1.1: no types, but `uid` and `verify`.
constexpr Property identity_1_rows[] = {
    {.name = "identity", .type = hash, .count = required},
    {.name = "type", .type = one_of, .count = required, .values = identity_types_1},
    {.name = "hashed", .type = boolean, .count = required},
    {.name = "salt", .type = plain_string},
};
constinit const Class identity_object_1{
    .name = "", .where = "ob1#identityobject", .tables = {identity_1_rows}};

constexpr Property verify_rows[] = {
    {.name = "type", .type = one_of, .count = required, .values = verify_types_1},
    {.name = "url", .type = url, .count = required},
};
constinit const Class verify_object{
    .name = "", .where = "ob1#verificationobject", .tables = {verify_rows}};

constexpr Property alignment_1_rows[] = {
    {.name = "name", .type = plain_string, .count = required},
    {.name = "url", .type = url, .count = required},
    {.name = "description", .type = plain_string},
};
constinit const Class alignment_1{
    .name = "", .where = "ob1#alignmentobject", .tables = {alignment_1_rows}};

constexpr Property assertion_1_rows[] = {
    {.name = "id", .type = url},
    {.name = "type", .type = types},
    {.name = "uid", .type = plain_string, .count = required},
    {.name = "recipient", .type = object, .count = required, .of = &identity_object_1},
    {.name = "badge", .type = url_or_object, .count = required, .of = &badge_class_1},
    {.name = "verify", .type = object, .count = required, .of = &verify_object},
    {.name = "issuedOn", .type = date_or_epoch, .count = required},
    {.name = "image", .type = url},
    {.name = "evidence", .type = url},
    {.name = "expires", .type = date_or_epoch},
};
constexpr Property badge_class_1_rows[] = {
    {.name = "id", .type = url},
    {.name = "type", .type = types},
    {.name = "name", .type = plain_string, .count = required},
    {.name = "description", .type = plain_string, .count = required},
    {.name = "image", .type = url, .count = required},
    {.name = "criteria", .type = url, .count = required},
    {.name = "issuer", .type = url_or_object, .count = required, .of = &issuer_1},
    {.name = "alignment", .type = object, .count = any_number, .of = &alignment_1},
    {.name = "tags", .type = plain_string, .count = any_number},
};
constexpr Property issuer_1_rows[] = {
    {.name = "id", .type = url},
    {.name = "type", .type = types},
    {.name = "name", .type = plain_string, .count = required},
    {.name = "url", .type = url, .count = required},
    {.name = "description", .type = plain_string},
    {.name = "image", .type = url},
    {.name = "email", .type = plain_string},
    {.name = "revocationList", .type = url},
};

// 0.5: the badge and its issuer stand inside.
constexpr Property issuer_0_5_rows[] = {
    {.name = "origin", .type = url, .count = required},
    {.name = "name", .type = plain_string, .count = required},
    {.name = "org", .type = plain_string},
    {.name = "contact", .type = plain_string},
};
constinit const Class issuer_0_5{.name = "", .where = "ob0.5#issuer", .tables = {issuer_0_5_rows}};
constexpr Property badge_0_5_rows[] = {
    {.name = "version", .type = plain_string},
    {.name = "name", .type = plain_string, .count = required},
    {.name = "description", .type = plain_string, .count = required},
    {.name = "image", .type = url, .count = required},
    {.name = "criteria", .type = url, .count = required},
    {.name = "issuer", .type = object, .count = required, .of = &issuer_0_5},
};
constinit const Class badge_0_5{.name = "", .where = "ob0.5#badge", .tables = {badge_0_5_rows}};
constexpr Property assertion_0_5_rows[] = {
    {.name = "recipient", .type = hash, .count = required},
    {.name = "salt", .type = plain_string},
    {.name = "badge", .type = object, .count = required, .of = &badge_0_5},
    {.name = "issued_on", .type = date_or_epoch},
    {.name = "expires", .type = date_or_epoch},
    {.name = "evidence", .type = url},
};

// spec: ob2#Assertion. Readers know `verify` as the name of 1.x for `verification`.
void assertion_rule(const json::Value& assertion, Checker& checker) {
  if (!assertion.contains("verification") && !assertion.contains("verify"))
    checker.report_at("verification", ProblemCode::missing_property,
                      "an object of type VerificationObject");
  const auto issued = issued_on(assertion);
  const auto ends = expires(assertion);
  if (issued && ends && issued->ok() && ends->ok() && **ends < **issued)
    checker.report_at("expires", ProblemCode::period_reversed, "a moment not before issuedOn");
}

}  // namespace

constinit const Class assertion{.name = "Assertion",
                                .where = "ob2#Assertion",
                                .tables = {assertion_rows},
                                .also = assertion_rule};
constinit const Class revoked_assertion{
    .name = "Assertion", .where = "ob2#Assertion", .tables = {revoked_rows}};
constinit const Class badge_class{
    .name = "BadgeClass", .where = "ob2#BadgeClass", .tables = {badge_class_rows}};
constinit const Class issuer{.name = "Profile", .where = "ob2#Profile", .tables = {issuer_rows}};
constinit const Class revocation_list{
    .name = "RevocationList", .where = "ob2#RevocationList", .tables = {revocation_list_rows}};
constinit const Class assertion_1{
    .name = "", .where = "ob1#badgeassertion", .tables = {assertion_1_rows}};
constinit const Class badge_class_1{
    .name = "", .where = "ob1#badgeclass", .tables = {badge_class_1_rows}};
constinit const Class issuer_1{
    .name = "", .where = "ob1#issuerorganization", .tables = {issuer_1_rows}};
constinit const Class assertion_0_5{
    .name = "", .where = "ob0.5#assertion", .tables = {assertion_0_5_rows}};

}  // namespace cairn::credential::tables
