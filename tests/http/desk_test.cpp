// SPDX-License-Identifier: Apache-2.0
// The desk with much on it: lists come a page at a time, none is lost between pages, and what was
// decided can still be found.
#include <set>

#include "app/ports/claims.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class Desk : public SiteTest {
 protected:
  // The admin signed in, and the actor they act as.
  Visitor issuer_ = admin();
  app::Actor actor_ =
      app::must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;

  // Every id after `before` on the page.
  static std::vector<std::string> ids(std::string_view body, std::string_view before) {
    std::vector<std::string> out;
    for (auto at = body.find(before); at != body.npos; at = body.find(before, at + 1))
      if (auto id = between(body.substr(at), before, "\""); id.find('-') != id.npos)
        out.push_back(std::move(id));
    return out;
  }
  // The ids on each page, from the first until there is no link named `label`.
  std::vector<std::vector<std::string>> pages(std::string path, std::string_view before,
                                              const std::string& label) {
    std::vector<std::vector<std::string>> out;
    while (!path.empty() && out.size() < 10) {
      const auto body = issuer_.get(path).body;
      out.push_back(ids(body, before));
      const auto end = body.find("\">" + label + "</a>");
      const auto start = end == body.npos ? end : body.rfind("href=\"", end) + 6;
      path = end == body.npos ? "" : body.substr(start, end - start);
      for (auto amp = path.find("&amp;"); amp != path.npos; amp = path.find("&amp;"))
        path.replace(amp, 5, "&");
    }
    return out;
  }
};

TEST_F(Desk, LeafsThrough120AwardsAndLosesNone) {
  const auto achievement = published(actor_);
  std::vector<std::string> given;
  for (int i = 0; i < 120; ++i) {
    if (i % 3 == 0) clock_.forward_seconds(1);  // three at each moment
    given.push_back(awarded(actor_, submitted(achievement).id).id.text);
  }
  const auto seen = pages("/desk/awards", "href=\"/desk/awards/", "Older");
  ASSERT_EQ(seen.size(), 3U);
  EXPECT_EQ(seen[0].size(), 50U);
  EXPECT_EQ(seen[2].size(), 20U);
  std::set<std::string> all;
  for (const auto& page : seen) all.insert(page.begin(), page.end());
  EXPECT_EQ(all, std::set<std::string>(given.begin(), given.end()));

  const auto desk = issuer_.get("/desk").body;
  EXPECT_EQ(ids(desk, "href=\"/desk/awards/").size(), 10U);
  EXPECT_THAT(desk, HasSubstr("href=\"/desk/awards\""));
  const auto decided = pages("/desk/claims?state=awarded", "href=\"/desk/claims/", "Older");
  EXPECT_EQ(decided.size(), 3U);
}

TEST_F(Desk, ShowsTheOldestWaitingClaimFirst) {
  const auto achievement = published(actor_);
  std::vector<std::string> sent;
  for (int i = 0; i < 60; ++i) {
    clock_.forward_seconds(1);
    sent.push_back(submitted(achievement).id.text);
  }
  const auto seen = pages("/desk/claims", "href=\"/desk/claims/", "Newer");
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].front(), sent.front());
  EXPECT_EQ(seen[1].back(), sent.back());
}

TEST_F(Desk, KeepsDecidedClaimsInSight) {
  const auto claim = submitted(published(actor_));
  EXPECT_THAT(issuer_.get("/desk/claims").body, HasSubstr(claim.id.text));
  EXPECT_THAT(issuer_.get("/desk/claims?state=declined").body, Not(HasSubstr(claim.id.text)));
  app::must(app::decide_claim(*context_, actor_, claim.id,
                              {app::ClaimState::declined, "No weld is shown."}));
  EXPECT_THAT(issuer_.get("/desk/claims").body, Not(HasSubstr(claim.id.text)));
  EXPECT_THAT(issuer_.get("/desk/claims?state=declined").body, HasSubstr(claim.id.text));
}

TEST_F(Desk, HasSectionsThatAllLeadSomewhere) {
  const auto body = issuer_.get("/desk").body;
  for (const auto* path :
       {"/desk", "/desk/achievements", "/desk/assessments", "/desk/claims", "/desk/awards",
        "/desk/batches", "/desk/stacks", "/desk/catalogue", "/desk/members", "/desk/analytics"}) {
    EXPECT_THAT(body, HasSubstr("href=\"" + std::string(path) + "\"")) << path;
    EXPECT_EQ(issuer_.get(path).status, 200) << path;
  }
}

}  // namespace
}  // namespace cairn::server
