// SPDX-License-Identifier: Apache-2.0
#include "base/phrase.h"

#include <gtest/gtest.h>

#include <map>

namespace cairn {
namespace {

std::string in_german(const Phrase& phrase) {
  static const std::map<std::string, std::string, std::less<>> texts{
      {"{} and {}", "{} und {}"},
      {"{} (level {})", "{} (Stufe {})"},
      {"{} of {} steps are done.", "Von {1} Schritten sind {0} getan."},
      {"You chose it.", "Sie haben es gewählt."}};
  return said(phrase, [](std::string_view english) -> std::string_view {
    const auto found = texts.find(english);
    return found == texts.end() ? english : found->second;
  });
}

TEST(Phrase, IsSaidInOneLanguageAndInAnother) {
  const auto steps = phrase("{} of {} steps are done.", 2, 3);
  EXPECT_EQ(in_english(steps), "2 of 3 steps are done.");
  EXPECT_EQ(in_german(steps), "Von 3 Schritten sind 2 getan.");
  EXPECT_EQ(in_german(phrase("You chose it.")), "Sie haben es gewählt.");
  EXPECT_EQ(in_german(phrase("{} is new.", "SQL")), "SQL is new.") << "nobody translated it yet";
}

TEST(Phrase, LeavesNamesAsTheyAreWhateverStandsInThem) {
  for (const auto* name : {"You chose it.", "{} and {}", "{9}", "{", "}", "{x", "", "{0}{1}"}) {
    EXPECT_EQ(in_german(as_written(name)), name);
    EXPECT_EQ(in_german(phrase("{} (level {})", name, 2)), name + std::string(" (Stufe 2)"));
  }
}

TEST(Phrase, ListsItsParts) {
  const auto level = [](const char* skill, int number) {
    return phrase("{} (level {})", skill, number);
  };
  EXPECT_TRUE(listed({}).empty());
  EXPECT_EQ(in_german(listed({level("A", 1)})), "A (Stufe 1)");
  EXPECT_EQ(in_german(listed({level("A", 1), level("B", 2)})), "A (Stufe 1) und B (Stufe 2)");
  EXPECT_EQ(in_english(listed({as_written("A"), as_written("B"), as_written("C and D")})),
            "A, B and C and D");
}

// As a translation, or what was stored, might have it.
TEST(Phrase, NeverReadsBehindItsValues) {
  const auto as = [](const char* pattern) {
    return said(phrase("{}", "A"), [&](std::string_view) { return std::string_view(pattern); });
  };
  EXPECT_EQ(as("{} {} {}"), "A  ");
  EXPECT_EQ(as("{7}{/}{ }"), "");
  EXPECT_EQ(as("{12}"), "{12}");
  EXPECT_EQ(as("{"), "{");
  EXPECT_EQ(as("{} }{"), "A }{");
}

}  // namespace
}  // namespace cairn
