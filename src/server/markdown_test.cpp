// SPDX-License-Identifier: Apache-2.0
#include "server/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cairn::server {
namespace {

std::string html(std::string_view text) { return markdown(text).markup; }

TEST(Markdown, ShowsWhatCriteriaAreWrittenWith) {
  EXPECT_EQ(html("*Bake* a [loaf](https://bread.example/a)."),
            "<p><em>Bake</em> a <a href=\"https://bread.example/a\">loaf</a>.</p>\n");
  EXPECT_EQ(html("<ada@example.org>"),
            "<p><a href=\"mailto:ada@example.org\">ada@example.org</a></p>\n");
}

TEST(Markdown, FetchesNoPictureOfAnotherSite) {
  EXPECT_EQ(html("![a *loaf*](https://evil.example/t.png \"x\")"),
            "<p><a href=\"https://evil.example/t.png\">a loaf</a></p>\n");
  EXPECT_EQ(html("![](//evil.example/t.png)"),
            "<p><a href=\"//evil.example/t.png\">//evil.example/t.png</a></p>\n");
  EXPECT_EQ(html("[![b](http://evil.example/t.png)](https://a.example)"),
            "<p><a href=\"https://a.example\">b</a></p>\n");
  EXPECT_EQ(html("![a ![b](https://x.example/b.png)](https://x.example/a.png)"),
            "<p><a href=\"https://x.example/a.png\">a b</a></p>\n");
  EXPECT_THAT(html("![x](javascript:alert(1))"), testing::Not(testing::HasSubstr("javascript:")));
  EXPECT_EQ(html("![own](/a/picture.png)"), "<p><img src=\"/a/picture.png\" alt=\"own\" /></p>\n");
}

TEST(Markdown, LinksThatLeadNowhereSafeBecomeTheirText) {
  EXPECT_EQ(html("[x *y*](javascript:alert(1))"), "<p>x <em>y</em></p>\n");
  EXPECT_EQ(html("[x](JAVA&#115;cript:alert(1))"), "<p>x</p>\n");
  EXPECT_EQ(html("<javascript:alert(1)>"), "<p>javascript:alert(1)</p>\n");
  EXPECT_EQ(html("[x](data:text/html,x) [y]()"), "<p>x y</p>\n");
}

}  // namespace
}  // namespace cairn::server
