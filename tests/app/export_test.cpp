// SPDX-License-Identifier: Apache-2.0
// Everything of an organisation in one ZIP: every kind of thing is in it, nothing secret, nothing
// of another organisation.
#include "app/organisation/export.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "app/awards/change.h"
#include "app/house.h"
#include "app/learners/erase.h"
#include "app/organisation/export_tables.h"
#include "app/ports/awards.h"
#include "app/ports/claim_codes.h"
#include "app/ports/claims.h"
#include "app/ports/keys.h"
#include "app/ports/plain_tables.h"
#include "app/ports/records.h"
#include "app/ports/usage.h"
#include "app/ports/webhooks.h"
#include "storage/archive.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class ExportTest : public House {
 protected:
  ExportTest() : actor_(set_up()) {}
  storage::FilesByName exported(const Actor& actor) {
    return unpacked(*must(OrganisationExport::begin(*context_, actor)));
  }
  static storage::FilesByName unpacked(OrganisationExport& made) {
    std::string zip;
    for (;;) {
      const auto piece = must(made.next());
      if (piece.empty()) break;
      zip += piece;
    }
    storage::FilesByName files;
    must(storage::unpack(
        as_bytes(zip), "all.zip", [](auto) { return true; }, files));
    return files;
  }
  static std::string text(const storage::FilesByName& files, const std::string& name) {
    const auto found = files.find("all.zip/" + name);
    EXPECT_NE(found, files.end()) << name;
    return found == files.end() ? std::string() : std::string(as_text(found->second));
  }
  Award now(const AwardId& id) {
    return must(must(store_->begin(Access::read))->awards().find(actor_.organisation, id));
  }
  Actor actor_;
};

TEST_F(ExportTest, HoldsEverythingThereIs) {
  const auto achievement = published(actor_);
  const auto claim = submitted(achievement);
  const auto award = awarded(actor_, claim.id);
  must(change_award(*context_, actor_, award.id,
                    {.change = AwardChange::correct,
                     .reason = "A typo",
                     .until = {},
                     .name = "Grace M. Moor",
                     .email = {}}));
  const auto files = exported(actor_);
  EXPECT_THAT(text(files, "README.txt"), HasSubstr("evidence/CLAIM"));
  EXPECT_THAT(text(files, "organisation.json"), HasSubstr("Harbour School"));
  EXPECT_THAT(text(files, "did.json"), HasSubstr("did:web:badges.example.org"));
  EXPECT_THAT(text(files, "achievements.csv"), HasSubstr("Welding, first level"));
  EXPECT_THAT(text(files, "achievements/" + achievement.id.text + "/1.json"),
              HasSubstr("\"type\":[\"Achievement\"]"));
  EXPECT_THAT(text(files, "learners.csv"), HasSubstr("grace@learner.example"));
  EXPECT_THAT(text(files, "claims.csv"), HasSubstr("Well done."));
  EXPECT_THAT(text(files, "claims/" + claim.id.text + ".json"),
              HasSubstr("I welded three plates and bent them."));
  const auto evidence =
      must(must(store_->begin(Access::read))->claims().evidence_of(actor_.organisation, claim.id));
  EXPECT_EQ(text(files, "evidence/" + claim.id.text + "/" + evidence.front().id.text + "-weld.png")
                .size(),
            10U);
  const auto today = now(award.id);
  EXPECT_EQ(text(files, "credentials/" + award.id.text + ".json"), today.credential);
  EXPECT_EQ(text(files, "credentials/" + award.id.text + "-1.json"), award.credential);
  EXPECT_THAT(text(files, "awards.csv"), HasSubstr(today.credential_id));
  EXPECT_THAT(text(files, "status-lists/" + award.status_list.text + ".json"),
              HasSubstr("encodedList"));
  EXPECT_THAT(text(files, "audit.csv"), HasSubstr("organisation.export"));
}

TEST_F(ExportTest, HoldsNothingSecretAndNothingOfOthers) {
  awarded(actor_, submitted(published(actor_)).id);
  const auto other = set_up_another();
  for (const auto& [name, bytes] : exported(other)) {
    EXPECT_THAT(std::string(as_text(bytes)), Not(HasSubstr("grace@learner.example"))) << name;
    EXPECT_THAT(name, Not(HasSubstr(actor_.organisation.text)));
  }
  const auto keys = must(must(store_->begin(Access::read))->keys().list(actor_.organisation));
  for (const auto& [name, bytes] : exported(actor_)) {
    EXPECT_THAT(std::string(as_text(bytes)), Not(HasSubstr("$argon2"))) << name;
    EXPECT_THAT(std::string(as_text(bytes)),
                Not(HasSubstr(std::string(as_text(keys.front().sealed_secret)))))
        << name;
  }
}

TEST_F(ExportTest, SaysOfAnErasedPersonThatTheyAreGone) {
  const auto award = awarded(actor_, submitted(published(actor_)).id);
  must(erase_learner(*context_, actor_, award.learner));
  const auto files = exported(actor_);
  EXPECT_THAT(text(files, "credentials/" + award.id.text + ".removed.txt"), HasSubstr("Removed"));
  EXPECT_FALSE(files.contains("all.zip/credentials/" + award.id.text + ".json"));
  for (const auto& [name, bytes] : files)
    EXPECT_THAT(std::string(as_text(bytes)), Not(HasSubstr("grace@learner.example"))) << name;
}

// Tables of many portions stay one file each, and no piece holds more than a portion.
TEST_F(ExportTest, IsMadePieceByPiece) {
  {
    auto transaction = must(store_->begin(Access::write));
    for (int i = 0; i < 1203; ++i)
      must(transaction->claims().add_learner({actor_.organisation,
                                              {new_name(actor_.organisation, random_)},
                                              "Learner " + std::to_string(i),
                                              std::to_string(i) + "@learner.example",
                                              token_hash(std::to_string(i)),
                                              clock_.now()}));
    must(transaction->commit());
  }
  const auto table = text(exported(actor_), "learners.csv");
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 1204);
}

// Of either engine: whoever adds a table says here what becomes of it.
TEST_F(ExportTest, SaysOfEveryTableWhatBecomesOfIt) {
  auto reading = must(store_->begin(Access::read));
  std::vector<std::string> named;
  for (const auto& table : exported_tables()) {
    named.emplace_back(table.name);
    EXPECT_FALSE(table.says.empty()) << table.name;
  }
  EXPECT_EQ(must(reading->plain_tables().names()), named);
}

TEST_F(ExportTest, HasARowOfEachThingAndAHeadOfEachTable) {
  const auto achievement = published(actor_);
  awarded(actor_, submitted(achievement).id);
  {
    auto writing = must(store_->begin(Access::write));
    must(writing->awards().codes().add({.organisation = actor_.organisation,
                                        .code = "open-day",
                                        .achievement = achievement.id,
                                        .label = "Open day, room 4",
                                        .opens = clock_.now(),
                                        .closes = {},
                                        .quota = 30,
                                        .created = clock_.now()}));
    must(writing->webhooks().add({.organisation = actor_.organisation,
                                  .id = {"hook"},
                                  .url = "https://hook.example/cairn",
                                  .sealed_secret = {'s', 'h', 'h'},
                                  .former_secret = {},
                                  .former_until = {},
                                  .events = {"award.issued"},
                                  .created = clock_.now(),
                                  .last_success = {},
                                  .last_failure = {},
                                  .last_error = {},
                                  .failing_since = {}}));
    must(writing->commit());
  }
  const auto files = exported(actor_);
  const auto readme = text(files, "README.txt");
  for (const auto& table : exported_tables()) {
    const auto name = "tables/" + std::string(table.name) + ".csv";
    if (table.share != TableShare::as_rows) {
      EXPECT_FALSE(files.contains("all.zip/" + name)) << name;
      continue;
    }
    const auto rows = text(files, name);
    const auto head = rows.substr(0, rows.find('\n'));
    for (const auto* secret : {"token", "secret", "hash", "organisation"})
      EXPECT_THAT(head, Not(HasSubstr(secret))) << name;
    EXPECT_THAT(readme, HasSubstr(std::string(table.name))) << name;
    // A moment that stands as the database has it would be a number of sixteen digits.
    EXPECT_THAT(rows, Not(HasSubstr("1795000000000000"))) << name;
  }
  EXPECT_THAT(text(files, "tables/claim_code.csv"), HasSubstr("\"Open day, room 4\""));
  EXPECT_THAT(text(files, "tables/claim_code.csv"), HasSubstr(format_instant(clock_.now())));
  EXPECT_THAT(text(files, "tables/webhook.csv"), HasSubstr("https://hook.example/cairn"));
  EXPECT_THAT(text(files, "members.csv"), HasSubstr("owner"));
  EXPECT_THAT(readme, HasSubstr("secret: hashes of tokens of those signed in"));
}

// Writers wait for nobody, and what they write meanwhile is of the next export.
TEST_F(ExportTest, IsOfOneMoment) {
  const auto achievement = published(actor_);
  submitted(achievement);
  const auto made = must(OrganisationExport::begin(*context_, actor_));
  auto late = claim_form();
  late.name = "Late Lovelace";
  late.email = "late@learner.example";
  const auto claim = must(submit_claim(*context_, achievement.claim_code, late, ""));
  awarded(actor_, claim.id);
  const auto files = unpacked(*made);
  EXPECT_THAT(text(files, "learners.csv"), HasSubstr("grace@learner.example"));
  for (const auto& [name, bytes] : files) {
    EXPECT_THAT(std::string(as_text(bytes)), Not(HasSubstr("late@learner.example"))) << name;
    EXPECT_THAT(std::string(as_text(bytes)), Not(HasSubstr(claim.id.text))) << name;
  }
  EXPECT_THAT(text(exported(actor_), "learners.csv"), HasSubstr("late@learner.example"));
}

// More rows than a portion, by a key of several columns.
TEST_F(ExportTest, LeavesNoRowOutBetweenPortions) {
  {
    auto transaction = must(store_->begin(Access::write));
    for (std::int64_t day = 0; day < 1201; ++day)
      for (const auto event : {UsageEvent::opened, UsageEvent::verified})
        must(transaction->usage().add({actor_.organisation, {"welding"}, day, event, 1}));
    must(transaction->commit());
  }
  const auto table = text(exported(actor_), "tables/usage_count.csv");
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 2403);
}

TEST_F(ExportTest, IsRefusedForNobody) {
  EXPECT_EQ(code_of(OrganisationExport::begin(*context_, {{"nobody00"}, {"command"}})),
            ErrorCode::not_found);
  context_->archives = nullptr;
  EXPECT_EQ(code_of(OrganisationExport::begin(*context_, actor_)), ErrorCode::unsupported);
}

}  // namespace
}  // namespace cairn::app
