// SPDX-License-Identifier: Apache-2.0
// Too many and too long: each is refused with its field and how much is taken, and nothing is kept.
#include <gmock/gmock.h>

#include "app/assessment/ask.h"
#include "app/awards/bulk/sheet.h"
#include "app/awards/limits.h"
#include "app/learners/addresses.h"
#include "app/limits.h"
#include "app/people/invitations.h"
#include "app/sharing/share.h"
#include "assessing.h"
#include "postbox.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;

std::vector<std::string> different(std::size_t count, const std::string& stem) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(stem + std::to_string(i));
  return all;
}

struct TooMany {
  const char* path;
  std::size_t most;
  void (*fill)(achievement::Details& details, std::size_t count);
};
achievement::ResultRow result(const std::string& name) {
  achievement::ResultRow row;
  row.name = name;
  row.levels = {{"Passed", "", ""}, {"Failed", "", ""}};
  return row;
}
const TooMany of_an_achievement[] = {
    {"/skills", limits::skills_count_max,
     [](auto& details, std::size_t count) {
       details.skills = achievement::named_skills(different(count, "Skill "));
     }},
    {"/outcomes", limits::outcomes_max,
     [](auto& details, std::size_t count) { details.outcomes = different(count, "Outcome "); }},
    {"/tags", limits::tags_max,
     [](auto& details, std::size_t count) { details.tags = different(count, "tag "); }},
    {"/teaching_languages", limits::languages_max,
     [](auto& details, std::size_t count) {
       details.teaching_languages = std::vector<std::string>(count, "en");
     }},
    {"/translations", limits::translations_max,
     [](auto& details, std::size_t count) {
       for (std::size_t i = 0; i < count; ++i) {
         achievement::Translation one;
         one.language = std::string{'a', static_cast<char>('a' + i)};
         one.name = "Name";
         details.translations.push_back(one);
       }
     }},
    {"/prerequisites", limits::prerequisites_max,
     [](auto& details, std::size_t count) {
       for (const auto& name : different(count, "Badge "))
         details.prerequisites.push_back({"", "https://other.example/b", name});
     }},
    {"/results", limits::results_max,
     [](auto& details, std::size_t count) {
       for (const auto& name : different(count, "Result ")) details.results.push_back(result(name));
     }},
    {"/results/0/levels", limits::result_levels_max,
     [](auto& details, std::size_t count) {
       details.results = {result("Result")};
       details.results[0].levels.clear();
       for (const auto& name : different(count, "Level "))
         details.results[0].levels.push_back({name, "", ""});
     }},
};

class OverMany : public Assessing {};

TEST_F(OverMany, OfAnAchievementAreRefusedAtTheirField) {
  for (const auto& one : of_an_achievement) {
    auto form = welding();
    form.details.translations.clear();
    form.details.results.clear();
    one.fill(form.details, one.most + 1);
    const auto refused = create_achievement(*context_, ada_, form);
    ASSERT_FALSE(refused) << one.path;
    EXPECT_EQ(refused.error().path, one.path);
    EXPECT_EQ(refused.error().code, ErrorCode::invalid) << one.path;
    EXPECT_THAT(refused.error().detail, HasSubstr("at most " + std::to_string(one.most)))
        << one.path;
  }
}

TEST_F(OverMany, TextOfEvidenceIsRefusedAtItsField) {
  auto form = claim_form();
  form.text = std::string(limits::evidence_text_characters_max + 1, 'x');
  const auto refused = submit_claim(*context_, achievement_.claim_code, form, "");
  EXPECT_EQ(path_of_error(refused), "/text");
  EXPECT_THAT(refused.error().detail,
              HasSubstr(std::to_string(limits::evidence_text_characters_max)));
}

TEST_F(OverMany, FilesAndLinksOfOneClaimAreRefusedTogether) {
  auto form = claim_form();
  form.files.clear();
  form.links.clear();
  for (const auto& end : different(limits::evidence_count_max + 1, "w"))
    form.links.push_back("https://work.example/" + end);
  const auto refused = submit_claim(*context_, achievement_.claim_code, form, "");
  EXPECT_EQ(path_of_error(refused), "/evidence");
  EXPECT_THAT(refused.error().detail,
              HasSubstr("at most " + std::to_string(limits::evidence_count_max)));
}

TEST_F(OverMany, ThingsAskedForAreRefusedAsAList) {
  use(plan());
  const auto claim = send();
  const auto refused =
      ask_for_more(*context_, bob_, claim.id, different(limits::asked_items_max + 1, "Photo "));
  EXPECT_EQ(path_of_error(refused), "/items");
  EXPECT_THAT(refused.error().detail,
              HasSubstr("at most " + std::to_string(limits::asked_items_max)));
  const auto long_one = ask_for_more(*context_, bob_, claim.id,
                                     {std::string(limits::reason_characters_max + 1, 'x')});
  EXPECT_EQ(path_of_error(long_one), "/items/0");
}

TEST_F(OverMany, LinksToOneBadgeAreEndedBeforeAnotherIsMade) {
  const auto claim = submitted(achievement_);
  const auto award = awarded(ada_, claim.id);
  for (std::size_t i = 0; i < limits::share_links_max; ++i)
    must(make_share_link(*context_, claim.learner_token, award.id, {""}));
  const auto refused = make_share_link(*context_, claim.learner_token, award.id, {""});
  EXPECT_EQ(code_of(refused), ErrorCode::conflict);
  EXPECT_EQ(path_of_error(refused), "/days");
  EXPECT_THAT(refused.error().detail, HasSubstr("End one"));
}

TEST_F(OverMany, InvitationsThatWaitAreWithdrawnBeforeAnotherIsMade) {
  for (std::size_t i = 0; i < limits::invitations_max; ++i)
    must(invite(*context_, ada_, {"", {"viewer"}}));
  const auto refused = invite(*context_, ada_, {"", {"viewer"}});
  EXPECT_EQ(code_of(refused), ErrorCode::conflict);
  EXPECT_THAT(refused.error().detail, HasSubstr("Withdraw one first"));
}

TEST_F(OverMany, AddressesOfALearnerAreRemovedBeforeAnotherIsProved) {
  Postbox postbox;
  context_->mailer = &postbox;
  const auto token = submitted(achievement_).learner_token;
  Status refused = done;
  std::size_t proved = 0;
  for (; refused.ok() && proved <= limits::learner_addresses_max; ++proved) {
    clock_.forward_seconds(60 * 60);
    const auto email = "grace" + std::to_string(proved) + "@learner.example";
    refused = ask_for_address(*context_, token, email);
    if (refused.ok())
      must(prove_address(*context_, token, email, postbox.mails.back().subject.substr(0, 6)));
  }
  EXPECT_EQ(path_of_error(refused), "/new_email");
  EXPECT_THAT(refused.error().detail, HasSubstr("Remove one first"));
  context_->mailer = nullptr;
}

TEST(OverManyRows, OfATableOfAwardsAreRefusedWithWhatHelps) {
  const auto refusal = [](const std::string& table) {
    const auto read = read_sheet(as_bytes(table));
    return read ? fail(ErrorCode::internal, "", "taken") : read.error();
  };
  std::string rows = "name,email\n";
  for (std::size_t i = 0; i <= limits::sheet_rows_max; ++i) rows += "A,a@b.example\n";
  const auto many = refusal(rows);
  EXPECT_EQ(many.code, ErrorCode::too_large);
  EXPECT_EQ(many.path, "/file");
  EXPECT_THAT(many.detail, HasSubstr("Send it in parts"));

  std::string columns = "name";
  for (std::size_t i = 0; i < limits::sheet_columns_max; ++i) columns += ",more";
  const auto wide = refusal(columns + "\nA\n");
  EXPECT_EQ(wide.path, "/file");
  EXPECT_THAT(wide.detail, HasSubstr(std::to_string(limits::sheet_columns_max) + " columns"));

  const auto large = refusal("name,email\n" + std::string(limits::sheet_bytes_max, 'x'));
  EXPECT_EQ(large.code, ErrorCode::too_large);
  EXPECT_EQ(large.path, "/file");
  EXPECT_THAT(large.detail, HasSubstr("split it"));
}

TEST(OverManyRows, ACellThatIsTooLongIsAFaultOfItsRow) {
  const auto sheet = must(read_sheet(as_bytes("name,email\nAda,ada@b.example\n" +
                                              std::string(limits::sheet_cell_bytes_max + 1, 'x') +
                                              ",long@b.example\n")));
  ASSERT_EQ(sheet.rows.size(), 2U);
  EXPECT_THAT(sheet.rows[1].fault, HasSubstr("a cell holds at most"));
}

}  // namespace
}  // namespace cairn::app
