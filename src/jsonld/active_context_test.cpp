// SPDX-License-Identifier: Apache-2.0
#include "jsonld/active_context.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace cairn::jsonld
