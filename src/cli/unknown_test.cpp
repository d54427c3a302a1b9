// SPDX-License-Identifier: Apache-2.0
#include "cli/unknown.h"

#include <gtest/gtest.h>

#include <CLI/App.hpp>

namespace cairn::cli {
namespace {

TEST(Nearest, FindsWhatWasMeant) {
  const std::vector<std::string> names{"bake", "canonicalize", "verify", "unbake", "status"};
  EXPECT_EQ(nearest("verfy", names), "verify");
  EXPECT_EQ(nearest("evrify", names), "verify");
  EXPECT_EQ(nearest("canonicalise", names), "canonicalize");
  EXPECT_EQ(nearest("stat", names), "status");
  EXPECT_EQ(nearest("back", names), "bake");
}

TEST(Nearest, DoesNotGuessWildly) {
  const std::vector<std::string> names{"bake", "jcs", "verify"};
  for (const std::string& word : {std::string("fly"), std::string("x"), std::string(),
                                  std::string("certificate"), std::string(100'000, 'v')})
    EXPECT_EQ(nearest(word, names), "") << word.substr(0, 20);
}

class UnknownWord : public testing::Test {
 protected:
  UnknownWord() {
    app.add_flag("--json");
    app.require_subcommand(1);
    auto* status = app.add_subcommand("status", "");
    status->require_subcommand(1);
    status->add_subcommand("show", "");
    app.add_subcommand("verify", "");
  }
  std::string ask(const std::vector<std::string>& words) { return unknown_word(app, words); }
  CLI::App app{"", "cairn"};
};

TEST_F(UnknownWord, IsNamedWithWhatWasMeant) {
  EXPECT_EQ(ask({"bogus"}), "there is no command `cairn bogus`");
  EXPECT_EQ(ask({"--json", "verfy", "a.json"}),
            "there is no command `cairn verfy`; did you mean `cairn verify`?");
  EXPECT_EQ(ask({"status", "shwo", "a.json"}),
            "there is no command `cairn status shwo`; did you mean `cairn status show`?");
  EXPECT_EQ(ask({"bogus", "--help"}), "there is no command `cairn bogus`");
  EXPECT_EQ(ask({"--bogus"}), "`cairn` takes no option --bogus here");
}

TEST_F(UnknownWord, IsNoneInWhatACommandTakes) {
  for (const auto& words : {std::vector<std::string>{},
                            {"verify", "bogus", "--bogus"},
                            {"--help"},
                            {"--version", "bogus"},
                            {"--json", "status", "show", "x"},
                            {"status"}})
    EXPECT_EQ(ask(words), "");
}

}  // namespace
}  // namespace cairn::cli
