// SPDX-License-Identifier: Apache-2.0
#include "catalogue/identity.h"

#include <gtest/gtest.h>

namespace cairn::catalogue {
namespace {

std::string only(const Offer& offer, Identifier::Kind kind) {
  for (const auto& one : identifiers_of(offer))
    if (one.kind == kind) return one.text;
  return "";
}

TEST(Identifiers, AreExamCodesOfIssuersThatAreKnown) {
  using K = Identifier::Kind;
  const auto code = [](Kind kind, std::string title, std::string provider) {
    return only(
        {.id = "x", .kind = kind, .title = std::move(title), .provider = std::move(provider)},
        K::exam_code);
  };
  EXPECT_EQ(code(Kind::exam, "AZ-104: Microsoft Azure Administrator", "Testing Centre"),
            "AZ-104 microsoft");
  EXPECT_EQ(code(Kind::certification, "Azure Administrator (az-104)", "Microsoft"),
            "AZ-104 microsoft");
  EXPECT_EQ(code(Kind::exam, "AWS Solutions Architect SAA-C03", "Amazon Web Services"),
            "SAA-C03 amazon");
  EXPECT_EQ(code(Kind::exam, "CompTIA Security+ SY0-701", "A college"), "SY0-701 comptia");
  // A course that prepares for an exam is not the exam; a code alone names no issuer; two codes
  // leave open which is meant.
  EXPECT_EQ(code(Kind::course, "AZ-104 preparation", "Microsoft"), "");
  EXPECT_EQ(code(Kind::exam, "MS-101 Materials science", "A university"), "");
  EXPECT_EQ(code(Kind::exam, "AZ-104 and AZ-305", "Microsoft"), "");
}

TEST(Identifiers, AreThoseOfTheRegistryAndOfCredly) {
  using K = Identifier::Kind;
  const std::string ctid = "ce-0d2ae3ba-c43f-4e21-9b3a-1b5d2a4f6c77";
  EXPECT_EQ(only({.id = ctid}, K::ctid), ctid);
  EXPECT_EQ(
      only({.id = "1",
            .url = "https://registry.example/resources/CE-0D2AE3BA-C43F-4E21-9B3A-1B5D2A4F6C77"},
           K::ctid),
      ctid);
  EXPECT_EQ(only({.id = "ce-of-course"}, K::ctid), "");
  const std::string template_id = "0d2ae3ba-c43f-4e21-9b3a-1b5d2a4f6c77";
  EXPECT_EQ(only({.id = template_id, .source = "credly"}, K::credly), template_id);
  EXPECT_EQ(only({.id = template_id, .source = "csv"}, K::credly), "");
  EXPECT_EQ(
      only({.id = "1", .url = "https://www.credly.com/mgmt/templates/" + template_id}, K::credly),
      template_id);
}

TEST(Identifiers, AreAddressesOfAnOffersOwnPage) {
  using K = Identifier::Kind;
  const auto page = [](std::string url) {
    return only({.id = "1", .url = std::move(url)}, K::address);
  };
  EXPECT_EQ(page("http://WWW.College.example/sql/?utm_source=x&gclid=7#top"),
            "college.example/sql");
  EXPECT_EQ(page("https://college.example/sql"), "college.example/sql");
  EXPECT_EQ(page("https://college.example/show?b=2&a=1"), "college.example/show?a=1&b=2");
  EXPECT_EQ(page("https://college.example/"), "");  // a front page is no offer's own
  EXPECT_EQ(page("not an address"), "");
  EXPECT_EQ(page(""), "");
}

TEST(Names, ComeWithAnOrganisation) {
  const auto names = [](std::string title, std::string provider,
                        std::vector<std::string> endorsed_by = {}) {
    return names_of({.id = "1",
                     .title = std::move(title),
                     .provider = std::move(provider),
                     .endorsed_by = std::move(endorsed_by)});
  };
  EXPECT_EQ(names("Google Data Analytics Certificate", "Google LLC"),
            std::vector<std::string>{"data analytics|google"});
  EXPECT_EQ(names("The Data Analytics Course", "Portal", {"Google"}),
            (std::vector<std::string>{"data analytics|portal", "data analytics|google"}));
  EXPECT_TRUE(names("Python", "Portal").empty());  // one word names too much
  EXPECT_TRUE(names("Data analytics", "").empty());
  EXPECT_TRUE(can_be_one(Kind::exam, Kind::certification));
  EXPECT_TRUE(can_be_one(Kind::exam, Kind::unknown));
  EXPECT_FALSE(can_be_one(Kind::exam, Kind::course));
}

TEST(Identifiers, SurviveOddOffers) {
  const std::vector<std::string> texts{"",    "-",        "\xff\xfe",
                                       "ce-", "https://", "https://credly.com/templates/",
                                       "AZ-", "...",      std::string(5'000, '-')};
  for (const auto& text : texts) {
    const Offer odd{.id = text, .kind = Kind::exam, .title = text, .provider = text, .url = text};
    identifiers_of(odd);
    names_of(odd);
  }
}

}  // namespace
}  // namespace cairn::catalogue
