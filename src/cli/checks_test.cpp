// SPDX-License-Identifier: Apache-2.0
#include "cli/checks.h"

#include <gtest/gtest.h>

namespace cairn::cli {
namespace {

TEST(CheckNumber, TakesDecimalDigitsAlone) {
  for (const char* number : {"0", "7", "131072", "18446744073709551615"})
    EXPECT_EQ(check_number(number), "") << number;
  for (const char* other :
       {"", " 7", "7 ", "010", "00", "0x10", "-1", "+1", "1e3", "1.0", "1'000", "1_000", "many",
        "\u0664", "18446744073709551616", "99999999999999999999"})
    EXPECT_NE(check_number(other), "") << other;
}

TEST(CheckSubject, TakesWhatCredentialsCanBeAbout) {
  for (const char* subject :
       {"did:key:z6Mk", "https://ada.example", "urn:uuid:1", "email:ada@example.org"})
    EXPECT_EQ(check_subject(subject), "") << subject;
  for (const char* other : {"", "foo", "ada@example.org", "email:", "email:ada"})
    EXPECT_NE(check_subject(other), "") << other;
}

}  // namespace
}  // namespace cairn::cli
