// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/add_to_profile.h"

#include <gtest/gtest.h>

namespace cairn::app {
namespace {

SharedBadge welding() {
  return {.name = "Welding & \"cutting\" 100 %",
          .organisation = "Harbour <School>",
          .url = "https://badges.example/b/x-1",
          .id = "x-1",
          .picture = "https://badges.example/b/x-1.png",
          .alternative_text = "A hexagon",
          .awarded = *parse_instant("2026-03-09T10:00:00Z"),
          .valid_until = {}};
}

TEST(LinkedIn, FillsTheFormWithEveryValueEscaped) {
  auto badge = welding();
  EXPECT_EQ(linkedin_url(badge),
            "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME"
            "&name=Welding%20%26%20%22cutting%22%20100%20%25"
            "&organizationName=Harbour%20%3CSchool%3E&issueYear=2026&issueMonth=3"
            "&certUrl=https%3A%2F%2Fbadges.example%2Fb%2Fx-1&certId=x-1");
  badge.valid_until = *parse_instant("2028-12-31T23:59:59Z");
  EXPECT_NE(linkedin_url(badge).find("&expirationYear=2028&expirationMonth=12&"),
            std::string::npos);
}

TEST(EmbedCode, LetsNothingOutOfItsQuotes) {
  for (const auto& html : {embed_html(welding()), signature_html(welding())}) {
    EXPECT_NE(html.find("Welding &amp; &quot;cutting&quot;"), std::string::npos) << html;
    EXPECT_NE(html.find("Harbour &lt;School&gt;"), std::string::npos) << html;
    EXPECT_NE(html.find("alt=\"A hexagon\""), std::string::npos) << html;
    EXPECT_EQ(html.find("<School"), std::string::npos) << html;
  }
}

}  // namespace
}  // namespace cairn::app
