// SPDX-License-Identifier: Apache-2.0
// The cryptosuites of Data Integrity (vc-data-integrity#cryptosuites, vc-di-eddsa, vc-di-ecdsa) as
// one table: a suite is its name, how the document is transformed, and which key goes with which
// hash.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "crypto/hash.h"
#include "crypto/key.h"

namespace cairn::securing {

// Which algorithm of which specification turns document and proof into the bytes that are signed.
enum class Transformation : std::uint8_t {
  rdfc,         // RDFC-1.0 of the document; the proof configuration takes the document's @context
  jcs,          // RFC 8785; the proof carries the document's @context itself
  legacy_rdfc,  // as rdfc, but the proof's own @context wins where it has one (2018, 2020)
};

enum class SignatureForm : std::uint8_t {
  proof_value,   // proofValue: multibase base58-btc, "z…"
  detached_jws,  // jws: header..signature with an unencoded payload (RFC 7797)
  selective,     // proofValue: multibase base64url of many signatures (selective/proof_value.h)
};

enum class SuiteUse : std::uint8_t { create_and_verify, verify_only };

// One kind of key a suite takes, and what that fixes.
struct SuiteKey {
  crypto::KeyType key;
  crypto::HashAlgorithm hash;  // of both halves of the signed bytes and inside RDFC-1.0
  crypto::SignatureAlgorithm algorithm;
  std::size_t signature_bytes;
};

enum class SuiteId : std::uint8_t {
  eddsa_rdfc_2022,
  eddsa_jcs_2022,
  ecdsa_rdfc_2019,
  ecdsa_jcs_2019,
  ed25519_signature_2020,
  ed25519_signature_2018,
  eddsa_2022,  // an early name of eddsa-rdfc-2022, still met: verified with a warning
  ecdsa_sd_2023,
};

struct Suite {
  SuiteId id;
  std::string_view name;         // what people say: the cryptosuite, or the type of an older proof
  std::string_view proof_type;   // the proof's `type`
  std::string_view cryptosuite;  // the proof's `cryptosuite`; "" where its type says it all
  Transformation transformation;
  SignatureForm form;
  SuiteUse use;
  std::span<const SuiteKey> keys;

  // nullptr where the suite does not take such keys.
  const SuiteKey* key(crypto::KeyType type) const;
};

std::span<const Suite> suites();
const Suite& suite(SuiteId id);

// nullptr for a suite this build does not know; that is "not checked", never "invalid".
const Suite* find_suite(std::string_view proof_type, std::string_view cryptosuite);
const Suite* find_suite(std::string_view name);

// The suite to sign with when none was named; nullptr for keys no suite takes (RSA, secp256k1).
const Suite* default_suite(crypto::KeyType type);

// Which suites a caller accepts. There is no global list.
class SuiteSet {
 public:
  static constexpr SuiteSet all() { return SuiteSet(~0U); }
  static constexpr SuiteSet none() { return SuiteSet(0); }
  constexpr SuiteSet with(SuiteId id) const { return SuiteSet(bits_ | bit(id)); }
  constexpr SuiteSet without(SuiteId id) const { return SuiteSet(bits_ & ~bit(id)); }
  constexpr bool contains(SuiteId id) const { return (bits_ & bit(id)) != 0; }

 private:
  explicit constexpr SuiteSet(std::uint32_t bits) : bits_(bits) {}
  static constexpr std::uint32_t bit(SuiteId id) { return 1U << static_cast<unsigned>(id); }
  std::uint32_t bits_;
};

}  // namespace cairn::securing
