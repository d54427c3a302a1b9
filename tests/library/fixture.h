// SPDX-License-Identifier: Apache-2.0
// What the tests of the public headers share: a key, an award, pages by name, a verifier.
#pragma once
#include <cairn/issue.h>
#include <cairn/verify.h>
#include <gtest/gtest.h>

#include <map>

namespace cairn_test {

using cairn::ErrorCode;
using cairn::Verdict;

inline constexpr const char* noon = "2026-06-01T12:00:00Z";

inline cairn::Key make_key(cairn::KeyType type = cairn::KeyType::ed25519) {
  auto key = cairn::Key::generate(type, cairn::system_random());
  EXPECT_TRUE(key.ok());
  return *key;
}

inline cairn::Award make_award() {
  cairn::Award award;
  award.id = "urn:uuid:8f2a1f6e-7f3e-4c39-8c0e-2d4a0c0f7a11";
  award.issuer.name = "Example College";
  award.learner = {.id = "did:example:ada", .email = "ada@example.org", .salt = "0123456789abcdef"};
  award.achievement = {.id = "https://college.example/knots",
                       .name = "Knots",
                       .description = "Ties knots",
                       .criteria = "Tie three knots"};
  award.valid_from = "2026-01-01T00:00:00Z";
  return award;
}

// Pages by name, as a program's own port would have them.
class Pages final : public cairn::Resources {
 public:
  std::map<std::string, std::string, std::less<>> pages;
  cairn::Result<cairn::Fetched> fetch(std::string_view name) override {
    const auto page = pages.find(name);
    if (page == pages.end()) return cairn::fail(ErrorCode::not_found, "test", "no such page");
    const auto bytes = cairn::as_bytes(page->second);
    return cairn::Fetched{200, cairn::Bytes(bytes.begin(), bytes.end()), "application/json", 0};
  }
};

class Library : public testing::Test {
 protected:
  cairn::Instant at = *cairn::parse_instant(noon);
  Pages pages;
  cairn::VerifyOptions options{.at = at, .resources = &pages};
  cairn::Verifier verifier;

  cairn::Report verify(const std::string& text) {
    auto report = verifier.verify(text, options);
    EXPECT_TRUE(report.ok());
    return report.ok() ? *report : cairn::Report{};
  }
};

}  // namespace cairn_test
