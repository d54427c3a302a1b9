// SPDX-License-Identifier: Apache-2.0
#include "linker/training.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "linker/model.h"
#include "linker/test_framework.h"

namespace cairn::linker {
namespace {

TEST(Training, GivesTheSameBytesOnAnyNumberOfThreads) {
  for (const std::size_t count : {1u, 2u, 3u}) {
    const auto model = train(shared_framework(), test_lexicon(), threads(count), {});
    ASSERT_TRUE(model.ok());
    EXPECT_TRUE(*model == shared_model()) << count;
  }
}

TEST(Training, TellsItsProgressInOrder) {
  std::vector<std::uint32_t> told;
  ASSERT_TRUE(train(shared_framework(), test_lexicon(), in_sequence, [&](std::uint32_t percent) {
                told.push_back(percent);
              }).ok());
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_EQ(told.back(), 100u);
}

TEST(Training, NeedsNoLexiconAndNoOccupations) {
  auto framework = test_framework();
  framework.occupations.clear();
  const auto model = train(framework, {}, in_sequence, {});
  ASSERT_TRUE(model.ok());
  const auto linker = Linker::open(*model, framework);
  ASSERT_TRUE(linker.ok());
  EXPECT_EQ(linker->link("first aid", 1).size(), 1u);
  EXPECT_TRUE(linker->match_title("welder", 5).empty());
}

TEST(Training, RefusesAFrameworkWithoutSkills) {
  const auto model = train({}, {}, in_sequence, {});
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, ErrorCode::invalid);
}

TEST(Training, SkillsWithoutWordsAreNoTrouble) {
  auto framework = test_framework();
  framework.skills.push_back(test_skill("\xff\xfe", {"", "of the"}, ""));
  const auto model = train(framework, test_lexicon(), in_sequence, {});
  ASSERT_TRUE(model.ok());
  EXPECT_TRUE(Linker::open(*model, framework).ok());
}

TEST(Model, IsRefusedWhenCutShort) {
  const auto& whole = shared_model();
  for (std::size_t size = 0; size < whole.size(); size += whole.size() / 37 + 1)
    EXPECT_FALSE(Linker::open(whole.substr(0, size), shared_framework()).ok()) << size;
  EXPECT_FALSE(Linker::open(whole + "x", shared_framework()).ok());
}

TEST(Model, IsRefusedWhenAnyByteChanged) {
  auto changed = shared_model();
  for (std::size_t at = 0; at < changed.size(); at += changed.size() / 29 + 1) {
    changed[at] = static_cast<char>(changed[at] ^ 4);
    const auto opened = Linker::open(changed, shared_framework());
    ASSERT_FALSE(opened.ok()) << at;
    EXPECT_NE(opened.error().detail.find("Import the framework again."), std::string::npos);
    changed[at] = static_cast<char>(changed[at] ^ 4);
  }
}

TEST(Model, IsRefusedForAnotherFramework) {
  auto other = test_framework();
  other.skills[3].other_labels.push_back("graph databases");
  const auto opened = Linker::open(shared_model(), other);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::conflict);
}

TEST(Model, SaysWhichLexiconItLearntFrom) {
  EXPECT_TRUE(learnt_from(shared_model(), test_lexicon()));
  auto other = test_lexicon();
  other.skills[0].phrases.emplace_back("window functions");
  EXPECT_FALSE(learnt_from(shared_model(), other));
  other = test_lexicon();
  other.frames.pop_back();
  EXPECT_FALSE(learnt_from(shared_model(), other));
  EXPECT_FALSE(learnt_from("no model", test_lexicon()));
  EXPECT_FALSE(learnt_from(shared_model().substr(0, 20), test_lexicon()));
}

TEST(Model, IsRefusedWhenItsArraysDoNotFitEachOther) {
  const auto& framework = shared_framework();
  const Origin origin{digest_of(framework), digest_of(test_lexicon())};
  const auto refused = [&](auto spoil) {
    auto model = open_model(shared_model(), framework).value();
    spoil(model);
    return !open_model(save(model, origin), framework).ok();
  };
  EXPECT_FALSE(refused([](Model&) {}));
  EXPECT_TRUE(refused([](Model& model) { model.skills.names.posting_entry[0] = 12; }));
  EXPECT_TRUE(refused([](Model& model) { model.skills.names.form_terms[0] = no_term; }));
  EXPECT_TRUE(refused([](Model& model) { model.skills.names.posting_begin[1] = 0xffffffff; }));
  EXPECT_TRUE(refused([](Model& model) { model.skills.vectors.pop_back(); }));
  EXPECT_TRUE(refused([](Model& model) { model.skill_groups.members[0] = 12; }));
  EXPECT_TRUE(refused([](Model& model) { model.table.steps.pop_back(); }));
  EXPECT_TRUE(refused([](Model& model) { model.table.steps[7] = std::nanf(""); }));
  EXPECT_TRUE(refused([](Model& model) { model.skills.names.worth[0] = -1; }));
  EXPECT_TRUE(refused([](Model& model) { model.skills.names.term_begin[1] = 0; }));
  EXPECT_TRUE(refused([](Model& model) { model.occupations.names.name_forms[0] = 1000; }));
}

}  // namespace
}  // namespace cairn::linker
