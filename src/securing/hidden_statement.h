// SPDX-License-Identifier: Apache-2.0
// A proof over RDF signs statements, however JSON spells them; a verdict is read from the JSON. So
// a holder could write a signed "validUntil" or "credentialStatus" as an IRI, under an alias, or in
// @nest or @included, and it would still be signed but no longer be read
// (vc-data-integrity#validating-contexts names the threat).
#pragma once
#include <string_view>

#include "json/value.h"
#include "rdf/dataset.h"

namespace cairn::securing {

// The member that the dataset of `document` states more often than the JSON shows it in its place,
// or "". Linear in the quads. `dataset` holds what JSON-LD made of `document` and nothing else.
std::string_view find_hidden_statement(const json::Value& document, const rdf::Dataset& dataset);

// Whether the dataset of a proof's configuration states an end that its "expires" does not show.
bool hides_expiry(const json::Value& configuration, const rdf::Dataset& dataset);

}  // namespace cairn::securing
