// SPDX-License-Identifier: Apache-2.0
// Who may not: every route for nobody and for another organisation, forms from elsewhere, and what
// strangers type.
#include "http/visitor.h"
#include "server/router.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class Guards : public SiteTest {
 protected:
  // Every {name} of a pattern replaced by `value`.
  static std::string filled(std::string_view pattern, const std::string& value) {
    std::string path(pattern);
    for (auto open = path.find('{'); open != path.npos; open = path.find('{', open + value.size()))
      path.replace(open, path.find('}') - open + 1, value);
    return path;
  }
};

TEST_F(Guards, KeepNobodyOutOfEveryMembersRoute) {
  admin();
  for (const auto& route : routes()) {
    if (route.caller != Caller::member) continue;
    Visitor nobody(site_);
    const auto path = filled(route.pattern, "k3v9x2ab-00");
    const auto answer =
        route.method == Method::get ? nobody.get(path) : nobody.post(path, {{"reason", "x"}});
    EXPECT_EQ(answer.status, 303) << path;
    EXPECT_THAT(std::string(answer.header("Location")), HasSubstr("/sign-in")) << path;
  }
}

TEST_F(Guards, AskForAKeyWhereverSomethingIsSigned) {
  admin();
  for (const auto& route : routes()) {
    if (route.caller != Caller::api_key) continue;
    const auto path = filled(route.pattern, "ed25519");
    Visitor nobody(site_);
    const auto status_with = [&](std::vector<Header> headers) {
      return nobody.send(path, "application/json", "{}", std::move(headers), route.method).status;
    };
    EXPECT_EQ(status_with({}), 401) << path;
    EXPECT_EQ(status_with({{"authorization", "Bearer x"}}), 401) << path;
  }
}

// The ids of one organisation's things, tried by a member of another.
TEST_F(Guards, HideOneOrganisationFromAnother) {
  auto issuer = admin();
  const auto owner = app::must(app::session_of(*context_, issuer.cookies()["cairn_session"])).actor;
  const auto achievement = published(owner);
  const auto claim = submitted(achievement);
  const auto evidence = app::must(app::open_case(*context_, owner, claim.id)).evidence.front().id;
  const auto award = awarded(owner, claim.id);

  set_up_another();
  Visitor other(site_);
  other.get("/sign-in");
  ASSERT_EQ(
      other.post("/sign-in", {{"email", "bob@hill.example"}, {"password", "another password"}})
          .status,
      303);
  other.get("/desk");
  for (const auto& route : routes()) {
    if (route.caller != Caller::member || route.pattern.find("{id}") == route.pattern.npos)
      continue;
    for (const auto& id : {achievement.id.text, claim.id.text, evidence.text, award.id.text}) {
      const auto path = filled(route.pattern, id);
      const auto answer = route.method == Method::get
                              ? other.get(path)
                              : other.post(path, {{"reason", "x"},
                                                  {"outcome", "awarded"},
                                                  {"evidence_rule", "none"},
                                                  {"name", "x"},
                                                  {"description", "x"},
                                                  {"criteria", "x"},
                                                  {"shape", "hexagon"},
                                                  {"icon", "cairn"},
                                                  {"colour", "#1f6f5c"},
                                                  {"alternative_text", "x"}});
      EXPECT_EQ(answer.status, 404) << route.pattern;
    }
  }
  EXPECT_THAT(other.get("/desk").body, Not(HasSubstr(achievement.name)));
  EXPECT_FALSE(app::must(app::public_badge(*context_, award.id)).award.revoked);
}

TEST_F(Guards, RefuseFormsWithoutTheirToken) {
  auto issuer = admin();
  issuer.get("/desk");
  for (const auto& route : routes()) {
    if (route.method != Method::post || route.surface != Surface::page) continue;
    const auto path = filled(route.pattern, "k3v9x2ab-00");
    const auto answer = issuer.send(path, "application/x-www-form-urlencoded", "reason=x");
    EXPECT_EQ(answer.status, 403) << path;
  }
}

TEST_F(Guards, SayThatAFormHasTooManyFields) {
  Visitor visitor(site_);
  visitor.get("/verify");
  const auto refused = visitor.post("/verify", Fields(5'000, Parameter{"text", "x"}));
  EXPECT_EQ(refused.status, 413);
  EXPECT_THAT(refused.body, HasSubstr("The form has more fields than are taken at once."));
  EXPECT_THAT(refused.body, HasSubstr("Send less at once."));
}

TEST_F(Guards, RefuseATokenOfAnotherVisitorOrSession) {
  Visitor one(site_);
  one.get("/verify");
  Visitor two(site_);
  two.get("/verify");
  const auto stolen = "text=x&form_token=" + one.token();
  EXPECT_EQ(two.send("/verify", "application/x-www-form-urlencoded", stolen).status, 403);
}

TEST_F(Guards, TakeAFormThatWasOpenWhenTheServerStartedAgain) {
  Visitor visitor(site_);
  visitor.get("/verify");
  const auto restarted = app::must(make_site(*context_, templates_));
  EXPECT_EQ(restarted.form_secret, site_.form_secret);
  EXPECT_EQ(visitor.post("/verify", {{"text", "no badge"}}).status, 400);
}

struct OriginCase {
  std::vector<Header> headers;
  int status;
};

TEST_F(Guards, RefuseFormsThatStoodOnAnotherSite) {
  const OriginCase cases[] = {
      {{}, 400},
      {{{"origin", "https://badges.example.org"}}, 400},
      {{{"sec-fetch-site", "same-origin"}}, 400},
      {{{"origin", "https://evil.example"}}, 403},
      {{{"origin", "null"}}, 403},
      {{{"sec-fetch-site", "cross-site"}}, 403},
      {{{"sec-fetch-site", "same-site"}}, 403},
  };
  Visitor visitor(site_);
  visitor.get("/verify");
  for (const auto& [headers, status] : cases)
    EXPECT_EQ(visitor.post("/verify", {{"text", "no badge"}}, headers).status, status);
}

TEST_F(Guards, PutSafetyHeadersOnEveryAnswer) {
  Visitor visitor(site_);
  for (const auto* path : {"/", "/verify", "/nowhere", "/static/style.css", "/healthz",
                           "/api/v1/openapi.json", "/%"}) {
    const auto answer = visitor.get(path);
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << path;
    EXPECT_EQ(answer.header("Referrer-Policy"), "same-origin") << path;
    const std::string policy(answer.header("Content-Security-Policy"));
    EXPECT_THAT(policy, HasSubstr("default-src 'none'")) << path;
    EXPECT_THAT(policy, Not(HasSubstr("unsafe"))) << path;
    EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'")) << path;
  }
}

TEST_F(Guards, HideCookiesFromScriptsAndPlainHttp) {
  Visitor visitor(site_);
  const std::string cookie(visitor.get("/verify").header("Set-Cookie"));
  for (const auto* attribute : {"HttpOnly", "SameSite=Lax", "Secure"})
    EXPECT_THAT(cookie, HasSubstr(attribute));
}

TEST_F(Guards, LeadBackOnlyToThisSite) {
  admin();
  for (const auto* next :
       {"//evil.example", "/\\evil.example", "https://evil.example", "x", "/\t/evil.example",
        "/\r/evil.example", "/\n/evil.example", "/\x7f/evil.example", "\t//evil.example"}) {
    Visitor visitor(site_);
    visitor.get("/sign-in");
    const auto answer = visitor.post(
        "/sign-in",
        {{"email", "ada@harbour.example"}, {"password", "correct horse battery"}, {"next", next}});
    EXPECT_EQ(answer.header("Location"), "/desk") << next;
  }
  EXPECT_EQ(Visitor(site_).get("/sign-in?next=/%09/evil.example").status, 400);
}

TEST_F(Guards, DrawNoStrangersTextAsMarkup) {
  auto issuer = admin();
  const auto picture = issuer.get(
      "/desk/preview.svg?shape=hexagon&icon=none&colour=%231f6f5c&text=%3Cscript%3Ealert(1)"
      "%3C%2Fscript%3E");
  EXPECT_EQ(picture.status, 200);
  EXPECT_THAT(picture.body, Not(HasSubstr("<script")));
  EXPECT_EQ(issuer.get("/desk/preview.svg?shape=x&icon=y&colour=z&text=").status, 400);
}

TEST_F(Guards, SayOnTheDeskWhenBadgesNameAnAddressOfThisMachine) {
  auto issuer = admin();
  EXPECT_THAT(issuer.get("/desk").body, Not(HasSubstr("checked only on this machine")));
  context_->base_url = "http://127.0.0.1:8080";
  EXPECT_THAT(issuer.get("/desk").body, HasSubstr("checked only on this machine"));
}

TEST_F(Guards, SetUpOnlyOnce) {
  Visitor visitor(site_);
  for (const auto* page : {"/", "/sign-in"})
    EXPECT_THAT(visitor.get(page).body, HasSubstr("This server is new")) << page;
  EXPECT_EQ(visitor.get("/setup/wrong").status, 403);
  const auto link = app::must(app::setup_link(*context_)).substr(site_.origin.size());
  admin();
  EXPECT_EQ(visitor.get(link).header("Location"), "/sign-in");
  EXPECT_EQ(visitor.post(link, {{"organisation", "x"}}).header("Location"), "/sign-in");
  for (const auto* page : {"/", "/sign-in"})
    EXPECT_THAT(visitor.get(page).body, Not(HasSubstr("This server is new"))) << page;
}

class BrokenStore final : public app::Store {
 public:
  Result<std::unique_ptr<app::Transaction>> begin(app::Access) override {
    return fail(ErrorCode::io, "store", "the disk is gone");
  }
};

TEST_F(Guards, LogNoTokenOfAnAddress) {
  BrokenStore store;
  app::Context context{store, clock_,     random_, *keys_,    drawing_,
                       pdf_,  calendars_, nullptr, *library_, context_->base_url};
  const Site broken{
      .context = context, .templates = templates_, .origin = site_.origin, .form_secret = {}};
  testing::internal::CaptureStderr();
  for (const auto* address :
       {"/l/harbour-s3cret", "/claim/harbour-s3cret", "/setup/harbour-s3cret"}) {
    const auto answer = Visitor(broken).get(address);
    EXPECT_EQ(answer.status, 500) << address;
    EXPECT_THAT(answer.body, Not(HasSubstr("disk"))) << address;
  }
  const auto log = testing::internal::GetCapturedStderr();
  EXPECT_THAT(log, HasSubstr("\"the disk is gone\" method=GET route=/l/{token}"));
  EXPECT_THAT(log, Not(HasSubstr("s3cret")));
}

TEST_F(Guards, AnswerProgramsWithProblemDetails) {
  Visitor program(site_);
  const auto answer = program.send("/api/v1/verify", "application/json", "no badge");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
  EXPECT_THAT(answer.body, HasSubstr("\"status\":400"));
}

TEST_F(Guards, TellProgramsOfEveryFault) {
  auto error = fail(ErrorCode::invalid, "form", "Name is missing.", "/name");
  error.also = {fail(ErrorCode::invalid, "form", "Choose a shape.", "/design/shape")};
  EXPECT_THAT(problem(error).body,
              HasSubstr(R"("errors":[{"path":"/name","detail":"Name is missing."},)"
                        R"({"path":"/design/shape","detail":"Choose a shape."}])"));
}

TEST_F(Guards, TellPeopleInWordsThatAnAddressIsAForms) {
  auto issuer = admin();
  const auto answer = issuer.get("/sign-out");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("Allow"), "POST");
  EXPECT_EQ(answer.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_THAT(answer.body, HasSubstr("This address belongs to a form"));
}

// Whoever has the address may look; searching does not find it.
TEST_F(Guards, KeepWhatIsSharedByAddressOutOfSearches) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto claim = submitted(achievement);
  const auto badge = "/b/" + awarded(actor, claim.id).id.text;
  Visitor visitor(site_);
  for (const auto& path : {badge, badge + ".json", badge + ".png", "/l/" + claim.learner_token,
                           "/claim/" + achievement.claim_code, std::string("/verify/r/nothing"),
                           std::string("/get/nothing")})
    EXPECT_EQ(visitor.get(path).header("X-Robots-Tag"), "noindex") << path;
  for (const auto& path : {std::string("/"), std::string("/verify"), "/a/" + achievement.id.text})
    EXPECT_EQ(visitor.get(path).header("X-Robots-Tag"), "") << path;
}

TEST_F(Guards, NameTheMethodsAnAddressKnows) {
  const auto answer = Visitor(site_).send("/healthz", "", "");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("Allow"), "GET, HEAD");
}

}  // namespace
}  // namespace cairn::server
