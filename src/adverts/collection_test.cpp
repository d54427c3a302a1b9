// SPDX-License-Identifier: Apache-2.0
#include "adverts/collection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cairn::adverts {
namespace {

using testing::HasSubstr;

struct Collected {
  Result<CollectionRead> read = CollectionRead();
  std::vector<CollectedAdvert> adverts;
};

Collected collect(std::string_view file) {
  Collected all;
  all.read = read_collection(as_bytes(file), [&](const CollectedAdvert& advert) {
    all.adverts.push_back(advert);
    return Status(done);
  });
  return all;
}

TEST(Collection, ReadsALineAnAdvert) {
  const auto all = collect(
      "{\"title\": \"Welder\", \"text\": \"Weld steel.\", \"date\": \"2026-03-05\"}\n"
      "\n"
      "{\"name\": \"Baker\", \"description\": \"<p>Bake <b>bread</b>.</p>\"}\n");
  ASSERT_TRUE(all.read.ok());
  EXPECT_EQ(all.read->rows, 2u);
  ASSERT_EQ(all.adverts.size(), 2u);
  EXPECT_EQ(all.adverts[0].text.title, "Welder");
  EXPECT_EQ(all.adverts[0].published, *parse_date("2026-03-05"));
  EXPECT_EQ(all.adverts[1].row, 3u);
  EXPECT_THAT(all.adverts[1].text.text, HasSubstr("Bake bread."));
  EXPECT_FALSE(all.adverts[1].published) << "what is not said stays unknown";
}

TEST(Collection, ReadsPostingsArraysTablesAndPages) {
  constexpr std::string_view posting =
      R"({"@type": "JobPosting", "title": "Welder", "datePosted": "2026-03-05T08:00Z",)"
      R"( "description": "Weld steel."})";
  const auto page = "<html><script type=\"application/ld+json\">" + std::string(posting) +
                    "</script><p>Apply now</p></html>";
  for (const auto& file :
       {std::string(posting), "[" + std::string(posting) + "]", page,
        std::string("Title;Job description;Date posted\nWelder;Weld steel.;2026-03-05\n")}) {
    const auto all = collect(file);
    ASSERT_TRUE(all.read.ok()) << file << all.read.error().detail;
    ASSERT_EQ(all.adverts.size(), 1u) << file;
    EXPECT_EQ(all.adverts[0].text.title, "Welder") << file;
    EXPECT_THAT(all.adverts[0].text.text, HasSubstr("Weld steel."));
    EXPECT_EQ(all.adverts[0].published, *parse_date("2026-03-05")) << file;
  }
}

std::string script(std::string_view json) {
  return "<script type=\"application/ld+json\">" + std::string(json) + "</script>";
}

TEST(Collection, ReadsEveryPostingOfAPageAsARowOfItsOwn) {
  const auto page =
      "<html><body><h1>Jobs at the harbour</h1>" +
      script(R"([{"@type": "JobPosting", "title": "Welder", "description": "Weld steel."},)"
             R"( {"@type": "BreadcrumbList", "name": "Jobs"},)"
             R"( {"@type": "JobPosting", "title": "No text"}])") +
      script(R"({"@graph": [{"@type": "WebPage"}, {"@type": ["JobPosting"], "title": "Baker",)"
             R"( "description": "<p>Bake bread.</p>", "datePosted": "2026-03-05"},)"
             R"( {"@type": "JobPosting", "title": "Cook", "description": "Cook.",)"
             R"( "datePosted": "soon"}]})") +
      script(R"({"@type": "JobPosting", "title": "Cut)") +
      script(
          R"({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item":)"
          R"( {"@type": "JobPosting", "title": "Nurse", "description": "Care for people."}}]})") +
      "</body></html>";
  const auto all = collect(page);
  ASSERT_TRUE(all.read.ok()) << all.read.error().detail;
  EXPECT_EQ(all.read->rows, 6u);
  ASSERT_EQ(all.adverts.size(), 3u);
  EXPECT_EQ(all.adverts[0].text.title, "Welder");
  EXPECT_EQ(all.adverts[0].row, 1u);
  EXPECT_EQ(all.adverts[1].text.title, "Baker");
  EXPECT_EQ(all.adverts[1].row, 3u);
  EXPECT_EQ(all.adverts[1].published, *parse_date("2026-03-05"));
  EXPECT_EQ(all.adverts[2].text.title, "Nurse");
  EXPECT_EQ(all.adverts[2].row, 6u);
  ASSERT_EQ(all.read->faults.size(), 3u);
  EXPECT_EQ(all.read->faults[0].row, 2u);
  EXPECT_THAT(all.read->faults[0].sentence, HasSubstr("It has no text."));
  EXPECT_EQ(all.read->faults[1].row, 4u);
  EXPECT_THAT(all.read->faults[1].sentence, HasSubstr("Its date is no day."));
  EXPECT_EQ(all.read->faults[2].row, 5u);
  EXPECT_THAT(all.read->faults[2].sentence, HasSubstr("is no JSON"));
}

TEST(Collection, ReadsEveryPostingOfAGraphInJson) {
  constexpr std::string_view graph =
      R"({"@context": "https://schema.org", "@graph": [)"
      R"({"@type": "JobPosting", "title": "Welder", "description": "Weld steel."},)"
      "\n"
      R"({"@type": "JobPosting", "title": "Baker", "description": "Bake bread."}]})";
  const auto alone = collect(graph);
  ASSERT_TRUE(alone.read.ok());
  EXPECT_EQ(alone.read->rows, 2u);
  ASSERT_EQ(alone.adverts.size(), 2u);
  EXPECT_EQ(alone.adverts[1].row, 2u);

  auto line = std::string(graph);
  line.erase(line.find('\n'), 1);
  const auto lines = collect("{\"text\": \"Care for people.\"}\n" + line + "\n");
  ASSERT_TRUE(lines.read.ok());
  EXPECT_EQ(lines.read->rows, 3u);
  ASSERT_EQ(lines.adverts.size(), 3u);
  EXPECT_EQ(lines.adverts[1].row, 2u) << "both stand in the second line";
  EXPECT_EQ(lines.adverts[2].row, 2u);
}

TEST(Collection, LeavesNoScriptOfAPageOut) {
  std::string page = "<html><body>";
  for (int i = 0; i < 200; ++i)
    page += script(R"({"@type": "JobPosting", "title": "Welder )" + std::to_string(i) +
                   R"(", "description": "Weld steel."})");
  const auto all = collect(page + "</body></html>");
  ASSERT_TRUE(all.read.ok());
  EXPECT_EQ(all.adverts.size(), 200u) << "none is left out silently";
}

TEST(Collection, NamesBadRowsAndReadsTheRest) {
  const auto all = collect(
      "{\"text\": \"Weld.\", \"date\": \"soon\"}\nnot json\n[1]\n{\"title\": \"No text\"}\n"
      "{\"text\": \"Bake.\"}\n");
  ASSERT_TRUE(all.read.ok());
  EXPECT_EQ(all.read->rows, 5u);
  ASSERT_EQ(all.read->faults.size(), 4u);
  EXPECT_THAT(all.read->faults[0].sentence, HasSubstr("Write it like 2026-05-31"));
  EXPECT_EQ(all.read->faults[3].row, 4u);
  EXPECT_EQ(all.adverts.size(), 1u);
}

TEST(Collection, KnowsWhatTellsAnAdvertFromAnother) {
  const auto posting = collect(
      R"({"@type": "JobPosting", "title": "Welder", "description": "Weld steel.",)"
      R"( "identifier": {"@type": "PropertyValue", "name": "Harbour", "value": "17"},)"
      R"( "url": "https://jobs.example/17", "jobLocation": {"@type": "Place", "address":)"
      R"( {"addressLocality": "Kiel", "addressRegion": "SH", "addressCountry": {"name": "DE"}}}})");
  ASSERT_EQ(posting.adverts.size(), 1u);
  const auto& facts = posting.adverts[0].text.facts;
  EXPECT_EQ(facts.identifier, "Harbour, 17");
  EXPECT_EQ(facts.address, "https://jobs.example/17");
  EXPECT_EQ(facts.country, "DE");
  EXPECT_EQ(facts.area, "Kiel, SH");
  EXPECT_EQ(posting.adverts[0].text.place, "Kiel, SH, DE");
  for (const std::string identifier : {R"({"@type": "PropertyValue", "value": 17})", "17"}) {
    const auto numbered =
        collect(R"({"@type": "JobPosting", "title": "Welder", "description": "Weld steel.",)"
                " \"identifier\": " +
                identifier + "}");
    ASSERT_EQ(numbered.adverts.size(), 1u) << identifier;
    EXPECT_EQ(numbered.adverts[0].text.facts.identifier, "17") << identifier;
  }

  const auto line =
      collect(R"({"text": "Bake.", "id": 17, "company": "Mill", "location": "Kiel"})");
  ASSERT_EQ(line.adverts.size(), 1u);
  EXPECT_EQ(line.adverts[0].text.facts.identifier, "17");
  EXPECT_EQ(line.adverts[0].text.employer, "Mill");
  EXPECT_EQ(line.adverts[0].text.facts.area, "Kiel");

  const auto table = collect("text,City,Region,Country,Job ID\nBake.,Graz,Styria,Austria,b1\n");
  ASSERT_EQ(table.adverts.size(), 1u);
  EXPECT_EQ(table.adverts[0].text.facts.area, "Graz, Styria");
  EXPECT_EQ(table.adverts[0].text.facts.country, "Austria");
  EXPECT_EQ(table.adverts[0].text.facts.identifier, "b1");
}

TEST(Collection, RefusesDatesToCome) {
  std::size_t taken = 0;
  const auto read = read_collection(
      as_bytes("text,date\nBake.,2026-11-02\nWeld.,2026-11-03\n"),
      [&](const CollectedAdvert&) {
        ++taken;
        return Status(done);
      },
      *parse_date("2026-11-02"));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(taken, 1u);
  ASSERT_EQ(read->faults.size(), 1u);
  EXPECT_THAT(read->faults[0].sentence, HasSubstr("lies in the future"));
}

TEST(Collection, PassesOverALineOfTenMegabytes) {
  const auto all =
      collect("{\"text\": \"" + std::string(10'000'000, 'x') + "\"}\n{\"text\": \"Bake.\"}\n");
  ASSERT_TRUE(all.read.ok());
  EXPECT_EQ(all.read->rows, 2u);
  ASSERT_EQ(all.read->faults.size(), 1u);
  EXPECT_THAT(all.read->faults[0].sentence, HasSubstr("larger than 5 MB"));
  EXPECT_EQ(all.adverts.size(), 1u);
}

TEST(Collection, RefusesWhatHoldsNone) {
  EXPECT_EQ(collect("").read.ok(), false);
  const auto table = collect("name,price\nBread,3\n");
  ASSERT_FALSE(table.read.ok());
  EXPECT_THAT(table.read.error().detail, HasSubstr("JSON Lines or a table"));
  EXPECT_FALSE(collect("%PDF-1.4 …").read.ok());
}

TEST(Collection, TellsAHundredFaultsAndCountsTheOthers) {
  std::string file = "text,date\n";
  for (int i = 0; i < 150; ++i) file += "Weld.,never\n";
  const auto all = collect(file);
  ASSERT_TRUE(all.read.ok());
  EXPECT_EQ(all.read->faults.size(), faults_told_max);
  EXPECT_EQ(all.read->faults_left_out, 50u);
}

}  // namespace
}  // namespace cairn::adverts
