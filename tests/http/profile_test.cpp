// SPDX-License-Identifier: Apache-2.0
// The organisation's profile and logo, on its pages and for programs.
#include "app/accounts/api_keys.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string square =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><script>x()</script>)"
    R"(<rect width="20" height="20" fill="#1f6f5c"/></svg>)";

class ProfilePages : public SiteTest {
 protected:
  ProfilePages() {
    owner_.get("/desk/settings");
    actor_ = app::must(app::session_of(*context_, owner_.cookies()["cairn_session"])).actor;
    page_ = "/o/" + actor_.organisation.text;
  }
  Response upload(const std::string& bytes) {
    owner_.get("/desk/settings");
    return owner_.upload("/desk/settings/logo", {}, {{"logo", "logo.svg", "image/svg+xml", bytes}});
  }

  Visitor owner_ = admin();
  app::Actor actor_;
  std::string page_;
};

TEST_F(ProfilePages, ShowWhatTheOrganisationSays) {
  const auto saved =
      owner_.post("/desk/settings/organisation", {{"name", "Harbour College"},
                                                  {"description", "Teaches <b>trades</b>."},
                                                  {"email", "office@harbour.example"},
                                                  {"telephone", "+49 421 555 0100"},
                                                  {"address", "Quay 1\n12345 Harbour"}});
  ASSERT_EQ(saved.status, 303) << saved.body;
  const auto shown = Visitor(site_).get(page_).body;
  EXPECT_THAT(shown, HasSubstr("Teaches &lt;b&gt;trades&lt;/b&gt;."));
  EXPECT_THAT(shown, HasSubstr("mailto:office@harbour.example"));
  EXPECT_THAT(shown, HasSubstr("12345 Harbour"));
  EXPECT_THAT(shown, Not(HasSubstr("ada@harbour.example")));
}

TEST_F(ProfilePages, KeepWhatWasTypedWhereSomethingIsWrong) {
  const auto wrong = owner_.post("/desk/settings/organisation", {{"name", "Harbour College"},
                                                                 {"email", "nobody"},
                                                                 {"telephone", "call"},
                                                                 {"address", "Quay"}});
  EXPECT_EQ(wrong.status, 422);
  for (const auto* kept : {"value=\"nobody\"", "value=\"call\"", ">Quay</textarea>"})
    EXPECT_THAT(wrong.body, HasSubstr(kept));
  EXPECT_THAT(wrong.body, HasSubstr("2 answers need another look"));
}

TEST_F(ProfilePages, GiveOutALogoThatIsDrawnAnew) {
  const auto changed = upload(square);
  ASSERT_EQ(changed.status, 303) << changed.body;
  EXPECT_THAT(owner_.get(changed.header("Location")).body, HasSubstr("The new logo stands"));
  const auto shown = Visitor(site_).get(page_).body;
  const auto address = between(shown, "class=\"logo\" src=\"", "\"");
  const auto logo = Visitor(site_).get(address);
  EXPECT_EQ(logo.status, 200);
  EXPECT_EQ(logo.header("Content-Type"), "image/png");
  EXPECT_THAT(logo.body, testing::StartsWith("\x89PNG"));
  EXPECT_THAT(logo.body, Not(HasSubstr("script")));
  const auto removed = owner_.upload("/desk/settings/logo", {{"do", "remove"}}, {});
  EXPECT_EQ(removed.status, 303) << removed.body;
  EXPECT_THAT(Visitor(site_).get(page_).body, Not(HasSubstr("class=\"logo\"")));
  EXPECT_EQ(Visitor(site_).get(address).status, 200) << "badges that name it show it";
}

TEST_F(ProfilePages, SayWhatIsWrongWithALogo) {
  const auto none = owner_.upload("/desk/settings/logo", {}, {});
  EXPECT_EQ(none.status, 422);
  EXPECT_THAT(none.body, HasSubstr("Choose a picture first."));
  EXPECT_THAT(upload("GIF89a").body, HasSubstr("Use a picture of type PNG, JPEG or SVG."));
  EXPECT_THAT(upload("<svg><g></svg>").body, HasSubstr("could not be drawn"));
}

TEST_F(ProfilePages, AreReadAndChangedByPrograms) {
  const auto key =
      app::must(app::create_api_key(*context_, actor_, "Test", {"organisation"})).token;
  const auto ask = [&](std::string_view path, Method method, std::string_view type,
                       std::string_view body) {
    return Visitor(site_).send(path, type, body, {{"authorization", "Bearer " + key}}, method);
  };
  const auto changed = ask("/api/v1/organisation", Method::put, "application/json",
                           R"({"name": "Harbour", "description": "Trades", "telephone": "1"})");
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_THAT(changed.body, HasSubstr("\"description\":\"Trades\""));
  EXPECT_THAT(changed.body, Not(HasSubstr("\"logo\"")));
  const auto logo = ask("/api/v1/organisation/logo", Method::put, "image/svg+xml", square);
  EXPECT_EQ(logo.status, 200) << logo.body;
  EXPECT_THAT(logo.body, HasSubstr("/logo/"));
  EXPECT_EQ(ask("/api/v1/organisation/logo", Method::put, "image/gif", "GIF89a").status, 400);
  EXPECT_EQ(ask("/api/v1/organisation/logo", Method::del, "", "").status, 204);
  EXPECT_THAT(ask("/api/v1/organisation", Method::get, "", "").body, Not(HasSubstr("\"logo\"")));
}

}  // namespace
}  // namespace cairn::server
