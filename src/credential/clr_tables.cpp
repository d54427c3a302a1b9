// SPDX-License-Identifier: Apache-2.0
// Tables of the Comprehensive Learner Record 2.0 (1EdTech, appendix B), over those of VCDM and Open
// Badges 3.0. What a record holds is judged credential by credential, so its rules are not asked
// here.
#include "credential/clr.h"
#include "credential/format.h"
#include "credential/tables.h"

namespace cairn::credential::tables {
namespace {

using enum Type;
using enum Count;

constexpr std::string_view clr_names[] = {"ClrCredential"};
constexpr std::string_view subject_names[] = {"ClrSubject"};
constexpr std::string_view association_names[] = {"Association"};
constexpr std::string_view association_types[] = {"exactMatchOf", "isChildOf", "isParentOf",
                                                  "isPartOf",     "isPeerOf",  "isRelatedTo",
                                                  "precedes",     "replacedBy"};

constexpr Property association_rows[] = {
    {.name = "type", .type = types, .count = required, .values = association_names},
    {.name = "associationType", .type = one_of, .count = required, .values = association_types},
    {.name = "sourceId", .type = uri, .count = required},
    {.name = "targetId", .type = uri, .count = required},
};
constinit const Class association{.name = "Association",
                                  .where = "clr2#association",
                                  .tables = {association_rows},
                                  .others = Others::refused};

constinit const Class held_credential{.name = "", .where = "clr2#clrsubject", .tables = {}};

constexpr Property subject_rows[] = {
    {.name = "id", .type = url},
    {.name = "type", .type = types, .count = required, .values = subject_names},
    {.name = "identifier", .type = object, .count = any_number, .of = &identity_object},
    {.name = "achievement", .type = object, .count = any_number, .of = &achievement},
    {.name = "verifiableCredential",
     .type = object_or_token,
     .count = at_least_1,
     .of = &held_credential},
    {.name = "association", .type = object, .count = any_number, .of = &association},
};
constinit const Class clr_subject{
    .name = "ClrSubject", .where = "clr2#clrsubject", .tables = {subject_rows}};

constexpr Property valid_from_row[] = {
    {.name = "validFrom", .type = date_time, .count = required},
};
constexpr Property clr_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "name", .type = string, .count = required},
    {.name = "description", .type = string},
    {.name = "image", .type = object_or_address, .of = &image},
    {.name = "partial", .type = boolean},
    {.name = "awardedDate", .type = date_time},
    {.name = "issuer", .type = url_or_object, .count = required, .of = &profile},
    {.name = "credentialSubject", .type = object, .count = required, .of = &clr_subject},
    {.name = "credentialStatus", .type = object, .count = some, .of = &typed_object},
    {.name = "refreshService", .type = object, .count = some, .of = &refresh_service},
    {.name = "termsOfUse", .type = object, .count = any_number, .of = &typed_object},
    {.name = "credentialSchema", .type = object, .count = any_number, .of = &schema_reference},
    {.name = "evidence", .type = object, .count = any_number, .of = &evidence},
    {.name = "endorsement", .type = object, .count = any_number, .of = &endorsement_credential},
    {.name = "endorsementJwt", .type = token, .count = any_number},
};

// The contexts of both standards, the class name, then the rules of VCDM.
void clr_rule(const json::Value& credential, Checker& checker) {
  if (!has_context(credential, is_clr_context))
    checker.report_at("@context", ProblemCode::context_missing, context_clr_2);
  if (!has_context(credential, is_open_badges_3_context))
    checker.report_at("@context", ProblemCode::context_missing, context_open_badges_3);
  if (!has_type(credential, clr_names[0]))
    checker.report_at("type", ProblemCode::class_missing, "a list of types with ClrCredential");
  credential_rules(credential, checker);
}

constinit const Class clr_credential_1_1{.name = "ClrCredential",
                                         .where = "clr2#clrcredential",
                                         .tables = {clr_rows},
                                         .base = &vc_credential_1_1,
                                         .also = clr_rule};

}  // namespace

constinit const Class clr_credential{.name = "ClrCredential",
                                     .where = "clr2#clrcredential",
                                     .tables = {valid_from_row, clr_rows},
                                     .base = &vc_credential,
                                     .also = clr_rule,
                                     .older = &clr_credential_1_1};

}  // namespace cairn::credential::tables
