// SPDX-License-Identifier: Apache-2.0
#include "server/http/client.h"

#include <gtest/gtest.h>

namespace cairn::server {
namespace {

std::string client(std::string peer, std::vector<std::string> forwarded = {},
                   const std::vector<std::string>& trusted = {}) {
  Request request;
  request.peer = std::move(peer);
  for (auto& value : forwarded) request.headers.push_back({"x-forwarded-for", std::move(value)});
  const auto proxies = TrustedProxies::parse(trusted);
  EXPECT_TRUE(proxies.ok());
  return client_of(request, *proxies);
}

TEST(ClientOf, TakesAnIpv6NetworkForOneClient) {
  EXPECT_EQ(client("203.0.113.7"), "203.0.113.7");
  EXPECT_EQ(client("::ffff:203.0.113.7"), "203.0.113.7");
  EXPECT_EQ(client("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(client("2001:db8:1:2::9"), client("2001:db8:1:2:ffff::1"));
  EXPECT_NE(client("2001:db8:1:2::9"), client("2001:db8:1:3::9"));
  EXPECT_EQ(client("fe80::1%eth0"), "fe80::/64");
}

TEST(ClientOf, BelievesOnlyAProxyOnThisMachine) {
  EXPECT_EQ(client("127.0.0.1", {"198.51.100.1, 203.0.113.7"}), "203.0.113.7");
  EXPECT_EQ(client("::1", {"198.51.100.1", "203.0.113.7"}), "203.0.113.7");
  EXPECT_EQ(client("203.0.113.7", {"198.51.100.1"}), "203.0.113.7");
  EXPECT_EQ(client("127.0.0.1"), "127.0.0.1");
  EXPECT_EQ(client("127.0.0.1", {"unknown"}), "127.0.0.1");
}

TEST(ClientOf, BelievesTheProxiesThatAreNamed) {
  const std::vector<std::string> near = {"10.1.0.0/16", "2001:db8:5::/48", "192.0.2.9"};
  EXPECT_EQ(client("10.1.2.3", {"203.0.113.7"}, near), "203.0.113.7");
  EXPECT_EQ(client("192.0.2.9", {"203.0.113.7"}, near), "203.0.113.7");
  EXPECT_EQ(client("2001:db8:5:1::1", {"203.0.113.7"}, near), "203.0.113.7");
  EXPECT_EQ(client("::ffff:10.1.2.3", {"203.0.113.7"}, near), "203.0.113.7");
  EXPECT_EQ(client("10.2.2.3", {"203.0.113.7"}, near), "10.2.2.3");
  EXPECT_EQ(client("192.0.2.8", {"203.0.113.7"}, near), "192.0.2.8");
}

// Several of them stand behind each other; what is claimed before the first of them is not heard.
TEST(ClientOf, IsWhatTheFarthestTrustedProxySaw) {
  const std::vector<std::string> near = {"10.0.0.0/8"};
  EXPECT_EQ(client("127.0.0.1", {"198.51.100.1, 203.0.113.7, 10.0.0.2"}, near), "203.0.113.7");
  EXPECT_EQ(client("127.0.0.1", {"198.51.100.1", "203.0.113.7", "10.0.0.2"}, near), "203.0.113.7");
  EXPECT_EQ(client("10.0.0.1", {"10.0.0.3, 10.0.0.2"}, near), "10.0.0.3");
}

TEST(TrustedProxies, AreAddressesOrNetworks) {
  for (const auto* wrong :
       {"", "proxy", "10.0.0.0/33", "2001:db8::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x"}) {
    const auto read = TrustedProxies::parse(std::vector<std::string>{wrong});
    ASSERT_FALSE(read.ok()) << wrong;
    EXPECT_EQ(read.error().code, ErrorCode::invalid);
  }
}

}  // namespace
}  // namespace cairn::server
