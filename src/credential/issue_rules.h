// SPDX-License-Identifier: Apache-2.0
// What an issuer refuses before it signs: everything rules.h calls a failure, and what readers
// forgive but issuers must not do. What needs JSON-LD (undefined terms, types that map to no URL)
// is refused by the signing step in safe mode. spec: vc-data-model-2.0#conformance
#pragma once
#include "base/result.h"
#include "credential/problem.h"
#include "json/value.h"

namespace cairn::credential {

// All reasons to refuse; empty when the document may be signed.
Problems issue_problems(const json::Value& credential);
// The same for a presentation its holder wants to sign.
Problems present_problems(const json::Value& presentation);

// The first of issue_problems() as an error. Errors: invalid, with its path.
Status may_issue(const json::Value& credential);

}  // namespace cairn::credential
