// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/base_proof.h"

#include <algorithm>

#include "base/limits.h"
#include "json/pointer.h"
#include "securing/selective/mandatory.h"
#include "securing/selective/sign_data.h"

namespace cairn::securing::selective {
namespace {

constexpr auto algorithm = crypto::SignatureAlgorithm::ecdsa_p256_sha256;

// The multikey expression of a P-256 key, in bytes.
PublicKey expressed(const crypto::PublicKey& key) {
  PublicKey bytes{0x80, 0x24};
  std::ranges::copy(key.raw(), bytes.begin() + 2);
  return bytes;
}

Status sign(const crypto::PrivateKey& key, ByteView message, Signature& out) {
  CAIRN_TRY(const auto bytes, key.sign(algorithm, message));
  std::ranges::copy(bytes, out.begin());
  return done;
}

std::vector<std::string> pointers_of(const Disclosing& disclosing, const json::Value& document,
                                     const json::Value& compacted) {
  if (!disclosing.mandatory) return default_mandatory_pointers(document, compacted);
  std::vector<std::string> pointers(disclosing.mandatory->begin(), disclosing.mandatory->end());
  if (!disclosing.and_validity) return pointers;
  for (auto& pointer : validity_pointers(document))
    if (std::ranges::find(pointers, pointer) == pointers.end())
      pointers.push_back(std::move(pointer));
  return pointers;
}

// What a pointer leads to in the document, it may lead to nowhere in what JSON-LD makes of it.
Error explained(Error error, const json::Value& document) {
  if (error.code != ErrorCode::invalid || error.path.empty()) return error;
  error.remedy =
      json::value_at(document, error.path) == nullptr
          ? "Point to something that the credential has."
          : "Point to the whole of a list that holds one thing; JSON-LD writes it without a list.";
  return error;
}

}  // namespace

Result<std::string> make_base_proof_value(const json::Value& document,
                                          const crypto::Digest& proof_hash,
                                          const crypto::PrivateKey& key,
                                          const Disclosing& disclosing, Workspace& workspace,
                                          Arena& arena) {
  BaseProofValue value;
  (*disclosing.random)(value.hmac_key);
  CAIRN_TRY(const auto statements,
            Statements::of(document, hmac_labels(value.hmac_key), workspace, arena));
  value.mandatory_pointers = pointers_of(disclosing, document, statements.document());
  auto mandatory = statements.group(value.mandatory_pointers);
  if (!mandatory.ok()) return explained(std::move(mandatory).error(), document);
  CAIRN_CHECK(select(document, value.mandatory_pointers, arena));  // as every holder will

  CAIRN_TRY(const auto scoped,
            crypto::PrivateKey::generate(crypto::KeyType::p256, *disclosing.random));
  value.public_key = expressed(scoped.public_key());
  const auto others = other_lines(statements.lines(), *mandatory);
  if (others.size() > limits::statement_signatures_max)
    return fail(ErrorCode::too_large, "vc-di-ecdsa#base-proof-serialization-ecdsa-sd-2023",
                "more statements that may be left out than are signed one by one");
  value.signatures.resize(others.size());
  for (std::size_t i = 0; i < others.size(); ++i)
    CAIRN_CHECK(sign(scoped, as_bytes(others[i]), value.signatures[i]));

  const auto hash = mandatory_hash(statements.lines(), *mandatory,
                                   workspace.hasher(crypto::HashAlgorithm::sha256));
  CAIRN_CHECK(sign(key, sign_data(proof_hash, value.public_key, hash), value.base_signature));
  return write_base_proof_value(value);
}

}  // namespace cairn::securing::selective
