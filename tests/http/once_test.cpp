// SPDX-License-Identifier: Apache-2.0
// Requests that act once under an Idempotency-Key, and changes under a condition.
#include "app/ports/answers.h"
#include "http/visitor.h"
#include "json/build.h"
#include "server/api/frame.h"
#include "server/api/list.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

int acted = 0;        // how often
std::string content;  // of a thing that is read and changed

Result<Response> act(Call& call) {
  ++acted;
  if (call.request.body == "wrong") return fail(ErrorCode::invalid, "test", "Wrong.", "/name");
  Arena arena;
  return api::made(call, "/api/v1/things/1",
                   json::Builder(arena).object({{"number", json::Builder(arena).integer(acted)}}));
}
Result<Response> change(Call& call) {
  content = call.request.body;
  return api::nothing();
}

constexpr Route acting{.method = Method::post,
                       .surface = Surface::api,
                       .caller = Caller::api_key,
                       .pattern = "/api/v1/things",
                       .handler = act,
                       .summary = ""};
// Read where the interface describes itself, which is a GET of the same address.
constexpr Route changing{.method = Method::put,
                         .surface = Surface::api,
                         .caller = Caller::api_key,
                         .pattern = "/api/v1/openapi.json",
                         .handler = change,
                         .summary = ""};

class Once : public SiteTest {
 protected:
  Once() : actor_(set_up()) { acted = 0; }

  Response send(const Route& route, std::string body, std::vector<Header> headers) {
    Request request;
    request.method = route.method;
    request.target = route.pattern;
    request.body = std::move(body);
    request.headers = std::move(headers);
    const auto target = app::must(parse_target(request.target));
    Call call{.site = site_, .request = request, .target = target};
    call.organisation = actor_.organisation;
    call.program = actor_;
    auto answer = api::framed(call, route);
    return answer ? std::move(*answer) : problem(answer.error());
  }

  app::Actor actor_;
};

TEST_F(Once, ARequestSentAgainGetsTheFirstAnswer) {
  const auto first = send(acting, "{}", {{"idempotency-key", "k1"}});
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(first.body, R"({"number":1})");
  const auto again = send(acting, "{}", {{"idempotency-key", "k1"}});
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("Location"), first.header("Location"));
  EXPECT_EQ(again.header("Content-Type"), first.header("Content-Type"));
  EXPECT_EQ(again.header("Idempotent-Replay"), "true");
  EXPECT_EQ(acted, 1);
  EXPECT_EQ(send(acting, "{}", {{"idempotency-key", "k2"}}).body, R"({"number":2})");
  EXPECT_EQ(send(acting, "{}", {}).body, R"({"number":3})");
}

TEST_F(Once, AKeyIsOfOneRequestForADay) {
  send(acting, "{}", {{"idempotency-key", "k1"}});
  const auto other = send(acting, R"({"other": 1})", {{"idempotency-key", "k1"}});
  EXPECT_EQ(other.status, 422);
  EXPECT_THAT(other.body, HasSubstr("used for another request"));
  EXPECT_EQ(acted, 1);
  clock_.forward_seconds(24 * 60 * 60 + 1);
  EXPECT_EQ(send(acting, R"({"other": 1})", {{"idempotency-key", "k1"}}).status, 201);
  EXPECT_EQ(send(acting, "{}", {{"idempotency-key", std::string(256, 'k')}}).status, 422);
}

TEST_F(Once, WhatWasRefusedMayBeMendedUnderTheSameKey) {
  EXPECT_EQ(send(acting, "wrong", {{"idempotency-key", "k1"}}).status, 400);
  EXPECT_EQ(send(acting, "{}", {{"idempotency-key", "k1"}}).status, 201);
}

// Its answer was lost with the process that was to give it.
TEST_F(Once, WhatHasBegunIsNotBegunAgain) {
  send(acting, "{}", {{"idempotency-key", "k1"}});
  auto writing = app::must(store_->begin(app::Access::write));
  auto kept = app::must(writing->answers().find(actor_.organisation, "k1"));
  kept.status = 0;
  EXPECT_TRUE(writing->answers().update(kept));
  EXPECT_TRUE(writing->commit());
  writing.reset();
  EXPECT_EQ(send(acting, "{}", {{"idempotency-key", "k1"}}).status, 409);
  EXPECT_EQ(acted, 1);
}

TEST_F(Once, KeysOfOrganisationsAreTheirOwn) {
  send(acting, "{}", {{"idempotency-key", "k1"}});
  actor_ = set_up_another();
  EXPECT_EQ(send(acting, "{}", {{"idempotency-key", "k1"}}).body, R"({"number":2})");
}

TEST_F(Once, AChangeUnderAConditionIsMadeToWhatWasRead) {
  const std::string tag(Visitor(site_).get("/api/v1/openapi.json").header("ETag"));
  EXPECT_EQ(send(changing, "one", {{"if-match", "\"0123456789abcdef0123456789abcdef\""}}).status,
            412);
  EXPECT_EQ(content, "");
  EXPECT_EQ(send(changing, "two", {{"if-match", tag}}).status, 204);
  EXPECT_EQ(send(changing, "three", {}).status, 204);
  EXPECT_EQ(content, "three");
}

}  // namespace
}  // namespace cairn::server
