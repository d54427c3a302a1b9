// SPDX-License-Identifier: Apache-2.0
#include "securing/suite.h"

#include <gtest/gtest.h>

namespace cairn::securing {
namespace {

TEST(Suites, AreFoundByTypeAndCryptosuite) {
  EXPECT_EQ(find_suite("DataIntegrityProof", "eddsa-rdfc-2022")->id, SuiteId::eddsa_rdfc_2022);
  EXPECT_EQ(find_suite("Ed25519Signature2020", "")->id, SuiteId::ed25519_signature_2020);
  EXPECT_EQ(find_suite("DataIntegrityProof", "Ed25519Signature2020"), nullptr);
  EXPECT_EQ(find_suite("eddsa-rdfc-2022", "eddsa-rdfc-2022"), nullptr);
}

TEST(Suites, OfSelectiveDisclosureTakeP256Alone) {
  const auto* suite = find_suite("DataIntegrityProof", "ecdsa-sd-2023");
  ASSERT_NE(suite, nullptr);
  EXPECT_NE(suite->key(crypto::KeyType::p256), nullptr);
  EXPECT_EQ(suite->key(crypto::KeyType::p384), nullptr);
  EXPECT_EQ(suite->key(crypto::KeyType::ed25519), nullptr);
}

TEST(Suites, OfOtherMathematicsAndTyposAreUnknown) {
  EXPECT_EQ(find_suite("DataIntegrityProof", "bbs-2023"), nullptr);
  EXPECT_EQ(find_suite("DataIntegrityProof", "eddsa-rdf-2022"), nullptr);
}

TEST(Suites, HashP384WithSha384) {
  const auto* key = suite(SuiteId::ecdsa_rdfc_2019).key(crypto::KeyType::p384);
  ASSERT_NE(key, nullptr);
  EXPECT_EQ(key->hash, crypto::HashAlgorithm::sha384);
  EXPECT_EQ(key->signature_bytes, 96U);
}

TEST(Suites, DefaultFollowsTheKey) {
  EXPECT_EQ(default_suite(crypto::KeyType::ed25519)->name, "eddsa-rdfc-2022");
  EXPECT_EQ(default_suite(crypto::KeyType::p256)->name, "ecdsa-rdfc-2019");
  EXPECT_EQ(default_suite(crypto::KeyType::p384)->name, "ecdsa-rdfc-2019");
  EXPECT_EQ(default_suite(crypto::KeyType::rsa), nullptr);
}

TEST(SuiteSets, HoldWhatWasPutIn) {
  constexpr auto set = SuiteSet::none().with(SuiteId::eddsa_jcs_2022);
  EXPECT_TRUE(set.contains(SuiteId::eddsa_jcs_2022));
  EXPECT_FALSE(set.contains(SuiteId::eddsa_rdfc_2022));
  EXPECT_FALSE(SuiteSet::all().without(SuiteId::eddsa_2022).contains(SuiteId::eddsa_2022));
}

}  // namespace
}  // namespace cairn::securing
