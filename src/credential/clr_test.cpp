// SPDX-License-Identifier: Apache-2.0
#include "credential/clr.h"

#include "credential/rules.h"
#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

class ClrTest : public CredentialTest {
 protected:
  json::Value record() {
    const auto held = json::write(badge());
    return read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:2f1b9a3e-77f0-4b43-9d2e-0d3a3b1f8e10",
      "type": ["VerifiableCredential", "ClrCredential"], "name": "Record",
      "issuer": {"id": "https://school.example/issuer", "type": ["Profile"]},
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:learner", "type": ["ClrSubject"],
        "verifiableCredential": [)" +
                held + R"(, "a.b.c"],
        "achievement": [{"id": "urn:uuid:sailor", "type": ["Achievement"], "name": "Sailor",
          "description": "Sails.", "criteria": {"narrative": "Sail."}}],
        "association": [{"type": "Association", "associationType": "isPartOf",
          "sourceId": "https://school.example/badges/knots", "targetId": "urn:uuid:sailor"}]}})");
  }
  json::Value with_association(std::string_view key, std::string_view json) {
    const auto list = record()["credentialSubject"]["association"];
    const auto one = with(list.items()[0], key, json);
    return builder.with(record(), "credentialSubject",
                        builder.with(record()["credentialSubject"], "association", one));
  }
};

TEST_F(ClrTest, IsOfItsForm) {
  EXPECT_EQ(told(check(record())), "");
  EXPECT_EQ(told(check(without(record(), "name"))), "missing-property /name");
  EXPECT_EQ(told(check(with_in_subject(record(), "type", R"(["AchievementSubject"])"))),
            "class-missing /credentialSubject/type");
  EXPECT_EQ(told(check(with_in_subject(record(), "verifiableCredential", "[]"))),
            "too-few-values /credentialSubject/verifiableCredential");
  EXPECT_EQ(told(check(with_association("associationType", R"("isFriendOf")"))),
            "wrong-value /credentialSubject/association/associationType");
  EXPECT_EQ(told(check(with_association("note", R"("x")"))),
            "unknown-property /credentialSubject/association/note");
  EXPECT_EQ(told(check(with(record(), "@context", R"(["https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"])"))),
            "context-missing /@context");
}

TEST_F(ClrTest, KnowsItsContexts) {
  EXPECT_TRUE(is_clr_context("https://purl.imsglobal.org/spec/clr/v2p0/context.json"));
  EXPECT_TRUE(is_clr_context("https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"));
  EXPECT_FALSE(is_clr_context("https://purl.imsglobal.org/spec/clr/v2p0/context-2.json"));
  EXPECT_FALSE(is_clr_context("https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1/x.json"));
  EXPECT_FALSE(is_clr_context("https://purl.imsglobal.org/spec/ob/v3p0/context.json"));
}

TEST_F(ClrTest, GivesWhatItHoldsWithItsPlace) {
  const auto held = held_credentials(record());
  ASSERT_EQ(held.size(), 2U);
  EXPECT_EQ(held[0].form, PresentedAs::object);
  EXPECT_EQ(held[1].token, "a.b.c");
  EXPECT_EQ(held[1].path, "/credentialSubject/verifiableCredential/1");
}

TEST_F(ClrTest, NamesWhatBelongsTogether) {
  RecordNames names(record());
  EXPECT_EQ(names.find("https://school.example/badges/knots"), nullptr);
  names.add(badge());
  ASSERT_NE(names.find("https://school.example/badges/knots"), nullptr);
  EXPECT_EQ(*names.find("https://school.example/badges/knots"), "Knots");
  EXPECT_EQ(*names.find(badge().string_at("id")), "Knots");
  EXPECT_EQ(*names.find("urn:uuid:sailor"), "Sailor");
  const auto all = associations(record());
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].type, "isPartOf");
  EXPECT_EQ(all[0].path, "/credentialSubject/association/0");
  RecordNames of_record_in_record(read("{}"));
  of_record_in_record.add(record());
  EXPECT_NE(of_record_in_record.find("https://school.example/badges/knots"), nullptr);
}

TEST_F(ClrTest, TellsCredentialsOfOthers) {
  EXPECT_FALSE(is_of_another(record(), badge()));
  EXPECT_TRUE(is_of_another(record(), with_in_subject(badge(), "id", R"("did:example:other")")));
  EXPECT_FALSE(is_of_another(record(), builder.with(badge(), "credentialSubject",
                                                    without(badge()["credentialSubject"], "id"))));
}

}  // namespace
}  // namespace cairn::credential
