// SPDX-License-Identifier: Apache-2.0
#include "adverts/sections.h"

#include <gtest/gtest.h>

#include "adverts/limits.h"
#include "adverts/sentence_ends.h"
#include "adverts/vocabulary.h"

namespace cairn::adverts {
namespace {

// "purpose: sentence" of everything but headings.
std::vector<std::string> told(const AdvertText& advert) {
  std::vector<std::string> all;
  for (const auto& one : sentences_of(advert))
    if (!one.heading)
      all.push_back(std::string(word_for(one.purpose)) + ": " +
                    advert.text.substr(one.start, one.end - one.start));
  return all;
}
std::vector<std::string> told(std::string_view text) { return told(advert_from_text(text)); }

using List = std::vector<std::string>;

TEST(Sentences, AreWhatTheirHeadingSays) {
  EXPECT_EQ(told("Baker\n\nWe are a bakery.\n\nWhat you will do\n- Bake bread\n- Sell it\n\nYou "
                 "must have:\n"
                 "* a diploma\n* patience\n\nNice to have\n1. French\n2) Spanish\n\nWhat we offer\n"
                 "Free bread.\n\nHow to apply\nWrite to us."),
            (List{"about: We are a bakery.", "duty: Bake bread", "duty: Sell it",
                  "requirement: a diploma", "requirement: patience", "nice-to-have: French",
                  "nice-to-have: Spanish", "benefit: Free bread.", "boilerplate: Write to us."}));
}

TEST(Sentences, AreTheSameInLinesEndedAsWindowsDoes) {
  EXPECT_EQ(
      told("Baker\r\n\r\nRequirements\r\n- bread\r\n- cakes\r\n\r\nWe offer you free bread."),
      (List{"requirement: bread", "requirement: cakes", "benefit: We offer you free bread."}));
}

TEST(Sentences, AreWhatTheirWordsSayWhereNoHeadingSpeaks) {
  EXPECT_EQ(told("Baker\n\nCrumb was founded in 1980. You will bake bread. You must have "
                 "experience of ovens. "
                 "French would be a plus. We offer a pension. Please send your CV."),
            (List{"about: Crumb was founded in 1980.", "duty: You will bake bread.",
                  "requirement: You must have experience of ovens.",
                  "nice-to-have: French would be a plus.", "benefit: We offer a pension.",
                  "boilerplate: Please send your CV."}));
}

TEST(Sentences, SayForThemselvesThatSomethingIsOnlyWelcome) {
  EXPECT_EQ(
      told(
          "Baker\n\nRequirements:\n- Bread\n- French is a plus\n- A diploma, preferably in baking"),
      (List{"requirement: Bread", "nice-to-have: French is a plus",
            "requirement: A diploma, preferably in baking"}));
}

TEST(Sentences, KnowHeadingsWithinALine) {
  EXPECT_EQ(told("Baker\n\nEssential: bread and cakes.\nDesirable: French.\n"),
            (List{"requirement: bread and cakes.", "nice-to-have: French."}));
}

TEST(Sentences, KnowHeadingsAmidAParagraph) {
  EXPECT_EQ(
      told("Baker\n\nThe oven is old. We require: Bread of all kinds. Cakes too. Preferred "
           "qualifications. French. Hours: early."),
      (List{"about: The oven is old.", "requirement: Bread of all kinds.",
            "requirement: Cakes too.", "nice-to-have: French.", "nice-to-have: Hours: early."}));
}

TEST(Sentences, KnowALineThatBreaksOffBeforeAListOfWhatSomebodyIs) {
  EXPECT_EQ(told("Baker\n\nWe offer\n- Bread\n\nYou will fit this role if you\n- rise early\n\nIt "
                 "would be a bonus if you could also\n- sing\n"),
            (List{"benefit: Bread", "requirement: rise early", "nice-to-have: sing"}));
}

TEST(Sentences, OfASectionEndWhereProsePlainlySpeaksOfSomethingElse) {
  EXPECT_EQ(told("Baker\n\nRequirements\nSourdough matters.\nWe offer a pension and thirty days of "
                 "holiday.\nBread is our life."),
            (List{"requirement: Sourdough matters.",
                  "benefit: We offer a pension and thirty days of holiday.",
                  "requirement: Bread is our life."}));
}

TEST(Sentences, ThatOpenLikeARequirementAreClear) {
  const auto advert = advert_from_text(
      "Baker\n\nOur ovens are old.\n\nExperience with sourdough\nKnowledge of hygiene rules\n");
  const auto sentences = sentences_of(advert);
  EXPECT_EQ(sentences.back().purpose, Purpose::requirement);
  EXPECT_TRUE(sentences.back().clear);
}

TEST(Sentences, PartListsAtSemicolons) {
  EXPECT_EQ(told("Baker\n\nRequired: bread and cakes; sourdough; French is a plus."),
            (List{"requirement: bread and cakes", "requirement: sourdough",
                  "nice-to-have: French is a plus."}));
}

TEST(Sentences, TakeABulletlessListForOne) {
  EXPECT_EQ(told("Baker\n\nYour profile\nGood communication skills\nExperience with "
                 "sourdough\n\nBenefits\nPension\n"),
            (List{"requirement: Good communication skills",
                  "requirement: Experience with sourdough", "benefit: Pension"}));
}

TEST(Sentences, JoinWrappedLines) {
  EXPECT_EQ(
      told("Baker\n\nRequirements\n- You have worked in a bakery that makes sourdough, and\n  you "
           "know its "
           "ways\n- French"),
      (List{
          "requirement: You have worked in a bakery that makes sourdough, and\n  you know its ways",
          "requirement: French"}));
}

TEST(Sentences, OfPagesFollowTheirBlocks) {
  const auto advert = advert_from_html(
      "<h1>Baker</h1><h3>What you bring</h3><ul><li>Sourdough. Rye too.</li><li>French</li></ul>"
      "<p><b>We offer:</b></p><p>Bread</p>");
  ASSERT_TRUE(advert.ok());
  EXPECT_EQ(told(*advert), (List{"requirement: Sourdough.", "requirement: Rye too.",
                                 "requirement: French", "benefit: Bread"}));
}

TEST(Sentences, OfOtherLanguagesAreParted) {
  EXPECT_EQ(told("Bäcker (m/w/d)\n\nIhre Aufgaben\n- Brot backen\n\nIhr Profil\n- "
                 "Ausbildung\n\nWir bieten\n- Rente"),
            (List{"duty: Brot backen", "requirement: Ausbildung", "benefit: Rente"}));
  EXPECT_EQ(told("Boulanger\n\nVos missions\n- Cuire\n\nProfil recherché\n- CAP\n\nNous offrons\n- "
                 "Mutuelle"),
            (List{"duty: Cuire", "requirement: CAP", "benefit: Mutuelle"}));
  EXPECT_EQ(
      told("Panadero\n\nFunciones\n- Hornear\n\nRequisitos\n- Título\n\nSe valorará\n- "
           "Inglés\n\nOfrecemos\n- Seguro"),
      (List{"duty: Hornear", "requirement: Título", "nice-to-have: Inglés", "benefit: Seguro"}));
}

TEST(Sentences, EndWhereTheyEnd) {
  const auto parts = [](std::string_view line) {
    List all;
    for (const auto& [start, end] : split_sentences(line))
      all.emplace_back(line.substr(start, end - start));
    return all;
  };
  EXPECT_EQ(parts("Tools, e.g. Python. Bring Dr. Smith's note! (Really.) OK? Yes"),
            (List{"Tools, e.g. Python.", "Bring Dr. Smith's note!", "(Really.)", "OK?", "Yes"}));
  EXPECT_EQ(parts("Node.js and .NET 6.0 matter. 3 years count."),
            (List{"Node.js and .NET 6.0 matter.", "3 years count."}));
  EXPECT_EQ(parts("Bread, cakes etc. You sell them. Z.B. Brot"),
            (List{"Bread, cakes etc.", "You sell them.", "Z.B. Brot"}));
  EXPECT_EQ(parts("approx. 5 ovens, incl. Rye"), (List{"approx. 5 ovens, incl. Rye"}));
}

TEST(Sentences, AreBoundedInLengthAndNumber) {
  const auto endless = sentences_of(advert_from_text(std::string(5 * 1024 * 1024, 'a')));
  for (const auto& one : endless) EXPECT_LE(one.end - one.start, limits::sentence_bytes_max);
  std::string bullets;
  for (int i = 0; i < 100'000; ++i) bullets += "- a\n";
  EXPECT_EQ(sentences_of(advert_from_text(bullets)).size(), limits::sentences_max);
  std::string stops;
  for (int i = 0; i < 100'000; ++i) stops += "A. B! ";
  EXPECT_LE(sentences_of(advert_from_text(stops)).size(), limits::sentences_max);
}

TEST(Sentences, OfNothingAreNone) {
  EXPECT_TRUE(sentences_of(advert_from_text("")).empty());
  EXPECT_TRUE(sentences_of(advert_from_text(" \n\r\n -\n **\n")).size() <= 2);
}

TEST(Headings, AreToldFromRequirements) {
  EXPECT_EQ(purpose_of_heading("It would be a bonus if you have"), Purpose::nice_to_have);
  EXPECT_EQ(purpose_of_heading("What's in it for you?"), Purpose::benefit);
  EXPECT_EQ(purpose_of_heading("WHAT YOU’LL NEED"), Purpose::requirement);
  EXPECT_EQ(purpose_of_heading("Experience with sourdough"), std::nullopt);
  EXPECT_EQ(purpose_of_heading(""), std::nullopt);
}

}  // namespace
}  // namespace cairn::adverts
