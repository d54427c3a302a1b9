// SPDX-License-Identifier: Apache-2.0
#include "adverts/html.h"

#include <gtest/gtest.h>

#include "adverts/entities.h"
#include "adverts/limits.h"

namespace cairn::adverts {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST(PageText, PutsEveryBlockOnItsLine) {
  const auto page = page_text(
      "<html><head><title>Jobs &amp; more</title></head><body><h1>Data\n analyst</h1><p>We "
      "<b>look</b>"
      " for</p><ul><li>SQL<li>Python</ul>Apply<br>now</body></html>");
  EXPECT_EQ(page.text, "Data analyst\nWe look for\nSQL\nPython\nApply\nnow\n");
  EXPECT_EQ(page.title, "Jobs & more");
  EXPECT_EQ(page.heading, "Data analyst");
  ASSERT_EQ(page.blocks.size(), 3u);
  EXPECT_EQ(page.blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(page.blocks[1].kind, BlockKind::bullet);
  EXPECT_EQ(page.text.substr(page.blocks[2].start, page.blocks[2].end - page.blocks[2].start),
            "Python");
}

TEST(PageText, TakesAParagraphInBoldForAHeading) {
  const auto page = page_text("<p><strong>Your profile</strong></p><p>You know <b>SQL</b></p>");
  ASSERT_EQ(page.blocks.size(), 1u);
  EXPECT_EQ(page.blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(page.blocks[0].end, std::string("Your profile").size());
}

TEST(PageText, LeavesOutWhatNobodySees) {
  const auto page = page_text(
      "<script>var a = '<p>no</p>';</script><style>p{}</style><nav><ul><li>Home</ul></nav>"
      "<p hidden>no</p><div style='display : none'>no<div>no</div></div><p>yes</p><!-- no -->"
      "<template><p>no</p></template><footer>no</footer><svg><text>no</text></svg>");
  EXPECT_EQ(page.text, "yes\n");
}

TEST(PageText, ShowsATextWhoseHiddenPartNeverEnds) {
  EXPECT_EQ(page_text("<nav>Home<p>We look for a cook.</p>").text, "Home\nWe look for a cook.\n");
}

TEST(PageText, DecodesReferences) {
  EXPECT_EQ(
      page_text("R&amp;D &#163;5 &#x20AC;6 &eacute; &ndash; &unknown; &#150; &#0; a&nbsp;b & c")
          .text,
      "R&D £5 €6 é – &unknown; – \xef\xbf\xbd a b & c\n");
}

TEST(PageText, KeepsJsonLdAndMicrodata) {
  const auto page = page_text(
      "<script type='application/ld+json'>{\"a\": 1}</script><div itemscope "
      "itemtype='https://schema.org/JobPosting'><span itemprop=title>Cook</span><div "
      "itemprop=description><div>One</div><p>Two</p></div></div>");
  ASSERT_EQ(page.json_ld.size(), 1u);
  EXPECT_EQ(page.json_ld[0], "{\"a\": 1}");
  ASSERT_EQ(page.properties.size(), 2u);
  EXPECT_EQ(page.properties[0].name, "title");
  EXPECT_EQ(page.text.substr(page.properties[1].start), "One\nTwo\n");
}

TEST(PageText, TakesBrokenMarkupAsItComes) {
  for (const std::string_view html :
       {"<", "<p", "</", "<p class=", "<p class='", "a < b", "<!--", "<![CDATA[", "&", "&#", "&#x",
        "<script>", "<title>", "<>", "</>", "<p/><p//>", "<h1><h1></h1>", "<?php"})
    page_text(html);
  EXPECT_EQ(page_text("a < b and c > d").text, "a < b and c > d\n");
}

TEST(PageText, TakesDeepNestingInItsStride) {
  const auto deep = repeated("<div><b><table>", 100'000) + "Welder";
  EXPECT_EQ(page_text(deep).text, "Welder\n");
  EXPECT_EQ(page_text(repeated("<nav>", 300'000) + "Welder").text, "Welder\n");
  EXPECT_EQ(page_text(repeated("<p itemprop=a>", 300'000) + "Welder").text, "Welder\n");
  EXPECT_EQ(page_text(repeated("<title>", 500'000)).text, "");
  EXPECT_EQ(page_text(repeated("<script></script", 300'000)).text, "");
}

TEST(PageText, IsCutAtItsLimit) {
  const auto page = page_text(repeated("word ", 100'000));
  EXPECT_TRUE(page.cut);
  EXPECT_LE(page.text.size(), limits::text_bytes_max + 1);
}

TEST(LooksLikeHtml, TellsPagesFromText) {
  EXPECT_TRUE(looks_like_html("<!DOCTYPE html>"));
  EXPECT_TRUE(looks_like_html("Cook<br>Paris"));
  EXPECT_TRUE(looks_like_html("<P class=x>Cook"));
  EXPECT_FALSE(looks_like_html("C++ and std::vector<int>, a < b"));
  EXPECT_FALSE(looks_like_html("<https://example.org> <p"));
}

}  // namespace
}  // namespace cairn::adverts
