// SPDX-License-Identifier: Apache-2.0
// Policies and trust lists: what they hold, and that nothing unknown slips through.
#include "verify/policy.h"

#include <gtest/gtest.h>

#include "json/parse.h"
#include "verify/trust.h"

namespace cairn::verify {
namespace {

Result<Policy> policy(std::string_view text) {
  Arena arena;
  return parse_policy(*json::parse(text, arena));
}

Result<Trust> trust(std::string_view text) {
  Arena arena;
  return parse_trust(*json::parse(text, arena));
}

TEST(Policy, WhatItDoesNotNameKeepsTheDefault) {
  const auto empty = policy("{}");
  ASSERT_TRUE(empty.ok());
  EXPECT_TRUE(empty->must_be_checked(Check::proof));
  EXPECT_TRUE(empty->must_be_checked(Check::status));
  EXPECT_TRUE(empty->must_be_checked(Check::schema));
  EXPECT_FALSE(empty->must_be_checked(Check::subject));
  EXPECT_FALSE(empty->demands(Demand::status));
  EXPECT_EQ(empty->identity, IdentityDemand::any);
}

TEST(Policy, AStatedListReplacesTheDefault) {
  const auto stated = policy(R"({"require": ["proof", "subject"], "identity": "listed",
    "proofs": "any", "min_status_entries": 131072, "evidence_level": "signature",
    "max_age_status_s": 86400})");
  ASSERT_TRUE(stated.ok());
  EXPECT_TRUE(stated->must_be_checked(Check::key));
  EXPECT_FALSE(stated->must_be_checked(Check::status));
  EXPECT_TRUE(stated->demands(Demand::subject));
  EXPECT_EQ(stated->identity, IdentityDemand::listed);
  EXPECT_EQ(stated->proofs, ProofsDemand::any);
  EXPECT_EQ(stated->min_status_entries, 131'072U);
  EXPECT_EQ(stated->evidence_level, EvidenceLevel::signature);
  EXPECT_EQ(stated->max_age_status_s, 86'400);
}

TEST(Policy, RefusesWhatItDoesNotKnow) {
  for (const char* text :
       {"[]", R"({"requires": []})", R"({"require": ["prof"]})", R"({"require": "proof"})",
        R"({"identity": "famous"})", R"({"proofs": 1})", R"({"min_status_entries": -1})",
        R"({"min_status_entries": 1.5})", R"({"max_age_status_s": "1"})",
        R"({"evidence_level": "high"})"})
    EXPECT_FALSE(policy(text).ok()) << text;
  EXPECT_EQ(policy(R"({"require": ["proof", "prof"]})").error().path, "/require/1");
}

TEST(Trust, ReadsListsWithPeriodsAndPurposes) {
  const auto read = trust(R"({"lists": [{"name": "Home", "issuers": [
    {"id": "did:web:example.edu", "name": "Example", "from": "2020-01-01", "until": null,
     "for": ["Degree"]},
    {"id": "https://example.org/issuer", "until": "2024-12-31"}]}]})");
  ASSERT_TRUE(read.ok()) << read.error().detail << read.error().path;
  const auto& issuers = read->lists.at(0).issuers;
  EXPECT_EQ(format_instant(*issuers[0].from), "2020-01-01T00:00:00Z");
  EXPECT_FALSE(issuers[0].until);
  EXPECT_EQ(issuers[0].purposes, std::vector<std::string>{"Degree"});
  EXPECT_EQ(format_instant(*issuers[1].until), "2024-12-31T23:59:59.999999Z");
}

TEST(Trust, RefusesWhatItDoesNotKnow) {
  for (const char* text :
       {"{}", R"({"lists": {}})", R"({"lists": [], "more": 1})", R"({"lists": [{"issuers": []}]})",
        R"({"lists": [{"name": "a", "issuers": [{"id": "example.org"}]}]})",
        R"({"lists": [{"name": "a", "issuers": [{"id": "did:x:y", "form": "2020"}]}]})",
        R"({"lists": [{"name": "a", "issuers": [{"id": "did:x:y", "from": "soon"}]}]})",
        R"({"lists": [{"name": "a", "issuers": [{"id": "did:x:y", "for": "Degree"}]}]})"})
    EXPECT_FALSE(trust(text).ok()) << text;
}

TEST(SameId, IgnoresSpaceAroundItOnly) {
  EXPECT_TRUE(same_id(" did:web:example.com%3A3000 ", "did:web:example.com%3A3000"));
  EXPECT_FALSE(same_id("did:web:example.com%3A3000", "did:web:example.com:3000"));
  EXPECT_FALSE(same_id("https://example.com/a%2Fb", "https://example.com/a/b"));
  EXPECT_FALSE(same_id("did:web:example.com", "did:web:Example.com"));
  EXPECT_FALSE(same_id("https://example.com", "https://example.com/"));
}

TEST(LookAlike, SeesThroughOtherScriptsAndMarks) {
  EXPECT_TRUE(look_alike("Harvard University", "Harvard University"));
  EXPECT_TRUE(look_alike("Harvard University", "H\u0430rvard Un\u0456versity"));
  EXPECT_TRUE(look_alike("Harvard University", "HARVARD\u200B UNIVERSITY"));
  EXPECT_TRUE(look_alike("Universit\u00E4t Wien", "Universitat  Wien"));
  EXPECT_TRUE(look_alike("paypal.com", "paypa1.com"));
  EXPECT_TRUE(look_alike("modern", "modem"));
  EXPECT_FALSE(look_alike("Harvard University", "Howard University"));
  EXPECT_FALSE(look_alike("", ""));
}

}  // namespace
}  // namespace cairn::verify
