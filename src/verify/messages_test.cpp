// SPDX-License-Identifier: Apache-2.0
// The message table: complete, stable in form, and free of words a visitor need not know.
#include "verify/messages.h"

#include <gtest/gtest.h>

#include <cctype>
#include <set>

#include "base/text.h"
#include "verify/report.h"
#include "verify/test_words.h"

namespace cairn::verify {
namespace {

TEST(Messages, EveryCodeHasAKebabCaseNameOfItsOwn) {
  std::set<std::string_view> names;
  for (const auto& row : all_messages()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    for (const char c : row.name)
      EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') << row.name;
    EXPECT_NE(row.where.find('#'), std::string_view::npos) << row.name;
  }
}

TEST(Messages, EverySentenceEndsAndWhatIsNotAPassHasARemedy) {
  for (const auto& row : all_messages()) {
    EXPECT_TRUE(row.sentence.ends_with('.')) << row.name;
    EXPECT_EQ(row.outcome == Outcome::pass, row.remedy.empty()) << row.name;
  }
}

TEST(Messages, RemediesAreForPagesToo) {
  for (const auto& row : all_messages())
    EXPECT_EQ(row.remedy.find("--"), std::string_view::npos) << row.name;
}

TEST(Messages, SentencesAvoidTechnicalWords) {
  for (const auto& row : all_messages()) {
    EXPECT_EQ(technical_word_in(row.sentence), "") << row.name;
    EXPECT_EQ(technical_word_in(row.remedy), "") << row.name;
  }
}

}  // namespace
}  // namespace cairn::verify
