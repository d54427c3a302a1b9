// SPDX-License-Identifier: Apache-2.0
#include "server/language.h"

#include <gtest/gtest.h>

#include "server/templates.h"

namespace cairn::server {
namespace {

constexpr Asset files[] = {
    {"ar.json", "", R"({"name": "عربي", "direction": "rtl", "texts": {}})"},
    {"de.json", "",
     R"({"name": "Deutsch", "direction": "ltr",
         "texts": {"Verify": "Prüfen", "{} of {}": "von {1} {0}",
                   "Hello {{name}}!": "Hallo {{name}}!"}})"},
};

Languages both() { return std::move(Languages::create(files)).value(); }

TEST(Languages, AreChosenByCookieThenByWhatTheBrowserAsksFor) {
  const auto languages = both();
  EXPECT_EQ(languages.choose("", "").tag, "en");
  EXPECT_EQ(languages.choose("de", "en").tag, "de");
  EXPECT_EQ(languages.choose("xx", "de-AT,de;q=0.9,en;q=0.8").tag, "de");
  EXPECT_EQ(languages.choose("", "en;q=0.3, DE;q=0.7").tag, "de");
  EXPECT_EQ(languages.choose("", "fr, en;q=0.5, de;q=0.4").tag, "en");
  EXPECT_EQ(languages.choose("", "de;q=0, en;q=0.1").tag, "en");
  EXPECT_EQ(languages.choose("", ";;;,,,q=,de;q=x").tag, "de");
}

TEST(Languages, KeepEnglishWhereATextIsMissing) {
  const auto languages = both();
  const Speaking german(*languages.find("de"));
  EXPECT_EQ(say("Verify"), "Prüfen");
  EXPECT_EQ(say("Nobody translated this"), "Nobody translated this");
  EXPECT_EQ(say("{} of {}", 2, 3), "von 3 2");
}

TEST(Languages, AreSpokenForAScopeAlone) {
  const auto languages = both();
  {
    const Speaking german(*languages.find("de"));
    const Speaking arabic(*languages.find("ar"));
    EXPECT_EQ(spoken().direction, "rtl");
  }
  EXPECT_EQ(spoken().tag, "en");
}

TEST(Languages, RefuseAFileThatSaysNoDirection) {
  constexpr Asset wrong[] = {{"xx.json", "", R"({"name": "X", "texts": {}})"}};
  EXPECT_FALSE(Languages::create(wrong));
  constexpr Asset broken[] = {{"xx.json", "", "{"}};
  EXPECT_FALSE(Languages::create(broken));
}

TEST(Languages, OfOursAllRead) { EXPECT_TRUE(Languages::create(message_files())); }

constexpr Asset marked[] = {
    {"_layout.html", "text/html", "{{> content}}"},
    {"a.html", "text/html", "<p>[[Hello {{name}}!]]</p><p>[[Verify]] [[Other]]</p>"},
};

TEST(Templates, SayTheirTextsInTheLanguageAskedFor) {
  const auto languages = both();
  const auto templates = Templates::create(marked);
  ASSERT_TRUE(templates);
  View view;
  view.text("name", "<Ada [[Verify]]>");
  EXPECT_EQ(*templates->render("a", view),
            "<p>Hello &lt;Ada [[Verify]]&gt;!</p><p>Verify Other</p>");
  EXPECT_EQ(*templates->render("a", view, *languages.find("de")),
            "<p>Hallo &lt;Ada [[Verify]]&gt;!</p><p>Prüfen Other</p>");
}

TEST(Templates, RefuseATextThatIsNotClosed) {
  constexpr Asset open[] = {{"_layout.html", "", "{{> content}}"}, {"a.html", "", "[[Verify"}};
  EXPECT_FALSE(Templates::create(open));
}

}  // namespace
}  // namespace cairn::server
