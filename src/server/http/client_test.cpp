// SPDX-License-Identifier: Apache-2.0
#include "server/http/client.h"

#include <gtest/gtest.h>

namespace cairn::server {
namespace {

std::string client(std::string peer, std::vector<std::string> forwarded = {}) {
  Request request;
  request.peer = std::move(peer);
  for (auto& value : forwarded) request.headers.push_back({"x-forwarded-for", std::move(value)});
  return client_of(request);
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

}  // namespace
}  // namespace cairn::server
