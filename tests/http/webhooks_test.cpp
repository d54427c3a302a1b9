// SPDX-License-Identifier: Apache-2.0
// Webhooks on the desk, by /api/v1, and at a real receiver of the loopback.
#include <utility>

#include "app/accounts/api_keys.h"
#include "app/outbox/deliver.h"
#include "app/ports/accounts.h"
#include "app/webhooks/manage.h"
#include "app/webhooks/signature.h"
#include "http/visitor.h"
#include "net/guarded_client.h"
#include "net/test_server.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class WebhookPages : public SiteTest {
 protected:
  WebhookPages()
      : client_({.allowed = app::must(net::AllowList::parse(std::vector{receiver_.place()}))}) {
    context_->outside = &client_;
  }

  std::string address() const { return "http://" + receiver_.place() + "/hooks"; }
  // The page that tells the secret.
  std::string added() {
    owner_.get("/desk/webhooks");
    const auto answer =
        owner_.post("/desk/webhooks", {{"url", address()}, {"event", "achievement.published"}});
    EXPECT_EQ(answer.status, 200);
    return answer.body;
  }
  static std::string secret_in(std::string_view page) {
    return "whsec_" + between(page, "<code>whsec_", "</code>");
  }
  std::string key_for(const std::string& scope) {
    return app::must(app::create_api_key(*context_, actor_, "Test", {scope})).token;
  }

  std::atomic<int> status_ = 204;
  net::TestServer receiver_{[this](const std::string&) {
    return net::http_answer(std::to_string(status_) + " As told", "", "");
  }};
  net::GuardedClient client_;
  Visitor owner_ = admin();
  app::Actor actor_ =
      app::must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
};

TEST_F(WebhookPages, AReceiverIsAddedTriedPausedAndRemoved) {
  const auto page = added();
  const auto secret = secret_in(page);
  const auto path = "/desk/webhooks/" + between(page, "action=\"/desk/webhooks/", "/test");
  EXPECT_THAT(owner_.get(path).body, Not(HasSubstr("whsec_"))) << "it is shown once";
  EXPECT_EQ(owner_.post(path + "/test", {}).status, 303);
  EXPECT_EQ(app::must(app::deliver_due(*context_)).sent, 1);
  const auto request = receiver_.last_request();
  EXPECT_THAT(request, HasSubstr("POST /hooks HTTP/1.1"));
  const auto body = request.substr(request.find("\r\n\r\n") + 4);
  EXPECT_THAT(body, HasSubstr(R"("type":"webhook.test")"));
  const auto id = between(request, "webhook-id: ", "\r\n");
  const auto seconds = std::stoll(between(request, "webhook-timestamp: ", "\r\n"));
  EXPECT_TRUE(app::webhook_signature_holds(secret, {id, seconds, body},
                                           between(request, "webhook-signature: ", "\r\n"),
                                           clock_.now().seconds()));
  EXPECT_THAT(owner_.get(path).body, HasSubstr("<code>webhook.test</code>"));
  EXPECT_EQ(owner_.post(path + "/state", {{"state", "paused"}}).status, 303);
  EXPECT_THAT(owner_.get(path).body, HasSubstr("It is paused: nothing is sent."));
  EXPECT_EQ(owner_.post(path + "/state", {{"state", "active"}}).status, 303);
  owner_.get(path);
  const auto rotated = owner_.post(path + "/secret", {}).body;
  EXPECT_NE(secret_in(rotated), secret);
  EXPECT_THAT(rotated, HasSubstr("The secret before this one signs, too, until"));
  owner_.get(path);
  EXPECT_EQ(owner_.post(path + "/remove", {}).status, 303);
  EXPECT_EQ(owner_.get(path).status, 404);
}

TEST_F(WebhookPages, WhatFailedIsShownWithItsCauseAndTriedAgain) {
  const auto path = "/desk/webhooks/" + between(added(), "action=\"/desk/webhooks/", "/test");
  status_ = 503;
  published(actor_);
  app::must(app::deliver_due(*context_));
  const auto page = owner_.get(path).body;
  EXPECT_THAT(page, HasSubstr("The receiver answered 503."));
  EXPECT_THAT(owner_.get("/desk/webhooks").body, HasSubstr("Failing"));
  status_ = 200;
  owner_.get(path);
  EXPECT_EQ(
      owner_
          .post(path + "/deliveries/" + between(page, path + "/deliveries/", "/retry") + "/retry",
                {})
          .status,
      303);
  EXPECT_EQ(app::must(app::deliver_due(*context_)).sent, 1);
  EXPECT_THAT(owner_.get("/desk/webhooks").body, HasSubstr("Active"));
}

TEST_F(WebhookPages, RedirectsAreNotFollowedAndPrivateAddressesNotAsked) {
  const auto path = "/desk/webhooks/" + between(added(), "action=\"/desk/webhooks/", "/test");
  status_ = 307;
  owner_.get(path);
  owner_.post(path + "/test", {});
  app::must(app::deliver_due(*context_));
  EXPECT_EQ(receiver_.requests(), 1);
  EXPECT_THAT(owner_.get(path).body, HasSubstr("a redirect, which is not followed"));
  const Fields inwards = {{"url", "https://127.0.0.1:9/x"}, {"event", "award.made"}};
  const auto refused = owner_.post(path, inwards);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("lead to a server that others reach too"));
  auto* const client = std::exchange(context_->outside, nullptr);  // one that was taken before
  EXPECT_EQ(owner_.post(path, inwards).status, 303);
  context_->outside = client;
  owner_.get(path);
  owner_.post(path + "/test", {});
  app::must(app::deliver_due(*context_));
  EXPECT_THAT(owner_.get(path).body, HasSubstr("an address that is not public"));
}

TEST_F(WebhookPages, WhatWasTypedStaysWhereSomethingIsWrong) {
  owner_.get("/desk/webhooks");
  const auto wrong =
      owner_.post("/desk/webhooks", {{"url", "http://courses.example/x"}, {"event", "award.made"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("value=\"http://courses.example/x\""));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"award.made\" checked"));
  EXPECT_THAT(wrong.body, Not(HasSubstr("value=\"award.revoked\" checked")));
  EXPECT_THAT(wrong.body, HasSubstr("it must begin with https://"));
}

TEST_F(WebhookPages, ProgramsSetThemUpToo) {
  const auto secret = key_for("webhooks");
  const auto ask = [&](Method method, std::string_view path, std::string_view body = "") {
    return Visitor(site_).send(path, body.empty() ? "" : "application/json", body,
                               {{"authorization", "Bearer " + secret}}, method);
  };
  const auto form = R"({"url": ")" + address() + R"(", "events": ["award.made"]})";
  const auto made = ask(Method::post, "/api/v1/webhooks", form);
  EXPECT_EQ(made.status, 201);
  EXPECT_THAT(made.body, HasSubstr(R"("secret":"whsec_)"));
  const std::string path(made.header("Location").substr(site_.origin.size()));
  EXPECT_THAT(ask(Method::get, "/api/v1/webhooks").body, Not(HasSubstr("whsec_")));
  EXPECT_THAT(ask(Method::get, path).body, HasSubstr(R"("state":"active")"));
  EXPECT_THAT(ask(Method::put, path, R"({"url": ")" + address() + R"(", "events": ["claim.decided"],
                      "state": "paused"})")
                  .body,
              HasSubstr(R"("paused_because":"asked")"));
  EXPECT_EQ(ask(Method::post, path + "/test").status, 202);
  app::must(app::deliver_due(*context_));
  EXPECT_THAT(ask(Method::get, path + "/deliveries").body, HasSubstr(R"("state":"sent")"));
  EXPECT_THAT(ask(Method::post, path + "/secret").body, HasSubstr("whsec_"));
  EXPECT_EQ(
      ask(Method::post, "/api/v1/webhooks", R"({"url": "x", "events": ["award.lost"]})").status,
      400);
  EXPECT_EQ(ask(Method::del, path).status, 204);
  EXPECT_EQ(ask(Method::get, path).status, 404);
}

TEST_F(WebhookPages, ASecretIsNotKeptForASecondAsking) {
  const auto key = key_for("webhooks:write");
  const auto form = R"({"url": ")" + address() + R"(", "events": ["award.made"]})";
  const auto ask = [&] {
    return Visitor(site_).send(
        "/api/v1/webhooks", "application/json", form,
        {{"authorization", "Bearer " + key}, {"idempotency-key", "course system"}});
  };
  const auto first = ask(), second = ask();
  EXPECT_THAT(first.body, HasSubstr("whsec_"));
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.body, "");
  EXPECT_EQ(second.header("Location"), first.header("Location"));
  EXPECT_EQ(Visitor(site_)
                .send("/api/v1/webhooks", "", "", {{"authorization", "Bearer " + key}}, Method::get)
                .status,
            403);
}

}  // namespace
}  // namespace cairn::server
