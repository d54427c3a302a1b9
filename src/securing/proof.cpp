// SPDX-License-Identifier: Apache-2.0
#include "securing/proof.h"

#include <algorithm>
#include <array>

#include "base/instant.h"
#include "base/limits.h"
#include "base/uri.h"
#include "encoding/multibase.h"
#include "securing/selective/proof_value.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "vc-data-integrity#proofs";

bool is_text_or_texts(const json::Value& value) {
  if (value.is_string()) return true;
  if (!value.is_array()) return false;
  for (const auto& item : value.items())
    if (!item.is_string()) return false;
  return true;
}

// Takes a string member; remembers the first that is something else.
class MemberReader {
 public:
  explicit MemberReader(Proof& proof) : proof_(proof) {}

  std::string_view text(std::string_view key, const char* fault) {
    const auto* member = proof_.value.find(key);
    if (member == nullptr) return {};
    if (!member->is_string()) note(fault);
    return member->as_string();
  }
  std::string_view required_text(std::string_view key, const char* fault) {
    const auto found = text(key, fault);
    if (found.empty()) note(fault);
    return found;
  }
  std::string_view time(std::string_view key, const char* fault) {
    const auto found = text(key, fault);
    if (proof_.value.contains(key) && !parse_instant(found).ok()) note(fault);
    return found;
  }
  json::Value texts(std::string_view key, const char* fault) {
    const auto* member = proof_.value.find(key);
    if (member == nullptr) return {};
    if (!is_text_or_texts(*member)) note(fault);
    return *member;
  }
  void note(const char* fault) {
    if (proof_.fault == nullptr) proof_.fault = fault;
  }

 private:
  Proof& proof_;
};

// Older proofs may embed the method where newer ones only name it.
std::string_view method_id(const json::Value& method) {
  return method.is_object() ? method.string_at("id") : method.as_string();
}

Proof read_proof(const json::Value& value, std::size_t index, bool in_array) {
  Proof proof;
  proof.value = value;
  proof.index = index;
  proof.in_array = in_array;
  MemberReader reader(proof);
  proof.type = reader.required_text("type", "type: a proof type is needed");
  proof.cryptosuite = reader.text("cryptosuite", "cryptosuite: not a text");
  if (proof.type == "DataIntegrityProof" && proof.cryptosuite.empty())
    reader.note("cryptosuite: missing in a DataIntegrityProof");
  proof.suite = find_suite(proof.type, proof.cryptosuite);
  proof.verification_method = method_id(value["verificationMethod"]);
  if (!is_absolute_iri(proof.verification_method))
    reader.note("verificationMethod: no absolute URL of a key");
  proof.purpose = reader.required_text("proofPurpose", "proofPurpose: missing or not a text");
  proof.created = reader.time("created", "created: not a date and time");
  proof.expires = reader.time("expires", "expires: not a date and time");
  proof.id = reader.text("id", "id: not a text");
  proof.challenge = reader.text("challenge", "challenge: not a text");
  proof.nonce = reader.text("nonce", "nonce: not a text");
  proof.domain = reader.texts("domain", "domain: neither a text nor a list of texts");
  proof.previous_proof =
      reader.texts("previousProof", "previousProof: neither a text nor a list of texts");
  return proof;
}

const Proof* find_by_id(std::span<const Proof> all, std::string_view id) {
  for (const auto& proof : all)
    if (!id.empty() && proof.id == id) return &proof;
  return nullptr;
}

bool names(const Proof& proof, std::string_view id) {
  for (const auto& item : json::as_list(proof.previous_proof))
    if (!id.empty() && item.as_string() == id) return true;
  return false;
}

// Whether the chain of `from` comes back to itself. Follows each proof once, so that a chain with
// many meshes costs no more than their number.
bool has_cycle(const Proof& from, std::span<const Proof> all) {
  std::uint64_t seen = 0;
  std::array<const Proof*, limits::proofs_max> open{};
  std::size_t count = 0;
  open[count++] = &from;
  while (count > 0) {
    const Proof& proof = *open[--count];
    for (const auto& item : json::as_list(proof.previous_proof)) {
      const auto* next = find_by_id(all, item.as_string());
      if (next == nullptr) continue;
      if (next->index == from.index) return true;
      const auto bit = std::uint64_t{1} << next->index;
      if ((seen & bit) == 0) open[count++] = next;
      seen |= bit;
    }
  }
  return false;
}
static_assert(limits::proofs_max <= 64, "has_cycle keeps a bit for each proof");

}  // namespace

bool Proof::is_of_some_suite() const {
  constexpr std::array options = {
      "@context",           "id",      "type",         "cryptosuite", "proofPurpose",
      "verificationMethod", "creator", "created",      "expires",     "domain",
      "challenge",          "nonce",   "previousProof"};
  if (type.empty() || (type == "DataIntegrityProof" && cryptosuite.empty())) return false;
  return std::ranges::any_of(value.members(), [&](const json::Member& member) {
    return std::ranges::find(options, member.key) == options.end();
  });
}

std::string Proof::path() const {
  return in_array ? "/proof/" + std::to_string(index) : std::string("/proof");
}

Result<std::span<const Proof>> read_proofs(const json::Value& document, Arena& arena) {
  const auto* found = document.find("proof");
  if (found == nullptr) return std::span<const Proof>();
  if (!found->is_object() && !found->is_array())
    return fail(ErrorCode::invalid, where, "proof is neither an object nor a list of objects",
                "/proof");
  const auto list = json::as_list(*found);
  if (list.size() > limits::proofs_max)
    return fail(ErrorCode::too_large, where, "more proofs than are read", "/proof");
  auto proofs = arena.array<Proof>(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (!list[i].is_object())
      return fail(ErrorCode::invalid, where, "a proof is not an object",
                  "/proof/" + std::to_string(i));
    ::new (&proofs[i]) Proof(read_proof(list[i], i, found->is_array()));
  }
  return std::span<const Proof>(proofs);
}

bool is_base_proof(const json::Value& proof) {
  const auto text = proof.string_at("proofValue");
  const auto suite = proof.string_at("cryptosuite");
  if (suite == "ecdsa-sd-2023") return selective::looks_like_base_proof_value(text);
  if (suite != "bbs-2023") return false;
  // 0xd95d02, and other even numbers for what else its issuer may choose.
  const auto bytes = encoding::from_multibase(text, encoding::Base::base64url);
  return bytes.ok() && bytes->size() > 3 && (*bytes)[0] == 0xD9 && (*bytes)[1] == 0x5D &&
         ((*bytes)[2] & 1) == 0;
}

bool has_base_proof(const json::Value& document) {
  const auto proofs = document["proof"];
  return std::ranges::any_of(json::as_list(proofs), is_base_proof);
}

ChainFault previous_proofs(const Proof& proof, std::span<const Proof> all,
                           std::vector<const Proof*>& matching) {
  matching.clear();
  for (const auto& item : json::as_list(proof.previous_proof))
    if (find_by_id(all, item.as_string()) == nullptr) return ChainFault::missing;
  if (has_cycle(proof, all)) return ChainFault::cycle;
  for (const auto& candidate : all)
    if (names(proof, candidate.id)) matching.push_back(&candidate);
  return ChainFault::none;
}

}  // namespace cairn::securing
