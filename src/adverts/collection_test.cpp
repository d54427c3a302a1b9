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
