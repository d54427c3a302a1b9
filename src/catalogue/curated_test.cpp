// SPDX-License-Identifier: Apache-2.0
#include "catalogue/curated.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalogue/catalogue_json.h"
#include "catalogue/plain_text.h"
#include "catalogue/provenance.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

TEST(Curated, IsReadWholeAndIsNoExample) {
  const auto import = read_curated();
  ASSERT_TRUE(import.ok()) << import.error().detail;
  EXPECT_TRUE(import->faults.empty()) << to_sentence(import->faults.front());
  EXPECT_FALSE(import->incomplete);
  EXPECT_GE(import->catalogue.offers.size(), 62u);
  EXPECT_EQ(import->catalogue.name, "curated");
  const auto kept = read_catalogue(write_catalogue(import->catalogue));
  ASSERT_TRUE(kept.ok()) << kept.error().detail << kept.error().path;
  EXPECT_EQ(kept->offers, import->catalogue.offers);
}

TEST(Curated, NamesForEachKnownFieldThePageAndTheDay) {
  const auto import = read_curated();
  ASSERT_TRUE(import.ok());
  for (const auto& offer : import->catalogue.offers) {
    EXPECT_FALSE(offer.example) << offer.id;
    EXPECT_EQ(read_day(offer.last_reviewed), offer.last_reviewed) << offer.id;
    const auto origins = origins_of(offer, "");
    for (const auto& origin : origins) {
      EXPECT_EQ(web_address(origin.url), origin.url) << offer.id << " " << origin.field;
      EXPECT_FALSE(origin.url.empty()) << offer.id << " " << origin.field;
      EXPECT_FALSE(origin.on.empty()) << offer.id << " " << origin.field;
      EXPECT_TRUE(origin.by == "issuer" || origin.by == "third party") << offer.id;
    }
    // Its id and its own day are ours; the currency stands with the price, words with their fields.
    for (const auto& field : known_fields(offer)) {
      if (field == "id" || field == "last_reviewed" || field == "currency" || field == "notes")
        continue;
      EXPECT_TRUE(std::any_of(origins.begin(), origins.end(),
                              [&](const Origin& one) { return one.field == field; }))
          << offer.id << " " << field;
    }
  }
}

TEST(Curated, LeavesUnknownWhatNamesNoPage) {
  const SourceFile file{"x.json", R"({"provider": "P", "pages": [{"url": "https://p.example/a",
      "title": "A", "read_on": "2026-11-27", "by": "issuer"}], "offers": [{"id": "a",
      "title": {"value": "A", "page": 0},
      "price": {"value": {"minor": 100, "currency": "USD"}, "page": 7},
      "renewal_months": {"value": 0, "page": 0}, "hours": {"value": 3},
      "exam_minutes": {"value": 90, "page": 0}}]})"};
  const auto import = read_curated({&file, 1});
  ASSERT_TRUE(import.ok());
  const auto& offer = import->catalogue.offers.at(0);
  EXPECT_FALSE(offer.price);
  EXPECT_FALSE(offer.hours);
  EXPECT_EQ(offer.renewal_months, 0);
  EXPECT_EQ(offer.notes, std::vector<std::string>{"The exam takes 1.5 h."});
  const auto origins = origins_of(offer, "");
  EXPECT_TRUE(std::any_of(origins.begin(), origins.end(),
                          [](const Origin& one) { return one.field == "exam_minutes"; }));
}

}  // namespace
}  // namespace cairn::catalogue
