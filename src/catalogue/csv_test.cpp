// SPDX-License-Identifier: Apache-2.0
#include "catalogue/csv.h"

#include <gtest/gtest.h>

#include <utility>

#include <algorithm>

#include "catalogue/test_documents.h"

namespace cairn::catalogue {
namespace {

const Offer& only(const Result<Import>& import) { return import.value().catalogue.offers.at(0); }

std::vector<std::string> reasons(const Import& import) {
  std::vector<std::string> all;
  for (const auto& fault : import.faults) all.push_back(to_sentence(fault));
  return all;
}

TEST(CsvCatalogue, ReadsEveryField) {
  const auto import = read_text("csv",
                                "id,title,provider,url,description,teaches,requires,prerequisites,"
                                "hours,price,currency,level,language,starts,"
                                "pace,trial,assessment,proves,credential,renewal_months,parts,"
                                "credit,programmes,recognition,kind,modified,"
                                "last_reviewed\n"
                                "a,Bread,Bake School,https://bake.example/a?utm_source=x,<b>Of</b> "
                                "flour,Baking:3|Kneading,b,Hands,36,49.50,EUR,"
                                "beginner,en|de,2027-09-01|2027-02-01,scheduled,audit,exam,You can "
                                "bake,certificate,24,b,5 ECTS,Bakery,70,course,"
                                "2026-01-31,2026-02-01\n"
                                "b,Flour,,,,,,,,,,,,,,,,,,,,,,,,,\n");
  ASSERT_TRUE(import.ok());
  EXPECT_TRUE(import->faults.empty()) << reasons(*import).front();
  const auto& offer = only(import);
  EXPECT_EQ(offer.url, "https://bake.example/a");
  EXPECT_EQ(offer.description, "Of flour");
  ASSERT_EQ(offer.teaches.size(), 2u);
  EXPECT_EQ(offer.teaches[0], (Teaches{.words = "Baking", .skill = "", .level = 3}));
  EXPECT_EQ(offer.teaches[1].link, Link::unlinked);
  ASSERT_EQ(offer.requires_first.of.size(), 1u);
  EXPECT_EQ(offer.requires_first.of[0].id, "b");
  EXPECT_EQ(offer.prerequisites, std::vector<std::string>{"Hands"});
  EXPECT_EQ(offer.hours, (Effort{2160, 2160}));
  EXPECT_EQ(offer.price, (Price{4950, "EUR"}));
  EXPECT_EQ(offer.stage, Stage::beginner);
  EXPECT_EQ(offer.languages, (std::vector<std::string>{"en", "de"}));
  EXPECT_EQ(offer.starts, (std::vector<std::string>{"2027-02-01", "2027-09-01"}));
  EXPECT_EQ(offer.pace, Pace::scheduled);
  EXPECT_EQ(offer.trial, Trial::audit);
  EXPECT_EQ(in_english(proof_sentence(offer)), "You can bake");
  EXPECT_EQ(offer.renewal_months, 24);
  EXPECT_EQ(offer.parts, std::vector<std::string>{"b"});
  EXPECT_EQ(offer.credit, "5 ECTS");
  EXPECT_EQ(offer.recognition, 70);
  EXPECT_EQ(offer.kind, Kind::course);
  EXPECT_EQ(offer.last_reviewed, "2026-02-01");
}

TEST(CsvCatalogue, ReadsLevelsAndSupervision) {
  const auto import =
      read_text("csv",
                "id,title,EQF,framework level,proctored\na,A,6,,yes\nb,B,EQF 4,SCQF level 7,nein\n"
                "c,C,12,DQR 9,perhaps\nd,D,,AQF 7,\n");
  ASSERT_TRUE(import.ok());
  const auto& offers = import->catalogue.offers;
  ASSERT_EQ(offers.size(), 4u);
  EXPECT_EQ(offers[0].eqf, 6);
  EXPECT_EQ(offers[0].supervised, true);
  EXPECT_EQ(offers[1].eqf, 4);
  EXPECT_EQ(offers[1].framework_level, "SCQF 7");
  EXPECT_EQ(offers[1].supervised, false);
  EXPECT_EQ(offers[2].eqf, std::nullopt);
  EXPECT_EQ(offers[2].framework_level, "");
  EXPECT_EQ(offers[2].supervised, std::nullopt);
  EXPECT_EQ(import->faults.size(), 3u);
  EXPECT_EQ(offers[3].framework_level, "AQF 7");
}

TEST(CsvCatalogue, LeavesWhatIsNotThereUnknown) {
  const auto import = read_text("csv", "id,title\na,Bread\n");
  ASSERT_TRUE(import.ok());
  auto offer = only(import);
  EXPECT_EQ(std::exchange(offer.row, 0u), 2u);  // the header is its first
  offer.file.clear();
  EXPECT_EQ(offer, (Offer{.id = "a", .source = "csv", .title = "Bread"}));
  EXPECT_EQ(count_unknown(import->catalogue).front().field, "price");
}

TEST(CsvCatalogue, KnowsTheUsualHeadersOfSeveralLanguages) {
  const std::string_view tables[] = {
      "Kurstitel;Anbieter;Stunden;Preis;Währung;Niveau;Sprache\nBrot;Bäckerschule;10;49,50;EUR;"
      "Einsteiger;Deutsch\n",
      "Intitulé;Organisme;Heures;Prix;Devise;Niveau;Langue\nBrot;Bäckerschule;10;49,50;EUR;"
      "Débutant;allemand\n",
      "Curso;Institución;Horas;Precio;Moneda;Nivel;Idioma\nBrot;Bäckerschule;10;49,50;EUR;"
      "principiante;de\n",
      "Cursus;Aanbieder;Uren;Prijs;Valuta;Niveau;Taal\nBrot;Bäckerschule;10;49,50;EUR;beginner;"
      "de\n",
      "Corso\tFornitore\tOre\tPrezzo\tValuta\tLivello\tLingua\nBrot\tBäckerschule\t10\t49,"
      "50\tEUR\tbeginner\tde\n",
      "Course Title,School,Study hours,Fee,Currency "
      "code,Difficulty,Language\nBrot,Bäckerschule,10,49.50,EUR,beginner,German\n",
  };
  for (const auto table : tables) {
    const auto import = read_text("csv", table);
    ASSERT_TRUE(import.ok()) << table;
    const auto& offer = only(import);
    EXPECT_EQ(offer.title, "Brot") << table;
    EXPECT_EQ(offer.provider, "Bäckerschule") << table;
    EXPECT_EQ(offer.hours, (Effort{600, 600})) << table;
    EXPECT_EQ(offer.price, (Price{4950, "EUR"})) << table;
    EXPECT_EQ(offer.stage, Stage::beginner) << table;
    EXPECT_EQ(offer.languages, std::vector<std::string>{"de"}) << table;
  }
}

TEST(CsvCatalogue, FollowsAMappingAndTellsWhichFieldsThereAre) {
  auto options = test_options();
  options.map = {{"Was", "title"}, {"Umfang (UE)", "hours"}};
  const auto import = read_text("csv", "Was,Umfang (UE)\nBrot,12\n", options);
  ASSERT_TRUE(import.ok());
  EXPECT_EQ(only(import).hours, (Effort{720, 720}));
  options.map = {{"Was", "titel"}};
  const auto no_field = read_text("csv", "Was\nBrot\n", options);
  ASSERT_FALSE(no_field.ok());
  EXPECT_EQ(no_field.error().code, ErrorCode::invalid);
  EXPECT_NE(no_field.error().detail.find("renewal_months"), std::string::npos);
  options.map = {{"Wer", "title"}};
  const auto no_column = read_text("csv", "Was\nBrot\n", options);
  ASSERT_FALSE(no_column.ok());
  EXPECT_NE(no_column.error().detail.find("it has Was"), std::string::npos);
}

TEST(CsvCatalogue, NamesBadRowsAndLandsTheRest) {
  const auto import = read_text("csv",
                                "id,title,hours,price,currency,starts,recognition\n"
                                "a,Bread,abc,49,,2027-02-30,700\n"
                                "b,,1,1,EUR,,\n"
                                "a,Bread again,1,1,EUR,,\n"
                                "c,Cake,2,2,EUR,2027-01-01,50\n");
  ASSERT_TRUE(import.ok());
  EXPECT_EQ(import->rows, 4u);
  ASSERT_EQ(import->catalogue.offers.size(), 2u);
  EXPECT_EQ(import->catalogue.offers[1].id, "c");
  const auto told = reasons(*import);
  const auto has = [&](std::string_view piece) {
    return std::any_of(told.begin(), told.end(), [&](const std::string& text) {
      return text.find(piece) != std::string::npos;
    });
  };
  EXPECT_TRUE(has("row 2 (a): “abc” under “hours”"));
  EXPECT_TRUE(has("“49” under “price”"));
  EXPECT_TRUE(has("“2027-02-30” under “starts”"));
  EXPECT_TRUE(has("“700” under “recognition”"));
  EXPECT_TRUE(has("row 3 (b): it has no title"));
  EXPECT_TRUE(has("row 4 (a): its id stands twice"));
  EXPECT_TRUE(std::none_of(import->faults.begin(), import->faults.end(),
                           [](const RowFault& fault) { return fault.id == "c"; }));
}

TEST(CsvCatalogue, ReadsOtherCharacterSetsAndSeparators) {
  const auto latin = read_text("csv",
                               "Kurstitel;Anbieter\nB\xE4"
                               "cken;M\xFChle\n");
  ASSERT_TRUE(latin.ok());
  EXPECT_EQ(only(latin).title, "Bäcken");
  EXPECT_FALSE(latin->notes.empty());
  const auto marked = read_text("csv", "\xEF\xBB\xBFtitle\tprovider\nBread\tMill\n");
  ASSERT_TRUE(marked.ok());
  EXPECT_EQ(only(marked).title, "Bread");
}

TEST(CsvCatalogue, RefusesWhatIsNoCatalogueWithARemedy) {
  const auto none = read_text("csv", "colour,weight\nred,1\n");
  ASSERT_FALSE(none.ok());
  EXPECT_NE(none.error().detail.find("COLUMN=title"), std::string::npos);
  EXPECT_FALSE(read_text("csv", "").ok());
  EXPECT_FALSE(read_text("csv", "id,title\n").ok());
}

TEST(CsvCatalogue, TakesSkillIdsOnlyOfANamedFramework) {
  auto options = test_options();
  options.framework = "starter";
  const auto import = read_text(
      "csv", "id,title,teaches,requires\na,Bread,baking:3,kneading:2|b\nb,Flour,,\n", options);
  ASSERT_TRUE(import.ok());
  const auto& offer = only(import);
  EXPECT_EQ(offer.teaches[0],
            (Teaches{.words = "", .skill = "baking", .level = 3, .link = Link::stated}));
  ASSERT_EQ(offer.requires_first.of.size(), 2u);
  EXPECT_EQ(offer.requires_first.of[0].kind, Requirement::Kind::skill);
  const auto words =
      read_text("csv", "id,title,teaches,requires\na,Bread,baking:3,kneading:2|Strong arms\n");
  EXPECT_TRUE(only(words).requires_first.is_nothing());
  EXPECT_EQ(only(words).prerequisites,
            (std::vector<std::string>{"kneading (level 2)", "Strong arms"}));
}

TEST(CsvCatalogue, KeepsWordsWithinTheirSizeWhereverTheyStood) {
  const auto import = read_text("csv", "id,title,requires\na,A," + std::string(500, 'x') + "\n");
  ASSERT_TRUE(import.ok());
  ASSERT_EQ(only(import).prerequisites.size(), 1u);
  EXPECT_LE(only(import).prerequisites[0].size(), 400u);
}

TEST(CsvCatalogue, KeepsSeveralCurrenciesApart) {
  const auto import = read_text("csv", "id,title,price\na,A,10 EUR\nb,B,£10\nc,C,10 CHF\nd,D,10\n");
  ASSERT_TRUE(import.ok());
  EXPECT_EQ(import->catalogue.offers[0].price, (Price{1000, "EUR"}));
  EXPECT_EQ(import->catalogue.offers[1].price, (Price{1000, "GBP"}));
  EXPECT_EQ(import->catalogue.offers[2].price, (Price{1000, "CHF"}));
  EXPECT_FALSE(import->catalogue.offers[3].price);
}

TEST(CsvCatalogue, TellsLoops) {
  auto options = test_options();
  const auto import =
      read_text("csv", "id,title,requires,parts\na,A,b,\nb,B,a,\nc,C,,d\nd,D,,c\ne,E,,\n", options);
  ASSERT_TRUE(import.ok());
  EXPECT_EQ(import->catalogue.offers.size(), 5u);
  const auto told = reasons(*import);
  ASSERT_EQ(told.size(), 2u);
  EXPECT_NE(told[0].find("a → b → a"), std::string::npos);
  EXPECT_NE(told[1].find("c → d → c"), std::string::npos);
  EXPECT_TRUE(import->faults[0].landed);
}

TEST(CsvCatalogue, LandsTwentyThousandRows) {
  std::string table = "id,title,provider,teaches,requires,hours,price,currency\n";
  for (int i = 0; i < 20'000; ++i) {
    const auto n = std::to_string(i);
    table +=
        "o" + n + ",\"Offer, " + n + "\",School " + std::to_string(i % 50) + ",Skill " + n + ":3,";
    table += i > 0 ? "o" + std::to_string(i - 1) : "";
    table += i % 7 == 0 ? ",??,5,EUR\n" : ",3,5,EUR\n";
  }
  const auto import = read_text("csv", table);
  ASSERT_TRUE(import.ok());
  EXPECT_EQ(import->catalogue.offers.size(), 20'000u);
  EXPECT_EQ(import->faults.size() + import->faults_left_out, 2858u);
}

}  // namespace
}  // namespace cairn::catalogue
