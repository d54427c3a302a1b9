// SPDX-License-Identifier: Apache-2.0
// What is kept no longer: files of evidence after the decision, and offers that nobody took.
#include "app/organisation/retention.h"

#include "app/awards/direct.h"
#include "app/awards/offer.h"
#include "app/house.h"
#include "app/months.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/records.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_seconds = 86'400;

class RetentionTest : public House {
 protected:
  RetentionTest() : actor_(set_up()) {}
  void say(const std::string& evidence, const std::string& offers) {
    must(change_retention(*context_, actor_, {evidence, offers}));
  }
  Forgotten later(std::int64_t days) {
    clock_.forward_seconds(days * day_seconds);
    return must(forget_what_is_over(*context_));
  }
  Evidence evidence_of(const ClaimId& claim) {
    auto reading = must(store_->begin(Access::read));
    return must(reading->claims().evidence_of(actor_.organisation, claim)).front();
  }
  std::vector<std::string> log() {
    auto reading = must(store_->begin(Access::read));
    std::vector<std::string> actions;
    for (const auto& entry : must(reading->records().list_audit(actor_.organisation, 100)))
      actions.push_back(entry.action + " " + entry.detail);
    return actions;
  }
  Actor actor_;
};

TEST(Months, KeepTheDayWhereTheMonthHasIt) {
  const auto moved = [](const char* from, std::int64_t months) {
    return format_instant(months_after(parse_instant(from).value(), months));
  };
  EXPECT_EQ(moved("2026-03-31T10:00:00Z", -1), "2026-02-28T10:00:00Z");
  EXPECT_EQ(moved("2024-01-31T00:00:00Z", 1), "2024-02-29T00:00:00Z");
  EXPECT_EQ(moved("2026-11-18T12:00:00Z", -24), "2024-11-18T12:00:00Z");
}

TEST_F(RetentionTest, KeepsEverythingWhereNothingIsSaid) {
  awarded(actor_, submitted(published(actor_)).id);
  EXPECT_EQ(later(4000).files, 0);
}

TEST_F(RetentionTest, DeletesFilesOfDecidedClaimsAndKeepsTheirDigest) {
  const auto achievement = published(actor_);
  const auto decided = submitted(achievement).id;
  const auto award = awarded(actor_, decided);
  const auto waiting = submitted(achievement).id;
  say("6", "");
  EXPECT_EQ(later(150).files, 0);
  EXPECT_EQ(must(what_would_go(*context_, actor_.organisation,
                               {.organisation = {}, .evidence_months = 6}))
                .files,
            0);
  EXPECT_EQ(later(40).files, 1);
  EXPECT_EQ(later(1).files, 0);
  const auto gone = evidence_of(decided);
  EXPECT_TRUE(gone.removed);
  EXPECT_EQ(gone.sha256.size(), 32U);
  EXPECT_EQ(code_of(evidence_file(*context_, actor_, gone.id)), ErrorCode::not_found);
  EXPECT_FALSE(evidence_of(waiting).removed) << "nobody has decided on it";
  EXPECT_TRUE(must(open_case(*context_, actor_, decided)).award);
  EXPECT_EQ(must(verify_badge(*context_, award.id)).credentials.at(0).verdict,
            verify::Verdict::accepted);
  const auto actions = log();
  EXPECT_NE(std::find_if(actions.begin(), actions.end(),
                         [](const auto& line) {
                           return line.starts_with("retention.evidence 1 files of claims");
                         }),
            actions.end());
}

TEST_F(RetentionTest, TakesEffectADayAfterItWasSaid) {
  awarded(actor_, submitted(published(actor_)).id);
  later(400);
  say("1", "");
  EXPECT_EQ(must(forget_what_is_over(*context_)).files, 0);
  say("", "");
  EXPECT_EQ(later(2).files, 0) << "the slip was mended";
  say("1", "");
  EXPECT_EQ(later(1).files, 1);
}

TEST_F(RetentionTest, ForgetsWhoNeverTookAnOffer) {
  const auto achievement = published(actor_);
  PersonForm form;
  form.achievement = achievement.id;
  form.name = "Nour Haddad";
  form.email = "nour@learner.example";
  form.source_key = "1";
  form.offer_until = format_instant(clock_.now()).substr(0, 10);
  const auto made = must(award_person(*context_, actor_, form));
  say("", "3");
  clock_.forward_seconds(2 * day_seconds);
  must(expire_offers(*context_));
  EXPECT_EQ(later(80).offers, 0);
  EXPECT_EQ(later(15).offers, 1);
  EXPECT_EQ(later(15).offers, 0);
  auto reading = must(store_->begin(Access::read));
  const auto award = must(reading->awards().find(actor_.organisation, made.award->id));
  EXPECT_TRUE(award.erased);
  EXPECT_EQ(award.credential, "");
  EXPECT_EQ(must(reading->claims().find_learner(actor_.organisation, award.learner)).name, "");
}

TEST_F(RetentionTest, SaysWhichNumberIsWrong) {
  for (const auto* wrong : {"0", "-1", "601", "six", "1.5"})
    EXPECT_EQ(path_of_error(change_retention(*context_, actor_, {wrong, ""})), "/evidence_months")
        << wrong;
  EXPECT_EQ(path_of_error(change_retention(*context_, actor_, {"", "x"})), "/offer_months");
}

}  // namespace
}  // namespace cairn::app
