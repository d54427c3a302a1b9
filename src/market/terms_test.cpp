// SPDX-License-Identifier: Apache-2.0
#include "market/terms.h"

#include <gmock/gmock.h>

#include "adverts/sections.h"

namespace cairn::market {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// An advert as its reader leaves it where the framework knows none of its words.
std::vector<std::string> terms_of(std::string_view text, const std::string& known = "",
                                  std::string employer = "") {
  auto advert = adverts::advert_from_text(text);
  advert.employer = std::move(employer);
  adverts::AdvertReading reading;
  reading.sentences = adverts::sentences_of(advert);
  std::vector<std::string> keys;
  for (const auto& term :
       terms_in(advert, reading, [&](std::string_view folded) { return folded == known; }))
    keys.push_back(term.key);
  return keys;
}

constexpr std::string_view head = "Data engineer\n\nWhat you will need\n";

std::string asking(std::string_view wish) { return std::string(head) + "- " + std::string(wish); }

TEST(Terms, AreNamesOfThings) {
  EXPECT_THAT(terms_of(asking("Experience of running Terraform in large companies")),
              ElementsAre("terraform"));
  EXPECT_THAT(terms_of(asking("Sound knowledge of GraphQL and C++")),
              ElementsAre("graphql", "c++"));
  EXPECT_THAT(terms_of(asking("You have worked with Apache Airflow before")),
              ElementsAre("apache airflow"));
}

TEST(Terms, AreWhatStandsInAList) {
  EXPECT_THAT(terms_of(asking("Experience with Snowflake, dbt and event storming")),
              ElementsAre("snowflake", "dbt", "event storming"));
}

TEST(Terms, AreNoneThatTheFrameworkHas) {
  EXPECT_THAT(terms_of(asking("Experience with Snowflake and dbt"), "dbt"),
              ElementsAre("snowflake"));
}

TEST(Terms, AreNotOfWhatIsOfferedOrOfWhoAsks) {
  EXPECT_THAT(terms_of("Data engineer\n\nWhat we offer\n- A Wellhub membership and a JobRad\n"),
              IsEmpty());
  EXPECT_THAT(terms_of(asking("Experience of Harbour Yards and their ships"), "", "Harbour Yards"),
              IsEmpty());
}

TEST(Terms, AreNotWordsThatEveryAdvertUses) {
  EXPECT_THAT(terms_of(asking("Excellent skills, strong experience and a good team")), IsEmpty());
  EXPECT_FALSE(is_term("experience"));
  EXPECT_FALSE(is_term("2026"));
  EXPECT_FALSE(is_term("x"));
  EXPECT_FALSE(is_term(std::string(500, 'x')));
  EXPECT_TRUE(is_term("k8s"));
}

TEST(Terms, AreBoundedWhateverComesIn) {
  std::string many = std::string(head) + "- Experience with ";
  for (int i = 0; i < 5000; ++i) many += "Zq" + std::to_string(i) + ", ";
  EXPECT_LE(terms_of(many).size(), terms_of_advert_max);
  EXPECT_THAT(terms_of(std::string(head) + "- " + std::string(100'000, 'Z')), IsEmpty());
  for (const auto& key : terms_of(std::string(head) + "- Knowledge of \xff\xfe Zq\xc3, \x01 Yq9"))
    EXPECT_TRUE(is_term(key));
}

}  // namespace
}  // namespace cairn::market
