// SPDX-License-Identifier: Apache-2.0
#include "cairn/parts.h"

#include "base/limits.h"
#include "credential/build.h"
#include "crypto/jwk.h"
#include "json/parse.h"
#include "json/write.h"
#include "library/award_inside.h"
#include "library/inside.h"
#include "securing/sign_sd_jwt.h"

namespace cairn {
namespace {

constexpr const char* where = "cairn/parts.h";
constexpr std::size_t decoys_max = 100;

Result<std::string> sign_in_parts(const json::Value& document, const Inside::Tools& tools,
                                  const PartsOptions& options, const Random& random) {
  if (options.mandatory && options.mandatory->size() > limits::disclosure_pointers_max)
    return fail(ErrorCode::too_large, where, "too many pointers");
  const auto created = format_instant(options.created);
  securing::IssueOptions inner{.created = created, .issuer = securing::IssuerRule::complete};
  if (const auto& place = options.status)
    inner.status = securing::StatusPlace{place->list_url, place->index, place->purpose};
  inner.disclosing.random = &random;
  if (options.mandatory) inner.disclosing.mandatory = *options.mandatory;
  inner.disclosing.and_validity = true;
  CAIRN_TRY(const auto made, securing::issue(document, tools.key, securing::SuiteId::ecdsa_sd_2023,
                                             inner, tools.workspace, tools.arena));
  return json::write(made, json::Style::indented);
}

// What both kinds of SD-JWT are asked for.
struct TokenOptions {
  std::string created;
  std::optional<crypto::PublicKey> holder;
  securing::IssueOptions issuing;
  securing::SdJwtOptions disclosing;
};

// Fills `out`, which views into itself and into `options`.
Status read_options(const SdJwtOptions& options, Arena& arena, TokenOptions& out) {
  if (options.decoys > decoys_max) return fail(ErrorCode::invalid, where, "more than 100 decoys");
  out.created = format_instant(options.created);
  out.issuing = {.created = out.created, .issuer = securing::IssuerRule::complete};
  if (const auto& place = options.status)
    out.issuing.status = securing::StatusPlace{
        .list_url = place->list_url, .index = place->index, .form = securing::StatusForm::token};
  if (!options.holder_jwk.empty()) {
    CAIRN_TRY(const auto jwk, json::parse(options.holder_jwk, arena));
    CAIRN_TRY(out.holder, crypto::from_jwk(jwk));
  }
  out.disclosing = {.disclosable = options.disclosable,
                    .decoys = options.decoys,
                    .holder = out.holder ? &*out.holder : nullptr};
  return done;
}

}  // namespace

Result<std::string> issue_in_parts(Issuer& issuer, std::string_view credential,
                                   const PartsOptions& options, const Random& random) {
  const auto tools = Inside::of(issuer);
  CAIRN_TRY(const auto document, tools.workspace.parser().parse_in_place(credential, tools.arena));
  return sign_in_parts(document, tools, options, random);
}

Result<std::string> issue_in_parts(Issuer& issuer, const Award& award, const PartsOptions& options,
                                   const Random& random) {
  const auto tools = Inside::of(issuer);
  CAIRN_TRY(const auto document, credential::build_award(inner(award, issuer.key().controller()),
                                                         json::Builder(tools.arena)));
  return sign_in_parts(document, tools, options, random);
}

Result<std::string> issue_sd_jwt(Issuer& issuer, std::string_view credential,
                                 const SdJwtOptions& options, const Random& random) {
  const auto tools = Inside::of(issuer);
  CAIRN_TRY(const auto document, tools.workspace.parser().parse_in_place(credential, tools.arena));
  TokenOptions inner;
  CAIRN_CHECK(read_options(options, tools.arena, inner));
  return securing::issue_sd_jwt(document, tools.key, inner.disclosing, inner.issuing, random,
                                tools.workspace, tools.arena);
}

Result<std::string> issue_sd_jwt_vc(Issuer& issuer, std::string_view claims,
                                    const SdJwtOptions& options, const Random& random) {
  const auto tools = Inside::of(issuer);
  CAIRN_TRY(const auto value, tools.workspace.parser().parse_in_place(claims, tools.arena));
  TokenOptions inner;
  CAIRN_CHECK(read_options(options, tools.arena, inner));
  return securing::issue_sd_jwt_vc(value, tools.key, inner.disclosing, inner.issuing,
                                   options.created.seconds(), random, tools.arena);
}

}  // namespace cairn
