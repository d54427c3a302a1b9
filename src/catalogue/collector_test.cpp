// SPDX-License-Identifier: Apache-2.0
// What is left out for lack of room.
#include "catalogue/collector.h"

#include <gtest/gtest.h>

#include "catalogue/limits.h"

namespace cairn::catalogue {
namespace {

Offer numbered(std::size_t number) { return {.id = std::to_string(number), .title = "Quay work"}; }

TEST(Collector, CallsAnImportIncompleteThatHasMoreThanItHolds) {
  const ReadOptions options{.name = "many", .today = "2026-11-28"};
  Collector collector("openedx", options);
  for (std::size_t i = 0; i < offers_at_once_max; ++i) ASSERT_TRUE(collector.add(numbered(i)));
  EXPECT_FALSE(collector.add(numbered(offers_at_once_max)));
  const auto import = std::move(collector).finish();
  ASSERT_TRUE(import.ok());
  EXPECT_TRUE(import->incomplete);
  EXPECT_EQ(import->faults.size(), 1u);
}

TEST(Collector, CallsATableIncompleteOfWhichTooManyRowsLeadToOthers) {
  const ReadOptions options{.name = "many",
                            .today = "2026-11-28",
                            .set_aside = [](Catalogue) -> Result<std::shared_ptr<const Book>> {
                              return fail(ErrorCode::internal, "test", "nothing is set aside here");
                            }};
  Collector collector("csv", options);
  const auto leading = [](std::size_t number) {
    auto offer = numbered(number);
    offer.parts = {"0"};
    return offer;
  };
  for (std::size_t i = 0; i < referring_offers_max; ++i) ASSERT_TRUE(collector.add(leading(i)));
  EXPECT_FALSE(collector.add(leading(referring_offers_max)));
  EXPECT_TRUE(collector.add(numbered(referring_offers_max)));
  EXPECT_TRUE(std::move(collector).finish()->incomplete);
}

TEST(Collector, CallsAnImportCompleteOfWhichAnEntryIsWrong) {
  const ReadOptions options{.name = "few", .today = "2026-11-28"};
  Collector collector("openedx", options);
  EXPECT_TRUE(collector.add(numbered(1)));
  EXPECT_FALSE(collector.add(numbered(1)));
  EXPECT_FALSE(std::move(collector).finish()->incomplete);
}

}  // namespace
}  // namespace cairn::catalogue
