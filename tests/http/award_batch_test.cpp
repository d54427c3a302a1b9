// SPDX-License-Identifier: Apache-2.0
// Awards from a file by the forms of its page: columns chosen, a corrected file, stopped, given up.
#include "app/awards/bulk/batch.h"

#include "app/awards/badge.h"
#include "app/awards/bulk/run.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class BatchPages : public SiteTest {
 protected:
  // Its page's address.
  std::string begun(const std::string& table) {
    issuer_.get("/desk/batches/new");
    const auto answer = issuer_.upload("/desk/batches/new", {{"achievement", achievement_.id.text}},
                                       {{"file", "class.csv", "text/csv", table}});
    EXPECT_EQ(answer.status, 303) << answer.body;
    return std::string(answer.header("Location"));
  }
  Response post(const std::string& batch, const std::string& what, Fields fields = {}) {
    issuer_.get(batch);
    return issuer_.post(batch + "/" + what, std::move(fields));
  }
  app::OpenedBatch opened(const std::string& batch) {
    return must(app::open_batch(*context_, actor_, {batch.substr(batch.rfind('/') + 1)}));
  }
  // What is due is worked on, as the server does by itself; how many rows are awarded.
  std::int64_t run(const std::string& batch) {
    must(app::run_due_batches(*context_, std::stop_token()));
    return opened(batch).counts.awarded;
  }

  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement achievement_ = published(actor_);
};

TEST_F(BatchPages, AColumnIsChosenAnewAndEveryRowCheckedAgain) {
  const auto batch = begun("who,where,second\nGrace Moor,grace@learner.example,Grace M.\n");
  EXPECT_EQ(opened(batch).counts.bad, 1) << "no heading is known";
  const auto twice =
      post(batch, "options", {{"name", "0"}, {"email", "0"}, {"repeat", "leave-out"}});
  EXPECT_EQ(twice.status, 422);
  EXPECT_THAT(twice.body, HasSubstr("id=\"email-error\""));
  const auto past =
      post(batch, "options",
           {{"name", "2"}, {"email", "1"}, {"starts", "2020-01-01"}, {"message", "Well done."}});
  EXPECT_EQ(past.status, 422);
  EXPECT_THAT(past.body, HasSubstr("id=\"starts-error\""));
  EXPECT_THAT(past.body, HasSubstr("value=\"2020-01-01\"")) << "what was typed stays";
  EXPECT_THAT(past.body, HasSubstr(">Well done.</textarea>"));
  EXPECT_EQ(post(batch, "options",
                 {{"name", "2"},
                  {"email", "1"},
                  {"repeat", "award-again"},
                  {"offer_until", "2999-01-01"},
                  {"message", "Well done."}})
                .status,
            303);
  const auto set = opened(batch);
  EXPECT_EQ(set.counts.ready, 1);
  EXPECT_EQ(set.batch.repeat, app::Repeat::award_again);
  EXPECT_EQ(set.batch.message, "Well done.");
  EXPECT_TRUE(set.batch.offer_until);
  EXPECT_EQ(post(batch, "start").status, 303);
  EXPECT_EQ(run(batch), 1);
  const auto rows = must(app::batch_rows(*context_, actor_, set.batch.id, {}));
  auto transaction = must(store_->begin(app::Access::read));
  const auto award = must(transaction->awards().find(actor_.organisation, rows.at(0).award));
  EXPECT_EQ(app::name_signed(award), "Grace M.");
}

TEST_F(BatchPages, ACorrectedFileTakesThePlaceOfTheRows) {
  const auto batch = begun("name,email\nGrace Moor,grace\nIda Lund,ida@learner.example\n");
  EXPECT_THAT(issuer_.get(batch).body, HasSubstr("Row 2"));
  const auto send = [&](const std::string& table) {
    issuer_.get(batch);
    return issuer_.upload(batch + "/file", {}, {{"file", "class.csv", "text/csv", table}});
  };
  const auto other = send("first,last\nGrace,Moor\n");
  EXPECT_EQ(other.status, 422);
  EXPECT_THAT(other.body, HasSubstr("id=\"file-error\""));
  issuer_.get(batch);
  EXPECT_EQ(issuer_.upload(batch + "/file", {}, {}).status, 422) << "no file";
  EXPECT_EQ(opened(batch).counts.bad, 1) << "nothing was replaced";
  EXPECT_EQ(
      send("name,email\nGrace Moor,grace@learner.example\nIda Lund,ida@learner.example\n").status,
      303);
  EXPECT_EQ(opened(batch).counts.bad, 0);
  EXPECT_EQ(opened(batch).counts.ready, 2);
  EXPECT_THAT(issuer_.get(batch).body, Not(HasSubstr("What is wrong")));
}

TEST_F(BatchPages, IsStoppedGoesOnAndIsGivenUp) {
  const auto batch = begun("name,email\nGrace Moor,grace@learner.example\n");
  EXPECT_EQ(post(batch, "stop").status, 409) << "it has not begun";
  EXPECT_EQ(post(batch, "start").status, 303);
  EXPECT_THAT(issuer_.get(batch).body, HasSubstr("Stop for now"));
  EXPECT_EQ(post(batch, "stop").status, 303);
  const auto stopped = issuer_.get(batch).body;
  EXPECT_THAT(stopped, HasSubstr("Stopped"));
  EXPECT_THAT(stopped, HasSubstr("Award the remaining 1"));
  EXPECT_EQ(run(batch), 0) << "what is stopped stands still";
  EXPECT_EQ(post(batch, "cancel").status, 303);
  const auto given_up = issuer_.get(batch).body;
  EXPECT_THAT(given_up, HasSubstr("Given up"));
  EXPECT_THAT(given_up, Not(HasSubstr("Give the rest up")));
  EXPECT_EQ(post(batch, "start").status, 409);
  EXPECT_EQ(post(batch, "options", {{"name", "0"}, {"email", "1"}}).status, 409);
  EXPECT_EQ(opened(batch).counts.awarded, 0);

  const auto second = begun("name,email\nGrace Moor,grace@learner.example\n");
  post(second, "start");
  post(second, "stop");
  EXPECT_EQ(post(second, "start").status, 303) << "it goes on";
  EXPECT_EQ(run(second), 1);
  EXPECT_THAT(issuer_.get(second).body, HasSubstr("Finished"));
}

}  // namespace
}  // namespace cairn::server
