// SPDX-License-Identifier: Apache-2.0
#include "market/places.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace cairn::market {
namespace {

TEST(Countries, AreKnownByCodeAndName) {
  for (const auto* name : {"DE", "de", "DEU", "Germany", "Deutschland", " GERMANY "})
    EXPECT_EQ(country_code(name), "DE") << name;
  EXPECT_EQ(country_code("Österreich"), "AT");
  EXPECT_EQ(country_code("U.S.A."), "US");
  EXPECT_EQ(country_code("Atlantis"), "");
  EXPECT_EQ(country_code(""), "");
}

TEST(Places, AreACountryAndAnArea) {
  EXPECT_EQ(read_place("Germany", "Freiburg, Baden-Württemberg"),
            (Place{"DE", "Germany", "freiburg baden wurttemberg", "Freiburg, Baden-Württemberg"}));
  EXPECT_EQ(read_place("", "Berlin, Germany"), (Place{"DE", "Germany", "berlin", "Berlin"}));
  EXPECT_EQ(read_place("", "Berlin, Berlin, Deutschland"), read_place("DE", "Berlin"));
  EXPECT_EQ(read_place("", "France"), (Place{"FR", "France", "", ""}));
  EXPECT_EQ(read_place("DE", "  Bad   Krozingen "), read_place("de", "Bad Krozingen"));
  EXPECT_TRUE(read_place("", "").empty());
  EXPECT_TRUE(read_place(" , ", "...,,").empty());
}

TEST(Places, OfTwoMeaningsAreNeither) {
  EXPECT_EQ(read_place("", "Wilmington, DE").country, "") << "Delaware or Germany";
  EXPECT_EQ(read_place("", "Wilmington, DE").area_label, "Wilmington, DE");
  EXPECT_EQ(read_place("US", "Los Angeles, CA"),
            (Place{"US", "United States", "los angeles ca", "Los Angeles, CA"}));
  EXPECT_EQ(read_place("", "Zürich, CH").country, "CH");
  EXPECT_EQ(read_place("", "Remote"), (Place{"", "", "remote", "Remote"}));
}

TEST(Places, OfAnUnknownCountryKeepItsName) {
  EXPECT_EQ(read_place("Atlantis", "Poseidonis, Atlantis"),
            (Place{"atlantis", "Atlantis", "poseidonis", "Poseidonis"}));
}

TEST(Places, OfHostileTextStayShort) {
  const std::string endless(1'000'000, 'x');
  EXPECT_LE(read_place(endless, endless).area_label.size(), place_characters_max);
  std::string commas;
  for (int i = 0; i < 100'000; ++i) commas += "a" + std::to_string(i) + ",";
  EXPECT_LE(read_place("", commas).area_label.size(), place_characters_max);
  const auto place = read_place("\xff\xfe", std::string("A\nB\0C\x1b[31m", 11));
  EXPECT_TRUE(is_utf8(place.country_label));
  EXPECT_EQ(place.area_label.find('\n'), std::string::npos);
  EXPECT_EQ(place.area_label.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace cairn::market
