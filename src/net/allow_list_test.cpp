// SPDX-License-Identifier: Apache-2.0
#include "net/allow_list.h"

#include <gtest/gtest.h>

namespace cairn::net {
namespace {

TEST(AllowList, HoldsExactlyThePlacesItWasGiven) {
  const std::vector<std::string> places = {"localhost:8080", "Issuer.Example:443", "[::1]:8443"};
  const auto list = AllowList::parse(places);
  ASSERT_TRUE(list.ok());
  EXPECT_TRUE(list->holds("LOCALHOST", 8080));
  EXPECT_TRUE(list->holds("issuer.example", 443));
  EXPECT_TRUE(list->holds("[::1]", 8443));
  EXPECT_FALSE(list->holds("localhost", 8081));
  EXPECT_FALSE(list->holds("evil.localhost", 8080));
  EXPECT_FALSE(AllowList().holds("localhost", 8080));
}

TEST(AllowList, RefusesWhatIsNotHostAndPort) {
  for (const std::string place :
       {"localhost", ":80", "localhost:", "localhost:0", "localhost:65536", "localhost:x", "::1:80",
        "http://localhost:80", "user@localhost:80", ""})
    EXPECT_FALSE(AllowList::parse({&place, 1}).ok()) << place;
}

}  // namespace
}  // namespace cairn::net
