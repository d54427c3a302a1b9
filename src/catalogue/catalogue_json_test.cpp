// SPDX-License-Identifier: Apache-2.0
#include "catalogue/catalogue_json.h"

#include <gtest/gtest.h>

#include "catalogue/test_documents.h"

namespace cairn::catalogue {
namespace {

Catalogue full() {
  Requirement tree;
  tree.of = {
      {.kind = Requirement::Kind::skill, .id = "sql", .level = 2},
      {.kind = Requirement::Kind::any, .of = {{.kind = Requirement::Kind::offer, .id = "b"}}},
      {.kind = Requirement::Kind::at_least,
       .count = 1,
       .of = {{.kind = Requirement::Kind::offer, .id = "b"},
              {.kind = Requirement::Kind::skill, .id = "python", .level = 1}}}};
  Catalogue made{.name = "test",
                 .title = "Test",
                 .importer = "csv",
                 .framework = "starter",
                 .imported_on = "2026-11-26"};
  made.offers = {{.id = "a",
                  .source = "csv",
                  .file = "offers.csv",
                  .row = 3,
                  .kind = Kind::course,
                  .title = "A \"quoted\" title",
                  .provider = "P",
                  .url = "https://a.example/",
                  .description = "D",
                  .teaches = {{.words = "W",
                               .skill = "sql",
                               .level = 3,
                               .link = Link::confirmed,
                               .proposals = {{"sql", "SQL", 900}},
                               .decided_by = "Ada",
                               .decided_on = "2026-11-26"},
                              {.words = "Only words"}},
                  .requires_first = tree,
                  .prerequisites = {"Hands"},
                  .hours = Effort{60, 120},
                  .price = Price{4950, "EUR"},
                  .stage = Stage::advanced,
                  .languages = {"en"},
                  .starts = {"2027-01-01"},
                  .pace = Pace::self,
                  .trial = Trial::free_trial,
                  .assessment = "exam",
                  .proves = "It",
                  .credential = "badge",
                  .renewal_months = 0,
                  .parts = {"b"},
                  .credit = "5 ECTS",
                  .eqf = 6,
                  .programmes = {"Q"},
                  .endorsed_by = {"E"},
                  .recognition = 0,
                  .learners = 5,
                  .popularity_percent = 7,
                  .example = true,
                  .modified = "2026-01-01",
                  .last_reviewed = "2026-01-02",
                  .gone_since = "2026-11-01",
                  .notes = {"N"},
                  .origins = {{.field = "price",
                               .url = "https://a.example/fees",
                               .source = "Fees",
                               .on = "2026-11-26",
                               .page_date = "2026-10",
                               .by = "issuer",
                               .copy = "https://copy.example/fees"}},
                  .framework_level = "DQR 6",
                  .supervised = false},
                 {.id = "b", .title = "B"}};
  return made;
}

TEST(KeptCatalogue, ComesBackAsItWas) {
  const auto made = full();
  const auto back = read_catalogue(write_catalogue(made));
  ASSERT_TRUE(back.ok()) << back.error().detail << back.error().path;
  EXPECT_EQ(back->offers, made.offers);
  EXPECT_EQ(back->framework, "starter");
  EXPECT_EQ(back->imported_on, "2026-11-26");
}

TEST(KeptCatalogue, WritesNothingOfWhatIsUnknown) {
  Catalogue made{.name = "test"};
  made.offers = {{.id = "b", .title = "B"}};
  EXPECT_NE(write_catalogue(made).find(R"({"id":"b","title":"B"})"), std::string::npos);
}

TEST(KeptCatalogue, IsCheckedWhateverWasDoneToIt) {
  const std::string head = R"({"format":"cairn-catalogue","version":1,"name":"t","offers":[)";
  const std::string_view offers[] = {
      R"({"id":"a"})",
      R"({"title":"A"})",
      R"({"id":7,"title":"A"})",
      R"({"id":"a","title":"A","minutes":-5})",
      R"({"id":"a","title":"A","minutes":1.5})",
      R"({"id":"a","title":"A","minutes":10,"minutes_low":20})",
      R"({"id":"a","title":"A","price_minor":5})",
      R"({"id":"a","title":"A","price_minor":5,"currency":"moon"})",
      R"({"id":"a","title":"A","level":"guru"})",
      R"({"id":"a","title":"A","recognition":101})",
      R"({"id":"a","title":"A","eqf":9})",
      R"({"id":"a","title":"A","origins":[{}]})",
      R"({"id":"a","title":"A","origins":[{"field":"price","url":"javascript:x"}]})",
      R"({"id":"a","title":"A","url":"javascript:x"})",
      R"({"id":"a","title":"A","starts":["soon"]})",
      R"({"id":"a","title":"A","teaches":[{"skill":"s","level":9,"link":"stated"}]})",
      R"({"id":"a","title":"A","teaches":[{"words":"w","link":"confirmed"}]})",
      R"({"id":"a","title":"A","teaches":[{"words":"w","skill":"s","link":"proposed"}]})",
      R"({"id":"a","title":"A","teaches":[{}]})",
      R"({"id":"a","title":"A","requires":{"maybe":[]}})",
      R"({"id":"a","title":"A","requires":{"all":"b"}})",
      R"({"id":"a","title":"A"},{"id":"a","title":"A"})",
      R"(7)",
  };
  for (const auto offer : offers) {
    const auto read = read_catalogue(head + std::string(offer) + "]}");
    ASSERT_FALSE(read.ok()) << offer;
    EXPECT_NE(read.error().detail.find("import it again"), std::string::npos) << offer;
  }
  std::string deep = "{\"offer\":\"b\"}";
  for (int i = 0; i < 20; ++i) deep = "{\"all\":[" + deep + "]}";
  EXPECT_FALSE(read_catalogue(head + R"({"id":"a","title":"A","requires":)" + deep + "}]}").ok());
  for (const std::string_view text :
       {"", "{}", "[]", R"({"format":"cairn-catalogue","version":2,"offers":[]})"})
    EXPECT_FALSE(read_catalogue(text).ok()) << text;
  EXPECT_TRUE(read_catalogue(head + "]}").ok());
}

}  // namespace
}  // namespace cairn::catalogue
