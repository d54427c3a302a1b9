// SPDX-License-Identifier: Apache-2.0
// What providers' servers do to their data: pages that repeat, files that end too early, web pages
// in the place of data, text encoded twice, ids given twice. What is wrong is told by row or by
// file with what to do about it, the rest lands, and a second run changes nothing.
#include <gtest/gtest.h>

#include "catalogue/catalogue_json.h"
#include "catalogue/documents.h"
#include "catalogue/encoded_twice.h"
#include "catalogue/refresh.h"
#include "catalogue/test_documents.h"

namespace cairn::catalogue {
namespace {

constexpr std::string_view page_one =
    R"({"results": [{"course_id": "a", "name": "A"}, {"course_id": "b", "name": "B"}]})";
constexpr std::string_view page_two = R"({"results": [{"course_id": "c", "name": "C"}]})";

Import read_files(std::vector<SourceFile> files) {
  auto import = find_importer("openedx")->read(files, test_options());
  EXPECT_TRUE(import.ok()) << import.error().detail;
  return import.ok() ? std::move(import).value() : Import{};
}

void expect_told(const Import& import, std::string_view file, std::string_view words) {
  ASSERT_EQ(import.faults.size(), 1u);
  EXPECT_EQ(import.faults[0].file, file);
  EXPECT_NE(import.faults[0].reason.find(words), std::string::npos) << import.faults[0].reason;
  EXPECT_TRUE(import.incomplete);
}

TEST(BadInput, PagesThatRepeatAreReadOnce) {
  const auto import = read_files({{"1", page_one}, {"2", page_one}, {"3", page_two}});
  EXPECT_EQ(import.catalogue.offers.size(), 3u);
  expect_told(import, "2", "it says what 1 says, word for word");
}

TEST(BadInput, AWebPageAmongTheFilesIsToldAndTheRestLands) {
  const auto import = read_files({{"1", page_one}, {"2", "<!doctype html><title>Sign in</title>"}});
  EXPECT_EQ(import.catalogue.offers.size(), 2u);
  expect_told(import, "2", "it is a web page");
  for (const auto& importer : importers()) {
    const SourceFile page{"page", "\n<html><body>Please wait, …</body></html>"};
    EXPECT_FALSE(importer.sniff(page)) << importer.name;
    if (importer.name == "csv") continue;
    const auto alone = importer.read({&page, 1}, test_options());
    ASSERT_FALSE(alone.ok()) << importer.name;
    EXPECT_NE(alone.error().detail.find("web page"), std::string::npos) << alone.error().detail;
  }
}

TEST(BadInput, AFileThatEndsInTheMiddleGivesWhatStandsWholeInIt) {
  const std::string whole =
      R"({"pagination": {"count": 3}, "results": [{"course_id": "a", "name": "A \"]}"},
          {"course_id": "b", "name": "B", "media": [{"x": [1, 2]}, {"y": 1}]},
          {"course_id": "c", "name": "C"}]})";
  for (std::size_t size = whole.find("{\"course_id\": \"c\""); size + 2 < whole.size(); ++size) {
    const auto import = read_files({{"cut", std::string_view(whole).substr(0, size)}});
    EXPECT_EQ(import.catalogue.offers.size(), 2u) << size;
    ASSERT_FALSE(import.faults.empty());
    EXPECT_NE(import.faults[0].reason.find("it ends in the middle"), std::string::npos);
    EXPECT_TRUE(import.incomplete);
  }
  const auto all = read_files({{"cut", std::string_view(whole).substr(0, whole.size() - 1)}});
  EXPECT_EQ(all.catalogue.offers.size(), 3u);
  // An entry of which only a part is there is no entry.
  const auto import =
      read_files({{"cut", std::string_view(whole).substr(0, whole.find("{\"y\""))}});
  ASSERT_EQ(import.catalogue.offers.size(), 1u);
  EXPECT_EQ(import.catalogue.offers[0].id, "a");
}

TEST(BadInput, ClosesNothingThatIsWholeOrBroken) {
  for (const std::string_view text : {"", "{", "{\"a\": 1", "[]", "{\"a\": [1]}", "[}", "\"[", "]"})
    EXPECT_FALSE(closed_where_whole(text)) << text;
  EXPECT_EQ(closed_where_whole("[1,2,"), "[1,2]");
  EXPECT_EQ(closed_where_whole("{\"a\":[{\"b\":1},{\"b"), "{\"a\":[{\"b\":1}]}");
  EXPECT_EQ(closed_where_whole("{\"a\":[1] \n"), "{\"a\":[1]}");
  EXPECT_FALSE(closed_where_whole(std::string(100'000, '[')));
}

TEST(BadInput, ABadLineAmongLinesIsToldAndTheRestLands) {
  const auto import = read_files({{"lines",
                                   "{\"course_id\": \"a\", \"name\": \"A\"}\n{\"course_id\"\n"
                                   "{\"course_id\": \"b\", \"name\": \"B\"}\n"}});
  EXPECT_EQ(import.catalogue.offers.size(), 2u);
  expect_told(import, "lines", "line 2");
  EXPECT_EQ(find_offer(import.catalogue, "b")->file, "lines, line 3");
}

TEST(BadInput, JsonWithinATextIsUnpacked) {
  const auto import =
      read_files({{"wrapped", R"("{\"results\": [{\"course_id\": \"a\", \"name\": \"A\"}]}")"}});
  EXPECT_EQ(import.catalogue.offers.size(), 1u);
  EXPECT_EQ(import.notes.at(0), "wrapped: its data stands within a text; it was unpacked");
}

TEST(BadInput, AnIdOfNothingThatCanBeSeenSpoilsNoCatalogue) {
  auto options = test_options();
  options.framework = "bread";
  const auto import = read_text("open-badges", R"([{"id": "urn:a", "type": "Achievement",
      "name": "A", "criteria": {"narrative": "n"},
      "alignment": [{"targetName": "Pastry", "targetUrl": "\u0001"}, {"targetUrl": "\u0001"}]}])",
                                options);
  ASSERT_TRUE(import.ok());
  EXPECT_EQ(words_of(at(*import, "urn:a")), Texts{"Pastry"});
  const auto kept = read_catalogue(write_catalogue(import->catalogue));
  ASSERT_TRUE(kept.ok()) << kept.error().detail;
  EXPECT_EQ(kept->offers, import->catalogue.offers);
}

TEST(BadInput, OfManyLinesThatWereWrappedOnlyTheFirstAreNoted) {
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    const auto id = std::to_string(i);
    lines += R"("{\"course_id\": \")" + id + R"(\", \"name\": \"A\"}")" + "\n";
  }
  const auto import = read_files({{"lines", lines}});
  EXPECT_EQ(import.catalogue.offers.size(), 300u);
  EXPECT_EQ(import.notes.size(), 100u);
}

TEST(BadInput, TextEncodedTwiceIsMendedAndTold) {
  EXPECT_EQ(before_second_encoding("KÃ¼che fÃ¼r Ã„rzte"), "Küche für Ärzte");
  EXPECT_EQ(before_second_encoding("the bakerâ€™s bread"), "the baker’s bread");
  EXPECT_EQ(before_second_encoding("Bread &amp; butter"), "Bread & butter");
  for (const std::string_view right :
       {"", "Bread", "Küche", "the baker’s", "Größe 5 €", "AT&T", "日本"})
    EXPECT_FALSE(before_second_encoding(right)) << right;
  const auto import = read_files({{"f", R"([{"course_id": "a", "name": "KÃ¼che"}])"}});
  EXPECT_EQ(import.catalogue.offers.at(0).title, "Küche");
  ASSERT_EQ(import.faults.size(), 1u);
  EXPECT_TRUE(import.faults[0].landed);
  EXPECT_EQ(import.faults[0].row, 1u);
  const auto skills = read_files(
      {{"f", R"([{"course_id": "a", "name": "A", "skill_names": ["KÃ¼chen planen"]}])"}});
  EXPECT_EQ(words_of(skills.catalogue.offers.at(0)), Texts{"Küchen planen"});
}

TEST(BadInput, IdsGivenTwiceAreToldByRow) {
  const auto import = read_files(
      {{"f", R"([{"course_id": "a", "name": "A"}, {"course_id": "a", "name": "Other"}])"}});
  ASSERT_EQ(import.catalogue.offers.size(), 1u);
  EXPECT_EQ(import.catalogue.offers[0].title, "A");
  ASSERT_EQ(import.faults.size(), 1u);
  EXPECT_EQ(import.faults[0].row, 2u);
  EXPECT_NE(import.faults[0].reason.find("an id of its own"), std::string::npos);
}

TEST(BadInput, PricesInTenCurrenciesAndNone) {
  const auto import = read_text("csv",
                                "id,title,price,currency\n"
                                "a,A,49,EUR\nb,B,$49,USD\nc,C,£1.50,\nd,D,1200,JPY\ne,E,1.299,CHF\n"
                                "f,F,499,INR\ng,G,10.5,KWD\nh,H,\"1.234,50\",PLN\ni,I,99,SEK\n"
                                "j,J,250,BRL\nk,K,49,\nl,L,49,moon\nm,M,,EUR\nn,N,free,\n");
  ASSERT_TRUE(import.ok());
  const auto price = [&](std::string_view id) { return find_offer(import->catalogue, id)->price; };
  EXPECT_EQ(price("a"), (Price{4900, "EUR"}));
  EXPECT_EQ(price("b"), (Price{4900, "USD"}));
  EXPECT_EQ(price("c"), (Price{150, "GBP"}));
  EXPECT_EQ(price("d"), (Price{1200, "JPY"}));
  EXPECT_EQ(price("f"), (Price{49900, "INR"}));
  EXPECT_EQ(price("g"), (Price{10500, "KWD"}));
  EXPECT_EQ(price("h"), (Price{123450, "PLN"}));
  EXPECT_EQ(price("i"), (Price{9900, "SEK"}));
  EXPECT_EQ(price("j"), (Price{25000, "BRL"}));
  EXPECT_FALSE(price("k"));  // of which currency is not said
  EXPECT_FALSE(price("l"));
  EXPECT_FALSE(price("m"));
  EXPECT_EQ(price("n"), (Price{0, ""}));
  std::vector<std::size_t> told;
  for (const auto& fault : import->faults) {
    told.push_back(fault.row);
    EXPECT_TRUE(fault.landed);
  }
  EXPECT_EQ(told, (std::vector<std::size_t>{12, 13}));
}

TEST(BadInput, HoursInSixPhrasings) {
  const auto import = read_text("openedx", R"([
      {"course_id": "a", "name": "A", "effort": "4 weeks, 3-5 hours/week"},
      {"course_id": "b", "name": "B", "effort": "Approx. 20 hours"},
      {"course_id": "c", "name": "C", "effort": "about 2 hours a day for 10 days"},
      {"course_id": "d", "name": "D", "effort": "6 Wochen, 4 Stunden pro Woche"},
      {"course_id": "e", "name": "E", "effort": "90 minutes"},
      {"course_id": "f", "name": "F", "effort": "4-8 hours/week"},
      {"course_id": "g", "name": "G", "effort": "as long as it takes"}])");
  ASSERT_TRUE(import.ok());
  const auto hours = [&](std::string_view id) { return find_offer(import->catalogue, id)->hours; };
  EXPECT_EQ(hours("a"), (Effort{720, 1200}));
  EXPECT_EQ(hours("b"), (Effort{1200, 1200}));
  EXPECT_EQ(hours("c"), (Effort{1200, 1200}));
  EXPECT_EQ(hours("d"), (Effort{1440, 1440}));
  EXPECT_EQ(hours("e"), (Effort{90, 90}));
  EXPECT_FALSE(hours("f"));  // how many weeks is not said
  EXPECT_FALSE(find_offer(import->catalogue, "f")->notes.empty());
  EXPECT_FALSE(hours("g"));
}

TEST(BadInput, ASecondRunChangesNothing) {
  for (const auto& document : test_documents) {
    const auto first = read_text(document.importer, document.text);
    const auto second = read_text(document.importer, document.text);
    ASSERT_TRUE(first.ok() && second.ok());
    const auto kept = refreshed(nullptr, *first, "2026-11-26");
    const auto again = refreshed(&kept.catalogue, *second, "2026-11-27");
    EXPECT_FALSE(again.changes.any()) << document.importer;
    EXPECT_EQ(again.changes.unchanged, first->catalogue.offers.size());
    EXPECT_EQ(again.catalogue.offers, kept.catalogue.offers);
  }
}

}  // namespace
}  // namespace cairn::catalogue
