// SPDX-License-Identifier: Apache-2.0
#include "jsonld/contexts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/hash.h"
#include "encoding/hex.h"
#include "json/jcs.h"
#include "json/parse.h"
#include "jsonld/compiled_contexts.h"
#include "jsonld/pinned_contexts.h"

namespace cairn::jsonld {
namespace {

std::string digest_of(std::string_view json) {
  Arena arena;
  const auto value = json::parse(json, arena);
  EXPECT_TRUE(value.ok());
  const auto text = json::canonical(*value);
  EXPECT_TRUE(text.ok());
  return encoding::to_hex(crypto::sha256(*text).view());
}

TEST(Contexts, EveryCompiledContextIsThePublishedOne) {
  ASSERT_GT(compiled_contexts().size(), 20U);
  for (const auto& [url, json] : compiled_contexts()) {
    const auto* known = find_pinned(url);
    ASSERT_NE(known, nullptr) << url;
    EXPECT_EQ(digest_of(json), known->sha256) << url;
  }
}

TEST(Contexts, WhatCredentialsNeedIsCompiledIn) {
  for (const auto* url : {"https://www.w3.org/2018/credentials/v1",
                          "https://www.w3.org/ns/credentials/v2",
                          "https://w3id.org/security/data-integrity/v1",
                          "https://w3id.org/security/data-integrity/v2",
                          "https://w3id.org/security/multikey/v1",
                          "https://w3id.org/security/suites/ed25519-2018/v1",
                          "https://w3id.org/security/suites/ed25519-2020/v1",
                          "https://w3id.org/security/suites/x25519-2020/v1",
                          "https://w3id.org/security/v1",
                          "https://w3id.org/security/v2",
                          "https://w3id.org/vc/status-list/2021/v1",
                          "https://www.w3.org/ns/credentials/status/v1",
                          "https://w3id.org/vc-revocation-list-2020/v1",
                          "https://www.w3.org/ns/did/v1",
                          "https://w3id.org/dcc/v1",
                          "https://w3id.org/blockcerts/v3.2",
                          "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
                          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
                          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
                          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                          "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"})
    EXPECT_TRUE(compiled_context(url)) << url;
  EXPECT_FALSE(compiled_context("https://purl.imsglobal.org/spec/clr/v2p0/context.json"));
}

TEST(Contexts, TheTableIsOrderedByUrl) {
  EXPECT_TRUE(std::is_sorted(std::begin(pinned), std::end(pinned),
                             [](const auto& a, const auto& b) { return a.url < b.url; }));
  for (const auto& row : pinned) EXPECT_EQ(row.sha256.size(), 64U) << row.url;
}

TEST(LoadContext, TakesASuppliedContextOnlyWhenItIsThePublishedOne) {
  constexpr std::string_view url =
      "https://identity.foundation/presentation-exchange/submission/v1";
  std::string_view supplied = R"({"@context": {"@version": 1.1, "PresentationSubmission": {
      "@id": "https://identity.foundation/presentation-exchange/#presentation-submission",
      "@context": {"@version": 1.1, "presentation_submission": {
        "@id": "https://identity.foundation/presentation-exchange/#presentation-submission",
        "@type": "@json"}}}}})";
  const ContextSource source{.load = [&](std::string_view) { return std::optional(supplied); }};
  Arena arena;
  EXPECT_TRUE(load_context(source, url, arena).ok());
  supplied = R"({"@context": {"@vocab": "https://elsewhere.example/#"}})";
  const auto refused = load_context(source, url, arena);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::unknown_context);
  EXPECT_NE(refused.error().detail.find(url), std::string::npos);
  EXPECT_TRUE(load_context(source, "https://own.example/v1", arena).ok());
}

TEST(LoadContext, PrefersWhatIsCompiledIn) {
  const ContextSource source{
      .load = [](std::string_view) { return std::optional<std::string_view>("{}"); }};
  Arena arena;
  const auto loaded = load_context(source, "https://www.w3.org/ns/credentials/v2", arena);
  ASSERT_TRUE(loaded.ok());
  EXPECT_TRUE(loaded->contains("@context"));
}

TEST(LoadContext, SaysWhatItCannotRead) {
  const ContextSource source{
      .load = [](std::string_view) { return std::optional<std::string_view>("{"); }};
  Arena arena;
  EXPECT_EQ(load_context(source, "https://own.example/v1", arena).error().code,
            ErrorCode::unreadable);
  EXPECT_EQ(load_context({}, "https://own.example/v1", arena).error().code,
            ErrorCode::unknown_context);
}

TEST(Contexts, OnePublishedThatComesWithNoPackageIsSaidToBe) {
  Arena arena;
  const auto refused =
      load_context({}, "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", arena);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::unknown_context);
  EXPECT_NE(refused.error().detail.find("is published but comes with no package"),
            std::string::npos);
}

}  // namespace
}  // namespace cairn::jsonld
