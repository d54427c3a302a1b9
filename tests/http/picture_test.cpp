// SPDX-License-Identifier: Apache-2.0
// A picture that is brought, through the page and for programs.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view dot =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><circle cx="40" cy="40" r="30"/></svg>)";

class PicturePages : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement achievement_ = published(actor_);
  std::string path_ = "/desk/achievements/" + achievement_.id.text + "/picture";
};

TEST_F(PicturePages, IsBroughtShownAndTakenBack) {
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr("Drawn from shape"));
  const auto bad = issuer_.upload(path_, {{"alternative_text", "A <dot>"}},
                                  {{"picture", "x.svg", "image/png", "<svg><script/></svg>"}});
  EXPECT_EQ(bad.status, 422) << bad.body;
  EXPECT_THAT(bad.body, HasSubstr("picture-error"));
  EXPECT_THAT(bad.body, HasSubstr("A &lt;dot&gt;"));
  const auto none = issuer_.upload(path_, {{"alternative_text", ""}}, {});
  EXPECT_THAT(none.body, HasSubstr("alternative_text-error"));
  EXPECT_EQ(issuer_
                .upload(path_, {{"alternative_text", "A dot"}},
                        {{"picture", "dot.svg", "text/plain", std::string(dot)}})
                .status,
            303);
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr("/picture.png?"));
  const auto png = issuer_.get(path_ + ".png");
  EXPECT_EQ(png.header("Content-Type"), "image/png");
  EXPECT_TRUE(png.body.starts_with("\x89PNG"));
  const auto svg = Visitor(site_).get("/a/" + achievement_.id.text + ".svg");
  EXPECT_EQ(svg.status, 200);
  EXPECT_THAT(std::string(svg.header("Content-Security-Policy")), HasSubstr("sandbox"));
  EXPECT_THAT(svg.body, Not(HasSubstr("circle")));
  EXPECT_EQ(issuer_.upload(path_, {{"do", "remove"}}, {}).status, 303);
  EXPECT_THAT(issuer_.get(path_).body, HasSubstr("Drawn from shape"));
}

TEST_F(PicturePages, MayBeAsLargeAsThePageSays) {
  constexpr std::size_t picture_bytes_max = 2 * 1024 * 1024;
  EXPECT_GT(body_bytes_max(site_, Method::post, path_), picture_bytes_max);
  const auto at = "/api/v1/achievements/" + achievement_.id.text + "/picture";
  EXPECT_GT(body_bytes_max(site_, Method::put, at), picture_bytes_max);
}

TEST_F(PicturePages, IsBroughtByPrograms) {
  const auto key = must(app::create_api_key(*context_, actor_, "K", {"achievements"})).token;
  const std::vector<Header> headers = {{"authorization", "Bearer " + key}};
  Visitor program(site_);
  const auto at = "/api/v1/achievements/" + achievement_.id.text + "/picture";
  const auto put = [&](std::string_view query, std::string_view body) {
    return program.send(at + std::string(query), "application/octet-stream", body, headers,
                        Method::put);
  };
  EXPECT_THAT(put("", dot).body, HasSubstr("/alternative_text"));
  EXPECT_THAT(put("?alternative_text=Dot", "GIF89a").body, HasSubstr("/picture"));
  const auto set = put("?alternative_text=A%20dot", dot);
  EXPECT_EQ(set.status, 200) << set.body;
  EXPECT_THAT(set.body, HasSubstr("\"picture_brought\":true"));
  EXPECT_THAT(program.send(at, "", "", headers, Method::del).body,
              HasSubstr("\"picture_brought\":false"));
}

}  // namespace
}  // namespace cairn::server
