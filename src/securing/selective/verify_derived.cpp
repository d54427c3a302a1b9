// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/verify_derived.h"

#include <algorithm>

#include "securing/selective/sign_data.h"

namespace cairn::securing::selective {
namespace {

constexpr auto algorithm = crypto::SignatureAlgorithm::ecdsa_p256_sha256;

bool is_signed_by(const crypto::PublicKey& key, std::span<const std::string_view> statements,
                  std::span<const Signature> signatures) {
  return std::ranges::equal(statements, signatures, [&](auto statement, const auto& signature) {
    return key.verify(algorithm, as_bytes(statement), signature);
  });
}

Result<crypto::PublicKey> key_of(const PublicKey& expressed) {
  if (expressed[0] != 0x80 || expressed[1] != 0x24)
    return fail(ErrorCode::invalid, "vc-di-ecdsa#verify-derived-proof-ecdsa-sd-2023",
                "the key of the statements is not of type P-256");
  return crypto::PublicKey::create(crypto::KeyType::p256, ByteView(expressed).subspan(2));
}

}  // namespace

Result<bool> is_genuine(const json::Value& document, const crypto::Digest& proof_hash,
                        const DerivedProofValue& value, const crypto::PublicKey& key,
                        Workspace& workspace) {
  bool is_labelled = true;
  const auto label_of = [&](std::uint32_t canonical) -> Result<std::string> {
    const auto label = value.labels.find(canonical);
    is_labelled = is_labelled && label != value.labels.end();
    return is_labelled ? label->second : std::string();
  };
  CAIRN_TRY(const auto lines, labelled_lines(document, label_of, workspace));
  const auto& places = value.mandatory_indexes;
  if (!is_labelled || (!places.empty() && places.back() >= lines.size())) return false;
  const auto others = other_lines(lines, places);
  if (others.size() != value.signatures.size()) return false;

  const auto hash = mandatory_hash(lines, places, workspace.hasher(crypto::HashAlgorithm::sha256));
  const auto data = sign_data(proof_hash, value.public_key, hash);
  if (!key.verify(algorithm, data, value.base_signature)) return false;
  const auto scoped = key_of(value.public_key);
  return scoped.ok() && is_signed_by(*scoped, others, value.signatures);
}

}  // namespace cairn::securing::selective
