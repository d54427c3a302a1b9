// SPDX-License-Identifier: Apache-2.0
// Project Wycheproof (github.com/C2SP/wycheproof): no invalid signature accepted, no valid refused.
#include <gtest/gtest.h>

#include <functional>

#include "base/arena.h"
#include "crypto/der.h"
#include "crypto/jwk.h"
#include "crypto/jws.h"
#include "crypto/pem.h"
#include "encoding/hex.h"
#include "json/parse.h"
#include "suite.h"

namespace cairn::crypto {
namespace {

using conformance::Suite;

constexpr SignatureAlgorithm every_algorithm[] = {SignatureAlgorithm::ed25519,
                                                  SignatureAlgorithm::ecdsa_p256_sha256,
                                                  SignatureAlgorithm::ecdsa_p384_sha384,
                                                  SignatureAlgorithm::ecdsa_p521_sha512,
                                                  SignatureAlgorithm::ecdsa_secp256k1_sha256,
                                                  SignatureAlgorithm::rsa_pkcs1_sha256,
                                                  SignatureAlgorithm::rsa_pss_sha256};

Bytes hex(std::string_view text) {
  auto bytes = encoding::from_hex(text);
  EXPECT_TRUE(bytes.ok()) << text;
  return bytes ? *bytes : Bytes();
}

json::Value load(const Suite& suite, std::string_view file, Arena& arena) {
  auto value = json::parse(suite.read(file), arena);
  EXPECT_TRUE(value.ok()) << file;
  return value ? *value : json::Value();
}

std::string fault_of(const json::Value& test, bool accepted) {
  const auto result = test.string_at("result");
  if (result == "valid" && !accepted) return "valid, but refused";
  if (result == "invalid" && accepted) return "invalid, but accepted";
  return "";
}

std::string name_of_test(const json::Value& test) {
  return std::string(test["tcId"].number_text());
}

using KeyOf = std::function<Result<PublicKey>(const json::Value& group)>;
using SignatureOf = std::function<Bytes(std::string_view hex_text)>;

void run_signatures(const char* name, std::string_view file, SignatureAlgorithm algorithm,
                    const KeyOf& key_of, const SignatureOf& signature_of = hex) {
  Suite suite(name, "wycheproof");
  if (!suite.present()) return;
  Arena arena;
  const auto root = load(suite, file, arena);
  std::size_t count = 0;
  for (const auto& group : root["testGroups"].items()) {
    const auto key = key_of(group);
    for (const auto& test : group["tests"].items()) {
      ++count;
      const bool accepted = key.ok() && key->verify(algorithm, hex(test.string_at("msg")),
                                                    signature_of(test.string_at("sig")));
      suite.record(name_of_test(test), fault_of(test, accepted));
    }
  }
  EXPECT_EQ(static_cast<std::int64_t>(count), root["numberOfTests"].as_int64());
}

Result<PublicKey> spki_of(const json::Value& group) {
  return from_spki(hex(group.string_at("publicKeyDer")));
}

// ECDSA keys are read in both ways they reach us.
KeyOf point_of(KeyType type) {
  return [type](const json::Value& group) -> Result<PublicKey> {
    CAIRN_TRY(auto key, PublicKey::create(type, hex(group["publicKey"].string_at("uncompressed"))));
    CAIRN_TRY(const auto same, spki_of(group));
    EXPECT_EQ(key, same);
    return key;
  };
}

TEST(Wycheproof, Ed25519) {
  run_signatures("wycheproof-ed25519", "ed25519_test.json", SignatureAlgorithm::ed25519,
                 [](const json::Value& group) {
                   return PublicKey::create(KeyType::ed25519,
                                            hex(group["publicKey"].string_at("pk")));
                 });
}

TEST(Wycheproof, P256) {
  run_signatures("wycheproof-p256-p1363", "ecdsa_secp256r1_sha256_p1363_test.json",
                 SignatureAlgorithm::ecdsa_p256_sha256, point_of(KeyType::p256));
}

// No format here carries signatures in DER; these are turned into r ‖ s by the strict reader first.
Bytes fixed_width_of_der(std::string_view hex_text) {
  constexpr std::size_t width = 32;
  const auto bytes = hex(hex_text);
  const auto numbers = der::read_integers(bytes);
  if (!numbers || numbers->size() != 2) return {};
  Bytes signature;
  for (const auto number : *numbers) {
    if (number.size() > width) return {};
    signature.resize(signature.size() + width - number.size());
    signature.insert(signature.end(), number.begin(), number.end());
  }
  return signature;
}

TEST(Wycheproof, P256Der) {
  run_signatures("wycheproof-p256-der", "ecdsa_secp256r1_sha256_test.json",
                 SignatureAlgorithm::ecdsa_p256_sha256, point_of(KeyType::p256),
                 fixed_width_of_der);
}

TEST(Wycheproof, P384) {
  run_signatures("wycheproof-p384-p1363", "ecdsa_secp384r1_sha384_p1363_test.json",
                 SignatureAlgorithm::ecdsa_p384_sha384, point_of(KeyType::p384));
}

TEST(Wycheproof, Secp256k1) {
  run_signatures("wycheproof-secp256k1-p1363", "ecdsa_secp256k1_sha256_p1363_test.json",
                 SignatureAlgorithm::ecdsa_secp256k1_sha256, point_of(KeyType::secp256k1));
}

TEST(Wycheproof, RsaPkcs1) {
  run_signatures("wycheproof-rsa-pkcs1", "rsa_signature_2048_sha256_test.json",
                 SignatureAlgorithm::rsa_pkcs1_sha256, spki_of);
}

bool accepts(std::string_view token, const json::Value& jwk) {
  Arena arena;
  const auto key = parse_jwk(jwk);
  const auto jws = parse_jws(token, arena, every_algorithm);
  return key.ok() && jws.ok() && key->permits(jws->algorithm) && verify_jws(*jws, key->key);
}

TEST(Wycheproof, JsonWebSignature) {
  Suite suite("wycheproof-jws", "wycheproof");
  if (!suite.present()) return;
  Arena arena;
  const auto root = load(suite, "json_web_signature_test.json", arena);
  for (const auto& group : root["testGroups"].items()) {
    const auto& key = group.contains("public") ? group["public"] : group["private"];
    for (const auto& test : group["tests"].items())
      suite.record(name_of_test(test), fault_of(test, accepts(test.string_at("jws"), key)));
  }
}

// A key set is read as one: kinds of keys mixed, or one kid twice, and no key of it is used.
bool accepts_key_set(std::string_view token, const json::Value& set) {
  const auto keys = set["keys"].items();
  return keys.size() == 1 && accepts(token, keys.front());
}

TEST(Wycheproof, JsonWebKey) {
  Suite suite("wycheproof-jwk", "wycheproof");
  if (!suite.present()) return;
  Arena arena;
  const auto root = load(suite, "json_web_key_test.json", arena);
  for (const auto& group : root["testGroups"].items()) {
    const auto& set = group.contains("public") ? group["public"] : group["private"];
    for (const auto& test : group["tests"].items())
      suite.record(name_of_test(test), fault_of(test, accepts_key_set(test.string_at("jws"), set)));
  }
}

}  // namespace
}  // namespace cairn::crypto
