// SPDX-License-Identifier: Apache-2.0
// The page to print of a badge, in the language of who asks for it.
#include "app/accounts/session.h"
#include "app/awards/change.h"
#include "http/visitor.h"
#include "render/pdf_text.h"
#include "server/assets.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;

class CertificatePage : public SiteTest {
 protected:
  CertificatePage() {
    site_.languages =
        std::make_shared<const Languages>(std::move(Languages::create(message_files())).value());
  }
  app::Actor actor_ = [this] {
    auto issuer = admin();
    return must(app::session_of(*context_, issuer.cookies()["cairn_session"])).actor;
  }();
};

TEST_F(CertificatePage, SpeaksTheLanguageOfItsReaderAndCarriesTheBadge) {
  const auto badge = "/b/" + awarded(actor_, submitted(published(actor_)).id).id.text;
  Visitor visitor(site_);
  EXPECT_THAT(visitor.get(badge).body, HasSubstr(badge + ".pdf"));
  const std::pair<const char*, const char*> readers[] = {{"en", "Awarded to"},
                                                         {"de-AT", "Verliehen an"}};
  for (const auto& [asked, says] : readers) {
    const auto page = visitor.get(badge + ".pdf", {{"accept-language", asked}});
    ASSERT_EQ(page.status, 200) << page.body;
    EXPECT_EQ(page.header("Content-Type"), "application/pdf");
    EXPECT_EQ(page.header("Content-Language"), std::string_view(asked).substr(0, 2));
    EXPECT_THAT(std::string(page.header("Vary")), HasSubstr("Accept-Language"));
    render::PdfReader reader;
    EXPECT_THAT(must(reader.text_of(as_bytes(page.body))), HasSubstr(says));
    const auto files = must(reader.attachments_of(as_bytes(page.body)));
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(as_text(files.front().bytes), visitor.get(badge + ".json").body);
  }
}

TEST_F(CertificatePage, IsNotMadeOfABadgeThatDoesNotHold) {
  const auto award = awarded(actor_, submitted(published(actor_)).id);
  must(app::change_award(*context_, actor_, award.id, {.reason = "By mistake"}));
  const auto badge = "/b/" + award.id.text;
  Visitor visitor(site_);
  EXPECT_EQ(visitor.get(badge + ".pdf").status, 404);
  EXPECT_THAT(visitor.get(badge).body, testing::Not(HasSubstr(badge + ".pdf")));
}

}  // namespace
}  // namespace cairn::server
