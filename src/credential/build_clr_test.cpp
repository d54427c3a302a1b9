// SPDX-License-Identifier: Apache-2.0
#include "credential/build_clr.h"

#include "credential/clr.h"
#include "credential/rules.h"
#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

class BuildClrTest : public CredentialTest {
 protected:
  NewRecord whole() {
    NewRecord record;
    record.id = "urn:uuid:2f1b9a3e-77f0-4b43-9d2e-0d3a3b1f8e10";
    record.name = "All badges";
    record.issuer = {.id = "https://school.example/issuer", .name = "School of Sailing"};
    record.subject = {.email = "ada@example.org", .salt = "0123456789abcdef"};
    record.valid_from = "2026-03-01T00:00:00Z";
    record.held = {badge(), builder.string("a.b.c")};
    record.associations = {{"isPartOf", "https://school.example/badges/knots", "urn:uuid:sailor"}};
    return record;
  }
};

TEST_F(BuildClrTest, BuildsARecordThatKeepsTheRules) {
  const auto made = build_record(whole(), builder);
  ASSERT_TRUE(made.ok()) << made.error().detail;
  EXPECT_EQ(told(check(*made)), "");
  const auto held = held_credentials(*made);
  ASSERT_EQ(held.size(), 2U);
  EXPECT_TRUE(json::equal(held[0].value, badge()));
  EXPECT_EQ(associations(*made).front().target, "urn:uuid:sailor");
  EXPECT_EQ(json::write(*made).find("ada@example.org"), std::string::npos);
  EXPECT_FALSE(made->contains("partial"));
}

TEST_F(BuildClrTest, RefusesWhatSaysNothing) {
  auto nobody = whole();
  nobody.subject = {};
  EXPECT_EQ(build_record(nobody, builder).error().path, "/credentialSubject");
  auto empty = whole();
  empty.held.clear();
  EXPECT_EQ(build_record(empty, builder).error().path, "/credentialSubject/verifiableCredential");
  auto unnamed = whole();
  unnamed.associations[0].type = "isFriendOf";
  EXPECT_FALSE(build_record(unnamed, builder).ok());
}

}  // namespace
}  // namespace cairn::credential
