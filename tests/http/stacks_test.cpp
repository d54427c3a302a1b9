// SPDX-License-Identifier: Apache-2.0
// Stacks over HTTP: the form without scripts, the JSON surface, what others may not.
#include "app/accounts/api_keys.h"
#include "app/achievements/manage.h"
#include "app/stacks/evaluate.h"
#include "app/stacks/manage.h"
#include "http/visitor.h"
#include "server/router.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class StackPages : public SiteTest {
 protected:
  StackPages() : actor_(set_up()), part_(published(actor_)) {
    auto form = welding();
    form.name = "Metal worker";
    whole_ = app::must(app::create_achievement(*context_, actor_, form));
  }

  // The admin of the organisation, signed in.
  Visitor member() {
    Visitor visitor(site_);
    visitor.get("/sign-in");
    EXPECT_EQ(
        visitor
            .post("/sign-in", {{"email", "ada@harbour.example"}, {"password", "a long password"}})
            .status,
        303);
    return visitor;
  }
  Response ask(Method method, std::string_view path, std::string_view body = "") {
    if (key_.empty())
      key_ =
          app::must(app::create_api_key(*context_, actor_, "Test", {"stacks:read", "stacks:write"}))
              .token;
    return send_as(key_, method, path, body);
  }
  Response send_as(const std::string& key, Method method, std::string_view path,
                   std::string_view body) {
    Request request;
    request.method = method;
    request.target = path;
    request.headers = {{"authorization", "Bearer " + key}};
    if (method != Method::get) request.headers.push_back({"content-type", "application/json"});
    request.body = body;
    return respond(site_, request);
  }
  std::string rule() const {
    return R"({"version":1,"rule":{"all":[{"achievement":")" + part_.id.text + R"("}]}})";
  }
  // A stack made through the JSON surface; its path.
  std::string made() {
    const auto answer =
        ask(Method::post, "/api/v1/stacks",
            R"({"achievement":")" + whole_.id.text + R"(","stack":)" + rule() + "}");
    EXPECT_EQ(answer.status, 201) << answer.body;
    return "/api/v1/stacks/" + between(answer.body, R"("id":")", "\"");
  }

  app::Actor actor_;
  app::Achievement part_, whole_;
  std::string key_;
};

TEST_F(StackPages, AreWrittenInAFormWithoutScripts) {
  auto visitor = member();
  visitor.get("/desk/stacks");
  const auto made = visitor.post("/desk/stacks", {{"achievement", whole_.id.text}});
  ASSERT_EQ(made.status, 303) << made.body;
  const std::string path = std::string(made.header("Location"))
                               .substr(std::string(made.header("Location")).find("/desk"));
  visitor.get(path);
  Fields fields{{"rows", "1"},         {"r0-depth", "0"},
                {"r0-kind", "all"},    {"r0-add", "achievement"},
                {"do", "add:0"},       {"on_revocation", "review"},
                {"on_expiry", "keep"}, {"on_change", "keep"}};
  const auto added = visitor.post(path, fields);
  EXPECT_EQ(added.status, 200);
  EXPECT_THAT(added.body, HasSubstr(R"(name="r1-achievements")"));

  fields[0].value = "2";
  fields[4].value = "save";
  fields.push_back({"r1-depth", "1"});
  fields.push_back({"r1-kind", "achievement"});
  const auto wrong = visitor.post(path, fields);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("Choose an achievement."));
  EXPECT_THAT(wrong.body, HasSubstr(R"(href="#r1-achievements")"));

  fields.push_back({"r1-achievements", part_.id.text});
  EXPECT_EQ(visitor.post(path, fields).status, 303);
  const auto shown = visitor.get(path + "?preview=1");
  EXPECT_THAT(shown.body, HasSubstr("“Welding, first level”"));
  EXPECT_THAT(shown.body, HasSubstr("0 people would complete it"));
  EXPECT_EQ(visitor.post(path + "/publish", {}).status, 303);
  EXPECT_THAT(visitor.get(path).body, HasSubstr("Published"));
  EXPECT_EQ(visitor.get(path + "/people").status, 200);
  EXPECT_EQ(visitor.get("/desk/stacks/issuers").status, 200);
}

TEST_F(StackPages, TellTheLearnerAndAnybody) {
  const auto path = made();
  ask(Method::post, path + "/publish");
  const auto id = path.substr(path.rfind('/') + 1);
  EXPECT_THAT(Visitor(site_).get("/s/" + id).body, HasSubstr("“Welding, first level”"));
  const auto told = Visitor(site_).get("/api/v1/published-stacks/" + id);
  EXPECT_THAT(told.body, HasSubstr("“Welding, first level”"));
  EXPECT_EQ(Visitor(site_).get("/api/v1/published-stacks/nothing").status, 404);
  const auto claim = submitted(part_);
  Visitor learner(site_);
  const auto before = learner.get("/l/" + claim.learner_token + "/stacks");
  EXPECT_THAT(before.body, HasSubstr("0 of 1 parts are there"));
  awarded(actor_, claim.id);
  EXPECT_EQ(app::must(app::evaluate_due(*context_, 10)).awarded, 1);
  const auto after = learner.get("/l/" + claim.learner_token + "/stacks");
  EXPECT_THAT(after.body, HasSubstr("Complete, with “Welding, first level”."));
  EXPECT_THAT(after.body, HasSubstr("Awarded"));
  const auto nothing = learner.upload("/l/" + claim.learner_token + "/stacks", {}, {});
  EXPECT_EQ(nothing.status, 422);
  EXPECT_THAT(nothing.body, HasSubstr("Choose the file of a badge."));
  const auto text = learner.upload("/l/" + claim.learner_token + "/stacks", {},
                                   {{"file", "x.json", "application/json", "{}"}});
  EXPECT_GE(text.status, 400);
  EXPECT_THAT(text.body, HasSubstr("Check and bring it"));
}

TEST_F(StackPages, AreMadeReadChangedAndRetiredByPrograms) {
  const auto path = made();
  EXPECT_THAT(ask(Method::get, "/api/v1/stacks").body, HasSubstr(R"("name":"Metal worker")"));
  EXPECT_THAT(ask(Method::post, path + "/preview").body, HasSubstr(R"("would_complete":0)"));
  const auto contradiction =
      ask(Method::put, path,
          R"({"stack":{"version":1,"rule":{"at_least":2,"of":[{"achievement":")" + part_.id.text +
              R"("}]}}})");
  EXPECT_EQ(contradiction.status, 200) << contradiction.body;
  EXPECT_THAT(contradiction.body, HasSubstr(R"("severity":"contradiction")"));
  const auto refused = ask(Method::post, path + "/publish");
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(refused.body, HasSubstr("/rule/at_least"));
  const auto misspelt = ask(Method::put, path, R"({"stack":{"version":1,"rule":{"al":[]}}})");
  EXPECT_EQ(misspelt.status, 400);
  EXPECT_THAT(misspelt.body, HasSubstr("/stack/rule"));
  EXPECT_EQ(ask(Method::put, path, R"({"stack":)" + rule() + "}").status, 200);
  EXPECT_EQ(ask(Method::post, path + "/publish").status, 200);
  awarded(actor_, submitted(part_).id);
  app::must(app::evaluate_due(*context_, 10));
  const auto progress = ask(Method::get, path + "/progress");
  EXPECT_THAT(progress.body, HasSubstr(R"("completion":"complete")"));
  EXPECT_THAT(progress.body, HasSubstr(R"("state":"held")"));
  EXPECT_EQ(ask(Method::del, path).status, 204);
  EXPECT_THAT(ask(Method::get, path).body, HasSubstr(R"("state":"retired")"));
}

TEST_F(StackPages, OfOthersAreNotThere) {
  const auto path = made();
  const auto other = set_up_another();
  const auto key =
      app::must(app::create_api_key(*context_, other, "Other", {"stacks:read", "stacks:write"}))
          .token;
  const auto body = R"({"stack":)" + rule() + "}";
  EXPECT_EQ(send_as(key, Method::get, path, "").status, 404);
  EXPECT_EQ(send_as(key, Method::put, path, body).status, 404);
  EXPECT_EQ(send_as(key, Method::del, path, "").status, 404);
  EXPECT_EQ(send_as(key, Method::post, path + "/publish", "").status, 404);
  EXPECT_EQ(send_as(key, Method::post, path + "/preview", "").status, 404);
  EXPECT_EQ(send_as(key, Method::get, path + "/progress", "").status, 404);
  EXPECT_THAT(send_as(key, Method::get, "/api/v1/stacks", "").body, Not(HasSubstr("Metal")));
}

}  // namespace
}  // namespace cairn::server
