// SPDX-License-Identifier: Apache-2.0
#include "securing/proof.h"

#include <gtest/gtest.h>

#include "json/parse.h"

namespace cairn::securing {
namespace {

constexpr std::string_view good =
    R"("type":"DataIntegrityProof","cryptosuite":"eddsa-rdfc-2022","proofPurpose":"assertionMethod",
       "verificationMethod":"did:key:z6Mk#z6Mk")";

class Proofs : public ::testing::Test {
 protected:
  std::span<const Proof> read(std::string_view proof) {
    const auto document = json::parse(R"({"proof":)" + std::string(proof) + "}", arena_);
    EXPECT_TRUE(document.ok()) << proof;
    const auto proofs = read_proofs(*document, arena_);
    EXPECT_TRUE(proofs.ok());
    return proofs.ok() ? *proofs : std::span<const Proof>();
  }
  Error error_of(std::string_view document) {
    const auto value = json::parse(document, arena_);
    const auto proofs = read_proofs(*value, arena_);
    EXPECT_FALSE(proofs.ok());
    return proofs.ok() ? Error{} : proofs.error();
  }
  Arena arena_;
};

TEST_F(Proofs, AreNoneWithoutTheMember) {
  const auto proofs = read_proofs(*json::parse("{}", arena_), arena_);
  ASSERT_TRUE(proofs.ok());
  EXPECT_TRUE(proofs->empty());
}

TEST_F(Proofs, KnowTheirPlace) {
  EXPECT_EQ(read("{" + std::string(good) + "}")[0].path(), "/proof");
  EXPECT_EQ(read("[{},{" + std::string(good) + "}]")[1].path(), "/proof/1");
}

TEST_F(Proofs, OfWrongKindAreRefusedAsAWhole) {
  EXPECT_EQ(error_of(R"({"proof":"z2abc"})").code, ErrorCode::invalid);
  EXPECT_EQ(error_of(R"({"proof":[{},7]})").path, "/proof/1");
}

TEST_F(Proofs, BeyondTheLimitAreRefused) {
  std::string list = "{}";
  for (int i = 0; i < 64; ++i) list += ",{}";
  EXPECT_EQ(error_of(R"({"proof":[)" + list + "]}").code, ErrorCode::too_large);
}

TEST_F(Proofs, SayWhichMemberIsWrong) {
  struct Case {
    std::string_view members, fault;
  };
  for (const auto& [members, fault] : std::initializer_list<Case>{
           {R"("cryptosuite":"eddsa-rdfc-2022")", "type"},
           {R"("type":"DataIntegrityProof")", "cryptosuite"},
           {R"("type":"Ed25519Signature2020","proofPurpose":"assertionMethod")",
            "verificationMethod"},
           {R"("type":"Ed25519Signature2020","verificationMethod":"did:key:a")", "proofPurpose"}})
    EXPECT_TRUE(
        std::string_view(read("{" + std::string(members) + "}")[0].fault).starts_with(fault))
        << members;
  for (const auto* extra :
       {R"("created":"yesterday")", R"("created":17)", R"("expires":null)", R"("nonce":{})",
        R"("domain":["a",1])", R"("previousProof":{})", R"("challenge":[])", R"("id":1)"})
    EXPECT_NE(read("{" + std::string(good) + "," + extra + "}")[0].fault, nullptr) << extra;
  EXPECT_EQ(read("{" + std::string(good) + "}")[0].fault, nullptr);
}

TEST_F(Proofs, MayEmbedTheirMethod) {
  const auto proofs = read(R"({"type":"Ed25519Signature2020","proofPurpose":"assertionMethod",
      "verificationMethod":{"id":"did:key:z6Mk#z6Mk","type":"Ed25519VerificationKey2020"}})");
  EXPECT_EQ(proofs[0].verification_method, "did:key:z6Mk#z6Mk");
}

std::string chained(std::string_view id, std::string_view previous) {
  return "{" + std::string(good) + R"(,"id":")" + std::string(id) + R"(","previousProof":)" +
         std::string(previous) + "}";
}

TEST_F(Proofs, InAChainFindTheOnesBefore) {
  const auto proofs = read("[" + chained("urn:a", "[]") + "," + chained("urn:b", "[]") + "," +
                           chained("urn:c", R"(["urn:b","urn:a"])") + "]");
  std::vector<const Proof*> matching;
  EXPECT_EQ(previous_proofs(proofs[2], proofs, matching), ChainFault::none);
  ASSERT_EQ(matching.size(), 2U);
  EXPECT_EQ(matching[0]->id, "urn:a");
}

TEST_F(Proofs, InAChainMustAllBeThere) {
  std::vector<const Proof*> matching;
  const auto proofs = read("[" + chained("urn:a", R"("urn:gone")") + "]");
  EXPECT_EQ(previous_proofs(proofs[0], proofs, matching), ChainFault::missing);
  const auto nameless = read("[" + chained("", R"("")") + "]");
  EXPECT_EQ(previous_proofs(nameless[0], nameless, matching), ChainFault::missing);
}

TEST_F(Proofs, InAChainMustNotComeBackToThemselves) {
  std::vector<const Proof*> matching;
  const auto self = read("[" + chained("urn:a", R"("urn:a")") + "]");
  EXPECT_EQ(previous_proofs(self[0], self, matching), ChainFault::cycle);
  const auto ring =
      read("[" + chained("urn:a", R"("urn:b")") + "," + chained("urn:b", R"("urn:c")") + "," +
           chained("urn:c", R"("urn:a")") + "]");
  for (const auto& proof : ring)
    EXPECT_EQ(previous_proofs(proof, ring, matching), ChainFault::cycle);
}

// Every proof builds on all before it: 2^63 paths, 64 proofs.
TEST_F(Proofs, InADenseMeshAreEachFollowedOnce) {
  std::string list, previous;
  for (int i = 0; i < 64; ++i) {
    const auto id = "urn:" + std::to_string(i);
    list += (i == 0 ? "" : ",") + chained(id, "[" + previous + "]");
    previous += (i == 0 ? "\"" : ",\"") + id + "\"";
  }
  const auto proofs = read("[" + list + "]");
  std::vector<const Proof*> matching;
  EXPECT_EQ(previous_proofs(proofs[63], proofs, matching), ChainFault::none);
  EXPECT_EQ(matching.size(), 63U);
}

}  // namespace
}  // namespace cairn::securing
