// SPDX-License-Identifier: Apache-2.0
// Who is counted as one client, behind proxies that are trusted and others.
#include "http/visitor.h"

namespace cairn::server {
namespace {

class Proxies : public SiteTest {
 protected:
  // What is left to the client after this request, as the answer says: "\"default\";r=199;t=0".
  std::string left(const std::string& peer, const std::string& forwarded) {
    const auto answer =
        Visitor(site_).from(peer).get("/api/v1/openapi.json", {{"x-forwarded-for", forwarded}});
    return between(answer.header("RateLimit"), "r=", ";");
  }
};

TEST_F(Proxies, ThatAreNamedTellClientsApart) {
  site_.proxies = app::must(TrustedProxies::parse(std::vector<std::string>{"10.1.0.0/16"}));
  EXPECT_EQ(left("10.1.0.7", "203.0.113.7"), "199");
  EXPECT_EQ(left("10.1.0.8", "203.0.113.7"), "198");
  EXPECT_EQ(left("10.1.0.7", "203.0.113.8"), "199");
  EXPECT_EQ(left("10.1.0.7", "198.51.100.9, 203.0.113.8"), "198") << "anybody can write the first";
}

TEST_F(Proxies, ThatAreNotNamedAreClients) {
  EXPECT_EQ(left("10.1.0.7", "203.0.113.7"), "199");
  EXPECT_EQ(left("10.1.0.7", "203.0.113.8"), "198");
}

}  // namespace
}  // namespace cairn::server
