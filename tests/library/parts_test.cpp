// SPDX-License-Identifier: Apache-2.0
// What the public headers promise of credentials in parts, states of tokens, records and what is
// attached, by those headers alone.
#include <cairn/attached.h>
#include <cairn/bake.h>
#include <cairn/holder.h>
#include <cairn/parts.h>
#include <cairn/record.h>
#include <cairn/token_status.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "fixture.h"

namespace cairn_test {
namespace {

using Pointers = std::vector<std::string>;
constexpr const char* diploma =
    R"({"vct": "https://college.example/diploma", "name": "Ada", "grade": "A"})";

TEST_F(Library, AHolderShowsAPartAndSeesBeforehandWhatTheOtherSideWillSee) {
  cairn::Issuer issuer(make_key(cairn::KeyType::p256));
  auto award = make_award();
  award.narrative = "Tied them in the dark";
  award.name = "Knots, tied";
  const auto original =
      cairn::issue_in_parts(issuer, award, {.created = at}, cairn::system_random());
  ASSERT_TRUE(original.ok()) << original.error().detail;
  EXPECT_EQ(verify(*original).verdict, Verdict::rejected);  // it stays with its holder
  cairn::Holder holder;
  const auto parts = holder.parts(*original);
  ASSERT_TRUE(parts.ok());
  EXPECT_FALSE(parts->is_bound);
  Pointers pointers;
  for (const auto& part : parts->open) pointers.push_back(part.pointer);
  EXPECT_NE(std::find(pointers.begin(), pointers.end(), "/name"), pointers.end());
  const auto shown = holder.derive(*original, Pointers{"/name"});
  ASSERT_TRUE(shown.ok()) << shown.error().detail;
  for (const auto* text : {&shown->text, &shown->seen}) {
    EXPECT_NE(text->find("Knots, tied"), std::string::npos);
    EXPECT_EQ(text->find("in the dark"), std::string::npos);
  }
  EXPECT_EQ(shown->seen.find("proofValue"), std::string::npos);
  EXPECT_FALSE(shown->kept_back.empty());
  EXPECT_EQ(verify(shown->text).verdict, Verdict::accepted);
  EXPECT_EQ(holder.derive(shown->text, Pointers{"/name"}).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(holder.derive(*original, Pointers{"/nobody"}).error().path, "/nobody");
}

TEST_F(Library, WhatAnIssuerDemandsIsShownAndWhatWouldBeNoCredentialIsNot) {
  cairn::Issuer issuer(make_key(cairn::KeyType::p256));
  cairn::Holder holder;
  const auto random = cairn::system_random();
  const auto demanding = *cairn::issue_in_parts(
      issuer, make_award(), {.created = at, .mandatory = Pointers{"/issuer", "/name"}}, random);
  EXPECT_EQ(holder.derive(demanding, {}).error().code, ErrorCode::invalid);  // no achievement left
  const auto shown = holder.derive(demanding, Pointers{"/credentialSubject/achievement"});
  ASSERT_TRUE(shown.ok()) << shown.error().detail;
  EXPECT_NE(shown->seen.find("\"name\": \"Knots\""), std::string::npos);
  EXPECT_NE(shown->seen.find("validFrom"), std::string::npos);
  EXPECT_EQ(verify(shown->text).verdict, Verdict::accepted);
  EXPECT_EQ(cairn::issue_in_parts(issuer, make_award(),
                                  {.created = at, .mandatory = Pointers{"/nobody"}}, random)
                .error()
                .path,
            "/nobody");
  cairn::Issuer other(make_key(cairn::KeyType::ed25519));
  EXPECT_EQ(cairn::issue_in_parts(other, make_award(), {.created = at}, random).error().code,
            ErrorCode::not_permitted);
}

TEST_F(Library, ATokenIsShownInPartByTheKeyItIsBoundTo) {
  cairn::Issuer issuer(make_key());
  const auto mine = make_key(cairn::KeyType::p256);
  const auto token = cairn::issue_sd_jwt_vc(
      issuer, diploma,
      {.created = at, .disclosable = {"/name", "/grade"}, .decoys = 2, .holder_jwk = mine.jwk()},
      cairn::system_random());
  ASSERT_TRUE(token.ok()) << token.error().detail;
  cairn::Holder holder;
  EXPECT_TRUE(holder.parts(*token)->is_bound);
  const cairn::Asker asker{"n-1", "https://employer.example"};
  const auto shown = holder.present(*token, Pointers{"/grade"}, mine, asker, at);
  ASSERT_TRUE(shown.ok()) << shown.error().detail;
  EXPECT_EQ(shown->kept_back, Pointers{"/name"});
  EXPECT_NE(shown->seen.find("\"grade\": \"A\""), std::string::npos);
  EXPECT_EQ(shown->seen.find("Ada"), std::string::npos);
  options.challenge = asker.nonce;
  options.domain = asker.audience;
  EXPECT_EQ(verify(shown->text).verdict, Verdict::accepted);
  EXPECT_EQ(verify(shown->text).format, "sd-jwt-vc");
  options.challenge = "n-2";
  EXPECT_EQ(verify(shown->text).verdict, Verdict::rejected);
  EXPECT_EQ(holder.present(*token, {}, make_key(), asker, at).error().code,
            ErrorCode::not_permitted);
}

TEST_F(Library, ACredentialAsATokenOfPartsIsOneOfItsStandard) {
  cairn::Issuer issuer(make_key(cairn::KeyType::p384));
  const std::string_view credential =
      R"({"@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
          "credentialSubject": {"id": "did:example:ada", "name": "Ada"}})";
  const auto random = cairn::system_random();
  const auto token = cairn::issue_sd_jwt(
      issuer, credential, {.created = at, .disclosable = {"/credentialSubject/id"}}, random);
  ASSERT_TRUE(token.ok()) << token.error().detail;
  EXPECT_EQ(verify(*token).verdict, Verdict::accepted);
  cairn::Holder holder;
  const auto shown = holder.derive(*token, {});
  ASSERT_TRUE(shown.ok()) << shown.error().detail;
  EXPECT_EQ(shown->seen.find("did:example:ada"), std::string::npos);
  EXPECT_EQ(
      cairn::issue_sd_jwt(issuer, credential, {.created = at, .disclosable = {"/issuer"}}, random)
          .error()
          .path,
      "/issuer");
  EXPECT_EQ(cairn::issue_sd_jwt_vc(issuer, "{}", {.created = at}, random).error().path, "/vct");
  EXPECT_EQ(
      cairn::issue_sd_jwt_vc(issuer, diploma, {.created = at, .decoys = 101}, random).error().code,
      ErrorCode::invalid);
  EXPECT_EQ(cairn::issue_sd_jwt_vc(issuer, diploma, {.created = at, .holder_jwk = "{}"}, random)
                .error()
                .code,
            ErrorCode::unsupported);
}

TEST_F(Library, AListOfTokensStatesIsPublishedAndRead) {
  const auto key = *make_key(cairn::KeyType::p256).named("did:web:college.example#key-1");
  pages.pages["https://college.example/.well-known/did.json"] = key.document();
  cairn::Issuer issuer(key);
  const std::string url = "https://college.example/status/1.jwt";
  const auto token = *cairn::issue_sd_jwt_vc(
      issuer, diploma,
      {.created = at, .status = cairn::TokenStatusPlace{.list_url = url, .index = 7}},
      cairn::system_random());
  cairn::TokenStatusList list(cairn::TokenStatusList::entries_min, cairn::StatusBits::two);
  const cairn::TokenStatusAbout about{.uri = url,
                                      .issued = at,
                                      .expires = cairn::Instant::from_seconds(at.seconds() + 3600),
                                      .ttl_seconds = 60};
  pages.pages[url] = *list.to_jwt(key, about);
  EXPECT_EQ(verify(token).verdict, Verdict::accepted);
  ASSERT_TRUE(list.set(7, cairn::token_suspended).ok());
  pages.pages[url] = *list.to_jwt(key, about);
  EXPECT_EQ(verify(token).credentials.front().status, "suspended");
  for (const auto& read : {cairn::TokenStatusList::open(pages.pages[url]),
                           cairn::TokenStatusList::open(*list.to_cwt(key, about))}) {
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(*read->at(7), cairn::token_suspended);
    EXPECT_EQ(*read->at(8), cairn::token_valid);
    EXPECT_EQ(read->bits(), cairn::StatusBits::two);
    EXPECT_EQ(read->about().uri, url);
    EXPECT_EQ(read->about().issued, at);
    EXPECT_EQ(read->about().expires, about.expires);
    EXPECT_EQ(read->about().ttl_seconds, 60);
  }
  EXPECT_EQ(list.set(7, 4).error().code, ErrorCode::invalid);
  EXPECT_EQ(list.at(list.size()).error().code, ErrorCode::invalid);
  EXPECT_EQ(list.to_jwt(key, {.issued = at}).error().code, ErrorCode::invalid);
  EXPECT_EQ(
      list.to_jwt(key, {.uri = url, .issuer = "did:example:other", .issued = at}).error().code,
      ErrorCode::not_permitted);
  EXPECT_EQ(cairn::TokenStatusList::open(std::string_view("{}")).error().code, ErrorCode::invalid);
  auto copy = list;
  ASSERT_TRUE(copy.set(9, 1).ok());
  EXPECT_EQ(*list.at(9), 0);
}

// The context of CLR 2.0, from beside the suites of the conformance tests; "" where they are not.
std::string record_context() {
  const char* suites = std::getenv("CAIRN_SUITES");
  const auto folder =
      (suites != nullptr ? std::filesystem::path(suites)
                         : std::filesystem::path(CAIRN_SOURCE_DIR) / ".." / "shared" / "vectors") /
      "contexts";
  std::ifstream file(folder / "purl.imsglobal.org_clr_v2p0_context-2.0.1.json");
  return {std::istreambuf_iterator<char>(file), {}};
}

cairn::Record make_record(std::vector<std::string> held) {
  cairn::Record record;
  record.id = "urn:uuid:0b9a5c1e-8a53-4a53-9d0e-1c9f0b6a7d11";
  record.name = "Transcript";
  record.issuer.name = "Example College";
  record.learner = make_award().learner;
  record.valid_from = "2026-01-01T00:00:00Z";
  record.held = std::move(held);
  return record;
}

TEST_F(Library, ARecordHoldsCredentialsThatAreJudgedEachOnItsOwn) {
  const auto context = record_context();
  if (context.empty()) GTEST_SKIP() << "the context of CLR 2.0 is not here";
  const auto load = [&](std::string_view url) {
    return url.find("/clr/v2p0/") != url.npos ? std::optional<std::string_view>(context)
                                              : std::nullopt;
  };
  cairn::Issuer issuer(make_key(), load);
  const auto proof = *issuer.issue(make_award(), {.created = at});
  const auto token =
      *issuer.issue(make_award(), {.created = at, .securing = cairn::Securing::token});
  auto record = make_record({proof, token});
  record.associations = {
      {"isPartOf", "https://college.example/knots", "https://college.example/knots"}};
  const auto text = cairn::issue_record(issuer, record, {.created = at});
  ASSERT_TRUE(text.ok()) << text.error().detail << text.error().path;
  verifier = cairn::Verifier(load);
  const auto report = verify(*text);
  EXPECT_EQ(report.verdict, Verdict::accepted) << report.to_json();
  EXPECT_EQ(report.format, "clr2+di");
  EXPECT_EQ(report.credentials.size(), 3U);
}

TEST_F(Library, ARecordOfSomethingElseIsRefusedWithItsPlace) {
  cairn::Issuer issuer(make_key(cairn::KeyType::p256));
  const auto proof = *issuer.issue(make_award(), {.created = at});
  const cairn::IssueOptions now{.created = at};
  constexpr const char* second = "/credentialSubject/verifiableCredential/1";
  EXPECT_EQ(cairn::issue_record(issuer, make_record({proof, "{"}), now).error().path, second);
  EXPECT_EQ(cairn::issue_record(issuer, make_record({proof, "[]"}), now).error().path, second);
  const auto original =
      *cairn::issue_in_parts(issuer, make_award(), {.created = at}, cairn::system_random());
  EXPECT_EQ(cairn::issue_record(issuer, make_record({proof, original}), now).error().path,
            std::string(second) + "/proof");
  EXPECT_EQ(cairn::issue_record(issuer, make_record({}), now).error().code, ErrorCode::invalid);
  EXPECT_EQ(cairn::issue_record(issuer, make_record({proof}), now).error().code,
            ErrorCode::unknown_context);
}

TEST_F(Library, EveryCredentialAmongAttachedFilesIsFoundAndNoneIsGuessed) {
  cairn::Issuer issuer(make_key());
  const auto proof = *issuer.issue(make_award(), {.created = at});
  const auto image = *cairn::bake_badge(
      cairn::as_bytes(R"(<svg xmlns="http://www.w3.org/2000/svg"/>)"),
      *issuer.issue(make_award(), {.created = at, .securing = cairn::Securing::token}),
      cairn::Edition::open_badges_3);
  const auto bytes = cairn::as_bytes(proof);
  const std::vector<cairn::AttachedFile> files{
      {"terms.txt", {}}, {"a.bin", {bytes.begin(), bytes.end()}}, {"b.svg", image}};
  const auto found = cairn::credentials_among(files);
  ASSERT_TRUE(found.ok()) << found.error().detail;
  ASSERT_EQ(found->size(), 2U);
  EXPECT_EQ(found->front().text, proof);
  for (const auto& one : *found) EXPECT_EQ(verify(one.text).verdict, Verdict::accepted);
  EXPECT_EQ(cairn::credentials_among(std::span(files).first(1)).error().code,
            ErrorCode::unreadable);
}

}  // namespace
}  // namespace cairn_test
