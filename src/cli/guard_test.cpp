// SPDX-License-Identifier: Apache-2.0
#include "cli/guard.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "cli/exit.h"

namespace cairn::cli {
namespace {

TEST(Guarded, WhatEscapesIsOurFaultAndSaysWhat) {
  const auto thrown = guarded([]() -> Result<int> { throw std::runtime_error("no such luck"); });
  ASSERT_FALSE(thrown.ok());
  EXPECT_EQ(thrown.error().detail, "no such luck");
  EXPECT_EQ(exit_of(thrown.error().code), Exit::our_fault);
  const auto starved = guarded([]() -> Result<int> { throw std::bad_alloc(); });
  EXPECT_EQ(exit_of(starved.error().code), Exit::our_fault);
}

TEST(Guarded, WhatReturnsIsLetThrough) {
  EXPECT_EQ(guarded([]() -> Result<int> { return 7; }).value(), 7);
}

}  // namespace
}  // namespace cairn::cli
