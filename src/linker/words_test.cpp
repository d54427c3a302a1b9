// SPDX-License-Identifier: Apache-2.0
#include "linker/words.h"

#include <gtest/gtest.h>

#include "linker/limits.h"

namespace cairn::linker {
namespace {

std::string joined(std::string_view text) {
  std::string all;
  for (const auto& word : WordReader().read(text)) all += (all.empty() ? "" : " ") + word.text;
  return all;
}

TEST(WordReader, FoldsCaseAndAccents) {
  EXPECT_EQ(joined("Žižkov CAFÉ, naïve Größe"), "zizkov cafe naive grose");
  EXPECT_EQ(joined("ΛΟΓΟΣ Москва"), "λογοσ москва");
}

TEST(WordReader, KeepsMarksOfProgrammingLanguages) {
  EXPECT_EQ(joined("C++, C# & F#; # +1"), "c++ c# f# 1");
}

TEST(WordReader, TellsWhereWordsStand) {
  const std::string text = "Größe (in °C) – Fräsen";
  const auto words = WordReader().read(text);
  ASSERT_EQ(words.size(), 4u);
  EXPECT_EQ(text.substr(words[0].start, words[0].end - words[0].start), "Größe");
  EXPECT_EQ(text.substr(words[3].start, words[3].end - words[3].start), "Fräsen");
}

TEST(WordReader, StemsEnglishAndMarksStopWords) {
  const auto words = WordReader().read("the managing of databases");
  ASSERT_EQ(words.size(), 4u);
  EXPECT_TRUE(words[0].stop);
  EXPECT_FALSE(words[1].stop);
  EXPECT_EQ(words[1].stem, "manag");
  EXPECT_EQ(words[3].stem, "databas");
}

TEST(WordReader, TellsWhatSignsKeepApart) {
  std::string apart;
  for (const auto& word : WordReader().read("Java, C++ and (R) SQL/NoSQL, \xff Go"))
    apart += word.apart ? '|' : '.';
  EXPECT_EQ(apart, ".|.||||");
}

TEST(WordReader, MalformedBytesSeparate) {
  EXPECT_EQ(joined("weld\xff"
                   "steel \xc3"),
            "weld steel");
  EXPECT_EQ(joined("a\xed\xa0\x80z \xf5\x80\x80\x80 \xc0\xaf"), "a z");
}

TEST(WordReader, LeavesOutWordsBeyondTheLimit) {
  const std::string longest(limits::word_bytes_max, 'x');
  EXPECT_EQ(joined("a1 " + longest + " b"), "a1 " + longest + " b");
  EXPECT_EQ(joined("a1 x" + longest + " b"), "a1 b");
}

}  // namespace
}  // namespace cairn::linker
