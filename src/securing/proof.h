// SPDX-License-Identifier: Apache-2.0
// The proofs of a secured document, read once into plain structs (vc-data-integrity#proofs).
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "json/value.h"
#include "securing/suite.h"

namespace cairn::securing {

// Views into the document, which must outlive it. A member that is absent is "" or empty.
struct Proof {
  json::Value value;             // the proof object as it stands in the document
  const Suite* suite = nullptr;  // nullptr: unknown here
  std::string_view id;
  std::string_view type;
  std::string_view cryptosuite;
  std::string_view verification_method;  // its id, also where the proof embeds the whole method
  std::string_view purpose;
  std::string_view created;  // xsd:dateTime; older suites require it
  std::string_view expires;
  std::string_view challenge;
  std::string_view nonce;
  json::Value domain;          // null, a string, or an array of strings
  json::Value previous_proof;  // null, a string, or an array of strings
  std::size_t index = 0;       // place in the document's `proof`
  bool in_array = false;
  const char* fault = nullptr;  // static text: the first member that is missing or of a wrong type

  // Whether it says of which suite it is, known or not, and holds more than the options of one.
  bool is_of_some_suite() const;
  std::string path() const;  // "/proof" or "/proof/2"
};

// The proofs of `document`, in its order; none where it has no `proof`. What is wrong with one
// proof is its `fault` and hides no other. Errors: invalid (`proof` is neither an object nor an
// array of objects), too_large (limits::proofs_max).
Result<std::span<const Proof>> read_proofs(const json::Value& document, Arena& arena);

// Whether a proof, or one of the document's, is one that its holder keeps to make others from
// (vc-di-ecdsa#serializebaseproofvalue, vc-di-bbs#serializebaseproofvalue). Whoever has it can show
// all of the document, so it goes to nobody else.
bool is_base_proof(const json::Value& proof);
bool has_base_proof(const json::Value& document);

// How a proof's `previousProof` resolves among all of them (vc-data-integrity#proof-chains).
enum class ChainFault : std::uint8_t { none, missing, cycle };

// `matching` receives the proofs that `proof` names directly, in the document's order.
ChainFault previous_proofs(const Proof& proof, std::span<const Proof> all,
                           std::vector<const Proof*>& matching);

}  // namespace cairn::securing
