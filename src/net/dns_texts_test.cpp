// SPDX-License-Identifier: Apache-2.0
#include "net/dns_texts.h"

#include <gtest/gtest.h>

#include <chrono>

#include "net/test_nameserver.h"

namespace cairn::net {
namespace {

class DnsTextsTest : public testing::Test {
 protected:
  Result<std::vector<std::string>> ask(const std::string& name) {
    return DnsTexts({.nameserver = "127.0.0.1", .port = server_.port(), .seconds_max = 1})
        .texts_of(name);
  }
  TestNameserver server_;
};

TEST_F(DnsTextsTest, AreAllOfAName) {
  const std::string twice(300, 'x');
  server_.set("_cairn.harbour.example", {"v=spf1 -all", twice, ""});
  const auto texts = ask("_cairn.harbour.example");
  ASSERT_TRUE(texts.ok()) << texts.error().detail;
  EXPECT_EQ(*texts, (std::vector<std::string>{"v=spf1 -all", twice, ""}));
}

TEST_F(DnsTextsTest, AreNotThereForANameThatIsNot) {
  server_.set("empty.example", {});
  for (const auto* name : {"nowhere.example", "empty.example"}) {
    const auto none = ask(name);
    ASSERT_FALSE(none.ok()) << name;
    EXPECT_EQ(none.error().code, ErrorCode::not_found) << name;
  }
  for (const auto* name : {"", "a b.example", "a/b", "ä.example"})
    EXPECT_EQ(ask(name).error().code, ErrorCode::invalid) << name;
}

TEST_F(DnsTextsTest, AreGivenUpWhenNobodyAnswers) {
  server_.fall_silent(true);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(ask("harbour.example").error().code, ErrorCode::unreachable);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(8));
}

}  // namespace
}  // namespace cairn::net
