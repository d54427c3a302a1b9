// SPDX-License-Identifier: Apache-2.0
#include "base/uri.h"

#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace cairn {
namespace {

TEST(ResolveUri, FollowsTheExamplesOfRfc3986) {
  // RFC 3986 sections 5.4.1 and 5.4.2, all of them.
  constexpr std::array<std::pair<const char*, const char*>, 43> examples{{
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {".g", "http://a/b/c/.g"},
      {"g..", "http://a/b/c/g.."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/./x", "http://a/b/c/g#s/./x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
      {"http:g", "http:g"},
      {"/a/./b/../c", "http://a/a/c"},
  }};
  for (const auto& [reference, expected] : examples)
    EXPECT_EQ(resolve_uri("http://a/b/c/d;p?q", reference), expected) << reference;
}

TEST(ResolveUri, KeepsEmptyComponentsAndBasesWithoutAuthority) {
  EXPECT_EQ(resolve_uri("http://a", "g"), "http://a/g");
  EXPECT_EQ(resolve_uri("http://a?x", "g?"), "http://a/g?");
  EXPECT_EQ(resolve_uri("urn:ex:s", "g"), "urn:g");
  EXPECT_EQ(resolve_uri("tag:a/b", "../g"), "tag:/g");
  EXPECT_EQ(resolve_uri("", "g"), "g");
}

TEST(SplitUri, TellsAbsentFromEmpty) {
  const auto parts = split_uri("http://a?#");
  EXPECT_EQ(parts.scheme, "http");
  EXPECT_EQ(parts.authority, "a");
  EXPECT_EQ(parts.path, "");
  EXPECT_EQ(parts.query, "");
  EXPECT_EQ(parts.fragment, "");
  EXPECT_EQ(join_uri(parts), "http://a?#");
  EXPECT_FALSE(split_uri("a/b:c").scheme);
  EXPECT_FALSE(split_uri("1a:b").scheme);
}

TEST(IsAbsoluteIri, WantsASchemeAndNoForbiddenCharacter) {
  for (const auto* good : {"a:", "did:key:z6Mk", "https://e.org/ü?x#y", "urn:uuid:1", "a+b-c.1:d"})
    EXPECT_TRUE(is_absolute_iri(good)) << good;
  for (const auto* bad : {"", ":", "a", "/a", "1a:b", "_:b", "a:b c", "a:<", "a:\\", "a:\x01",
                          "a:{", "a:`", "a:^", "a:|", "a:\"", "#a:b", "a:#b#"})
    EXPECT_FALSE(is_absolute_iri(bad)) << bad;
}

TEST(IriCharacters, AreTheSameForOneAndForMany) {
  for (int c = 0; c < 256; ++c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_excluded =
        c <= 0x20 || (c != 0 && std::string_view("<>\"{}|^`\\").find(static_cast<char>(byte)) !=
                                    std::string_view::npos);
    EXPECT_EQ(is_forbidden_in_iri(static_cast<char32_t>(c)) != 0, is_excluded) << c;
    EXPECT_EQ(is_absolute_iri("urn:" + std::string(30, 'a') + static_cast<char>(byte)),
              !is_excluded)
        << c;
  }
}

}  // namespace
}  // namespace cairn
