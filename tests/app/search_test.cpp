// SPDX-License-Identifier: Apache-2.0
// Awards, claims and people found by name, by any of a person's addresses and by achievement.
#include "app/analytics/report.h"
#include "app/analytics/tables.h"
#include "app/assessment/queue.h"
#include "app/awards/direct.h"
#include "app/learners/addresses.h"
#include "app/learners/erase.h"
#include "app/learners/list.h"
#include "app/ports/learner_records.h"
#include "house.h"

namespace cairn::app {
namespace {

using testing::Test;

class Search : public House {
 protected:
  Actor actor_ = set_up();
  Achievement welding_ = published(actor_);
  Achievement soldering_ = published_as("Löten, Stufe 1");

  Achievement published_as(const std::string& name) {
    auto form = welding();
    form.name = name;
    const auto made = must(create_achievement(*context_, actor_, form));
    return must(publish_achievement(*context_, actor_, made.id));
  }
  Award given(const Achievement& achievement, const std::string& name, const std::string& email) {
    clock_.forward_seconds(1);
    PersonForm form;
    form.achievement = achievement.id;
    form.name = name;
    form.email = email;
    form.source_key = new_source_key(*context_);
    return *must(award_person(*context_, actor_, form)).award;
  }
  ClaimId sent(const Achievement& achievement, const std::string& name, const std::string& email) {
    clock_.forward_seconds(1);
    auto form = claim_form();
    form.name = name;
    form.email = email;
    return must(submit_claim(*context_, achievement.claim_code, form, "")).id;
  }
  std::vector<std::string> names(const ListSearch& search, const Page& page = {}) {
    std::vector<std::string> out;
    for (const auto& row : must(list_awards(*context_, actor_, search, page)).rows)
      out.push_back(row.learner_name);
    return out;
  }
  std::vector<std::string> people(const ListSearch& search) {
    std::vector<std::string> out;
    for (const auto& row : must(list_learners(*context_, actor_, search, {})).rows)
      out.push_back(row.learner.name);
    return out;
  }
  using Names = std::vector<std::string>;
};

TEST_F(Search, FindsAwardsByNameAddressAndAchievement) {
  given(welding_, "Zoë Ångström", "zoe@north.example");
  given(welding_, "Nour Haddad", "nour@south.example");
  given(soldering_, "Nour Haddad", "nour@south.example");
  EXPECT_EQ(names({.text = "angstrom"}), Names{"Zoë Ångström"}) << "without accents and case";
  EXPECT_EQ(names({.text = "ÅNGSTRÖM zoë"}), Names{"Zoë Ångström"}) << "in any order";
  EXPECT_EQ(names({.text = "south.example"}).size(), 2U);
  EXPECT_EQ(names({.text = "nour loten"}), Names{"Nour Haddad"}) << "a person and an achievement";
  EXPECT_EQ(names({.text = "addad"}).size(), 2U) << "a part of a word";
  EXPECT_EQ(names({.text = "nour", .achievement = welding_.id.text}).size(), 1U);
  EXPECT_TRUE(names({.text = "nobody"}).empty());
  EXPECT_TRUE(names({.achievement = "another-thing"}).empty());
}

TEST_F(Search, FindsAnAchievementByWhatItWasCalledAndByItsTranslations) {
  given(welding_, "Nour Haddad", "nour@south.example");
  auto form = welding();
  form.name = "Joining metal";
  form.details.translations = {{"fr", "Souder", "Un premier niveau", "Souder.", "Un badge"}};
  must(update_achievement(*context_, actor_, welding_.id, form));
  EXPECT_EQ(names({.text = "welding"}).size(), 1U);
  EXPECT_EQ(names({.text = "joining"}).size(), 1U);
  EXPECT_EQ(names({.text = "souder"}).size(), 1U);
}

TEST_F(Search, KeepsToTheStateAskedFor) {
  const auto revoked = given(welding_, "A", "a@x.example");
  given(welding_, "B", "b@x.example");
  must(revoke_award(*context_, actor_, revoked.id, "A mistake."));
  EXPECT_EQ(names({.state = "revoked"}), Names{"A"});
  EXPECT_EQ(names({.text = "x.example", .state = "valid"}), Names{"B"});
  EXPECT_TRUE(names({.state = "suspended"}).empty());
  EXPECT_EQ(path_of_error(list_awards(*context_, actor_, ListSearch{.state = "lost"}, {})),
            "/state");
}

TEST_F(Search, GoesOnWhereThePageBeforeEnded) {
  for (int i = 0; i < 5; ++i)
    given(i == 2 ? soldering_ : welding_, "Nour " + std::to_string(i),
          "n" + std::to_string(i) + "@x.example");
  const ListSearch search{.text = "nour", .achievement = welding_.id.text};
  const auto first = must(list_awards(*context_, actor_, search, {.rows_max = 3}));
  ASSERT_EQ(first.rows.size(), 3U);
  EXPECT_TRUE(first.more);
  const auto rest = must(
      list_awards(*context_, actor_, search, {.after = first.rows.back().id.text, .rows_max = 3}));
  ASSERT_EQ(rest.rows.size(), 1U);
  EXPECT_EQ(rest.rows.front().learner_name, "Nour 0");
}

TEST_F(Search, FindsClaimsInEveryState) {
  const auto waiting = sent(welding_, "Nour Haddad", "nour@south.example");
  const auto given_to = sent(soldering_, "Zoë Ångström", "zoe@north.example");
  awarded(actor_, given_to);
  const auto found = [&](const ListSearch& search) {
    std::vector<std::string> ids;
    for (const auto& row : must(list_claims(*context_, actor_, search, {})).rows)
      ids.push_back(row.id.text);
    return ids;
  };
  EXPECT_EQ(found({}), (Names{given_to.text, waiting.text})) << "of all states newest first";
  EXPECT_EQ(found({.text = "nour"}), Names{waiting.text});
  EXPECT_EQ(found({.text = "zoe", .state = "awarded"}), Names{given_to.text});
  EXPECT_TRUE(found({.text = "zoe", .state = "submitted"}).empty());
  EXPECT_EQ(found({.achievement = soldering_.id.text}), Names{given_to.text});
}

TEST_F(Search, FindsPeopleByEveryAddressTheyHave) {
  given(welding_, "Nour Haddad", "nour@south.example");
  given(soldering_, "Nour Haddad", "nour@south.example");
  given(welding_, "Grace Moor", "grace@learner.example");
  EXPECT_EQ(people({}), (Names{"Grace Moor", "Nour Haddad"})) << "newest first";
  const auto row = must(list_learners(*context_, actor_, {.text = "nour"}, {})).rows.at(0);
  EXPECT_EQ(row.learner.awards, 2);
  ASSERT_EQ(row.awards.size(), 2U);
  EXPECT_EQ(row.awards.front().achievement_name, "Löten, Stufe 1");
  {
    const auto writing = must(store_->begin(Access::write));
    auto& records = writing->learner_records();
    must(records.add_address(
        {actor_.organisation, row.learner.id, "haddad@work.example", clock_.now()}));
    must(records.rename(actor_.organisation, row.learner.id, "Nour Saleh"));
    must(writing->commit());
  }
  EXPECT_EQ(people({.text = "haddad@work"}), Names{"Nour Saleh"});
  EXPECT_EQ(names({.text = "work.example"}).size(), 2U);
  EXPECT_EQ(people({.text = "saleh"}), Names{"Nour Saleh"});
  EXPECT_EQ(people({.achievement = soldering_.id.text}), Names{"Nour Saleh"});
  {
    const auto writing = must(store_->begin(Access::write));
    must(writing->learner_records().remove_address(actor_.organisation, row.learner.id,
                                                   "haddad@work.example"));
    must(writing->commit());
  }
  EXPECT_TRUE(people({.text = "work.example"}).empty());
}

TEST_F(Search, FindsNobodyWhoWasErased) {
  const auto award = given(welding_, "Nour Haddad", "nour@south.example");
  must(erase_learner(*context_, actor_, award.learner));
  EXPECT_TRUE(people({}).empty());
  EXPECT_TRUE(names({.text = "nour"}).empty());
  EXPECT_EQ(must(learners_csv(*context_, actor_, {})).find(award.learner.text), std::string::npos);
}

TEST_F(Search, FindsNothingOfAnotherOrganisation) {
  given(welding_, "Nour Haddad", "nour@south.example");
  const auto other = set_up_another();
  EXPECT_TRUE(must(list_awards(*context_, other, ListSearch{.text = "nour"}, {})).rows.empty());
  EXPECT_TRUE(must(list_learners(*context_, other, {}, {})).rows.empty());
  EXPECT_TRUE(
      must(list_learners(*context_, other, {.achievement = welding_.id.text}, {})).rows.empty());
}

TEST_F(Search, SaysWhatItCannotLookFor) {
  for (const auto* q : {"%", "_", "!!! …", "a b c d e f g h i"})
    EXPECT_EQ(path_of_error(list_awards(*context_, actor_, ListSearch{.text = q}, {})), "/q") << q;
  const ListSearch endless{.text = std::string(100'000, 'a')};
  EXPECT_EQ(path_of_error(list_claims(*context_, actor_, endless, {})), "/q");
  EXPECT_EQ(path_of_error(list_learners(*context_, actor_, endless, {})), "/q");
  EXPECT_EQ(path_of_error(assessment_queue(*context_, actor_, QueueView::all, endless, {})), "/q");
}

TEST_F(Search, TakesAlongWhatWasFoundAlone) {
  given(welding_, "Nour Haddad", "nour@south.example");
  given(welding_, "Grace Moor", "grace@learner.example");
  sent(welding_, "Zoë Ångström", "zoe@north.example");
  const auto awards = must(awards_csv(*context_, actor_, {.text = "nour"}));
  EXPECT_NE(awards.find("Nour Haddad"), std::string::npos);
  EXPECT_EQ(awards.find("Grace Moor"), std::string::npos);
  const auto claims = must(claims_csv(*context_, actor_, {.state = "awarded"}));
  EXPECT_EQ(claims.find("Zoë"), std::string::npos);
  EXPECT_NE(must(claims_csv(*context_, actor_, {})).find("Zoë"), std::string::npos);
  EXPECT_EQ(must(learners_csv(*context_, actor_, {.text = "grace"})).find("Nour"),
            std::string::npos);
}

}  // namespace
}  // namespace cairn::app
