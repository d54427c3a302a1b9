// SPDX-License-Identifier: Apache-2.0
// What a holder must always show, where the issuer has not said it (vc-di-ecdsa leaves the choice
// to the application).
#pragma once
#include <string>
#include <vector>

#include "json/value.h"

namespace cairn::securing::selective {

// Pointers to what there is of
// - issuer, validity, state, form and terms of use: without them a copy could hide that it expired,
//   was revoked, or what it must not be used for;
// - of an Open Badge the achievement's name, description and criteria, which its standard asks for
//   in every badge: without them a copy would be none.
// Types and ids on the way there, the holder's too, go with them. What else there is (results,
// evidence, alignments, names and addresses of the holder) is the holder's to show.
// `compacted` is the document as JSON-LD writes it. What a pointer cannot reach there in part,
// since it stands in an array of one, is mandatory as a whole.
std::vector<std::string> default_mandatory_pointers(const json::Value& document,
                                                    const json::Value& compacted);

// What there is of validity and state, without which a copy hides that it ended or was revoked.
std::vector<std::string> validity_pointers(const json::Value& document);

}  // namespace cairn::securing::selective
