// SPDX-License-Identifier: Apache-2.0
#include "credential/syntax.h"

#include <gtest/gtest.h>

namespace cairn::credential {
namespace {

TEST(Syntax, KnowsTokens) {
  EXPECT_TRUE(is_compact_token("a.b.c"));
  EXPECT_TRUE(is_compact_token("a..c"));
  for (const auto* bad : {"", ".", "..", "a.b", "a.b.", ".b.c", "a.b.c.d", "a.b.c=", "a b.c.d"})
    EXPECT_FALSE(is_compact_token(bad)) << bad;
}

TEST(Syntax, KnowsLanguageTags) {
  for (const auto* good : {"en", "de-AT", "zh-Hant-TW", "es-419", "gsw"})
    EXPECT_TRUE(is_language_tag(good)) << good;
  for (const auto* bad : {"", "e", "EN", "en-us", "en_US", "en-US-x", "-"})
    EXPECT_FALSE(is_language_tag(bad)) << bad;
  EXPECT_TRUE(is_language_key("de-AT"));
  EXPECT_FALSE(is_language_key("@value"));
  EXPECT_TRUE(is_language_subtags("zh-cmn-Hans-CN"));
  EXPECT_FALSE(is_language_subtags("no tag"));
}

TEST(Syntax, KnowsHashesAndAddresses) {
  EXPECT_TRUE(is_identity_hash("sha256$" + std::string(64, 'A')));
  EXPECT_FALSE(is_identity_hash("sha256$" + std::string(63, 'a')));
  EXPECT_FALSE(is_identity_hash("sha256$" + std::string(64, 'g')));
  EXPECT_TRUE(is_email("a@b"));
  for (const auto* bad : {"", "@", "a@", "@b", "a@b@c", "a b@c"})
    EXPECT_FALSE(is_email(bad)) << bad;
}

TEST(Syntax, KnowsExtensionNames) {
  EXPECT_TRUE(is_extension_name("ext:My-Type.1"));
  EXPECT_FALSE(is_extension_name("ext:"));
  EXPECT_FALSE(is_extension_name("ext:a b"));
  EXPECT_FALSE(is_extension_name("My-Type"));
}

}  // namespace
}  // namespace cairn::credential
