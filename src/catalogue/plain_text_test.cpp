// SPDX-License-Identifier: Apache-2.0
#include "catalogue/plain_text.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace cairn::catalogue {
namespace {

TEST(PlainText, IsWhatAReaderWouldSee) {
  EXPECT_EQ(
      plain_text("<p>Saiba como <b>GitHub</b> ajuda.</p>\n<ul><li>Um</li><li>Dois</li></ul>", 200),
      "Saiba como GitHub ajuda. Um Dois");
  EXPECT_EQ(plain_text("Fish &amp; chips &lt;3 &#233;t&#xe9; &bogus; &amp", 200),
            "Fish & chips <3 été &bogus; &amp");
  EXPECT_EQ(plain_text("a < b and c > d", 200), "a < b and c > d");
}

TEST(PlainText, LeavesNothingOfHostileMarkup) {
  const std::string_view cases[] = {
      "<script>alert(1)</script>",
      "<img src=x onerror='alert(1)>'>",
      "<style>body{background:url(javascript:alert(1))}</style>",
      "<!-- <script>alert(1)</script>",
      "<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\">",
      "<a href=\"javascript:alert(1)\"></a>",
      "<svg/onload=alert(1)>",
      "<script>alert(1)",
  };
  for (const auto html : cases) {
    const auto text = plain_text(html, 200);
    EXPECT_EQ(text.find("alert"), std::string::npos) << html << " gave " << text;
    EXPECT_EQ(text.find("<"), std::string::npos) << html << " gave " << text;
  }
  EXPECT_EQ(plain_text("<scr<script>ipt>x</script>", 200), "ipt>x");
}

TEST(PlainText, DropsWhatSteersATerminalOrTurnsText) {
  EXPECT_EQ(plain_text("a\x1b[31mb"
                       "\xE2\x80\xAE"
                       "c\xE2\x80\x8B"
                       "d&#8238;e",
                       100),
            "a[31mbcde");
  EXPECT_EQ(plain_text("bad \xff\xfe utf", 100), "bad \xEF\xBF\xBD\xEF\xBF\xBD utf");
}

TEST(PlainText, CutsAtAWordWithinItsSize) {
  EXPECT_EQ(plain_text("one two three four", 12), "one two…");
  for (std::size_t max = 3; max < 40; ++max) {
    const auto text = plain_text("äöü äöü äöü äöü äöü äöü äöü äöü", max);
    EXPECT_LE(text.size(), max);
    EXPECT_TRUE(is_utf8(text));
  }
}

TEST(PlainText, IsLinearInHostileInput) {
  std::string open(2'000'000, '<');
  EXPECT_LE(plain_text(open, 100).size(), 100u);
  std::string tags;
  for (int i = 0; i < 200'000; ++i) tags += "<script><";
  EXPECT_LE(plain_text(tags, 100).size(), 100u);
  std::string comments;
  for (int i = 0; i < 200'000; ++i) comments += "<!-- --";
  EXPECT_LE(plain_text(comments, 100).size(), 100u);
  std::string quotes = "<a ";
  for (int i = 0; i < 200'000; ++i) quotes += "b=\"<a ";
  EXPECT_LE(plain_text(quotes, 100).size(), 100u);
}

TEST(WebAddress, TakesHttpAloneAndDropsTrackers) {
  EXPECT_EQ(web_address(" https://learn.example/a/?WT.mc_id=api&b=1&utm_source=x "),
            "https://learn.example/a/?b=1");
  EXPECT_EQ(web_address("http://learn.example/a?WT.mc_id=api"), "http://learn.example/a");
  for (const std::string_view text :
       {"javascript:alert(1)", "data:text/html,x", "//learn.example", "https:///x",
        "ftp://a.example", "https://a.example/\"><b", "a.example", ""})
    EXPECT_EQ(web_address(text), "") << text;
}

}  // namespace
}  // namespace cairn::catalogue
