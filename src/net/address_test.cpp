// SPDX-License-Identifier: Apache-2.0
#include "net/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <string>

namespace cairn::net {
namespace {

bool is_public_text(const std::string& text) {
  sockaddr_storage storage{};
  if (text.find(':') == std::string::npos) {
    auto& address = reinterpret_cast<sockaddr_in&>(storage);
    address.sin_family = AF_INET;
    EXPECT_EQ(inet_pton(AF_INET, text.c_str(), &address.sin_addr), 1) << text;
  } else {
    auto& address = reinterpret_cast<sockaddr_in6&>(storage);
    address.sin6_family = AF_INET6;
    EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &address.sin6_addr), 1) << text;
  }
  return is_public(reinterpret_cast<const sockaddr&>(storage));
}

TEST(Address, PrivateAndSpecialOnesAreNotPublic) {
  for (const auto* text :
       {"0.0.0.0",        "0.1.2.3",         "10.0.0.1",        "100.64.0.1",  "100.127.255.255",
        "127.0.0.1",      "127.255.255.255", "169.254.169.254", "172.16.0.1",  "172.31.255.255",
        "192.0.0.8",      "192.0.2.1",       "192.88.99.1",     "192.168.1.1", "198.18.0.1",
        "198.19.255.255", "198.51.100.7",    "203.0.113.9",     "224.0.0.1",   "240.0.0.1",
        "255.255.255.255"})
    EXPECT_FALSE(is_public_text(text)) << text;
  for (const auto* text : {"::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
                           "64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1", "2001:10::1",
                           "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1",
                           "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1"})
    EXPECT_FALSE(is_public_text(text)) << text;
}

TEST(Address, TheNeighboursOfSpecialBlocksArePublic) {
  for (const auto* text :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.0.0.1",
        "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.1",
        "192.0.3.1", "192.167.0.1", "198.17.0.1", "198.20.0.1", "223.255.255.255"})
    EXPECT_TRUE(is_public_text(text)) << text;
  for (const auto* text : {"2001:200::1", "2001:db7::1", "2606:4700::1111", "2a00:1450::1",
                           "::ffff:1.1.1.1", "64:ff9b::1.1.1.1"})
    EXPECT_TRUE(is_public_text(text)) << text;
}

TEST(Address, AnotherFamilyIsNotPublic) {
  sockaddr address{};
  address.sa_family = AF_UNIX;
  EXPECT_FALSE(is_public(address));
}

}  // namespace
}  // namespace cairn::net
