// SPDX-License-Identifier: Apache-2.0
// What an SVG image keeps when it is baked, and what it loses.
#include <gtest/gtest.h>

#include "bake/bake.h"

namespace cairn::bake {
namespace {

std::string baked_svg(const std::string& content) {
  const auto baked = bake(
      as_bytes(R"~(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/)~"
               R"~(xlink" xmlns:h="http://www.w3.org/1999/xhtml">)~" +
               content + "</svg>"),
      "{}", Edition::open_badges_3);
  return baked.ok() ? std::string(as_text(*baked)) : baked.error().detail;
}

TEST(BakeSvg, KeepsWhatDraws) {
  for (
      const auto* content :
      {R"~(<g transform="scale(2)" style="fill:url(#a);opacity:.5"><path d="M0 0" class="x"/></g>)~",
       R"~(<style>path{fill:#1f6f5c}@media(prefers-color-scheme:dark){path{fill:url('#g')}}</style>)~",
       R"~(<style><![CDATA[.a > .b { fill: red }]]></style>)~",
       R"~(<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs>)~",
       R"~(<use xlink:href="#a"/>)~", R"~(<use href=" #a"/>)~",
       R"~(<image href="data:image/png;base64,AAAA" width="1"/>)~",
       R"~(<image xlink:href="data:image/JPEG,x"/>)~",
       R"~(<text xml:space="preserve" font-family="Noto Sans"> a <tspan dx="1">b</tspan></text>)~",
       R"~(<s:rect xmlns:s="http://www.w3.org/2000/svg" width="1"/>)~",
       R"~(<title>x</title><!-- made by hand -->)~",
       R"~(<filter id="f"><feColorMatrix type="matrix" values="1 0"/></filter>)~"})
    EXPECT_NE(baked_svg(content).find(content), std::string::npos) << baked_svg(content);
}

TEST(BakeSvg, LosesEverythingElse) {
  for (const auto& [content, lost] : {
           std::pair{R"~(<h:script>a()</h:script>)~", "script"},
           {R"~(<s:script xmlns:s="http://www.w3.org/2000/svg"/>)~", "script"},
           {R"~(<g xmlns="http://www.w3.org/1999/xhtml"><script/></g>)~", "script"},
           {R"~(<h:iframe src="https://e.org"/>)~", "iframe"},
           {R"~(<foreignObject><h:b/></foreignObject>)~", "foreignObject"},
           {R"~(<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="click"/>)~",
            "handler"},
           {R"~(<a href="#"><set attributeName="href" to="javascript:a()"/></a>)~", "javascript"},
           {R"~(<animate attributeName="xlink:href" values="javascript:a()"/>)~", "javascript"},
           {R"~(<a href="javascript:a()"/>)~", "javascript"},
           {R"~(<a href=" JAVA&#10;SCRIPT:a()"/>)~", "SCRIPT"},
           {R"~(<a q:href="javascript:a()" xmlns:q="http://www.w3.org/1999/xlink"/>)~",
            "javascript"},
           {R"~(<a h:href="javascript:a()"/>)~", "javascript"},
           {R"~(<image href="https://tracker.example/"/>)~", "tracker"},
           {R"~(<image xlink:href="//tracker.example/"/>)~", "tracker"},
           {R"~(<image href="data:image/svg+xml,&lt;svg onload='a()'/>"/>)~", "svg+xml"},
           {R"~(<image href="data:text/html,x"/>)~", "text/html"},
           {R"~(<use href="other.svg#a"/>)~", "other"},
           {R"~(<path onclick="a()" ONLOAD="a()"/>)~", "a()"},
           {R"~(<g fill="url(https://tracker.example/#a)"/>)~", "tracker"},
           {R"~(<g style="fill:URL( 'https://tracker.example/')"/>)~", "tracker"},
           {R"~(<g style="background:\75 rl(https://tracker.example/)"/>)~", "tracker"},
           {R"~(<style>@import "https://tracker.example/";</style>)~", "tracker"},
           {R"~(<style>a{b:image-set("https://tracker.example/")}</style>)~", "tracker"},
           {R"~(<g xml:base="https://tracker.example/"/>)~", "tracker"},
           {R"~(<?xml-stylesheet href="https://tracker.example/"?>)~", "tracker"},
           {R"~(<sodipodi:namedview xmlns:sodipodi="urn:s" pagecolor="#fff"/>)~", "pagecolor"},
           {R"~(<openbadges:rect xmlns:openbadges="http://www.w3.org/2000/svg" id="own"/>)~",
            "own"},
           {R"~(<g xmlns:openbadges="urn:x" id="stays"/>)~", "urn:x"},
       })
    EXPECT_EQ(baked_svg(content).find(lost), std::string::npos) << baked_svg(content);
}

TEST(BakeSvg, RefusesAnImageWhoseRootIsOfAnotherVocabulary) {
  for (const auto* image : {R"~(<svg xmlns="http://www.w3.org/1999/xhtml"/>)~",
                            R"~(<openbadges:svg xmlns:openbadges="http://www.w3.org/2000/svg"/>)~"})
    EXPECT_EQ(bake(as_bytes(image), "{}", Edition::open_badges_3).error().code,
              ErrorCode::unreadable);
}

}  // namespace
}  // namespace cairn::bake
