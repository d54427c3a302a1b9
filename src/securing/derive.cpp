// SPDX-License-Identifier: Apache-2.0
#include "securing/derive.h"

#include <algorithm>

#include "base/text.h"
#include "credential/rules.h"
#include "json/build.h"
#include "securing/proof.h"
#include "securing/selective/disclose.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "vc-di-ecdsa#add-derived-proof-ecdsa-sd-2023";

struct BaseProof {
  const Proof* proof;
  selective::BaseProofValue value;
};

Error made_for_showing() {
  return with_remedy(
      fail(ErrorCode::not_permitted, where, "it was made for showing to somebody else already"),
      "Take the original, as its issuer gave it out.");
}

Result<std::vector<BaseProof>> base_proofs(std::span<const Proof> proofs) {
  std::vector<BaseProof> found;
  bool is_derived = false;
  for (const auto& proof : proofs) {
    if (proof.suite == nullptr || proof.suite->form != SignatureForm::selective) continue;
    const auto text = proof.value.string_at("proofValue");
    is_derived = !selective::looks_like_base_proof_value(text);
    if (is_derived) continue;
    if (!proof.previous_proof.is_null())
      return fail(ErrorCode::unsupported, where,
                  "its signature builds on another, which cannot be shown in parts", proof.path());
    CAIRN_TRY(auto value, selective::read_base_proof_value(text));
    found.push_back({&proof, std::move(value)});
  }
  if (!found.empty()) return found;
  if (proofs.empty())
    return with_remedy(fail(ErrorCode::not_permitted, where,
                            "nobody has signed it, so a part of it would prove nothing"),
                       "Take the credential as its issuer signed it.");
  return is_derived ? made_for_showing() : not_in_parts();
}

std::vector<std::string> demands_of(std::span<const BaseProof> bases) {
  std::vector<std::string> all;
  for (const auto& base : bases) {
    const auto& pointers = base.value.mandatory_pointers;
    all.insert(all.end(), pointers.begin(), pointers.end());
  }
  return all;
}

credential::Problems problems_of(const json::Value& whole, const json::Value& shown) {
  if (credential::any_failure(credential::check(whole))) return {};
  auto problems = credential::check(shown);
  std::erase_if(problems,
                [](const auto& problem) { return problem.severity != credential::Severity::fail; });
  return problems;
}

bool is_below(std::string_view path, std::string_view above) {
  return path.starts_with(above) && path.size() > above.size() && path[above.size()] == '/';
}

// Of what stands in something that is kept back itself, nothing is said.
std::vector<std::string> outermost(std::span<const sd_jwt::Shown> all,
                                   std::span<const std::size_t> chosen) {
  std::vector<std::string> paths;
  for (const auto& part : all) {  // parents before what stands in them
    if (std::ranges::find(chosen, part.disclosure) != chosen.end()) continue;
    if (std::ranges::none_of(paths, [&](const auto& path) { return is_below(part.path, path); }))
      paths.emplace_back(part.path);
  }
  return paths;
}

}  // namespace

Error not_in_parts() {
  return with_remedy(fail(ErrorCode::not_permitted, where,
                          "it is signed as a whole, so no part of it can be kept back"),
                     "Ask the issuer for one that can be shown in parts: ecdsa-sd-2023 or SD-JWT.");
}

Status check_shown(const Derived& derived) {
  if (derived.problems.empty()) return done;
  const auto& problem = derived.problems.front();
  return with_remedy(
      fail(ErrorCode::invalid, problem.where,
           "of what is left a verifier would say: " + problem.expected, problem.path),
      "Reveal that too; without it the rest is no such credential.");
}

Result<std::vector<std::string>> demanded_pointers(const json::Value& document, Arena& arena) {
  CAIRN_TRY(const auto proofs, read_proofs(document, arena));
  CAIRN_TRY(const auto bases, base_proofs(proofs));
  return demands_of(bases);
}

Result<Derived> derive(const json::Value& document, std::span<const std::string> pointers,
                       Workspace& workspace, Arena& arena) {
  CAIRN_TRY(const auto proofs, read_proofs(document, arena));
  CAIRN_TRY(const auto bases, base_proofs(proofs));
  const json::Builder builder(arena);
  const auto whole = builder.without(document, "proof");
  auto all = demands_of(bases);
  all.insert(all.end(), pointers.begin(), pointers.end());
  // Where several have signed, everybody's demands are met by all.
  const auto asked = bases.size() > 1 ? std::span<const std::string>(all) : pointers;
  Derived derived;
  std::vector<json::Value> shown_proofs;
  for (const auto& base : bases) {
    CAIRN_TRY(const auto made, selective::disclose(whole, base.value, asked, workspace, arena));
    CAIRN_TRY(const auto value, selective::write_derived_proof_value(made.value));
    derived.shown = made.document;
    shown_proofs.push_back(builder.with(base.proof->value, "proofValue", builder.string(value)));
  }
  derived.whole = whole;
  CAIRN_TRY(derived.kept_back, selective::left_out(whole, all));
  derived.document =
      builder.with(derived.shown, "proof",
                   shown_proofs.size() == 1 ? shown_proofs.front() : builder.array(shown_proofs));
  derived.signatures_left_out = proofs.size() - bases.size();
  derived.problems = problems_of(whole, derived.shown);
  return derived;
}

Result<Derived> derive(const SecuredSdJwt& whole, std::span<const std::string> pointers,
                       Arena& arena, json::Parser& parser) {
  if (!whole.envelope.key_binding.empty()) return made_for_showing();
  CAIRN_TRY(const auto chosen, sd_jwt::choose(whole.processed, pointers));
  Derived derived;
  derived.token = sd_jwt::with_disclosures(whole.envelope, chosen);
  // What is told is read out of what is given, not out of the original.
  CAIRN_TRY(const auto shown,
            read_sd_jwt(arena.copy(std::string_view(derived.token)), arena, parser));
  derived.shown = shown.processed.payload;
  derived.whole = whole.processed.payload;
  derived.kept_back = outermost(whole.processed.shown, chosen);
  if (whole.token.profile != JwtProfile::sd_jwt_vc)
    derived.problems = problems_of(whole.token.credential, shown.token.credential);
  return derived;
}

Result<Derived> derive(std::string_view text, std::span<const std::string> pointers,
                       Workspace& workspace, Arena& arena) {
  const auto token = trim(text);
  if (sd_jwt::looks_like_sd_jwt(token)) {
    CAIRN_TRY(const auto whole, read_sd_jwt(token, arena, workspace.parser()));
    return derive(whole, pointers, arena, workspace.parser());
  }
  if (looks_like_jwt(token)) return not_in_parts();
  CAIRN_TRY(const auto document, workspace.parser().parse_in_place(text, arena));
  if (!document.is_object())
    return fail(ErrorCode::invalid, where, "a credential is a JSON object");
  return derive(document, pointers, workspace, arena);
}

}  // namespace cairn::securing
