// SPDX-License-Identifier: Apache-2.0
// Demand on its page and on the surface for programs.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;

class DemandPages : public SiteTest {
 protected:
  DemandPages() { bring_model(); }
  const std::string adverts_ =
      "title,text,date\n"
      "Analyst,\"What you will need\n- Experience of writing SQL queries\",2026-11-02\n"
      "Clerk,,2026-11-02\n";
};

TEST_F(DemandPages, AFileIsCountedAndItsBadRowsAreNamed) {
  auto issuer = admin();
  EXPECT_THAT(issuer.get("/desk/analytics/demand").body, HasSubstr("were imported yet"));
  const auto missing = issuer.upload("/desk/analytics/adverts", {}, {});
  EXPECT_EQ(missing.status, 422);
  EXPECT_THAT(missing.body, HasSubstr("Choose a file: JSON Lines"));
  issuer.get("/desk/analytics/demand");
  const auto answer =
      issuer.upload("/desk/analytics/adverts", {}, {{"file", "adverts.csv", "text/csv", adverts_}});
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_THAT(answer.body, HasSubstr("2 adverts were read: 1 are new"));
  EXPECT_THAT(answer.body, HasSubstr("It has no text."));
  EXPECT_THAT(issuer.get("/desk/analytics/demand.csv").body, HasSubstr("achievement,month"));
  EXPECT_THAT(issuer.get("/desk/analytics/emerging.csv").body, HasSubstr("skill,label"));
}

TEST_F(DemandPages, ProgramsImportAndRead) {
  auto issuer = admin();
  const auto actor = app::must(app::session_of(*context_, issuer.cookies()["cairn_session"])).actor;
  const auto key = app::must(app::create_api_key(*context_, actor, "Test", {"analytics"}));
  const std::vector<Header> headers{{"authorization", "Bearer " + key.token}};
  Visitor program(site_);
  const auto imported = program.send("/api/v1/analytics/adverts", "text/csv", adverts_, headers);
  EXPECT_EQ(imported.status, 200) << imported.body;
  EXPECT_THAT(imported.body, HasSubstr("\"added\":1"));
  EXPECT_THAT(program.get("/api/v1/analytics/demand", headers).body, HasSubstr("\"adverts\":1"));
  EXPECT_THAT(program.get("/api/v1/analytics?days=7", headers).body, HasSubstr("\"days\":7"));
  EXPECT_EQ(program.get("/api/v1/analytics?days=x", headers).status, 400);
}

}  // namespace
}  // namespace cairn::server
