// SPDX-License-Identifier: Apache-2.0
// Mail that came back, told over the API and seen where the issuer looks.
#include <fstream>

#include "app/accounts/api_keys.h"
#include "app/awards/direct.h"
#include "app/outbox/deliver.h"
#include "app/postbox.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class Bounces : public SiteTest {
 protected:
  Bounces() {
    context_->mailer = &postbox_;
    app::PersonForm form;
    form.achievement = published(actor_).id;
    form.name = "Grace Moor";
    form.email = "grace@learner.example";
    form.source_key = "1";
    award_ = app::must(app::award_person(*context_, actor_, form)).award->id;
    app::must(app::deliver_due(*context_));
    key_ = app::must(app::create_api_key(*context_, actor_, "Provider", {"bounces:write"})).token;
  }
  Response tell(std::string_view body, std::string_view type = "application/json") {
    return Visitor(site_).send("/api/v1/bounces", type, body,
                               {{"authorization", "Bearer " + key_}});
  }
  std::string page() { return owner_.get("/desk/awards/" + award_.text).body; }

  Visitor owner_ = admin();
  app::Actor actor_ =
      app::must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
  app::Postbox postbox_;
  app::AwardId award_;
  std::string key_;
};

TEST_F(Bounces, AreSeenAtTheAwardWithWhatHelps) {
  EXPECT_THAT(page(), Not(HasSubstr("The last mail came back")));
  const auto told = tell(R"({"bounces": [{"messageId": "<)" + postbox_.mails.at(0).id +
                         R"(@x>", "status": "5.1.1", "reason": "User unknown"}]})");
  EXPECT_EQ(told.status, 200);
  EXPECT_THAT(told.body, HasSubstr("\"noted\":\"marked\""));
  EXPECT_THAT(page(), HasSubstr("The last mail came back"));
  EXPECT_THAT(page(), HasSubstr("User unknown"));
}

TEST_F(Bounces, AreTakenAsTheReportOfAMailServer) {
  std::ifstream file(std::string(CAIRN_SOURCE_DIR) + "/tests/corpus/delivery_report_fuzz/report");
  std::string report{std::istreambuf_iterator<char>(file), {}};
  const std::string place = "k3v9x2ab-5XmFWbeV8Jq2Rt6Yc1Zp4N";
  report.replace(report.find(place), place.size(), postbox_.mails.at(0).id);
  EXPECT_THAT(tell(report, "message/rfc822").body, HasSubstr("\"noted\":\"marked\""));
  EXPECT_THAT(page(), HasSubstr("Recipient address rejected"));
  EXPECT_EQ(tell("Hello", "message/rfc822").status, 400);
}

TEST_F(Bounces, ThatAreWrittenWronglyAreToldByTheirPlace) {
  EXPECT_THAT(tell(R"({"bounces": [{"status": "5.1.1"}]})").body,
              HasSubstr("\"path\":\"/bounces/0/recipient\""));
  EXPECT_THAT(tell("{}").body, HasSubstr("\"path\":\"/bounces\""));
  EXPECT_THAT(
      tell(R"({"bounces": [{"recipient": "grace@learner.example", "permanent": false}]})").body,
      HasSubstr("\"noted\":\"temporary\""));
}

}  // namespace
}  // namespace cairn::server
