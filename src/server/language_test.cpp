// SPDX-License-Identifier: Apache-2.0
#include "server/language.h"

#include <gtest/gtest.h>

#include "app/fields.h"
#include "server/templates.h"

namespace cairn::server {
namespace {

constexpr Asset files[] = {
    {"ar.json", "", R"({"name": "عربي", "direction": "rtl", "texts": {}})"},
    {"de.json", "",
     R"({"name": "Deutsch", "direction": "ltr",
         "texts": {"Verify": "Prüfen", "{} of {}": "von {1} {0}",
                   "Name": "Vorname", "Gone.": "Weg.", "Hello {{name}}!": "Hallo {{name}}!"},
         "filled": {"{} is too long.": "{} ist zu lang.",
                    "{} is too long. Use {} at most.": "{0} ist zu lang. Höchstens {1}.",
                    "There is no “{}” of {}.": "{1} hat kein „{0}“."}})"},
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

TEST(Faults, AreSaidByTheSentenceTheyWereMadeFrom) {
  const auto languages = both();
  EXPECT_EQ(say_fault("Name is too long."), "Name is too long.");
  const Speaking german(*languages.find("de"));
  EXPECT_EQ(say_fault("Gone."), "Weg.");
  EXPECT_EQ(say_fault("Name is too long."), "Vorname ist zu lang.");
  EXPECT_EQ(say_fault("Name is too long. Use 5 at most."), "Vorname ist zu lang. Höchstens 5.");
  EXPECT_EQ(say_fault("There is no “Name” of Name."), "Vorname hat kein „Name“.");
  EXPECT_EQ(say_fault("{0} is too long."), "{0} ist zu lang.");
  EXPECT_EQ(say_fault("is too long. Nobody knows this"), "is too long. Nobody knows this");
}

TEST(Faults, OfFieldsAreFoundInOurFiles) {
  const auto languages = std::move(Languages::create(message_files())).value();
  const Speaking german(*languages.find("de"));
  const auto missing = app::text_field({"/name", "Name"}, "", 5, app::Presence::required);
  EXPECT_EQ(say_fault(missing.error().detail), "Name fehlt. Füllen Sie das Feld aus.");
  const auto longer = app::text_field({"/name", "Name"}, "123456", 5, app::Presence::required);
  EXPECT_EQ(say_fault(longer.error().detail), "Name ist zu lang. Nehmen Sie höchstens 5 Zeichen.");
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
  constexpr Asset unfilled[] = {
      {"xx.json", "",
       R"({"name": "X", "direction": "ltr", "texts": {}, "filled": {"No value.": "None."}})"}};
  EXPECT_FALSE(Languages::create(unfilled));
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
