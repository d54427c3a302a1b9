// SPDX-License-Identifier: Apache-2.0
#include "linker/name_index.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "linker/name_likeness.h"
#include "linker/test_framework.h"

namespace cairn::linker {
namespace {

class Names : public testing::Test {
 protected:
  Names()
      : corpus_(read_corpus(shared_framework(), test_lexicon())),
        index_(index_names(corpus_, corpus_.skills)) {}

  std::vector<TextWord> text(std::string_view written) const {
    std::vector<TextWord> words;
    for (const auto& word : WordReader().read(written))
      if (!word.stop) words.push_back({stem_hash(word.stem), index_.term(stem_hash(word.stem))});
    return words;
  }

  std::string best(std::string_view written) const {
    std::vector<TermId> terms;
    for (const auto& word : text(written)) terms.push_back(word.term);
    std::vector<std::uint32_t> scores(index_.entries());
    index_.score(terms, scores);
    return shared_framework()
        .skills[static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin())]
        .label;
  }

  Corpus corpus_;
  NameIndex index_;
};

TEST_F(Names, AreFoundInAnyFormOfTheirWords) {
  const auto found = index_.names_in(text("Welding steel, and driving lorries"));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(shared_framework().skills[index_.form_entry[found[0].form]].label, "weld steel");
  EXPECT_EQ(found[1].from, 2u);
  EXPECT_EQ(found[1].to, 4u);
}

TEST_F(Names, OfTheLexiconAreFoundTooAndKnownAsSuch) {
  const auto found = index_.names_in(text("querying tables with joins"));
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(index_.form_own[found[0].form], 0);
}

TEST_F(Names, WordsOfDescriptionsCount) {
  EXPECT_EQ(best("grooming in the stables"), "care for horses");
  EXPECT_EQ(best("mortar"), "lay bricks");
}

TEST_F(Names, UnknownWordsHaveNoTerm) {
  EXPECT_EQ(text("zyzzyva")[0].term, no_term);
  EXPECT_TRUE(index_.names_in(text("zyzzyva")).empty());
}

TEST_F(Names, AreLikeTheStretchThatHasTheirWords) {
  const auto words = text("we weld every day and now and then some steel, with bread baking");
  const NameLikener likener(index_, words, 8);
  const auto form = index_.form_begin[11];  // weld steel
  EXPECT_EQ(likener.liken(form).covered, likener.liken(form).all);
  EXPECT_LT(likener.liken(form).likeness, 1);
  EXPECT_FLOAT_EQ(likener.liken(index_.form_begin[0]).likeness, 1);  // bake bread
}

}  // namespace
}  // namespace cairn::linker
