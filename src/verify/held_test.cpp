// SPDX-License-Identifier: Apache-2.0
// Records of several credentials (CLR 2.0): each is judged on its own, and what the record says of
// them is told. Its vocabulary comes with no package, so the record itself is a token or open here;
// tests/conformance/clr_conformance.cpp has whole ones.
#include <algorithm>

#include "base/limits.h"
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

class HeldTest : public testing::Test, protected World {
 protected:
  json::Value record(const std::vector<json::Value>& held) {
    auto document = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:2f1b9a3e-77f0-4b43-9d2e-0d3a3b1f8e10",
      "type": ["VerifiableCredential", "ClrCredential"], "name": "Record",
      "issuer": {"id": ")" +
                         college.id + R"(", "type": ["Profile"], "name": "Example College"},
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "did:example:learner", "type": ["ClrSubject"],
        "achievement": [{"id": "urn:uuid:sailor", "type": ["Achievement"], "name": "Sailor",
          "description": "Sails.", "criteria": {"narrative": "Sail."}}],
        "association": [
          {"type": "Association", "associationType": "isPartOf",
            "sourceId": "https://example.org/a/1", "targetId": "urn:uuid:sailor"},
          {"type": "Association", "associationType": "precedes",
            "sourceId": "https://example.org/a/1", "targetId": "urn:uuid:nothing"}]}})");
    const auto subject = builder().with(document["credentialSubject"], "verifiableCredential",
                                        builder().array(held));
    return builder().with(document, "credentialSubject", subject);
  }
  json::Value text(const std::string& token) { return builder().string(token); }

  TestIssuer college = TestIssuer::did_key(1);
  TestIssuer guild = TestIssuer::did_key(2);
  json::Value good = sign(badge(guild.id, "Guild"), guild);
};

TEST_F(HeldTest, EachIsJudgedOnItsOwn) {
  const auto altered = with(good, "name", R"("Other")");
  const auto report = verify(record({good, altered, text(token(badge(guild.id), guild))}));
  EXPECT_EQ(report.format, "clr2+unsigned");
  ASSERT_EQ(report.credentials.size(), 4U);
  EXPECT_EQ(report.credentials[0].name, "Record");
  EXPECT_EQ(report.credentials[0].path, "");
  EXPECT_EQ(report.credentials[1].verdict, accepted);
  EXPECT_EQ(report.credentials[1].path, "/credentialSubject/verifiableCredential/0");
  EXPECT_EQ(report.credentials[2].verdict, rejected);
  EXPECT_TRUE(report.credentials[2].has(signature_invalid));
  EXPECT_EQ(report.credentials[3].verdict, accepted);
  EXPECT_EQ(report.credentials[3].format, "ob3+jwt");
  EXPECT_EQ(report.verdict, rejected);
}

TEST_F(HeldTest, WhatBelongsTogetherIsNamedAndHasToBeThere) {
  const auto report = verify(record({good}));
  const auto& own = report.credentials.front();
  ASSERT_EQ(own.associations.size(), 2U);
  EXPECT_EQ(own.associations[0].type, "isPartOf");
  EXPECT_EQ(own.associations[0].source_name, "Knots");
  EXPECT_EQ(own.associations[0].target_name, "Sailor");
  EXPECT_EQ(own.associations[1].target_name, "");
  ASSERT_TRUE(own.has(association_unknown));
  EXPECT_EQ(own.find(association_unknown)->path, "/credentialSubject/association/1/targetId");
  EXPECT_EQ(own.find(association_unknown)->outcome, Outcome::warn);
  const auto told = to_json(report, builder())["credentials"].items()[0]["associations"].items()[0];
  EXPECT_EQ(told["source"].string_at("name"), "Knots");
  EXPECT_EQ(told["target"].string_at("id"), "urn:uuid:sailor");
}

TEST_F(HeldTest, OfAnotherPersonIsSaid) {
  auto subject = with(badge(guild.id)["credentialSubject"], "id", R"("did:example:other")");
  const auto foreign = sign(builder().with(badge(guild.id), "credentialSubject", subject), guild);
  const auto as_token =
      text(token(builder().with(badge(guild.id), "credentialSubject", subject), guild));
  for (const auto& other : {foreign, as_token}) {
    const auto report = verify(record({good, other}));
    ASSERT_TRUE(report.credentials[0].has(record_of_another));
    EXPECT_EQ(report.credentials[0].find(record_of_another)->path,
              "/credentialSubject/verifiableCredential/1");
  }
}

TEST_F(HeldTest, RecordsInRecordsAreBounded) {
  auto nested = record({good});
  for (unsigned i = 0; i < limits::records_depth_max + 2; ++i) nested = record({nested});
  const auto report = verify(nested);
  EXPECT_EQ(report.verdict, rejected);
  EXPECT_EQ(report.credentials.size(), limits::records_depth_max + 1U);
  EXPECT_TRUE(report.credentials.back().has(work_limit));
  const std::vector<json::Value> many(limits::presented_credentials_max + 5, text("a.b.c"));
  const auto crowd = verify(record(many));
  EXPECT_EQ(crowd.credentials.size(), limits::presented_credentials_max);
  EXPECT_TRUE(crowd.credentials.front().has(work_limit));
}

TEST_F(HeldTest, ARecordMayBePresented) {
  const auto presentation =
      builder().with(read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"]})"),
                     "verifiableCredential", builder().array({record({good}), good}));
  const auto report = verify(presentation);
  ASSERT_EQ(report.credentials.size(), 3U);
  EXPECT_EQ(report.credentials[0].path, "/verifiableCredential/0");
  EXPECT_EQ(report.credentials[1].path,
            "/verifiableCredential/0/credentialSubject/verifiableCredential/0");
  EXPECT_EQ(report.credentials[2].path, "/verifiableCredential/1");
}

json::Value enveloped(std::string_view media_type, std::string_view token, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("@context", "https://www.w3.org/ns/credentials/v2")
      .add_string("id", std::string("data:").append(media_type).append(",").append(token))
      .add_string("type", "EnvelopedVerifiableCredential")
      .value();
}

TEST_F(HeldTest, AnEnvelopeSaysWhatItHolds) {
  const auto jwt = token(badge(guild.id), guild);
  const auto shown = [&](std::string_view type, std::string_view text) {
    return verify(builder().with(read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
          "type": ["VerifiablePresentation"]})"),
                                 "verifiableCredential",
                                 builder().array({enveloped(type, text, builder())})));
  };
  EXPECT_EQ(shown("application/vc+jwt", jwt).credentials[0].verdict, accepted);
  EXPECT_TRUE(gives(shown("application/vc+sd-jwt", jwt), rejected, token_type_unexpected));
  EXPECT_TRUE(gives(shown("application/vc+cose", "abc"), undetermined, format_unknown));
}

}  // namespace
}  // namespace cairn::verify
