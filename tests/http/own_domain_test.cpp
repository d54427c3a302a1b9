// SPDX-License-Identifier: Apache-2.0
// The record that confirms a domain, through a nameserver on the loopback, on pages and for
// programs.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"
#include "net/dns_texts.h"
#include "net/test_nameserver.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* path = "/desk/settings/domain";

class OwnDomain : public SiteTest {
 protected:
  OwnDomain() {
    actor_ = app::must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
    context_->names = &names_;
    owner_.get("/desk/settings");
    owner_.post("/desk/settings/organisation",
                {{"name", "Harbour"}, {"url", "https://www.harbour.example/"}});
  }
  std::string public_page() { return Visitor(site_).get("/o/" + actor_.organisation.text).body; }

  net::TestNameserver server_;
  net::DnsTexts names_{{.nameserver = "127.0.0.1", .port = server_.port(), .seconds_max = 1}};
  Visitor owner_ = admin();
  app::Actor actor_;
};

TEST_F(OwnDomain, SaysWhichRecordToSetAndSeesIt) {
  const auto before = owner_.get(path).body;
  const auto text = between(before, "<code>cairn-organisation=", "</code>");
  EXPECT_EQ(text, "https://badges.example.org/o/" + actor_.organisation.text);
  EXPECT_THAT(before, HasSubstr("<code>_cairn.harbour.example</code>"));
  EXPECT_EQ(owner_.post(path, {}).status, 303);
  EXPECT_THAT(owner_.get(path).body, HasSubstr("There is no such record."));
  EXPECT_THAT(public_page(), Not(HasSubstr("confirms who awards here")));
  server_.set("_cairn.harbour.example", {"cairn-organisation=" + text});
  EXPECT_EQ(owner_.post(path, {}).status, 303);
  EXPECT_THAT(owner_.get(path).body, HasSubstr("Since 18 November 2026."));
  EXPECT_THAT(public_page(),
              HasSubstr("<strong>harbour.example</strong> confirms who awards here"));
  server_.set("_cairn.harbour.example", {"something else"});
  owner_.post(path, {});
  EXPECT_THAT(public_page(), Not(HasSubstr("confirms who awards here")));
}

TEST_F(OwnDomain, StandsBesideTheIssuerOfABadgeAndOfAClaim) {
  const auto achievement = published(actor_);
  const auto badge = "/b/" + awarded(actor_, submitted(achievement).id).id.text;
  const auto claim = "/claim/" + achievement.claim_code;
  constexpr const char* confirms = "<strong>harbour.example</strong> confirms who awards here";
  server_.set("_cairn.harbour.example",
              {"cairn-organisation=https://badges.example.org/o/" + actor_.organisation.text});
  owner_.get(path);
  ASSERT_EQ(owner_.post(path, {}).status, 303);
  EXPECT_THAT(Visitor(site_).get(badge).body, HasSubstr(confirms));
  EXPECT_THAT(Visitor(site_).get(claim).body, HasSubstr(confirms));
  EXPECT_THAT(Visitor(site_).get("/a/" + achievement.id.text).body, HasSubstr(confirms));
}

TEST_F(OwnDomain, IsToldToPrograms) {
  const auto key =
      app::must(app::create_api_key(*context_, actor_, "Test", {"organisation"})).token;
  const auto ask = [&](Method method) {
    return Visitor(site_).send("/api/v1/organisation/domain", "application/json", "",
                               {{"authorization", "Bearer " + key}}, method);
  };
  EXPECT_THAT(ask(Method::get).body, HasSubstr("\"recordName\":\"_cairn.harbour.example\""));
  server_.set("_cairn.harbour.example",
              {"cairn-organisation=https://badges.example.org/o/" + actor_.organisation.text});
  const auto checked = ask(Method::post);
  EXPECT_EQ(checked.status, 200) << checked.body;
  EXPECT_THAT(checked.body, HasSubstr("\"confirmed\":"));
  EXPECT_THAT(ask(Method::get).body, HasSubstr("\"confirmed\":"));
}

TEST_F(OwnDomain, AsksForAHomePageFirst) {
  owner_.get("/desk/settings");
  owner_.post("/desk/settings/organisation", {{"name", "Harbour"}, {"url", ""}});
  EXPECT_THAT(owner_.get(path).body, HasSubstr("first; its domain is what is asked"));
  const auto none = owner_.post(path, {});
  EXPECT_EQ(none.status, 422);
  EXPECT_THAT(none.body, HasSubstr("There is no domain to ask about."));
}

}  // namespace
}  // namespace cairn::server
