// SPDX-License-Identifier: Apache-2.0
// Cairn, canonical forms: what is signed of a document.
//
//   auto text = cairn::canonical_json(R"({"b": 1.0, "a": "\u20ac"})");  // {"a":"€","b":1}
//   if (!text.ok()) return complain(text.error());
#pragma once
#include <cairn/contexts.h>
#include <cairn/result.h>

#include <string>
#include <string_view>

namespace cairn {

// JCS (RFC 8785). Errors: unreadable, too_large, invalid (a number that a double cannot hold).
Result<std::string> canonical_json(std::string_view json);

// A JSON-LD document as canonical N-Quads (RDFC-1.0 with SHA-256), in safe mode: whatever would be
// dropped on the way is an error. Errors: unreadable, undefined_term, unknown_context, invalid,
// too_large (also a dataset made to be costly: rdf-canon#dataset-poisoning).
Result<std::string> canonical_quads(std::string_view json, LoadContext load_context = {});

}  // namespace cairn
