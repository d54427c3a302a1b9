// SPDX-License-Identifier: Apache-2.0
// What a holder makes of a credential for showing a part of it: of a base proof of ecdsa-sd-2023 a
// derived one (vc-di-ecdsa#add-derived-proof-ecdsa-sd-2023), of an SD-JWT the disclosures chosen
// (RFC 9901 section 7.2).
#pragma once
#include <span>
#include <string>
#include <vector>

#include "credential/problem.h"
#include "securing/read_sd_jwt.h"
#include "securing/workspace.h"

namespace cairn::securing {

struct Derived {
  json::Value document;  // with its proof; null where `token` is what the other side gets
  std::string token;     // an SD-JWT without key binding, or ""
  json::Value shown;     // what the other side will read of it, proofs aside
  json::Value whole;     // the original that `kept_back` points into, proofs aside
  std::vector<std::string> kept_back;   // each points to the whole of a part
  std::size_t signatures_left_out = 0;  // of the whole, which hold for no part
  // Why its standard would have it refused though not the original: what it asks for is not shown.
  credential::Problems problems;
};

// Shown is what `pointers` select and what the issuer demands. `document` is one with a base proof,
// as its issuer gave it out. No signature is checked here.
// Errors: invalid (a pointer that leads to nothing, by its path; nothing selected; a base proof of
// another document), not_permitted (no part of it can be kept back, or it was made for showing
// already), unsupported (a base proof that builds on another), those of read_proofs,
// undefined_term, unknown_context, too_large.
Result<Derived> derive(const json::Value& document, std::span<const std::string> pointers,
                       Workspace& workspace, Arena& arena);

// The same of an SD-JWT, whose text must outlive what is made.
// Errors: invalid (a pointer that leads to nothing, by its path), not_permitted (made for showing
// already).
Result<Derived> derive(const SecuredSdJwt& whole, std::span<const std::string> pointers,
                       Arena& arena, json::Parser& parser);

// The same of either, by its text. Errors: also those of parsing and read_sd_jwt; not_permitted (a
// token without parts).
Result<Derived> derive(std::string_view text, std::span<const std::string> pointers,
                       Workspace& workspace, Arena& arena);

// Refuses what a verifier would refuse, though it would take the original. Errors: invalid.
Status check_shown(const Derived& derived);

// What the issuers of a document with base proofs demand to be shown. Errors: as derive().
Result<std::vector<std::string>> demanded_pointers(const json::Value& document, Arena& arena);

// What is said of a credential whose signature covers it as a whole.
Error not_in_parts();

}  // namespace cairn::securing
