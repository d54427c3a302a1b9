// SPDX-License-Identifier: Apache-2.0
// Is it still valid: status lists and revocation lists, and what counts for nothing among them.
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

class StatusTest : public testing::Test, protected World {
 protected:
  void demand_status() {
    policy.require = Demands().with(Demand::proof).with(Demand::status);
    options.policy = &policy;
  }

  TestIssuer issuer = TestIssuer::did_key(1);
  TestIssuer other = TestIssuer::did_key(2);
  const std::string url = "https://college.example/status/1";
  Policy policy;
};

TEST_F(StatusTest, SuspensionRejectsAndAnotherPurposeLeavesItOpen) {
  const auto suspendable = sign(with_status(badge(issuer.id), url, 7, "suspension"), issuer);
  publish_list(issuer, url, {7}, credential::status_entries_min, "suspension");
  EXPECT_TRUE(gives(verify(suspendable), rejected, status_suspended));
  publish_list(issuer, url, {7});
  EXPECT_TRUE(gives(verify(suspendable), undetermined, status_purpose_mismatch));
}

TEST_F(StatusTest, AListThatIsForgedForeignOrDamagedCountsForNothing) {
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  publish_list(other, url, {7});
  EXPECT_TRUE(gives(verify(document), undetermined, status_list_foreign));
  publish_list(issuer, url, {});
  auto list = read(as_text(pages.pages[url].body));
  pages.put(url, json::write(builder().without(list, "proof")));
  EXPECT_TRUE(gives(verify(document), undetermined, status_unproved));
  pages.put(url, json::write(with(list, "validUntil", R"("2030-01-01T00:00:00Z")")));
  EXPECT_TRUE(gives(verify(document), undetermined, status_unproved));
  pages.put(url, "<html>");
  EXPECT_TRUE(gives(verify(document), undetermined, status_unreadable));
  pages.put(url, "", 500);
  EXPECT_TRUE(gives(verify(document), undetermined, status_unreachable));
}

TEST_F(StatusTest, AListOutOfItsTimeCountsForNothing) {
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  const auto publish_with = [&](std::string_view key, std::string_view time) {
    publish_list(issuer, url, {});
    const auto list = builder().without(read(as_text(pages.pages[url].body)), "proof");
    pages.put(url, json::write(sign(builder().with(list, key, builder().string(time)), issuer)));
  };
  publish_with("validUntil", "2026-05-01T00:00:00Z");
  EXPECT_TRUE(gives(verify(document), undetermined, status_list_expired));
  publish_with("validFrom", "2026-07-01T00:00:00Z");
  EXPECT_TRUE(gives(verify(document), undetermined, status_list_early));
  publish_with("validUntil", "2026-06-01T00:30:00Z");
  EXPECT_TRUE(gives(verify(document), accepted, status_active));
  options.at = *parse_instant("2026-06-01T00:45:00Z");  // kept, and over meanwhile
  EXPECT_TRUE(gives(verify(document), undetermined, status_list_expired));
}

TEST_F(StatusTest, AListThatAnotherListRevokesCountsForNothing) {
  const std::string over = "https://college.example/status/over";
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  publish_list(issuer, url, {});
  const auto list = builder().without(read(as_text(pages.pages[url].body)), "proof");
  const auto publish_under = [&](const std::string& at) {
    pages.put(url, json::write(sign(with_status(list, at, 3), issuer)));
  };
  publish_under(over);
  EXPECT_TRUE(gives(verify(document), undetermined, status_unproved));  // it cannot be reached
  publish_list(issuer, over, {});
  EXPECT_TRUE(gives(verify(document), accepted, status_active));
  publish_list(issuer, over, {3});
  EXPECT_TRUE(gives(verify(document), undetermined, status_list_revoked));
  publish_under(url);  // a list that speaks about itself proves nothing
  EXPECT_TRUE(gives(verify(document), undetermined, status_unproved));
}

TEST_F(StatusTest, AListByAnotherIssuerCountsWhereMyListLetsThemSpeakAboutIt) {
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  publish_list(other, url, {});
  const auto verdict_with = [&](const std::string& limits) {
    const auto trust = *parse_trust(read(R"({"lists": [{"name": "Home", "issuers": [{"id": ")" +
                                         other.id + "\"" + limits + "}]}]}"));
    options.trust = &trust;
    return verify(document).verdict;
  };
  EXPECT_EQ(verdict_with(""), accepted);
  EXPECT_EQ(verdict_with(R"(, "until": "2026-03-01")"), undetermined);
  EXPECT_EQ(verdict_with(R"(, "from": "2027-01-01")"), undetermined);
  EXPECT_EQ(verdict_with(R"(, "for": ["Degree"])"), undetermined);
  EXPECT_EQ(verdict_with(R"(, "for": ["Badge"])"), accepted);
}

TEST_F(StatusTest, AListSignedWithAKeyThatItsIssuerDoesNotAllowCountsForNothing) {
  const auto school = TestIssuer::named(3, "did:web:college.example");
  pages.put("https://college.example/.well-known/did.json", school.document());
  const auto document = sign(with_status(badge(school.id), url, 7), school);
  publish_list(school, url, {});
  EXPECT_TRUE(gives(verify(document), accepted, status_active));
  const TestIssuer stolen{TestIssuer::make_key(4), school.id, school.id + "#key-2"};
  publish_list(stolen, url, {7});
  EXPECT_TRUE(gives(verify(document), undetermined, status_list_key));
}

TEST_F(StatusTest, AListThatGrowsBeyondAllMeasureIsNotOpened) {
  publish_list(issuer, url, {}, limits::status_list_bytes_max * 8 + 8);
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  EXPECT_TRUE(gives(verify(document), undetermined, status_list_oversized));
}

TEST_F(StatusTest, AListIsACredentialOfItsOwnType) {
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  for (const char* type :
       {R"(["VerifiableCredential"])", R"(["VerifiableCredential", "StatusList2021Credential"])"}) {
    publish_list(issuer, url, {7});
    const auto list = read(as_text(pages.pages[url].body));
    pages.put(url, json::write(sign(with(builder().without(list, "proof"), "type", type), issuer)));
    EXPECT_TRUE(gives(verify(document), undetermined, status_unproved)) << type;
  }
}

TEST_F(StatusTest, AnotherListOfTheIssuersMayRevokeButNotClear) {
  const std::string elsewhere = "https://college.example/status/2";
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  publish_list(issuer, elsewhere, {});
  pages.pages[url] = pages.pages[elsewhere];
  EXPECT_TRUE(gives(verify(document), undetermined, status_list_other));
  publish_list(issuer, elsewhere, {7});
  pages.pages[url] = pages.pages[elsewhere];
  EXPECT_TRUE(gives(verify(document), rejected, status_revoked));
}

TEST_F(StatusTest, AListOfWideEntriesHasFewerOfThem) {
  publish_list(issuer, url, {}, credential::status_entries_min, "message");
  const auto entry =
      with(with_status(badge(issuer.id), url, 7, "message")["credentialStatus"], "statusSize", "2");
  const auto message = R"([{"status": "0x0", "message": "fine"}, {"status": "0x1", "message": "a"},
    {"status": "0x2", "message": "b"}, {"status": "0x3", "message": "c"}])";
  const auto document =
      builder().with(badge(issuer.id), "credentialStatus", with(entry, "statusMessage", message));
  EXPECT_TRUE(gives(verify(sign(document, issuer)), accepted, status_list_small));
}

TEST_F(StatusTest, WhatItsIssuerSaysOfItsStateIsToldInWords) {
  encoding::Bitstring bits(credential::status_entries_min);
  bits.set(14, true);  // entry 7 of two bits: 0b10
  bits.set(17, true);  // entry 8: 0b01
  const auto list = credential::build_status_list(
      {.id = url, .issuer = issuer.id, .purpose = "message", .valid_from = "2026-01-01T00:00:00Z"},
      bits, builder());
  pages.put(url, json::write(sign(list, issuer)));
  const auto said = [&](std::uint64_t index) {
    auto entry = with_status(badge(issuer.id), url, index, "message")["credentialStatus"];
    entry = with(with(entry, "statusSize", "2"), "statusMessage", R"([
      {"status": "0x0", "message": "being examined"}, {"status": "0x02", "message": "on hold"}])");
    const auto report =
        verify(sign(builder().with(badge(issuer.id), "credentialStatus", entry), issuer));
    EXPECT_TRUE(gives(report, accepted, status_message));
    EXPECT_EQ(report.credentials[0].status_messages.size(), 1U);
    EXPECT_NE(json::write(to_json(report, builder())).find("\"status_messages\":[\""),
              std::string::npos);
    return report.credentials[0].find(status_message)->detail;
  };
  EXPECT_EQ(said(0), "being examined");
  EXPECT_EQ(said(7), "on hold");
  EXPECT_EQ(said(8), "0x1") << "a value without words";
}

TEST_F(StatusTest, SeveralEntriesAreEachFoundOut) {
  const auto list_of = [&](std::string_view purpose) {
    return "https://college.example/status/" + std::string(purpose);
  };
  const auto publish = [&](std::string_view purpose, bool marked) {
    const auto length = credential::status_entries_min;
    if (marked)
      publish_list(issuer, list_of(purpose), {7}, length, purpose);
    else
      publish_list(issuer, list_of(purpose), {}, length, purpose);
  };
  std::vector<json::Value> entries;
  for (const char* purpose : {"revocation", "suspension", "message", "refresh"}) {
    entries.push_back(credential::build_status_entry(list_of(purpose), 7, purpose, builder()));
    publish(purpose, false);
  }
  const auto document =
      sign(builder().with(badge(issuer.id), "credentialStatus", builder().array(entries)), issuer);
  const auto places = [&](const Report& report, Code code) {
    std::string found;
    for (const auto& finding : report.credentials[0].findings)
      if (finding.code == code) found += finding.path + " ";
    return found;
  };
  auto report = verify(document);
  EXPECT_EQ(report.verdict, accepted) << codes_of(report);
  EXPECT_EQ(places(report, status_active), "/credentialStatus/0 /credentialStatus/1 ");
  EXPECT_EQ(places(report, status_message), "/credentialStatus/2 ");
  EXPECT_FALSE(report.credentials[0].has_newer_version);

  publish("refresh", true);
  report = verify(document);
  EXPECT_TRUE(gives(report, accepted, refresh_available));
  EXPECT_EQ(places(report, refresh_available), "/credentialStatus/3 ");
  EXPECT_TRUE(report.credentials[0].has_newer_version);

  publish("suspension", true);
  report = verify(document);
  EXPECT_TRUE(gives(report, rejected, status_suspended));
  EXPECT_EQ(places(report, status_active), "/credentialStatus/0 ");
  publish("revocation", true);
  report = verify(document);
  EXPECT_TRUE(gives(report, rejected, status_suspended));
  EXPECT_TRUE(gives(report, rejected, status_revoked));
  EXPECT_EQ(report.credentials[0].status, Standing::revoked) << "the gravest of them";
}

TEST_F(StatusTest, AListOfRefreshesThatCannotBeReadKeepsNothingOpen) {
  const auto document = sign(with_status(badge(issuer.id), url, 7, "refresh"), issuer);
  EXPECT_TRUE(gives(verify(document), accepted, status_unreachable));
  publish_list(other, url, {7}, credential::status_entries_min, "refresh");
  EXPECT_TRUE(gives(verify(document), accepted, status_list_foreign));
  EXPECT_FALSE(verify(document).has(refresh_available));
}

TEST_F(StatusTest, SaysWhereANewerVersionIsHad) {
  const auto service = R"({"id": "https://college.example/refresh/7",
    "type": "1EdTechCredentialRefresh"})";
  const auto document = with(extended(badge(issuer.id)), "refreshService", service);
  const auto report = verify(sign(document, issuer));
  EXPECT_TRUE(gives(report, accepted, refresh_offered));
  EXPECT_EQ(report.credentials[0].newer_version_at, "https://college.example/refresh/7");
  EXPECT_FALSE(report.credentials[0].has_newer_version) << "whether there is one is not known";
  demand_status();
  EXPECT_TRUE(gives(verify(sign(document, issuer)), undetermined, status_demanded));
}

TEST_F(StatusTest, AMarkForAPurposeNobodyKnowsLeavesItOpen) {
  const auto document = sign(with_status(badge(issuer.id), url, 7, "Revocation"), issuer);
  publish_list(issuer, url, {7}, credential::status_entries_min, "Revocation");
  EXPECT_TRUE(gives(verify(document), undetermined, status_purpose_unknown));
  publish_list(issuer, url, {}, credential::status_entries_min, "Revocation");
  const auto unmarked = verify(document);
  EXPECT_EQ(unmarked.verdict, accepted) << codes_of(unmarked);
  EXPECT_FALSE(unmarked.has(status_active));
  EXPECT_EQ(unmarked.credentials.front().status, Standing::unknown);
}

TEST_F(StatusTest, AnIndexBeyondTheListLeavesItOpen) {
  publish_list(issuer, url, {});
  const auto document = sign(with_status(badge(issuer.id), url, 131'072), issuer);
  EXPECT_TRUE(gives(verify(document), undetermined, status_out_of_range));
}

TEST_F(StatusTest, AShortListIsAWarningUnlessThePolicySetsABound) {
  publish_list(issuer, url, {}, 100'000);
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  EXPECT_TRUE(gives(verify(document), accepted, status_list_small));
  policy.min_status_entries = 131'072;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(document), rejected, status_list_too_small));
}

TEST_F(StatusTest, SaysHowLongAgoItsStateWasRead) {
  publish_list(issuer, url, {});
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  const auto looked_up = [&](std::int64_t age) {
    pages.pages[url].age_seconds = age;
    return verify(document);
  };
  auto report = looked_up(0);
  EXPECT_EQ(report.credentials[0].find(Code::status_active)->detail, "");
  EXPECT_EQ(report.credentials[0].status_age_s, 0);

  report = looked_up(120);
  EXPECT_EQ(report.credentials[0].find(Code::status_active)->detail, "read 2 minutes ago");
  EXPECT_FALSE(report.has(Code::status_old));

  report = looked_up(3 * 3600 + 59);
  EXPECT_TRUE(gives(report, accepted, status_old));
  EXPECT_EQ(report.credentials[0].find(Code::status_active)->detail, "read 3 hours ago");
  EXPECT_NE(json::write(to_json(report, builder())).find(R"("status_age_s":10859)"),
            std::string::npos);
}

TEST_F(StatusTest, AnOldListIsNotReliedOnWhereThePolicySaysSo) {
  publish_list(issuer, url, {});
  pages.pages[url].age_seconds = 86'401;
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  EXPECT_TRUE(gives(verify(document), accepted, status_active));
  policy.max_age_status_s = 86'400;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(document), undetermined, status_stale));
}

TEST_F(StatusTest, ARevocationListRevokesOnlyWhatItNames) {
  const auto entry = R"({"id": ")" + url + R"(", "type": "1EdTechRevocationList"})";
  const auto document = sign(with(extended(badge(issuer.id)), "credentialStatus", entry), issuer);
  const auto list = [&](std::string_view id) {
    return R"({"id": ")" + url + R"(", "issuer": ")" + issuer.id +
           R"(", "revokedCredential": [{"id": ")" + std::string(id) + R"(", "revoked": true,
           "revocationReason": "cheating"}]})";
  };
  pages.put(url, list("urn:uuid:other"));
  EXPECT_TRUE(gives(verify(document), accepted, status_active));
  pages.put(url, list(document.string_at("id")));
  EXPECT_TRUE(gives(verify(document), rejected, status_revoked));
}

// From bytes to verdict, as systems of some years ago write it.
TEST_F(StatusTest, ReadsStatusList2021) {
  const auto named = R"(["https://www.w3.org/2018/credentials/v1",
    "https://w3id.org/vc/status-list/2021/v1", "https://w3id.org/security/data-integrity/v2"])";
  const auto publish = [&](bool revoked) {
    encoding::Bitstring bits(credential::status_entries_min);
    bits.set(7, revoked);
    const auto list = read(R"({"@context": )" + std::string(named) + R"(, "id": ")" + url +
                           R"(", "type": ["VerifiableCredential", "StatusList2021Credential"],
      "issuer": ")" + issuer.id +
                           R"(", "issuanceDate": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": ")" +
                           url + R"(#list", "type": "StatusList2021",
        "statusPurpose": "revocation", "encodedList": ")" +
                           credential::encode_bits(bits).substr(1) + R"("}})");
    pages.put(url, json::write(sign(list, issuer, {.suite = securing::SuiteId::eddsa_rdfc_2022})));
  };
  const auto plain =
      read(R"({"@context": )" + std::string(named) +
           R"(, "id": "urn:uuid:1b2c8d0e-0c6e-4a57-9d2b-6a1f3d1c2b3a",
    "type": ["VerifiableCredential"], "issuer": ")" +
           issuer.id + R"(", "issuanceDate": "2026-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:learner"}, "credentialStatus": {"id": ")" +
           url + R"(#7", "type": "StatusList2021Entry", "statusPurpose": "revocation",
      "statusListIndex": "7", "statusListCredential": ")" +
           url + R"("}})");
  const auto document = sign(plain, issuer, {.suite = securing::SuiteId::eddsa_rdfc_2022});
  EXPECT_TRUE(gives(verify(document), undetermined, status_unreachable));
  publish(false);
  EXPECT_TRUE(gives(verify(document), accepted, status_active));
  publish(true);
  EXPECT_TRUE(gives(verify(document), rejected, status_revoked));
}

TEST_F(StatusTest, ACredentialWithoutAnIdCannotBeLookedUpInARevocationList) {
  const auto entry = R"({"id": ")" + url + R"(", "type": "1EdTechRevocationList"})";
  pages.put(url, R"({"revokedCredential": []})");
  const auto plain = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],
    "type": ["VerifiableCredential"], "issuer": ")" +
                          issuer.id + R"(", "credentialSubject": {"id": "did:example:learner"}})");
  const auto document = sign(with(plain, "credentialStatus", entry), issuer);
  EXPECT_TRUE(gives(verify(document), undetermined, status_unreadable));
}

TEST_F(StatusTest, APolicyThatDemandsItIsNotMetByEntriesThatSayNothing) {
  demand_status();
  EXPECT_TRUE(gives(verify(sign(badge(issuer.id), issuer)), undetermined, status_demanded));
  const auto refreshing = with_status(badge(issuer.id), url, 7, "refresh");
  EXPECT_TRUE(gives(verify(sign(refreshing, issuer)), undetermined, status_demanded));
  publish_list(issuer, url, {}, credential::status_entries_min, "message");
  const auto message = with_status(badge(issuer.id), url, 7, "message");
  EXPECT_TRUE(gives(verify(sign(message, issuer)), undetermined, status_demanded));
  publish_list(issuer, url, {});
  const auto met = verify(sign(with_status(badge(issuer.id), url, 7), issuer));
  EXPECT_TRUE(gives(met, accepted, status_active));
  EXPECT_FALSE(met.has(status_demanded));
}

}  // namespace
}  // namespace cairn::verify
