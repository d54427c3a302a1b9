// SPDX-License-Identifier: Apache-2.0
// SD-JWT VC, and Open Badges as SD-JWT: what is shown, kept back, bound to a holder and refused.
#include <algorithm>

#include "crypto/jwk.h"
#include "sd_jwt/issue.h"
#include "sd_jwt/key_binding.h"
#include "securing/read_sd_jwt.h"
#include "securing/sign_sd_jwt.h"
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

constexpr std::int64_t now = 1780272000;  // 2026-06-01

class SdJwtVerify : public testing::Test, public World {
 protected:
  const TestIssuer issuer = TestIssuer::did_key(1);
  const crypto::PrivateKey holder = TestIssuer::make_key(5, crypto::KeyType::p256);
  const std::vector<std::string> disclosable = {"/given_name", "/email", "/degree/grade"};
  Random random = [count = std::uint8_t{0}](std::span<std::uint8_t> room) mutable {
    for (auto& byte : room) byte = count++;
  };

  json::Value claims(const std::string& more = "") {
    return read(R"({"vct": "https://college.example/diploma", "sub": "did:example:ada",
      "given_name": "Ada", "email": "ada@example.org",
      "degree": {"name": "Knots", "grade": "A"})" +
                more + "}");
  }
  std::string issued(const TestIssuer& by, const json::Value& what, bool bound = true) {
    const auto key = holder.public_key();
    auto text =
        securing::issue_sd_jwt_vc(what, {&by.key, by.method, by.id},
                                  {.disclosable = disclosable, .holder = bound ? &key : nullptr},
                                  {.issuer = securing::IssuerRule::complete}, now, random, arena);
    EXPECT_TRUE(text.ok()) << (text.ok() ? "" : text.error().detail + text.error().path);
    return text.ok() ? *text : "";
  }
  std::string issued(bool bound = true) { return issued(issuer, claims(), bound); }

  // The token with what these pointers need, not yet bound.
  std::string chosen(const std::string& text, const std::vector<std::string>& pointers) {
    json::Parser parser;
    const auto token = securing::read_sd_jwt(text, arena, parser);
    EXPECT_TRUE(token.ok());
    if (!token.ok()) return "";
    return sd_jwt::with_disclosures(token->envelope, *sd_jwt::choose(token->processed, pointers));
  }
  std::string shown(const std::string& text, const crypto::PrivateKey& by,
                    std::int64_t at = now - 5) {
    return *sd_jwt::bind(text, crypto::HashAlgorithm::sha256, by, {"n-1", "https://v.example"}, at);
  }
  const SelectiveReport& selective(const Report& report) {
    static const SelectiveReport none;
    const bool there = report.credentials.size() == 1 && report.credentials[0].selective;
    EXPECT_TRUE(there) << codes_of(report);
    return there ? *report.credentials[0].selective : none;
  }
};

TEST_F(SdJwtVerify, TellsWhatIsShownAndWhatIsKeptBack) {
  const auto report = verify(shown(chosen(issued(), {"/degree/grade"}), holder));
  EXPECT_TRUE(gives(report, accepted, parts_chosen));
  EXPECT_EQ(report.format, "sd-jwt-vc");
  const auto& told = selective(report);
  EXPECT_EQ(told.shown, std::vector<std::string>{"/degree/grade"});
  EXPECT_EQ(told.kept_back, 2U);
  EXPECT_EQ(told.binding, HolderBinding::proved);
  EXPECT_EQ(told.audience, "https://v.example");
  const auto& credential = report.credentials.front();
  EXPECT_EQ(credential.name, "https://college.example/diploma");
  EXPECT_EQ(credential.issuer.id, issuer.id);
  EXPECT_EQ(credential.subject.id, "did:example:ada");
  EXPECT_EQ(credential.find(parts_chosen)->detail, "shown: /degree/grade; kept back: 2");
  EXPECT_TRUE(credential.has(holder_proved));
  const auto text = json::write(to_json(report, builder()));
  EXPECT_NE(text.find(R"("selective":{"shown":["/degree/grade"],"kept_back":2,)"
                      R"("key_binding":"proved","shown_to":"https://v.example"})"),
            text.npos)
      << text;
}

TEST_F(SdJwtVerify, ACopyThatBelongsToAKeyIsNoShowing) {
  const auto copy = issued();
  EXPECT_TRUE(gives(verify(copy), accepted, holder_key_unproved));
  EXPECT_EQ(selective(verify(copy)).binding, HolderBinding::unproved);
  EXPECT_EQ(selective(verify(issued(false))).binding, HolderBinding::none);
  options.challenge = "n-1";
  EXPECT_TRUE(gives(verify(copy), rejected, presentation_expected));
  EXPECT_TRUE(gives(verify(issued(false)), rejected, presentation_expected));
  options.challenge = {};
  options.expected = Expected::presentation;
  EXPECT_TRUE(gives(verify(copy), rejected, presentation_expected));
  EXPECT_EQ(verify(shown(copy, holder)).verdict, accepted);
}

TEST_F(SdJwtVerify, AnswersOnlyWhoAskedForIt) {
  const auto answer = shown(issued(), holder);
  options.challenge = "n-1";
  options.domain = "https://v.example";
  EXPECT_EQ(verify(answer).verdict, accepted) << codes_of(verify(answer));
  options.challenge = "n-2";
  EXPECT_TRUE(gives(verify(answer), rejected, challenge_mismatch));
  options.challenge = "n-1";
  options.domain = "https://other.example";
  EXPECT_TRUE(gives(verify(answer), rejected, domain_mismatch));
}

TEST_F(SdJwtVerify, OnlyTheHoldersKeyBinds) {
  EXPECT_TRUE(gives(verify(shown(issued(), issuer.key)), rejected, holder_key_wrong));
  EXPECT_TRUE(gives(verify(shown(issued(false), holder)), rejected, holder_key_wrong));
  const auto by_name = issued(issuer, claims(R"(,"cnf":{"kid":"x"})"), false);
  EXPECT_TRUE(gives(verify(shown(by_name, holder)), accepted, holder_key_unproved))
      << "what cannot be checked is not called wrong";
  auto less = shown(issued(), holder);  // one disclosure fewer than was signed for
  const auto first = less.find('~');
  less.erase(first, less.find('~', first + 1) - first);
  EXPECT_TRUE(gives(verify(less), rejected, holder_key_wrong));
  EXPECT_EQ(headline(verify(less)), "Not validly shown by its holder");
  EXPECT_TRUE(gives(verify(shown(issued(), holder, now + 3600)), accepted, proof_created_later));
}

TEST_F(SdJwtVerify, RefusesWhatDoesNotBelongToIt) {
  const auto text = issued();
  const auto other = issued();
  const auto stolen = text + other.substr(other.find('~') + 1);
  EXPECT_TRUE(gives(verify(stolen), rejected, disclosure_forged));
  EXPECT_TRUE(gives(verify(text + text.substr(text.find('~') + 1)), rejected, disclosure_forged));
  EXPECT_TRUE(gives(verify(text + "e30~"), rejected, disclosure_forged));
  auto altered = text;
  altered[text.find('~') - 10] = altered[text.find('~') - 10] == 'A' ? 'B' : 'A';
  EXPECT_TRUE(gives(verify(altered), rejected, signature_invalid));
  auto cut = text;
  cut.erase(text.find('~') - 1, 1);
  EXPECT_EQ(verify(cut).verdict, rejected);
}

TEST_F(SdJwtVerify, RefusesClaimsThatEverybodyMustSee) {
  const std::string pointers[] = {"/exp"};
  EXPECT_EQ(
      securing::issue_sd_jwt_vc(claims(R"(,"exp":1)"), {&issuer.key, issuer.method, issuer.id},
                                {.disclosable = pointers}, {}, now, random, arena)
          .error()
          .path,
      "/exp");
  // Made by an issuer who does not mind.
  const auto header = builder().object({{"typ", builder().string("dc+sd-jwt")}});
  const auto hidden = sd_jwt::conceal(claims(R"(,"exp":1,"iss":")" + issuer.id + "\""),
                                      {.disclosable = pointers}, random, arena);
  const auto jws = crypto::sign_jws(header, json::write(hidden->payload), issuer.key,
                                    crypto::SignatureAlgorithm::ed25519);
  const auto text = *jws + "~" + hidden->disclosures[0] + "~";
  EXPECT_TRUE(gives(verify(text), rejected, disclosure_forbidden));
}

TEST_F(SdJwtVerify, HoldsTheTokenToItsKindAndItsTimes) {
  const auto with = [&](std::string_view typ, const std::string& more) {
    const auto header = builder().object({{"typ", builder().string(typ)}});
    const auto payload =
        builder().with(claims(more), "iss", builder().string(std::string_view(issuer.id)));
    return *crypto::sign_jws(header, json::write(payload), issuer.key,
                             crypto::SignatureAlgorithm::ed25519) +
           "~";
  };
  EXPECT_TRUE(gives(verify(with("dc+sd-jwt", "")), accepted, validity_current));
  EXPECT_TRUE(gives(verify(with("vc+sd-jwt", "")), accepted, structure_sound));
  EXPECT_TRUE(gives(verify(with("JWT", "")), rejected, token_type_unexpected));
  EXPECT_TRUE(gives(verify(with("dc+sd-jwt", R"(,"exp":1700000000)")), rejected, expired));
  EXPECT_TRUE(gives(verify(with("dc+sd-jwt", R"(,"nbf":1900000000)")), rejected, not_yet_valid));
  EXPECT_TRUE(gives(verify(with("dc+sd-jwt", R"(,"nbf":"x")")), rejected, property_invalid));
  EXPECT_TRUE(gives(verify(with("dc+sd-jwt", R"(,"status":{"oracle":{}})")), undetermined,
                    status_type_unknown));
  EXPECT_EQ(verify(with("dc+sd-jwt", R"(,"exp":1900000000)")).credentials[0].valid_until,
            "2030-03-17T17:46:40Z");
}

TEST_F(SdJwtVerify, AnSdJwtThatIsNoCredentialIsLeftOpen) {
  const auto jws = *crypto::sign_jws(read("{}"), R"({"sub":"x"})", issuer.key,
                                     crypto::SignatureAlgorithm::ed25519);
  const auto report = verify(jws + "~");
  EXPECT_TRUE(gives(report, undetermined, format_unknown));
  EXPECT_EQ(report.credentials.front().format, "sd-jwt-vc");
}

TEST_F(SdJwtVerify, FindsTheKeyInTheIssuersMetadata) {
  const TestIssuer college{issuer.key, "https://college.example/v1", "key-1"};
  const auto text = issued(college, claims());
  EXPECT_TRUE(gives(verify(text), undetermined, key_unreachable));
  const std::string url = "https://college.example/.well-known/jwt-vc-issuer/v1";
  const auto jwk = json::write(builder().with(crypto::to_jwk(college.key.public_key(), builder()),
                                              "kid", builder().string("key-1")));
  pages.put(url, R"({"issuer":"https://college.example/v1","jwks":{"keys":[)" + jwk + "]}}");
  const auto report = verify(text);
  EXPECT_TRUE(gives(report, accepted, issuer_domain));
  EXPECT_EQ(report.credentials.front().issuer.identity, Identity::domain);
  pages.put(url, R"({"issuer":"https://college.example/v1","jwks_uri":"https://k.example/jwks"})");
  pages.put("https://k.example/jwks", R"({"keys":[)" + jwk + "]}");
  EXPECT_TRUE(gives(verify(text), accepted, issuer_domain));
  pages.put("https://k.example/jwks", R"({"keys":[]})");
  EXPECT_TRUE(gives(verify(text), rejected, key_not_authorised));
  pages.put(url, R"({"issuer":"https://other.example","jwks":{"keys":[)" + jwk + "]}}");
  EXPECT_TRUE(gives(verify(text), undetermined, key_unreadable));
  const TestIssuer elsewhere{issuer.key, "https://college.example?page=", "key-1"};
  EXPECT_TRUE(gives(verify(issued(elsewhere, claims())), undetermined, key_method_unknown));
}

TEST_F(SdJwtVerify, KnowsThePersonByWhatIsShown) {
  const auto text = issued();
  options.subject = "email:ada@example.org";
  EXPECT_TRUE(gives(verify(chosen(text, {"/email"})), accepted, subject_bound));
  EXPECT_TRUE(gives(verify(chosen(text, {})), accepted, subject_mismatch));
  options.subject = "did:example:ada";
  EXPECT_TRUE(verify(chosen(text, {})).credentials[0].subject.bound);
}

TEST_F(SdJwtVerify, ReadsTheJsonFormToo) {
  const auto text = issued();
  const auto jws = text.substr(0, text.find('~'));
  const auto first = jws.find('.'), second = jws.rfind('.');
  const auto json = R"({"payload":")" + jws.substr(first + 1, second - first - 1) +
                    R"(","protected":")" + jws.substr(0, first) + R"(","signature":")" +
                    jws.substr(second + 1) + "\"";
  const auto report = verify(json + "}");
  EXPECT_TRUE(gives(report, accepted, parts_chosen));
  EXPECT_EQ(selective(report).kept_back, 3U);
  EXPECT_TRUE(
      gives(verify(json + R"(,"header":{"disclosures":["e30"]}})"), rejected, disclosure_forged));
}

TEST_F(SdJwtVerify, OpenBadgesMayKeepPartsBack) {
  const std::string pointers[] = {"/credentialSubject/id", "/name"};
  const auto document = badge(issuer.id);
  const auto text = securing::issue_sd_jwt(
      document, {&issuer.key, issuer.method, issuer.id}, {.disclosable = pointers, .decoys = 2},
      {.created = "2026-01-02T00:00:00Z"}, random, workspace, arena);
  ASSERT_TRUE(text.ok()) << text.error().detail;
  const std::string always[] = {"/iss"};
  EXPECT_EQ(securing::issue_sd_jwt(document, {&issuer.key, issuer.method, issuer.id},
                                   {.disclosable = always}, {.created = "2026-01-02T00:00:00Z"},
                                   random, workspace, arena)
                .error()
                .path,
            "/iss");
  const auto whole = verify(*text);
  EXPECT_TRUE(gives(whole, accepted, parts_chosen));
  EXPECT_EQ(whole.format, "ob3+sd-jwt");
  EXPECT_EQ(selective(whole).kept_back, 4U);
  const auto less = verify(text->substr(0, text->find('~') + 1));
  EXPECT_EQ(less.verdict, accepted) << codes_of(less);
  EXPECT_EQ(less.credentials.front().subject.id, "");
  EXPECT_EQ(selective(less).kept_back, 6U);
  // In a presentation it is opened as any token.
  const auto shown_badge = read(R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
    "type": ["VerifiablePresentation"], "verifiableCredential": [{
      "@context": "https://www.w3.org/ns/credentials/v2", "type": "EnvelopedVerifiableCredential",
      "id": "data:application/vc+sd-jwt,)" +
                                *text + R"("}]})");
  const auto presented = verify(shown_badge);
  ASSERT_EQ(presented.credentials.size(), 1U);
  EXPECT_EQ(presented.credentials[0].verdict, accepted) << codes_of(presented);
  for (const std::string pointer : {"/issuer", "/type/0", "/credentialStatus", "/validFrom"}) {
    const std::string one[] = {pointer};
    EXPECT_EQ(securing::issue_sd_jwt(document, {&issuer.key, issuer.method, issuer.id},
                                     {.disclosable = one}, {}, random, workspace, arena)
                  .error()
                  .path,
              pointer);
  }
}

}  // namespace
}  // namespace cairn::verify
