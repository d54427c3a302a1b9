// SPDX-License-Identifier: Apache-2.0
// What the W3C's suites ask of the VC API over HTTP, as tables of ours: w3c-ccg/vc-api-issuer and
// -verifier, w3c/vc-bitstring-status-list. The server is open, as for them.
#include "credential/status_list.h"
#include "http/visitor.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::server {
namespace {

constexpr std::string_view unsigned_credential = R"({
  "@context": ["https://www.w3.org/ns/credentials/v2"], "type": ["VerifiableCredential"],
  "id": "urn:uuid:7d5c2f0e-7f0b-4f0f-8d1c-1b1a8f0f6f02", "issuer": "did:example:school",
  "credentialSubject": {"id": "did:example:alice"}})";

class VcSuites : public SiteTest {
 protected:
  VcSuites() {
    set_up();
    site_.vc_api = VcApiAccess::open;
  }

  json::Value read(std::string_view text) { return app::must(json::parse(text, arena_)); }
  json::Value with(const json::Value& object, std::string_view key, std::string_view text) {
    const json::Builder builder(arena_);
    return text.empty() ? builder.without(object, key) : builder.with(object, key, read(text));
  }
  Response post(std::string_view path, std::string_view member, const json::Value& value) {
    const json::Builder builder(arena_);
    return Visitor(site_).send(path, "application/json",
                               json::write(builder.object({{member, value}})));
  }
  Response issue(const json::Value& credential) {
    return post("/vc/credentials/issue", "credential", credential);
  }
  Response verify(const json::Value& credential) {
    return post("/vc/credentials/verify", "verifiableCredential", credential);
  }
  json::Value issued() {
    const auto answer = issue(read(unsigned_credential));
    EXPECT_EQ(answer.status, 201) << answer.body;
    return read(arena_.copy(std::string_view(answer.body)));
  }

  Arena arena_;
};

// A member, and values that it must not have; "" leaves it out.
struct Refused {
  std::string_view member;
  std::initializer_list<std::string_view> values;
};

TEST_F(VcSuites, IssueWhatIsWholeAndNothingElse) {
  const auto credential = read(unsigned_credential);
  const auto whole = issued();
  for (const auto* member : {"@context", "id", "type", "issuer", "credentialSubject", "proof"})
    EXPECT_TRUE(whole.contains(member)) << member;
  EXPECT_EQ(post("/vc/credentials/issue", "verifiableCredential", credential).status, 400);
  const Refused refused[] = {
      {"@context", {"", "4", R"({"foo": true})", "false", "null"}},
      {"type", {"", "4", "null", "true", "[]"}},
      {"issuer", {"", "null", "true", "4", "[]"}},
      {"credentialSubject", {"", "null", "true", "4", "[]", "\"did:example:1234\""}},
      {"statusEntry", {R"({"type": "BitstringStatusListEntry", "statusListIndex": true,
            "statusListCredential": "https://example.com"})"}},
  };
  for (const auto& [member, values] : refused)
    for (const auto value : values)
      EXPECT_EQ(issue(with(credential, member, value)).status, 400) << member << " " << value;
  auto old = with(
      credential, "@context",
      R"(["https://www.w3.org/2018/credentials/v1", "https://w3id.org/security/data-integrity/v2"])");
  old = with(old, "issuanceDate", R"("2026-01-01T00:00:00Z")");
  EXPECT_EQ(issue(with(old, "expirationDate", R"("2090-01-01T00:00:00Z")")).status, 201);
}

TEST_F(VcSuites, VerifyWhatIsWholeAndNothingElse) {
  const auto whole = issued();
  EXPECT_EQ(verify(whole).status, 200) << verify(whole).body;
  constexpr std::string_view text = "\"string\"", undefined;
  const Refused refused[] = {
      {"@context", {undefined, text, "{}", "null", "10", "true", "[[]]", "[null]", "[10]"}},
      {"type", {undefined, text, "{}", "null", "10", "true", "[[]]", "[{}]", "[null]", "[true]"}},
      {"issuer", {undefined, "[]", "null", "10", "true"}},
      {"credentialSubject", {undefined, text, "null", "10", "true", "[]"}},
      {"proof", {undefined, text, "null", "10", "true", "[]"}},
  };
  for (const auto& [member, values] : refused)
    for (const auto value : values)
      EXPECT_EQ(verify(with(whole, member, value)).status, 400) << member << " " << value;
  const json::Builder builder(arena_);
  for (const auto* member :
       {"type", "created", "verificationMethod", "proofValue", "proofPurpose", "cryptosuite"})
    EXPECT_EQ(verify(builder.with(whole, "proof", builder.without(whole["proof"], member))).status,
              400)
        << member;
}

TEST_F(VcSuites, GiveEveryCredentialAStateInAListThatIsOne) {
  const auto entries = issued()["credentialStatus"];
  ASSERT_EQ(entries.size(), 2U);
  for (const auto& entry : entries.items()) {
    EXPECT_EQ(entry.string_at("type"), "BitstringStatusListEntry");
    EXPECT_TRUE(credential::parse_status_entry(entry).ok());
    EXPECT_FALSE(entry.string_at("statusListIndex").empty()) << "a string";
    const auto url = entry.string_at("statusListCredential");
    EXPECT_NE(entry.string_at("id"), url);
    const auto answer = Visitor(site_).get(url.substr(url.find("/status/")));
    const auto list = read(arena_.copy(std::string_view(answer.body)));
    EXPECT_EQ(list.string_at("id"), url);
    EXPECT_EQ(list["type"].items()[1].as_string(), "BitstringStatusListCredential");
    EXPECT_EQ(list["credentialSubject"].string_at("type"), "BitstringStatusList");
    EXPECT_EQ(list["credentialSubject"].string_at("statusPurpose"),
              entry.string_at("statusPurpose"));
    const auto bits = credential::parse_status_list(list);
    ASSERT_TRUE(bits.ok());
    EXPECT_GE(bits->bits.bytes().size(), 16U * 1024);
    EXPECT_EQ(verify(list).status, 200) << "it is a credential too";
  }
}

}  // namespace
}  // namespace cairn::server
