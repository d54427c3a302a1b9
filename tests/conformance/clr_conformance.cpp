// SPDX-License-Identifier: Apache-2.0
// Comprehensive Learner Record 2.0: 1EdTech's schemas compiled and held to 1EdTech's records, to
// what those hold and to records made and signed here, which then verify whole.
#include <gtest/gtest.h>

#include "context_folder.h"
#include "credential/build_clr.h"
#include "credential/clr.h"
#include "crypto/key.h"
#include "did/did.h"
#include "json/parse.h"
#include "json/write.h"
#include "json_schema/schema.h"
#include "securing/issue.h"
#include "suite.h"
#include "verify/verify.h"

namespace cairn::conformance {
namespace {

constexpr const char* clr = "clr_v2p0_clrcredential_schema.json";
constexpr const char* achievement = "clr_v2p0_achievementcredential_schema.json";
constexpr const char* endorsement = "clr_v2p0_endorsementcredential_schema.json";
constexpr const char* profile = "clr_v2p0_profile_schema.json";
constexpr const char* answer = "clr_v2p0_getclrcredentialsresponse_schema.json";
constexpr const char* status = "clr_v2p0_imsx_statusinfo_schema.json";

struct Maker {
  crypto::PrivateKey key;
  std::string did = did::make_did_key(key.public_key());
  std::string method = did::key_id_of_did_key(key.public_key());

  securing::SigningKey view() const { return {&key, method, did}; }
};

Maker maker(std::uint8_t seed) {
  return {*crypto::PrivateKey::create(crypto::KeyType::ed25519, Bytes(32, seed))};
}

class OwnRecord {
 public:
  explicit OwnRecord(const ContextFolder& contexts) : workspace_(contexts.source()) {}

  json::Value badge(std::string_view id, const std::string& achievement_id) {
    credential::NewAward award;
    award.id = id;
    award.issuer = {
        .id = college_.did, .name = "Example College", .url = "https://college.example"};
    award.subject = person();
    award.achievement = {.id = achievement_id,
                         .name = "Knots",
                         .description = "Ties knots",
                         .criteria = "Tie three knots"};
    award.valid_from = "2026-01-01T00:00:00Z";
    return signed_by(college_, credential::build_award(award, builder_));
  }
  json::Value praise() {
    const auto words = json::parse(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
      "id": "urn:uuid:7d1b3f0a-6f0e-4f0b-8d5f-0a7f5f0c9d11", "name": "Praise",
      "type": ["VerifiableCredential", "EndorsementCredential"],
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": "https://college.example/a/1", "type": ["EndorsementSubject"],
        "endorsementComment": "Sound knots"}})",
                                   arena_);
    return signed_by(guild_, builder_.with(*words, "issuer",
                                           credential::build_profile(
                                               {.id = guild_.did, .name = "Guild"}, builder_)));
  }
  json::Value record(int more = 0) {
    credential::NewRecord record;
    record.id = "urn:uuid:2f1b9a3e-77f0-4b43-9d2e-0d3a3b1f8e10";
    record.name = "All badges";
    record.issuer = {.id = college_.did, .name = "Example College"};
    record.subject = person();
    record.valid_from = "2026-02-01T00:00:00Z";
    record.held = {
        badge("urn:uuid:5b2c8d0e-0c6e-4a57-9d2b-6a1f3d1c2b3a", "https://college.example/a/1"),
        badge("urn:uuid:5b2c8d0e-0c6e-4a57-9d2b-6a1f3d1c2b3b", "https://college.example/a/2")};
    for (int i = 0; i < more; ++i)
      record.held.push_back(
          badge("urn:uuid:5b2c8d0e-0c6e-4a57-9d2b-" + std::to_string(100'000'000'000 + i),
                "https://college.example/a/" + std::to_string(i + 3)));
    record.associations = {
        {"isPartOf", "https://college.example/a/1", "https://college.example/a/2"}};
    const auto made = credential::build_record(record, builder_);
    EXPECT_TRUE(made.ok()) << made.error().detail;
    return signed_by(college_, builder_.with(*made, "endorsement", builder_.array({praise()})));
  }
  json::Builder builder() { return builder_; }

 private:
  static credential::NewSubject person() {
    return {.email = "ada@example.org", .salt = "0123456789abcdef", .name = "Ada"};
  }
  json::Value signed_by(const Maker& by, const Result<json::Value>& document) {
    EXPECT_TRUE(document.ok()) << document.error().detail << document.error().path;
    const auto made = securing::issue(*document, by.view(), std::nullopt,
                                      {.created = "2026-02-01T00:00:00Z"}, workspace_, arena_);
    EXPECT_TRUE(made.ok()) << made.error().detail << made.error().path;
    return made.ok() ? *made : json::Value();
  }

  Arena arena_;
  json::Builder builder_{arena_};
  securing::Workspace workspace_;
  Maker college_ = maker(1);
  Maker guild_ = maker(2);
};

class Schemas {
 public:
  explicit Schemas(Suite& suite) : suite_(suite) {}

  // One recorded test: the schema is one.
  void compile(const std::string& file) {
    const auto text = json::parse(suite_.read("schemas/" + file), arena_);
    if (!text.ok()) return suite_.record(file, text.error().detail);
    auto made = json_schema::Schema::compile(*text, {.draft = json_schema::Draft::draft_2019_09});
    suite_.record(file, made.ok() ? "" : placed(made.error().detail, made.error().path));
    if (made.ok()) compiled_.emplace(file, std::move(*made));
  }
  // One recorded test: the document is of that form.
  void check(const std::string& name, const char* file, const json::Value& document) {
    const auto schema = compiled_.find(file);
    if (schema == compiled_.end()) return suite_.record(name, "no schema");
    const auto outcome = schema->second.check(document);
    if (!outcome.ok()) return suite_.record(name, outcome.error().detail);
    const auto& faults = outcome->faults;
    suite_.record(name, faults.empty() ? "" : placed(faults.front().sentence, faults.front().path));
  }

 private:
  Suite& suite_;
  Arena arena_;
  std::map<std::string, json_schema::Schema> compiled_;
};

TEST(ClrSchemas, TakeTheRecordsOf1EdTechAndOurs) {
  Suite suite("clr20-by-schema", "clr20");
  if (!suite.present()) return;
  Schemas schemas(suite);
  for (const char* file : {clr, achievement, endorsement, profile, answer, status})
    schemas.compile(file);
  Arena arena;
  for (const char* file : {"../ob30/linked-data-proof-vectors/clrv2p0/signed.json",
                           "../1edtech-validator/clr20/simple.json"}) {
    const auto record = json::parse(suite.read(file), arena);
    ASSERT_TRUE(record.ok()) << file;
    schemas.check(file, clr, *record);
    for (const auto& held : credential::held_credentials(*record))
      schemas.check(std::string(file) + " " + held.path, achievement, held.value);
  }
  const ContextFolder contexts;
  OwnRecord own(contexts);
  const auto record = own.record();
  schemas.check("our record", clr, record);
  for (const auto& held : credential::held_credentials(record))
    schemas.check("our record " + held.path, achievement, held.value);
  schemas.check("our record, its words of others", endorsement, record["endorsement"].items()[0]);
  schemas.check("our record, its issuer", profile, record["issuer"]);
  schemas.check("our record in an answer", answer,
                own.builder().object({{"credential", own.builder().array({record})}}));
}

TEST(ClrRecords, OfManyBadgesVerify) {
  const ContextFolder contexts;
  if (!std::filesystem::exists(suites_folder() / "contexts"))
    GTEST_SKIP() << "the vocabulary of CLR 2.0 is not here";
  OwnRecord own(contexts);
  verify::Verifier verifier(contexts.source().load);
  const auto report =
      verifier.verify(own.record(200), {.at = *parse_instant("2026-06-01T00:00:00Z")});
  EXPECT_EQ(report.credentials.size(), 203U);
  EXPECT_EQ(report.verdict, verify::Verdict::accepted);
}

TEST(ClrRecords, VerifyWhole) {
  const ContextFolder contexts;
  if (!std::filesystem::exists(suites_folder() / "contexts"))
    GTEST_SKIP() << "the vocabulary of CLR 2.0 is not here";
  OwnRecord own(contexts);
  const auto record = own.record();
  verify::Verifier verifier(contexts.source().load);
  const verify::Options options{.at = *parse_instant("2026-06-01T00:00:00Z")};
  const auto report = verifier.verify(record, options);
  ASSERT_EQ(report.credentials.size(), 3U);
  EXPECT_EQ(report.format, "clr2+di");
  EXPECT_EQ(report.verdict, verify::Verdict::accepted);
  const auto& whole = report.credentials.front();
  EXPECT_TRUE(whole.has(verify::Code::endorsement_proved));
  ASSERT_EQ(whole.associations.size(), 1U);
  EXPECT_EQ(whole.associations.front().source_name, "Knots");
  EXPECT_FALSE(whole.has(verify::Code::association_unknown));
  // Nothing that it holds can be swapped, and without its vocabulary it stays open.
  const auto swapped = own.builder().with(record, "name", own.builder().string("Other"));
  EXPECT_EQ(verifier.verify(swapped, options).credentials[0].verdict, verify::Verdict::rejected);
  verify::Verifier unread;
  EXPECT_EQ(unread.verify(record, options).credentials[0].verdict, verify::Verdict::undetermined);
}

}  // namespace
}  // namespace cairn::conformance
