// SPDX-License-Identifier: Apache-2.0
// Awarding from a file as use cases: dry run, mending, starting, going on after whatever happened.
#include "app/awards/bulk/batch.h"

#include <set>

#include "app/analytics/overview.h"
#include "app/awards/bulk/run.h"
#include "app/awards/offer.h"
#include "app/awards/personal_link.h"
#include "app/house.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/learner_records.h"

namespace cairn::app {
namespace {

class Batches : public House {
 protected:
  AwardBatch begun(const Actor& actor, const std::string& text) {
    return must(
        app::begin_batch(*context_, actor, published(actor).id, "class.csv", as_bytes(text)));
  }
  BatchCounts counts(const Actor& actor, const AwardBatch& batch) {
    return must(open_batch(*context_, actor, batch.id)).counts;
  }
  std::vector<BatchRow> rows(const Actor& actor, const AwardBatch& batch,
                             std::optional<RowState> state = {}) {
    return must(batch_rows(*context_, actor, batch.id, {state, 0, 10'000}));
  }
  BatchRun run(const AwardBatch& batch) {
    return must(run_batch(*context_, batch, std::stop_token()));
  }
  std::size_t awards(const Actor& actor) {
    return must(list_awards(*context_, actor, {.rows_max = 100'000})).rows.size();
  }
  static std::string people(int count) {
    std::string text = "name,email\n";
    for (int i = 0; i < count; ++i)
      text += "Learner " + std::to_string(i) + ",l" + std::to_string(i) + "@learner.example\n";
    return text;
  }
};

// However many newer ones there are.
TEST_F(Batches, AreCountedAllThatRun) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto begin = [&] {
    clock_.forward_seconds(1);
    return must(
               app::begin_batch(*context_, actor, achievement.id, "class.csv", as_bytes(people(1))))
        .id;
  };
  const auto running = [&] { return must(overview(*context_, actor)).batches; };
  const auto oldest = begin();
  EXPECT_EQ(running(), 0);
  must(start_batch(*context_, actor, oldest));
  for (int i = 0; i < 55; ++i) begin();
  EXPECT_EQ(running(), 1);
  must(start_batch(*context_, actor, begin()));
  EXPECT_EQ(running(), 2);
  EXPECT_EQ(must(overview(*context_, set_up_another())).batches, 0);
  must(cancel_batch(*context_, actor, oldest));
  EXPECT_EQ(running(), 1);
}

TEST_F(Batches, AwardEveryRowOnceAndVerify) {
  const auto actor = set_up();
  const auto batch = begun(actor, people(700));
  EXPECT_EQ(counts(actor, batch).ready, 700);
  must(start_batch(*context_, actor, batch.id).ok() ? Result<int>(0) : Result<int>(Error{}));
  EXPECT_EQ(run(batch).awarded, 700);
  const auto opened = must(open_batch(*context_, actor, batch.id));
  EXPECT_EQ(opened.counts.awarded, 700);
  EXPECT_EQ(opened.batch.state, BatchState::finished);
  EXPECT_EQ(awards(actor), 700U);
  std::set<std::int64_t> places;
  auto transaction = must(store_->begin(Access::read));
  for (const auto& row : rows(actor, batch))
    places.insert(must(transaction->awards().find(actor.organisation, row.award)).status_index);
  transaction.reset();
  EXPECT_EQ(places.size(), 700U) << "every award has a place of its own";
  const auto report = must(verify_badge(*context_, rows(actor, batch)[17].award));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
}

TEST_F(Batches, TellWhatLearnersMadeOfTheirBadges) {
  const auto actor = set_up();
  const auto batch = begun(actor, people(3));
  BatchOptions options;
  options.mapping = must(open_batch(*context_, actor, batch.id)).mapping;
  options.offer_until = "2030-12-31";
  must(set_options(*context_, actor, batch.id, options));
  must(start_batch(*context_, actor, batch.id));
  EXPECT_EQ(run(must(open_batch(*context_, actor, batch.id)).batch).awarded, 3);
  EXPECT_EQ(must(batch_uptake(*context_, actor, batch.id)).offered, 3);
  const auto links = must(PersonalLinks::open(*context_));
  const auto all = rows(actor, batch);
  must(answer_offer(*context_, links.token(all[0].award), Answer::accept));
  must(answer_offer(*context_, links.token(all[1].award), Answer::decline));
  const auto uptake = must(batch_uptake(*context_, actor, batch.id));
  EXPECT_EQ(uptake.offered, 1);
  EXPECT_EQ(uptake.accepted, 1);
  EXPECT_EQ(uptake.declined, 1);
  EXPECT_EQ(uptake.expired, 0);
  EXPECT_EQ(uptake.claimed, 1);
}

TEST_F(Batches, CountABadgeAsClaimedOnceItsLearnerProvedAnAddress) {
  const auto actor = set_up();
  const auto batch = begun(actor, people(2));
  must(start_batch(*context_, actor, batch.id));
  EXPECT_EQ(run(batch).awarded, 2);
  EXPECT_EQ(must(batch_uptake(*context_, actor, batch.id)).claimed, 0);
  {
    auto transaction = must(store_->begin(Access::write));
    const auto first = rows(actor, batch).front().award;
    const auto award = must(transaction->awards().find(actor.organisation, first));
    must(transaction->learner_records().add_address(
        {actor.organisation, award.learner, "l0@learner.example", clock_.now()}));
    must(transaction->commit());
  }
  EXPECT_EQ(must(batch_uptake(*context_, actor, batch.id)).claimed, 1);
}

TEST_F(Batches, NameWhatIsWrongByRowAndColumn) {
  const auto actor = set_up();
  const auto batch = begun(actor,
                           "E-Mail;Full name;Valid until\ngrace@learner.example;Grace Moor;\n"
                           "nour;Nour;\nada@learner.example;;2020-01-01\n");
  const auto bad = rows(actor, batch, RowState::bad);
  ASSERT_EQ(bad.size(), 2U);
  EXPECT_EQ(bad[0].number, 3);
  auto faults = faults_of(batch, sheet_form(), bad[0]);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].column, "E-Mail");
  faults = faults_of(batch, sheet_form(), bad[1]);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].column, "Full name");
  EXPECT_EQ(faults[1].column, "Valid until");
}

TEST_F(Batches, AwardTheGoodRowsAndTheMendedOnesLater) {
  const auto actor = set_up();
  const auto batch = begun(actor, people(5) + "Nour,nour\nGrace,l1@learner.example\n");
  EXPECT_EQ(counts(actor, batch).bad, 2);
  EXPECT_TRUE(start_batch(*context_, actor, batch.id).ok());
  EXPECT_EQ(run(batch).awarded, 5);
  must(mend_rows(*context_, actor, batch.id,
                 {{7, false, {{SheetField::email, "nour@learner.example"}}}, {8, true, {}}}));
  EXPECT_EQ(counts(actor, batch).ready, 1);
  EXPECT_TRUE(start_batch(*context_, actor, batch.id).ok());
  EXPECT_EQ(run(batch).awarded, 1);
  EXPECT_EQ(awards(actor), 6U);
}

TEST_F(Batches, LeaveOutWhoHasTheBadgeFromAnEarlierFile) {
  const auto actor = set_up();
  const auto first = begun(actor, people(3));
  EXPECT_TRUE(start_batch(*context_, actor, first.id).ok());
  run(first);
  auto again =
      must(app::begin_batch(*context_, actor, first.achievement, "again.csv", as_bytes(people(4))));
  EXPECT_EQ(counts(actor, again).held, 3);
  EXPECT_EQ(rows(actor, again)[0].award, rows(actor, first)[0].award);
  BatchOptions options;
  options.mapping = mapping_of(again, sheet_form());
  options.repeat = Repeat::award_again;
  again = must(set_options(*context_, actor, again.id, options));
  EXPECT_EQ(counts(actor, again).ready, 4);
}

TEST_F(Batches, TakeACorrectedFileForWhatIsLeft) {
  const auto actor = set_up();
  const auto batch = begun(actor, people(3) + "Nour,nour\n");
  EXPECT_TRUE(start_batch(*context_, actor, batch.id).ok());
  run(batch);
  const auto text = people(3) + "Nour,nour@learner.example\n";
  must(replace_rows(*context_, actor, batch.id, {"file", "class.csv", text}));
  EXPECT_EQ(counts(actor, batch).held, 3);
  EXPECT_EQ(counts(actor, batch).ready, 1);
  const std::string other = "name,mail\nNour,nour@learner.example\n";
  EXPECT_EQ(path_of_error(replace_rows(*context_, actor, batch.id, {"file", "x.csv", other})),
            "/file");
}

TEST_F(Batches, StopAndGoOnAndGiveUp) {
  const auto actor = set_up();
  const auto batch = begun(actor, people(3));
  EXPECT_EQ(stop_batch(*context_, actor, batch.id).error().code, ErrorCode::conflict);
  EXPECT_TRUE(start_batch(*context_, actor, batch.id).ok());
  EXPECT_TRUE(stop_batch(*context_, actor, batch.id).ok());
  EXPECT_EQ(run(batch).awarded, 0) << "it is stopped";
  EXPECT_TRUE(start_batch(*context_, actor, batch.id).ok());
  EXPECT_TRUE(cancel_batch(*context_, actor, batch.id).ok());
  EXPECT_EQ(start_batch(*context_, actor, batch.id).error().code, ErrorCode::conflict);
  EXPECT_EQ(awards(actor), 0U);
}

// What held it up is none of a batch's that runs no longer, or anew.
TEST_F(Batches, LeaveNoTroubleBehind) {
  const auto actor = set_up();
  const auto batch = begun(actor, people(1));
  const auto held_up = [&] { return context_->batch_troubles.of(batch.id).has_value(); };
  must(start_batch(*context_, actor, batch.id));
  for (const auto& ends : {stop_batch, start_batch, cancel_batch}) {
    context_->batch_troubles.note(batch.id, ErrorCode::no_room);
    must(ends(*context_, actor, batch.id));
    EXPECT_FALSE(held_up());
  }
}

TEST_F(Batches, BeginOnTheirDay) {
  const auto actor = set_up();
  const auto batch = begun(actor, people(3));
  BatchOptions options;
  options.mapping = mapping_of(batch, sheet_form());
  options.starts = format_instant({clock_.now().microseconds + 3LL * 86'400'000'000}).substr(0, 10);
  must(set_options(*context_, actor, batch.id, options));
  EXPECT_TRUE(start_batch(*context_, actor, batch.id).ok());
  EXPECT_FALSE(must(run_due_batches(*context_, std::stop_token())));
  clock_.forward_seconds(3 * 86'400);
  EXPECT_TRUE(must(run_due_batches(*context_, std::stop_token())));
  EXPECT_EQ(awards(actor), 3U);
}

TEST_F(Batches, AreOneOrganisationsAlone) {
  const auto actor = set_up();
  const auto batch = begun(actor, people(1));
  const auto other = set_up_another();
  EXPECT_EQ(code_of(open_batch(*context_, other, batch.id)), ErrorCode::not_found);
  EXPECT_EQ(start_batch(*context_, other, batch.id).error().code, ErrorCode::not_found);
  EXPECT_EQ(code_of(batch_result(*context_, other, batch.id)), ErrorCode::not_found);
}

TEST_F(Batches, KeepNobodyForWhomThereIsNoBadge) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto of = [&](const std::string& address) {
    const auto text = "name,email,key\nAnn," + address + ",7\n";
    return must(app::begin_batch(*context_, actor, achievement.id, "class.csv", as_bytes(text)));
  };
  const auto first = of("ann@learner.example"), second = of("other@learner.example");
  for (const auto& batch : {first, second}) must(start_batch(*context_, actor, batch.id));
  EXPECT_EQ(run(first).awarded, 1);
  EXPECT_EQ(run(second).awarded, 0) << "the key has a badge already";
  auto transaction = must(store_->begin(Access::read));
  EXPECT_EQ(code_of(transaction->claims().find_learner_by_email(actor.organisation,
                                                                "other@learner.example")),
            ErrorCode::not_found);
}

TEST_F(Batches, TellWhatBecameOfEveryRow) {
  const auto actor = set_up();
  const auto batch = begun(actor, "name,email\n=1+1,grace@learner.example\nNour,nour\n");
  EXPECT_TRUE(start_batch(*context_, actor, batch.id).ok());
  run(batch);
  const auto csv = must(batch_result(*context_, actor, batch.id));
  EXPECT_NE(csv.find("\"'=1+1\",grace@learner.example,2,awarded,https://badges.example.org/b/"),
            std::string::npos)
      << csv;
  EXPECT_NE(csv.find("Nour,nour,3,bad,,email: E-mail address is no e-mail address."),
            std::string::npos)
      << csv;
}

}  // namespace
}  // namespace cairn::app
