// SPDX-License-Identifier: Apache-2.0
// Who plans, for programs: signed in, plans listed, peers joined, listed and left, counted or not.
#include "app/career/keeping.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class AccountApi : public SiteTest {
 protected:
  // Somebody with a plan of one offer; the token of a session of theirs.
  std::string somebody(const std::string& name) {
    const app::career::PersonForm form{name + "@example.org", password_, "peer " + name};
    const auto signed_in = must(app::career::sign_up(*context_, form, {}));
    auto opened = must(app::career::open_workbook(*context_, {"", signed_in.token}));
    opened.workbook.plans.push_back(
        {.id = "7", .goal = "", .steps = {{.offer = "sql", .title = "SQL for analysts"}}});
    must(app::career::keep_workbook(*context_, opened));
    const auto answer = send(
        "/api/v1/account/sessions", "",
        R"({"email":")" + name + R"(@example.org","password":")" + password_ + "\"}", Method::post);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return text(answer, "token");
  }
  static std::string text(const Response& answer, std::string_view member) {
    Arena arena;
    return std::string(must(json::parse(answer.body, arena)).string_at(member));
  }
  Response send(const std::string& path, const std::string& token, const std::string& body,
                Method method) {
    return Visitor(site_).send(path, "application/json", body, headers(token), method);
  }
  Response get(const std::string& path, const std::string& token) {
    return Visitor(site_).get(path, headers(token));
  }
  static std::vector<Header> headers(const std::string& token) {
    if (token.empty()) return {};
    return {{"authorization", "Bearer " + token}};
  }

  const std::string password_ = "three stones on a hill";
  const std::string peers_ = "/api/v1/account/plans/7/peers";
};

TEST_F(AccountApi, SignsInListsPlansAndSignsOut) {
  const auto token = somebody("nour");
  const auto plans = get("/api/v1/account/plans", token);
  EXPECT_EQ(plans.status, 200) << plans.body;
  EXPECT_THAT(plans.body, HasSubstr("\"id\":\"7\""));
  EXPECT_THAT(plans.body, HasSubstr("SQL for analysts"));
  EXPECT_EQ(send("/api/v1/account/sessions", token, "", Method::del).status, 204);
  EXPECT_EQ(get("/api/v1/account/plans", token).status, 403);
  EXPECT_EQ(get("/api/v1/account/plans", "").status, 403);
  EXPECT_EQ(send("/api/v1/account/sessions", "",
                 R"({"email":"nour@example.org","password":"not theirs at all"})", Method::post)
                .status,
            403);
  EXPECT_EQ(
      send("/api/v1/account/sessions", "", R"({"email":"nour@example.org"})", Method::post).status,
      400);
}

TEST_F(AccountApi, JoinsListsAndLeavesPeers) {
  const auto nour = somebody("nour"), ilse = somebody("ilse");
  const auto before = get(peers_, nour);
  EXPECT_EQ(before.status, 200) << before.body;
  EXPECT_THAT(before.body, HasSubstr("\"joined\":false"));
  EXPECT_THAT(before.body, Not(HasSubstr("\"others\"")));
  EXPECT_EQ(send(peers_, ilse, R"({"name":"Ilse","about":"Evenings"})", Method::put).status, 200);
  EXPECT_THAT(get(peers_, nour).body, Not(HasSubstr("Ilse"))) << "only who is found finds";
  const auto joined = send(peers_, nour, R"({"name":"Nour"})", Method::put);
  EXPECT_EQ(joined.status, 200) << joined.body;
  EXPECT_THAT(joined.body, HasSubstr("\"joined\":true"));
  EXPECT_THAT(joined.body, HasSubstr("\"name\":\"Ilse\""));
  EXPECT_THAT(joined.body, HasSubstr("\"offers\":[\"sql\"]"));
  EXPECT_THAT(joined.body, Not(HasSubstr("example.org")));
  EXPECT_EQ(send(peers_, ilse, "", Method::del).status, 204);
  EXPECT_THAT(get(peers_, nour).body, Not(HasSubstr("Ilse")));
}

TEST_F(AccountApi, NamesWhatIsWrongWithPeers) {
  const auto nour = somebody("nour");
  EXPECT_EQ(get("/api/v1/account/plans/99/peers", nour).status, 404);
  EXPECT_EQ(send(peers_, "", R"({"name":"Nour"})", Method::put).status, 403);
  const auto unnamed = send(peers_, nour, "{}", Method::put);
  EXPECT_EQ(unnamed.status, 400) << unnamed.body;
  EXPECT_EQ(text(unnamed, "path"), "/name");
  const auto long_name =
      send(peers_, nour, R"({"name":")" + std::string(500, 'n') + "\"}", Method::put);
  EXPECT_EQ(text(long_name, "path"), "/name") << long_name.body;
}

TEST_F(AccountApi, CountsOrCountsNot) {
  const auto nour = somebody("nour");
  const std::string path = "/api/v1/account/counting";
  EXPECT_THAT(get(path, nour).body, HasSubstr("\"counted\":true"));
  EXPECT_THAT(send(path, nour, R"({"counted":false})", Method::put).body,
              HasSubstr("\"counted\":false"));
  EXPECT_THAT(get(path, nour).body, HasSubstr("\"counted\":false"));
  EXPECT_EQ(send(path, nour, "{}", Method::put).status, 400) << "nothing is guessed";
  EXPECT_EQ(get(path, "").status, 403);
}

}  // namespace
}  // namespace cairn::server
