// SPDX-License-Identifier: Apache-2.0
#include "securing/suite.h"

namespace cairn::securing {
namespace {

using crypto::HashAlgorithm;
using crypto::KeyType;
using crypto::SignatureAlgorithm;
using enum SuiteId;
using enum Transformation;
using enum SignatureForm;
using enum SuiteUse;

constexpr std::array ed25519_keys{
    SuiteKey{KeyType::ed25519, HashAlgorithm::sha256, SignatureAlgorithm::ed25519, 64},
};
constexpr std::array ecdsa_keys{
    SuiteKey{KeyType::p256, HashAlgorithm::sha256, SignatureAlgorithm::ecdsa_p256_sha256, 64},
    SuiteKey{KeyType::p384, HashAlgorithm::sha384, SignatureAlgorithm::ecdsa_p384_sha384, 96},
};

constexpr std::array p256_keys{ecdsa_keys[0]};

constexpr std::string_view data_integrity = "DataIntegrityProof";

// In the order of SuiteId.
constexpr std::array<Suite, 8> table{{
    {eddsa_rdfc_2022, "eddsa-rdfc-2022", data_integrity, "eddsa-rdfc-2022", rdfc, proof_value,
     create_and_verify, ed25519_keys},
    {eddsa_jcs_2022, "eddsa-jcs-2022", data_integrity, "eddsa-jcs-2022", jcs, proof_value,
     create_and_verify, ed25519_keys},
    {ecdsa_rdfc_2019, "ecdsa-rdfc-2019", data_integrity, "ecdsa-rdfc-2019", rdfc, proof_value,
     create_and_verify, ecdsa_keys},
    {ecdsa_jcs_2019, "ecdsa-jcs-2019", data_integrity, "ecdsa-jcs-2019", jcs, proof_value,
     create_and_verify, ecdsa_keys},
    {ed25519_signature_2020, "Ed25519Signature2020", "Ed25519Signature2020", "", legacy_rdfc,
     proof_value, create_and_verify, ed25519_keys},
    {ed25519_signature_2018, "Ed25519Signature2018", "Ed25519Signature2018", "", legacy_rdfc,
     detached_jws, verify_only, ed25519_keys},
    {eddsa_2022, "eddsa-2022", data_integrity, "eddsa-2022", rdfc, proof_value, verify_only,
     ed25519_keys},
    {ecdsa_sd_2023, "ecdsa-sd-2023", data_integrity, "ecdsa-sd-2023", rdfc, selective,
     create_and_verify, p256_keys},
}};

constexpr bool ordered_by_id() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (static_cast<std::size_t>(table[i].id) != i) return false;
  return true;
}
static_assert(ordered_by_id());

}  // namespace

const SuiteKey* Suite::key(crypto::KeyType type) const {
  for (const auto& candidate : keys)
    if (candidate.key == type) return &candidate;
  return nullptr;
}

std::span<const Suite> suites() { return table; }

const Suite& suite(SuiteId id) { return table[static_cast<std::size_t>(id)]; }

const Suite* find_suite(std::string_view proof_type, std::string_view cryptosuite) {
  for (const auto& row : table) {
    if (row.proof_type != proof_type) continue;
    // Older types have no `cryptosuite`; one that stands there anyway is not theirs to read.
    if (row.cryptosuite.empty() || row.cryptosuite == cryptosuite) return &row;
  }
  return nullptr;
}

const Suite* find_suite(std::string_view name) {
  for (const auto& row : table)
    if (row.name == name) return &row;
  return nullptr;
}

const Suite* default_suite(crypto::KeyType type) {
  for (const auto& row : table)
    if (row.use == create_and_verify && row.key(type) != nullptr) return &row;
  return nullptr;
}

}  // namespace cairn::securing
