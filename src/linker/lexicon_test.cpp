// SPDX-License-Identifier: Apache-2.0
#include "linker/lexicon.h"

#include <gtest/gtest.h>

namespace cairn::linker {
namespace {

TEST(Lexicon, ReadsPhrasesOfALabel) {
  std::vector<Phrases> phrases;
  ASSERT_TRUE(read_phrases("\nSQL\tquerying tables| joins ||\n", phrases).ok());
  ASSERT_EQ(phrases.size(), 1u);
  EXPECT_EQ(phrases[0].label, "SQL");
  EXPECT_EQ(phrases[0].phrases, (std::vector<std::string>{"querying tables", "joins"}));
}

TEST(Lexicon, NamesTheLineThatIsNone) {
  std::vector<Phrases> phrases;
  const auto read = read_phrases("SQL\tjoins\nno tab here\n", phrases);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::invalid);
  EXPECT_NE(read.error().detail.find("Line 2"), std::string::npos);
}

TEST(Lexicon, ItsOwnFilesAreRead) {
  const auto& own = own_lexicon();
  EXPECT_GT(own.skills.size(), 1000u);
  EXPECT_GT(own.occupations.size(), 200u);
  EXPECT_GT(own.boilerplate.size(), 100u);
  EXPECT_GT(own.frames.size(), 50u);
  for (const auto& frame : own.frames) EXPECT_NE(frame.find("{}"), std::string::npos) << frame;
}

}  // namespace
}  // namespace cairn::linker
