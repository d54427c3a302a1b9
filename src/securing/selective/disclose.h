// SPDX-License-Identifier: Apache-2.0
// What a holder shows of a document, and the proof value that goes with it
// (vc-di-ecdsa#createdisclosuredata).
#pragma once
#include "securing/selective/proof_value.h"
#include "securing/selective/statements.h"

namespace cairn::securing::selective {

struct Disclosure {
  json::Value document;  // what is shown, without a proof; shares what it holds with the whole
  DerivedProofValue value;
};

// `document`: the signed one without its proof. Shown is what `pointers` and the base proof's
// mandatory ones select. No signature is checked here.
// Errors: invalid (a pointer that leads to nothing, by its path; nothing at all selected; a base
// proof of another document), too_large (limits::disclosure_pointers_max), and as Statements.
Result<Disclosure> disclose(const json::Value& document, const BaseProofValue& base,
                            std::span<const std::string> pointers, Workspace& workspace,
                            Arena& arena);

}  // namespace cairn::securing::selective
