// SPDX-License-Identifier: Apache-2.0
// What becomes of badges after they were awarded: every verifier sees it, and nothing else changes.
#include "app/awards/change.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "app/awards/badge2.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/house.h"
#include "app/learners/erase.h"
#include "app/learners/learner_page.h"
#include "app/ports/learner_records.h"
#include "app/ports/outbox.h"
#include "app/sharing/share.h"
#include "json/parse.h"
#include "storage/postgres.h"
#include "storage/sqlite.h"

namespace cairn::app {
namespace {

class AfterTheAward : public House {
 protected:
  std::string_view verdict(std::string_view credential) {
    return verify::name_of(must(verify_input(*context_, as_bytes(credential), {})).verdict);
  }
  bool has(std::string_view credential, verify::Code code) {
    const auto report = must(verify_input(*context_, as_bytes(credential), {}));
    return report.has(code);
  }
  std::optional<LearnerId> found(const std::string& email) {
    auto transaction = must(store_->begin(Access::read));
    const auto learners = must(transaction->learner_records().find_by_address(email));
    return learners.empty() ? std::nullopt : std::optional(learners.front().id);
  }
  std::unique_ptr<storage::Connection> open_database() {
    if (database_) return must(storage::PostgresConnection::open(database_->url()));
    return must(storage::SqliteConnection::open(folder_ / "cairn.db"));
  }
  // Of the database as it is.
  std::vector<std::string> tables_with(std::string_view text) {
    const auto connection = open_database();
    std::vector<std::string> out;
    for (const auto& table : must(connection->tables())) {
      const auto rows = must(connection->query("select * from " + table));
      const bool holds = std::any_of(rows.begin(), rows.end(), [&](const storage::Row& row) {
        return std::any_of(row.begin(), row.end(), [&](const storage::Cell& cell) {
          const auto* it = std::get_if<std::string>(&cell);
          return it != nullptr && it->find(text) != it->npos;
        });
      });
      if (holds) out.push_back(table);
    }
    return out;
  }
  static ChangeForm form(AwardChange change, std::string reason = "Because.") {
    ChangeForm out;
    out.change = change;
    out.reason = std::move(reason);
    return out;
  }
};

TEST_F(AfterTheAward, ASuspendedBadgeHoldsAgainAndARevokedOneDoesNot) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  must(change_award(*context_, actor, award.id, form(AwardChange::suspend)));
  EXPECT_EQ(verdict(award.credential), "rejected");
  EXPECT_TRUE(has(award.credential, verify::Code::status_suspended));
  EXPECT_FALSE(has(award.credential, verify::Code::status_revoked));
  EXPECT_EQ(code_of(change_award(*context_, actor, award.id, form(AwardChange::suspend))),
            ErrorCode::conflict);
  must(change_award(*context_, actor, award.id, form(AwardChange::reinstate, "")));
  EXPECT_EQ(verdict(award.credential), "accepted");
  must(change_award(*context_, actor, award.id, form(AwardChange::revoke)));
  EXPECT_TRUE(has(award.credential, verify::Code::status_revoked));
  EXPECT_EQ(code_of(change_award(*context_, actor, award.id, form(AwardChange::reinstate, ""))),
            ErrorCode::conflict);
}

TEST_F(AfterTheAward, ACorrectedBadgeKeepsItsAddressAndTheOldVersionSaysWhatReplacedIt) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  auto correction = form(AwardChange::correct, "The name was misspelt.");
  correction.name = "Grace Moore";
  const auto next = must(change_award(*context_, actor, award.id, correction));
  EXPECT_EQ(next.version, 2);
  EXPECT_EQ(next.credential_id, award.credential_id + "/2");
  const auto now = must(public_badge(*context_, award.id));
  EXPECT_EQ(now.learner_name, "Grace Moore");
  EXPECT_EQ(verdict(now.award.credential), "accepted");
  const auto before = must(find_badge(*context_, {.id = award.id, .version = 1}));
  EXPECT_EQ(before.learner_name, "Grace Moor");
  ASSERT_TRUE(before.former);
  EXPECT_EQ(before.former->reason, "The name was misspelt.");
  EXPECT_EQ(before.award.credential, award.credential);
  EXPECT_TRUE(has(award.credential, verify::Code::status_revoked));
  EXPECT_EQ(code_of(find_badge(*context_, {.id = award.id, .version = 3})), ErrorCode::not_found);
}

TEST_F(AfterTheAward, AnotherAddressMovesABadgeToWhoeverHasIt) {
  const auto actor = set_up();
  const auto claim = submitted(published(actor));
  const auto award = awarded(actor, claim.id);
  auto correction = form(AwardChange::correct);
  correction.email = "grace@moor.example";
  const auto next = must(change_award(*context_, actor, award.id, correction));
  EXPECT_NE(next.learner, award.learner);
  verify::Options options;
  options.subject = "email:grace@moor.example";
  const auto report = must(verify_input(*context_, as_bytes(next.credential), options));
  EXPECT_TRUE(report.credentials[0].subject.bound);
  const auto page = must(learner_page(*context_, claim.learner_token));
  ASSERT_EQ(page.entries.size(), 1U);
  EXPECT_FALSE(page.entries[0].award) << "it is another's now";
}

TEST_F(AfterTheAward, ABadgeIsExtendedAndTakesTheAchievementsNewWords) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto award = awarded(actor, submitted(achievement).id);
  auto extension = form(AwardChange::extend);
  extension.until = "2020-01-01";
  EXPECT_EQ(path_of_error(change_award(*context_, actor, award.id, extension)), "/until");
  extension.until = "2030-12-31";
  const auto extended = must(change_award(*context_, actor, award.id, extension));
  EXPECT_NE(extended.credential.find(R"("validUntil":"2030-12-31T23:59:59Z")"), std::string::npos);
  auto revised = welding();
  revised.name = "Welding, revised";
  must(update_achievement(*context_, actor, achievement.id, revised));
  auto correction = form(AwardChange::correct);
  correction.newest_words = true;
  must(change_award(*context_, actor, award.id, correction));
  const auto now = must(public_badge(*context_, award.id));
  EXPECT_EQ(now.achievement.name, "Welding, revised");
  EXPECT_EQ(now.newest_version, 3);
  EXPECT_EQ(now.award.valid_until, extended.valid_until);
  EXPECT_EQ(verdict(now.award.credential), "accepted");
}

TEST_F(AfterTheAward, ASuspensionOutlastsACorrection) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  must(change_award(*context_, actor, award.id, form(AwardChange::suspend)));
  auto correction = form(AwardChange::correct);
  correction.name = "Grace Moore";
  const auto next = must(change_award(*context_, actor, award.id, correction));
  EXPECT_TRUE(has(next.credential, verify::Code::status_suspended));
}

TEST_F(AfterTheAward, ManyAreChangedTogetherAndEachIsAnsweredFor) {
  const auto actor = set_up();
  const auto stranger = set_up_another();
  const auto achievement = published(actor);
  const auto first = awarded(actor, submitted(achievement).id);
  const auto second = awarded(actor, submitted(achievement).id);
  must(change_award(*context_, actor, second.id, form(AwardChange::revoke)));
  const std::vector<AwardId> ids{first.id, second.id, {actor.organisation.text + "-nothing"}};
  const auto looked =
      must(change_awards(*context_, actor, ids, form(AwardChange::revoke), Trial::only_look));
  EXPECT_EQ(looked[0].effect, Effect::changed);
  EXPECT_EQ(verdict(first.credential), "accepted") << "only looked";
  const auto changed =
      must(change_awards(*context_, actor, ids, form(AwardChange::revoke), Trial::change));
  EXPECT_EQ(changed[0].effect, Effect::changed);
  EXPECT_EQ(changed[1].effect, Effect::unchanged);
  EXPECT_EQ(changed[2].effect, Effect::refused);
  EXPECT_EQ(verdict(first.credential), "rejected");
  const auto foreign = must(
      change_awards(*context_, stranger, {first.id}, form(AwardChange::revoke), Trial::change));
  EXPECT_EQ(foreign[0].effect, Effect::refused);
  EXPECT_EQ(foreign[0].learner_name, "") << "nothing is told of another's badge";
  EXPECT_EQ(path_of_error(
                change_awards(*context_, actor, ids, form(AwardChange::revoke, ""), Trial::change)),
            "/reason");
}

TEST_F(AfterTheAward, AHiddenBadgeIsSeenByItsHolderAndByLinksAlone) {
  const auto actor = set_up();
  const auto claim = submitted(published(actor));
  const auto award = awarded(actor, claim.id);
  ASSERT_TRUE(set_badge_hidden(*context_, claim.learner_token, award.id, true));
  EXPECT_EQ(code_of(public_badge(*context_, award.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(badge2_assertion(*context_, award.id)), ErrorCode::not_found);
  EXPECT_TRUE(
      must(find_badge(*context_, {.id = award.id, .learner_token = claim.learner_token})).hidden);
  EXPECT_EQ(verdict(award.credential), "accepted") << "copies go on being good";
  const auto link = must(make_share_link(*context_, claim.learner_token, award.id, {"2"}));
  EXPECT_EQ(must(award_of_link(*context_, link.token)), award.id);
  clock_.forward_seconds(2 * 86'400 + 1);
  EXPECT_EQ(code_of(award_of_link(*context_, link.token)), ErrorCode::not_found);
  EXPECT_EQ(path_of_error(make_share_link(*context_, claim.learner_token, award.id, {"0"})),
            "/days");
  ASSERT_TRUE(set_badge_hidden(*context_, claim.learner_token, award.id, false));
  EXPECT_TRUE(public_badge(*context_, award.id));
  const auto other = submitted(published(actor));
  EXPECT_EQ(code_of(set_badge_hidden(*context_, other.learner_token, award.id, true)),
            ErrorCode::not_found)
      << "another's badge";
}

TEST_F(AfterTheAward, ViewsOfALinkAreCountedOnceWritten) {
  const auto actor = set_up();
  const auto claim = submitted(published(actor));
  const auto award = awarded(actor, claim.id);
  const auto link = must(make_share_link(*context_, claim.learner_token, award.id, {""}));
  context_->counters.count_view(actor.organisation, link.token);
  context_->counters.count_view(actor.organisation, link.token);
  ASSERT_TRUE(context_->counters.write(*store_));
  EXPECT_EQ(must(own_badge(*context_, claim.learner_token, award.id)).links.at(0).views, 2);
}

TEST_F(AfterTheAward, OfAnErasedPersonNothingStaysButARevokedBit) {
  const auto actor = set_up();
  const auto claim = submitted(published(actor));
  const auto award = awarded(actor, claim.id);
  auto correction = form(AwardChange::correct);
  correction.name = "Grace Moore";
  const auto next = must(change_award(*context_, actor, award.id, correction));
  const auto exported = must(export_myself(*context_, claim.learner_token));
  EXPECT_NE(exported.find("I welded three plates"), std::string::npos);
  EXPECT_EQ(path_of_error(erase_myself(*context_, claim.learner_token, "other@x.example")),
            "/confirmation");
  ASSERT_TRUE(erase_myself(*context_, claim.learner_token, " Grace@Learner.example "));
  EXPECT_TRUE(has(next.credential, verify::Code::status_revoked));
  const auto badge = must(public_badge(*context_, award.id));
  EXPECT_TRUE(badge.award.erased);
  EXPECT_EQ(badge.award.credential, "");
  EXPECT_EQ(code_of(learner_page(*context_, claim.learner_token)), ErrorCode::not_permitted);
  const auto opened = must(open_case(*context_, actor, claim.id));
  EXPECT_EQ(opened.claim.statement, "");
  EXPECT_EQ(opened.learner.name, "");
  for (const auto& evidence : opened.evidence) {
    EXPECT_EQ(evidence.url + evidence.file_name, "");
    EXPECT_FALSE(evidence_file(*context_, actor, evidence.id)) << "the file is gone";
  }
  EXPECT_EQ(code_of(erase_learner(*context_, actor, award.learner)), ErrorCode::not_found);
  const auto again = awarded(actor, submitted(published(actor)).id);
  EXPECT_EQ(verdict(again.credential), "accepted") << "the same person may come again";
}

// Every text of every table, so that a table added later is looked through, too.
TEST_F(AfterTheAward, OfAnErasedPersonNoTableKeepsAnything) {
  const auto actor = set_up();
  const auto achievement = published(actor);
  const auto claim = submitted(achievement);
  awarded(actor, claim.id);
  const std::string sheet = "name,email\nGrace Moor,grace@learner.example\n";
  const auto batch =
      must(begin_batch(*context_, actor, achievement.id, "class.csv", as_bytes(sheet)));
  ASSERT_TRUE(start_batch(*context_, actor, batch.id));
  EXPECT_EQ(must(run_batch(*context_, batch, std::stop_token())).awarded, 1);
  const auto person = *found("grace@learner.example");
  {
    auto transaction = must(store_->begin(Access::write));
    Delivery mail;
    mail.organisation = actor.organisation;
    mail.id = {new_name(actor.organisation, random_)};
    mail.recipient = "grace@learner.example";
    ASSERT_TRUE(transaction->outbox().add(mail));
    // What another program is still to be told of them.
    Delivery call;
    call.organisation = actor.organisation;
    call.id = {new_name(actor.organisation, random_)};
    call.kind = DeliveryKind::webhook;
    call.body = R"({"data": {"learner": "nobody any more"}})";
    call.learner = person;
    ASSERT_TRUE(transaction->outbox().add(call));
    ASSERT_TRUE(transaction->commit());
  }
  ASSERT_FALSE(tables_with("grace@learner.example").empty());
  for (auto learner = found("grace@learner.example"); learner;
       learner = found("grace@learner.example"))
    ASSERT_TRUE(erase_learner(*context_, actor, *learner));
  for (const auto* text :
       {"grace@learner.example", "Grace Moor", "I welded three plates", "nobody any more"})
    EXPECT_THAT(tables_with(text), testing::IsEmpty()) << text;
}

TEST_F(AfterTheAward, AnOlderReaderFindsTheBadgeInOpenBadges2) {
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto hosted = must(badge2_assertion(*context_, award.id));
  EXPECT_FALSE(hosted.revoked);
  verify::Options options;
  options.subject = "email:grace@learner.example";
  const auto report = must(verify_input(*context_, as_bytes(hosted.body), options));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  EXPECT_TRUE(report.has(verify::Code::hosted_confirmed));
  EXPECT_TRUE(report.credentials[0].subject.bound);
  EXPECT_EQ(report.credentials[0].issuer.name, "Harbour School");
  must(change_award(*context_, actor, award.id, form(AwardChange::revoke, "Bought.")));
  const auto revoked = must(badge2_assertion(*context_, award.id));
  EXPECT_TRUE(revoked.revoked);
  EXPECT_EQ(verdict(hosted.body), "rejected");
}

}  // namespace
}  // namespace cairn::app
