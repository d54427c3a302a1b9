// SPDX-License-Identifier: Apache-2.0
// Keys for programs, on their page and over the surface that programs use.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"
#include "json/parse.h"
#include "server/router.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* path = "/desk/keys-for-programs";

class ProgramKeys : public SiteTest {
 protected:
  Response ask(std::string_view token, std::string_view at, Method method = Method::get,
               std::string_view body = "", std::vector<Header> headers = {}) {
    headers.push_back({"authorization", "Bearer " + std::string(token)});
    return Visitor(site_).send(at, "application/json", body, std::move(headers), method);
  }

  Visitor owner_ = admin();
};

TEST_F(ProgramKeys, AreMadeShownOnceAndEnded) {
  EXPECT_THAT(owner_.get(path).body, HasSubstr("None yet."));
  const auto made = owner_.post(path, {{"name", "Course system"},
                                       {"scope", "achievements:read"},
                                       {"scope", "organisation:read"},
                                       {"expires", "90"}});
  ASSERT_EQ(made.status, 200) << made.body;
  const auto token = between(made.body, "<p class=\"wrap\"><code>", "</code>");
  EXPECT_EQ(ask(token, "/api/v1/organisation").status, 200);
  EXPECT_EQ(ask(token, "/api/v1/awards").status, 403);
  const auto listed = owner_.get(path).body;
  EXPECT_THAT(listed, Not(HasSubstr(token)));
  EXPECT_THAT(listed, HasSubstr("last used on 18 November 2026"));
  EXPECT_THAT(listed, HasSubstr("ends on 16 February 2027"));
  const auto id = between(listed, "keys-for-programs/", "/end");
  const auto ended = owner_.post(std::string(path) + "/" + id + "/end", {});
  EXPECT_EQ(ended.status, 303);
  EXPECT_THAT(owner_.get(ended.header("Location")).body, HasSubstr("It no longer works."));
  EXPECT_EQ(ask(token, "/api/v1/organisation").status, 401);
}

TEST_F(ProgramKeys, KeepWhatWasTypedWhereSomethingIsWrong) {
  owner_.get(path);
  const auto wrong = owner_.post(path, {{"name", "Course system"}, {"expires", "30"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("Choose what the key may do."));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"Course system\""));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"30\" checked"));
  EXPECT_EQ(owner_.post(path, {{"name", ""}, {"scope", "awards:read"}, {"expires", "soon"}}).status,
            422);
}

TEST_F(ProgramKeys, OfferOnlyWhatSomethingHereAsksFor) {
  constexpr std::string_view offer = "name=\"scope\"";
  const auto body = owner_.get(path).body;
  EXPECT_THAT(body, HasSubstr("value=\"awards:write\""));
  EXPECT_THAT(body, HasSubstr("value=\"vc:issue\""));
  for (auto at = body.find(offer); at != body.npos; at = body.find(offer, at + 1)) {
    const auto scope = between(std::string_view(body).substr(at), "value=\"", "\"");
    EXPECT_TRUE(std::ranges::any_of(routes(), [&](const auto& route) {
      return route.scope.starts_with(scope);
    })) << scope;
  }
}

TEST_F(ProgramKeys, SayWhatHelpsWhenTheyHaveExpired) {
  const auto actor = app::must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
  const Instant tomorrow{clock_.now().microseconds + 86'400'000'000};
  const auto key =
      app::must(app::create_api_key(*context_, actor, "Old", {"organisation"}, tomorrow));
  clock_.forward_seconds(86'400);
  const auto refused = ask(key.token, "/api/v1/organisation");
  EXPECT_EQ(refused.status, 401);
  EXPECT_THAT(refused.body, HasSubstr("Make a new one on the desk, under Keys for programs"));
  EXPECT_THAT(std::string(refused.header("WWW-Authenticate")), HasSubstr("invalid_token"));
}

TEST_F(ProgramKeys, AreMadeByPrograms) {
  const auto actor = app::must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
  const auto maker = app::must(app::create_api_key(*context_, actor, "Portal", {"people"})).token;
  const auto body = R"({"name": "Reader", "scopes": ["people:read"],
                        "expires": "2027-01-31T00:00:00Z"})";
  const std::vector<Header> once = {{"idempotency-key", "k1"}};
  const auto made = ask(maker, "/api/v1/api-keys", Method::post, body, once);
  ASSERT_EQ(made.status, 201) << made.body;
  Arena arena;
  const auto value = app::must(json::parse(made.body, arena));
  const std::string token(value.string_at("token"));
  const auto listed = ask(token, "/api/v1/api-keys");
  EXPECT_EQ(listed.status, 200);
  EXPECT_THAT(listed.body, HasSubstr("\"expires\":\"2027-01-31T00:00:00Z\""));
  EXPECT_THAT(listed.body, Not(HasSubstr(token)));
  EXPECT_THAT(ask(maker, "/api/v1/api-keys", Method::post, body, once).body, Not(HasSubstr(token)))
      << "a secret is kept nowhere";
  EXPECT_EQ(ask(token, "/api/v1/api-keys", Method::post, body).status, 403);
  const auto more = R"({"name": "All", "scopes": ["awards"]})";
  EXPECT_EQ(ask(maker, "/api/v1/api-keys", Method::post, more).status, 403);
  const auto at = "/api/v1/api-keys/" + std::string(value.string_at("id"));
  EXPECT_EQ(ask(maker, at, Method::del).status, 204);
  EXPECT_EQ(ask(maker, at, Method::del).status, 404);
  EXPECT_EQ(ask(token, "/api/v1/api-keys").status, 401);
}

}  // namespace
}  // namespace cairn::server
