// SPDX-License-Identifier: Apache-2.0
// What anyone and any program may ask: achievements, DIDs, the description of the interface.
#include "did/did.h"
#include "encoding/percent.h"
#include "http/visitor.h"
#include "json/parse.h"
#include "server/router.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class Public : public SiteTest {
 protected:
  json::Value read(const Response& response) { return must(json::parse(response.body, arena_)); }
  Arena arena_;
  Visitor anyone_{site_};
};

TEST_F(Public, HealthIsOneWord) {
  const auto answer = anyone_.get("/healthz");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Type"), "application/json");
  EXPECT_EQ(answer.body, R"({"status":"ok"})");
}

TEST_F(Public, ReadinessAndCountsAreForWhoRunsTheServer) {
  set_up();
  EXPECT_EQ(anyone_.get("/readyz").body, R"({"status":"ready"})");
  EXPECT_EQ(anyone_.get("/metrics").status, 404) << "from another machine";
  Visitor operator_of(site_);
  operator_of.from("127.0.0.1");
  const auto counts = operator_of.get("/metrics");
  EXPECT_EQ(counts.status, 200);
  EXPECT_THAT(counts.body, HasSubstr("cairn_http_requests_total{status=\"4xx\"} 1\n"));
  EXPECT_THAT(counts.body, HasSubstr("cairn_http_request_seconds_bucket{le=\"+Inf\"}"));
}

TEST_F(Public, WhatIsNoBadgeIsSaidInASentenceWithWhatHelps) {
  anyone_.get("/verify");
  const auto answer = anyone_.post("/verify", {{"text", "no badge"}});
  EXPECT_EQ(answer.status, 400);
  EXPECT_THAT(answer.body,
              HasSubstr("It is neither a badge image nor the text of a badge. Give the badge"));
  const auto data = anyone_.post("/verify", {{"text", "{}"}});
  EXPECT_THAT(data.body, HasSubstr("It holds data (JSON), but no badge or credential. Give"));
}

TEST_F(Public, APictureOfTooManyPixelsIsNotLookedThrough) {
  anyone_.get("/verify");
  const std::string start("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\1\0\0\0\0", 29);
  const auto answer = anyone_.upload("/verify", {}, {{"file", "x.png", "image/png", start}});
  EXPECT_EQ(answer.status, 413);
  EXPECT_THAT(answer.body, HasSubstr("too large to be looked through for a code. Take one"));
}

TEST_F(Public, PagesSpeakTheLanguageThatWasChosenOrThatTheBrowserAsksFor) {
  set_up();
  const auto asked = anyone_.get("/verify", {{"accept-language", "de-AT,en;q=0.5"}});
  EXPECT_THAT(asked.body, HasSubstr(R"(<html lang="de" dir="ltr">)"));
  EXPECT_THAT(asked.body, HasSubstr("<h1>Ein Badge prüfen</h1>"));
  EXPECT_EQ(asked.header("Content-Language"), "de");
  EXPECT_EQ(asked.header("Vary"), "Accept-Language, Cookie");
  EXPECT_THAT(asked.body, HasSubstr("/language/en?back=%2Fverify"));
  EXPECT_THAT(anyone_.get("/verify").body, HasSubstr("<h1>Verify a badge</h1>"));

  const auto chosen = anyone_.get("/language/de?back=%2Fverify");
  EXPECT_EQ(chosen.status, 303);
  EXPECT_EQ(chosen.header("Location"), "/verify");
  EXPECT_THAT(anyone_.get("/verify").body, HasSubstr("Ein Badge prüfen"));
  const auto wrong = anyone_.post("/verify", {{"text", ""}});
  EXPECT_THAT(wrong.body, HasSubstr(R"(lang="de")"));
  EXPECT_EQ(anyone_.get("/language/de?back=//elsewhere.example").header("Location"), "/");
  EXPECT_EQ(anyone_.get("/language/xx").status, 404);
}

TEST_F(Public, ABadgesPageIsAtHandUntilSomethingChanges) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  Request request;
  request.target = "/b/" + award.id.text;
  EXPECT_FALSE(respond_at_once(site_, request)) << "nobody has asked yet";
  const auto first = respond(site_, request);
  ASSERT_EQ(first.status, 200);
  const auto again = respond_at_once(site_, request);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->body, first.body);
  EXPECT_EQ(again->headers.size(), first.headers.size());

  auto other = request;
  other.headers = {{"accept-language", "de"}};
  EXPECT_FALSE(respond_at_once(site_, other)) << "in another language";
  other.headers = {{"cookie", "cairn_session=x"}};
  EXPECT_FALSE(respond_at_once(site_, other)) << "somebody signed in sees more";
  other.headers = {{"accept", "application/json"}};
  EXPECT_FALSE(respond_at_once(site_, other)) << "a program reads the credential";

  must(app::revoke_award(*context_, actor, award.id, "A mistake."));
  EXPECT_FALSE(respond_at_once(site_, request));
  EXPECT_THAT(respond(site_, request).body, HasSubstr("A mistake."));
}

TEST_F(Public, ASlashTooManyLeadsToWhereItWasMeant) {
  const auto answer = anyone_.get("/verify/?x=1");
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.header("Location"), "/verify?x=1");
  for (const auto* nowhere : {"/nothing/", "//verify/", "/verify//", "//evil.example/"})
    EXPECT_EQ(anyone_.get(nowhere).status, 404) << nowhere;
}

TEST_F(Public, AnAddressMayNotBeEndless) {
  EXPECT_EQ(anyone_.get("/" + std::string(9000, 'a')).status, 414);
}

TEST_F(Public, AnAchievementIsShownOncePublished) {
  const auto actor = set_up();
  const auto draft = must(app::create_achievement(*context_, actor, welding()));
  EXPECT_EQ(anyone_.get("/a/" + draft.id.text).status, 404);
  EXPECT_EQ(anyone_.get("/a/" + draft.id.text + ".svg").status, 404);
  const auto achievement = published(actor);
  const auto page = anyone_.get("/a/" + achievement.id.text);
  EXPECT_EQ(page.status, 200);
  for (const auto* text :
       {"Welding, first level", "<strong>three</strong>", "Reading drawings", "Harbour School"})
    EXPECT_THAT(page.body, HasSubstr(text));
  EXPECT_THAT(page.body, Not(HasSubstr(achievement.claim_code))) << "it is not the claim link";
  const auto picture = anyone_.get("/a/" + achievement.id.text + ".svg");
  EXPECT_EQ(picture.header("Content-Type"), "image/svg+xml");
}

TEST_F(Public, TheInterfaceDescribesItself) {
  const auto document = read(anyone_.get("/api/v1/openapi.json"));
  EXPECT_EQ(document.string_at("openapi"), "3.1.0");
  std::size_t described = 0;
  for (const auto& route : routes()) {
    const auto path = document["paths"][route.pattern];
    const auto* verb = route.method == Method::post  ? "post"
                       : route.method == Method::put ? "put"
                       : route.method == Method::del ? "delete"
                                                     : "get";
    EXPECT_EQ(path[verb].is_object(), route.surface != Surface::page) << route.pattern;
    if (route.surface == Surface::page) continue;
    ++described;
    const auto operation = path[verb];
    EXPECT_EQ(operation.string_at("summary"), route.summary) << route.pattern;
    EXPECT_EQ(operation.contains("security"), route.caller == Caller::api_key) << route.pattern;
  }
  EXPECT_GT(described, 15U);
  EXPECT_TRUE(document["paths"]["/vc/credentials/issue"]["post"]["responses"].contains("201"));
}

TEST_F(Public, DidsAreResolvedOrRefusedByName) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  const std::string key(must(json::parse(award.credential, arena_))["issuer"].string_at("id"));
  const auto resolved = anyone_.get("/1.0/identifiers/" + key);
  EXPECT_EQ(resolved.status, 200);
  EXPECT_EQ(resolved.header("Content-Type"), "application/did");
  EXPECT_EQ(read(resolved).string_at("id"), key);

  const auto own = "did:web:badges.example.org:o:" + actor.organisation.text;
  const auto result = anyone_.get("/1.0/identifiers/" + encoding::percent_encoded(own),
                                  {{"accept", "application/did-resolution"}});
  EXPECT_EQ(result.header("Content-Type"), "application/did-resolution");
  EXPECT_EQ(read(result)["didDocument"].string_at("id"), own);
  EXPECT_EQ(read(result)["didResolutionMetadata"].string_at("contentType"), "application/did");
  EXPECT_THAT(result.body, HasSubstr(key)) << "the key is one of the organisation's";

  const std::tuple<const char*, int, const char*> refusals[] = {
      {"did:key:nonsense", 400, "invalidDid"},
      {"nonsense", 400, "invalidDid"},
      {"did:key:zzz", 400, "invalidDid"},
      {"did:example:alice", 501, "methodNotSupported"},
      {"did:web:badges.example.org:o:nobody", 404, "notFound"},
      {"did:web:elsewhere.example", 404, "notFound"}};
  for (const auto& [did, status, code] : refusals) {
    const auto refused = anyone_.get(std::string("/1.0/identifiers/") + did);
    EXPECT_EQ(refused.status, status) << did;
    EXPECT_EQ(read(refused)["didResolutionMetadata"].string_at("error"), code) << did;
  }
}

TEST_F(Public, StatusListsArePublishedForCredentialsAndForTokens) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto path = "/status/" + award.status_list.text;
  const auto list = anyone_.get(path);
  EXPECT_EQ(list.header("Content-Type"), "application/vc+ld+json");
  const auto token = anyone_.get(path + ".jwt");
  EXPECT_EQ(token.status, 200);
  EXPECT_EQ(token.header("Content-Type"), "application/statuslist+jwt");
  EXPECT_EQ(token.header("Cache-Control"), list.header("Cache-Control"));
  EXPECT_EQ(token.body.substr(0, 3), "eyJ");
  EXPECT_EQ(anyone_.get("/status/nobody-x.jwt").status, 404);
}

// What w3c-ccg's test suite of did:key asks a resolver, in the form of results it reads.
TEST_F(Public, ResolvesDidKeyAsItsTestSuiteAsks) {
  const std::string key = "z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b";
  const std::string did = "did:key:" + key;
  const auto ask = [&](const std::string& name, const std::string& query = "") {
    return anyone_.get(
        "/1.0/identifiers/" + encoding::percent_encoded(name) + query,
        {{"accept", R"(application/ld+json;profile="https://w3id.org/did-resolution")"}});
  };
  struct Refusal {
    std::string did, query, metadata, error;
    int status = 400;
  };
  const std::string resolution = "didResolutionMetadata",
                    dereferencing = "didDereferencingMetadata";
  const std::string experimental =
      "?publicKeyFormat=Ed25519VerificationKey2018&enableExperimentalPublicKeyTypes=false";
  const Refusal refusals[] = {
      {"notDid:key:" + key, "", resolution, "invalidDid"},
      {"did:experimental:" + key, "", resolution, "methodNotSupported", 501},
      {"did:key:-4:" + key, "", resolution, "invalidDid"},
      {"did:key:" + key.substr(1), "", resolution, "invalidDid"},
      {"did:key:@", "", resolution, "invalidDid"},
      {"did:key:zTjsVPtY", "", resolution, "invalidPublicKeyLength"},
      {did + "/^bar^/?query=`#" + key, "", dereferencing, "invalidDidUrl"},
      {did, "?publicKeyFormat=unknown", resolution, "unsupportedPublicKeyType"},
      {did + "#" + key, experimental, dereferencing, "invalidPublicKeyType"},
      {did + "#z6LSfHfAMAopsuBxaBzvp51GXrPf38Az13j2fmwqadbwwrzJ", experimental, dereferencing,
       "invalidPublicKeyType"},
      {did + "#other", "", dereferencing, "notFound", 404},
      {did + "/path", "", dereferencing, "notFound", 404},
  };
  for (const auto& row : refusals) {
    const auto refused = ask(row.did, row.query);
    EXPECT_EQ(refused.status, row.status) << row.did;
    const auto result = read(refused);
    EXPECT_EQ(result[row.metadata].string_at("error"), row.error) << row.did;
    EXPECT_TRUE(result["didDocument"].is_object()) << row.did;
    EXPECT_TRUE(result.contains("@context") && result.contains("didDocumentMetadata"));
    EXPECT_THAT(std::string(refused.header("Content-Type")), HasSubstr("ld+json"));
  }
  const auto method = read(ask(did + "#" + key))["didDocument"];
  EXPECT_EQ(method.string_at("controller"), did);
  EXPECT_EQ(method.string_at("publicKeyMultibase"), key);
  const auto as_jwk = read(ask(did, "?publicKeyFormat=JsonWebKey2020"))["didDocument"];
  EXPECT_EQ(as_jwk["verificationMethod"].items()[0]["publicKeyJwk"].string_at("crv"), "Ed25519");
  const auto as_2020 = read(ask(did, "?publicKeyFormat=Ed25519VerificationKey2020"))["didDocument"];
  EXPECT_EQ(as_2020["verificationMethod"].items()[0].string_at("type"),
            "Ed25519VerificationKey2020");
  const std::string p256 = "did:key:zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP";
  EXPECT_EQ(
      read(ask(p256, "?publicKeyFormat=Ed25519VerificationKey2020"))[resolution].string_at("error"),
      "invalidPublicKeyType");
}

TEST_F(Public, DidDocumentsStandWhereTheirNamesLead) {
  const auto actor = set_up();
  for (const std::string path : {"/.well-known/did.json", "/did.json"})
    EXPECT_EQ(read(anyone_.get(path)).string_at("id"), "did:web:badges.example.org");
  const auto document = read(anyone_.get("/o/" + actor.organisation.text + "/did.json"));
  EXPECT_EQ(document.string_at("id"), "did:web:badges.example.org:o:" + actor.organisation.text);
  EXPECT_EQ(anyone_.get("/o/nobody/did.json").status, 404);
  context_->base_url = "http://127.0.0.1:8080";
  for (const auto& path : {std::string("/did.json"), "/o/" + actor.organisation.text + "/did.json"})
    EXPECT_EQ(anyone_.get(path).status, 404) << "an IP address is no domain";
}

TEST_F(Public, ADeclinedClaimSaysWhyToTheLearnerAlone) {
  auto issuer = admin();
  const auto owner = must(app::session_of(*context_, issuer.cookies()["cairn_session"])).actor;
  const auto claim = submitted(published(owner));
  const auto page = "/desk/claims/" + claim.id.text;
  issuer.get(page);
  EXPECT_EQ(issuer.post(page, {{"outcome", "declined"}, {"reason", " "}}).status, 422);
  issuer.get(page);
  EXPECT_EQ(
      issuer.post(page, {{"outcome", "declined"}, {"reason", "No weld is <b>shown</b>."}}).status,
      303);
  EXPECT_THAT(issuer.get(page).body, HasSubstr("Declined"));
  const auto learner = anyone_.get("/l/" + claim.learner_token).body;
  EXPECT_THAT(learner, HasSubstr("Declined"));
  EXPECT_THAT(learner, HasSubstr("No weld is &lt;b&gt;shown&lt;/b&gt;."));
  issuer.get(page);
  EXPECT_EQ(issuer.post(page, {{"outcome", "awarded"}, {"reason", ""}}).status, 409);
}

}  // namespace
}  // namespace cairn::server
