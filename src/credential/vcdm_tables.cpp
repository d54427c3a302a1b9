// SPDX-License-Identifier: Apache-2.0
// Tables of the Verifiable Credentials Data Model 2.0 (W3C Recommendation 2025-05-15, sections 4
// and 5) and 1.1 (2022-03-03), credentials and presentations.
#include <algorithm>

#include "base/instant.h"
#include "credential/format.h"
#include "credential/open_badge_3.h"
#include "credential/related_digest.h"
#include "credential/tables.h"

namespace cairn::credential::tables {
namespace {

using enum Type;
using enum Count;

constexpr std::string_view v2_first[] = {context_vcdm_2};
constexpr std::string_view v1_first[] = {context_vcdm_1};
constexpr std::string_view credential_type[] = {"VerifiableCredential"};
constexpr std::string_view presentation_type[] = {"VerifiablePresentation"};
constexpr std::string_view enveloped_credential_type[] = {"EnvelopedVerifiableCredential"};
constexpr std::string_view enveloped_presentation_type[] = {"EnvelopedVerifiablePresentation"};

constexpr Property typed_rows[] = {
    {.name = "id", .type = url},
    {.name = "type", .type = types, .count = required},
};
constexpr Property named_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "type", .type = types, .count = required},
};
constexpr Property party_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "name", .type = language_text, .where = "vc-data-model-2.0#names-and-descriptions"},
    {.name = "description",
     .type = language_text,
     .where = "vc-data-model-2.0#names-and-descriptions"},
};
constexpr Property subject_rows[] = {
    {.name = "id", .type = url, .where = "vc-data-model-2.0#identifiers"},
};
constexpr Property proof_rows[] = {
    {.name = "type", .type = types, .count = required},
};
constexpr Property resource_rows[] = {
    {.name = "id", .type = url, .count = required},
    {.name = "mediaType", .type = plain_string},
    {.name = "digestSRI", .type = plain_string, .count = some},
    {.name = "digestMultibase", .type = plain_string, .count = some},
};

void digest_rule(const json::Value& resource, Checker& checker) {
  if (!resource.contains("digestSRI") && !resource.contains("digestMultibase"))
    checker.report(ProblemCode::digest_missing, "digestSRI or digestMultibase");
  if (related_digest(resource) == DigestAgreement::differs)
    checker.report(ProblemCode::wrong_value, "the digest of the resource");
}

constinit const Class issuer_object{
    .name = "", .where = "vc-data-model-2.0#issuer", .tables = {party_rows}};
constinit const Class issuer_object_1_1{
    .name = "", .where = "vc-data-model-1.1#issuer", .tables = {party_rows}};
constinit const Class holder_object{
    .name = "", .where = "vc-data-model-2.0#verifiable-presentations", .tables = {party_rows}};
constinit const Class subject{.name = "",
                              .where = "vc-data-model-2.0#credential-subject",
                              .tables = {subject_rows},
                              .members_min = 1};
constinit const Class status_1_1{
    .name = "", .where = "vc-data-model-1.1#status", .tables = {named_rows}};
constinit const Class refresh_1_1{
    .name = "", .where = "vc-data-model-1.1#refreshing", .tables = {named_rows}};
constinit const Class proof{
    .name = "", .where = "vc-data-integrity#proofs", .tables = {proof_rows}};
constinit const Class related_resource{.name = "",
                                       .where = "vc-data-model-2.0#integrity-of-related-resources",
                                       .tables = {resource_rows},
                                       .also = digest_rule};
constinit const Class anything{
    .name = "", .where = "vc-data-model-2.0#verifiable-presentations", .tables = {}};

constexpr Property credential_rows[] = {
    {.name = "@context",
     .type = contexts,
     .count = required,
     .values = v2_first,
     .where = "vc-data-model-2.0#contexts"},
    {.name = "id", .type = url, .where = "vc-data-model-2.0#identifiers"},
    {.name = "type",
     .type = types,
     .count = required,
     .values = credential_type,
     .where = "vc-data-model-2.0#types"},
    {.name = "name", .type = language_text, .where = "vc-data-model-2.0#names-and-descriptions"},
    {.name = "description",
     .type = language_text,
     .where = "vc-data-model-2.0#names-and-descriptions"},
    {.name = "issuer",
     .type = url_or_object,
     .count = required,
     .of = &issuer_object,
     .where = "vc-data-model-2.0#issuer"},
    {.name = "validFrom", .type = date_time, .where = "vc-data-model-2.0#validity-period"},
    {.name = "validUntil", .type = date_time, .where = "vc-data-model-2.0#validity-period"},
    {.name = "credentialSubject",
     .type = object,
     .count = at_least_1,
     .of = &subject,
     .where = "vc-data-model-2.0#credential-subject"},
    {.name = "credentialStatus",
     .type = object,
     .count = some,
     .of = &typed_object,
     .where = "vc-data-model-2.0#status"},
    {.name = "credentialSchema",
     .type = object,
     .count = some,
     .of = &schema_reference,
     .where = "vc-data-model-2.0#data-schemas"},
    {.name = "refreshService",
     .type = object,
     .count = some,
     .of = &typed_object,
     .where = "vc-data-model-2.0#refreshing"},
    {.name = "termsOfUse",
     .type = object,
     .count = some,
     .of = &typed_object,
     .where = "vc-data-model-2.0#terms-of-use"},
    {.name = "evidence",
     .type = object,
     .count = some,
     .of = &typed_object,
     .where = "vc-data-model-2.0#evidence"},
    {.name = "relatedResource",
     .type = object,
     .count = some,
     .of = &related_resource,
     .where = "vc-data-model-2.0#integrity-of-related-resources"},
    {.name = "proof",
     .type = object,
     .count = some,
     .of = &proof,
     .where = "vc-data-integrity#proofs"},
};

constexpr Property credential_1_1_rows[] = {
    {.name = "@context",
     .type = contexts,
     .count = required,
     .values = v1_first,
     .where = "vc-data-model-1.1#contexts"},
    {.name = "id", .type = url, .where = "vc-data-model-1.1#identifiers"},
    {.name = "type",
     .type = types,
     .count = required,
     .values = credential_type,
     .where = "vc-data-model-1.1#types"},
    {.name = "issuer",
     .type = url_or_object,
     .count = required,
     .of = &issuer_object_1_1,
     .where = "vc-data-model-1.1#issuer"},
    {.name = "issuanceDate",
     .type = date_time,
     .count = required,
     .where = "vc-data-model-1.1#issuance-date"},
    {.name = "expirationDate", .type = date_time, .where = "vc-data-model-1.1#expiration"},
    {.name = "credentialSubject",
     .type = object,
     .count = at_least_1,
     .of = &subject,
     .where = "vc-data-model-1.1#credential-subject"},
    {.name = "credentialStatus",
     .type = object,
     .count = some,
     .of = &status_1_1,
     .where = "vc-data-model-1.1#status"},
    {.name = "credentialSchema",
     .type = object,
     .count = some,
     .of = &schema_reference,
     .where = "vc-data-model-1.1#data-schemas"},
    {.name = "refreshService",
     .type = object,
     .count = some,
     .of = &refresh_1_1,
     .where = "vc-data-model-1.1#refreshing"},
    {.name = "termsOfUse",
     .type = object,
     .count = some,
     .of = &typed_object,
     .where = "vc-data-model-1.1#terms-of-use"},
    {.name = "evidence",
     .type = object,
     .count = some,
     .of = &typed_object,
     .where = "vc-data-model-1.1#evidence"},
    {.name = "proof",
     .type = object,
     .count = some,
     .of = &proof,
     .where = "vc-data-model-1.1#proofs-signatures"},
};

constexpr Property presentation_rows[] = {
    {.name = "@context",
     .type = contexts,
     .count = required,
     .values = v2_first,
     .where = "vc-data-model-2.0#contexts"},
    {.name = "id", .type = url, .where = "vc-data-model-2.0#identifiers"},
    {.name = "type",
     .type = types,
     .count = required,
     .values = presentation_type,
     .where = "vc-data-model-2.0#types"},
    {.name = "verifiableCredential", .type = object, .count = any_number, .of = &anything},
    {.name = "holder", .type = url_or_object, .of = &holder_object},
    {.name = "termsOfUse", .type = object, .count = some, .of = &typed_object},
    {.name = "proof", .type = object, .count = some, .of = &proof},
};
constexpr Property presentation_1_1_rows[] = {
    {.name = "@context", .type = contexts, .count = required, .values = v1_first},
    {.name = "id", .type = url},
    {.name = "type", .type = types, .count = required, .values = presentation_type},
    {.name = "verifiableCredential", .type = object_or_token, .count = any_number, .of = &anything},
    {.name = "holder", .type = url_or_object, .of = &holder_object},
    {.name = "proof", .type = object, .count = some, .of = &proof},
};

constexpr Property enveloped_credential_rows[] = {
    {.name = "@context", .type = contexts, .count = required, .values = v2_first},
    {.name = "id", .type = data_url, .count = required},
    {.name = "type", .type = types, .count = required, .values = enveloped_credential_type},
};
constexpr Property enveloped_presentation_rows[] = {
    {.name = "@context", .type = contexts, .count = required, .values = v2_first},
    {.name = "id", .type = data_url, .count = required},
    {.name = "type", .type = types, .count = required, .values = enveloped_presentation_type},
};

void related_resources_rule(const json::Value& credential, Checker& checker) {
  const auto* resources = credential.find("relatedResource");
  if (!resources) return;
  std::vector<std::string_view> ids;
  for (const auto& resource : json::as_list(*resources))
    if (const auto id = resource.string_at("id"); !id.empty()) ids.push_back(id);
  std::sort(ids.begin(), ids.end());
  if (std::adjacent_find(ids.begin(), ids.end()) == ids.end()) return;
  checker.set_where("vc-data-model-2.0#integrity-of-related-resources");
  checker.report_at("relatedResource", ProblemCode::duplicate_id, "each id only once");
}

constinit const Class presentation_1_1{.name = "VerifiablePresentation",
                                       .where = "vc-data-model-1.1#presentations-0",
                                       .tables = {presentation_1_1_rows}};

}  // namespace

void credential_rules(const json::Value& credential, Checker& checker) {
  const auto validity = validity_of(credential);
  if (!validity.from.empty() && !validity.until.empty()) {
    const auto from = parse_instant(validity.from);
    const auto until = parse_instant(validity.until);
    if (from && until && *until < *from) {
      checker.set_where("vc-data-model-2.0#validity-period");
      checker.report_at(validity.until_path.substr(1), ProblemCode::period_reversed,
                        "a moment not before " + std::string(validity.from));
    }
  }
  related_resources_rule(credential, checker);
}

bool has_context(const json::Value& credential, bool (*is_it)(std::string_view)) {
  const auto* value = credential.find("@context");
  if (!value) return true;
  const auto entries = json::as_list(*value);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const auto& entry) { return is_it(entry.as_string()); });
}

constinit const Class typed_object{
    .name = "", .where = "vc-data-model-2.0#types", .tables = {typed_rows}};
constinit const Class schema_reference{
    .name = "", .where = "vc-data-model-2.0#data-schemas", .tables = {named_rows}};
constinit const Class vc_credential_1_1{.name = "VerifiableCredential",
                                        .where = "vc-data-model-1.1#credentials",
                                        .tables = {credential_1_1_rows},
                                        .also = credential_rules};
constinit const Class vc_credential{.name = "VerifiableCredential",
                                    .where = "vc-data-model-2.0#verifiable-credentials",
                                    .tables = {credential_rows},
                                    .also = credential_rules,
                                    .older = &vc_credential_1_1};
constinit const Class vc_presentation{.name = "VerifiablePresentation",
                                      .where = "vc-data-model-2.0#verifiable-presentations",
                                      .tables = {presentation_rows},
                                      .older = &presentation_1_1};
constinit const Class enveloped_credential{
    .name = "EnvelopedVerifiableCredential",
    .where = "vc-data-model-2.0#enveloped-verifiable-credentials",
    .tables = {enveloped_credential_rows}};
constinit const Class enveloped_presentation{
    .name = "EnvelopedVerifiablePresentation",
    .where = "vc-data-model-2.0#enveloped-verifiable-presentations",
    .tables = {enveloped_presentation_rows}};

}  // namespace cairn::credential::tables
