// SPDX-License-Identifier: Apache-2.0
#include "jsonld/active_context.h"

#include <gtest/gtest.h>

#include "jsonld/context_draft.h"

namespace cairn::jsonld {
namespace {

// Numbered names, which real vocabularies have, must not look like an attack.
TEST(TermTable, NamesCountedUpAtEitherEndSpread) {
  constexpr std::size_t count = 20'000;
  const TermDefinition definition;
  for (const std::string fixed : {"", "p", "ordinary", "someVeryLongNameOfAProperty"}) {
    for (const bool is_counted_first : {false, true}) {
      Arena arena;
      TermTable table(count, arena);
      for (std::size_t i = 0; i < count; ++i) {
        const auto number = std::to_string(10'000'000 + i);
        const auto name = arena.copy(is_counted_first ? number + fixed : fixed + number);
        ASSERT_TRUE(table.insert(name, &definition)) << name;
        ASSERT_EQ(table.find(name), &definition);
      }
      EXPECT_EQ(table.find("another"), nullptr);
    }
  }
}

// Neither many terms of one place nor those of neighbouring places make a row that every look-up
// there would have to pass.
TEST(TermTable, RefusesTermsChosenToCollide) {
  constexpr std::size_t count = 1000;
  const TermDefinition definition;
  for (const std::size_t places : {1, 512}) {
    Arena arena;
    TermTable table(count, arena);
    std::size_t taken = 0;
    bool fits = true;
    for (std::size_t i = 0; fits && taken < count; ++i) {
      const auto name = arena.copy("t" + std::to_string(i));
      if (TermTable::hash(name) % 2048 >= places) continue;
      ++taken;
      fits = table.insert(name, &definition);
    }
    EXPECT_FALSE(fits) << places;
    EXPECT_LE(taken, 600U) << places;
  }
}

TEST(Alias, IsFoundAmongFewAndMany) {
  Arena arena;
  for (const std::size_t count : {2, 1000}) {
    const ActiveContext none{.terms = TermTable(0, arena)};
    ContextDraft draft(none);
    TermDefinition id, other;
    id.name.keyword = Keyword::id;
    for (std::size_t i = 0; i < count; ++i) {
      draft.set(arena.copy("a" + std::to_string(i)), &id);
      draft.set(arena.copy("b" + std::to_string(i)), &other);
    }
    const auto context = draft.finish(arena, false);
    ASSERT_TRUE(context.ok());
    EXPECT_EQ((*context)->alias("a1"), Keyword::id);
    EXPECT_TRUE((*context)->means("a0", Keyword::id));
    EXPECT_TRUE((*context)->means("@id", Keyword::id));
    for (const auto* word : {"b1", "c1", "a99999", ""}) {
      EXPECT_EQ((*context)->alias(word), Keyword::none) << word;
      EXPECT_FALSE((*context)->means(word, Keyword::id)) << word;
    }
  }
}

}  // namespace
}  // namespace cairn::jsonld
