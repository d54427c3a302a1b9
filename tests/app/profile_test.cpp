// SPDX-License-Identifier: Apache-2.0
// What an organisation says of itself, and what of it is signed.
#include "app/organisation/profile.h"

#include "app/awards/badge2.h"
#include "app/house.h"
#include "app/limits.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

constexpr std::string_view square =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">
       <rect width="20" height="20" fill="#1f6f5c"/></svg>)";

class Profile : public House {
 protected:
  Profile() : actor_(set_up()) {}
  Organisation stored() {
    return must(must(store_->begin(Access::read))->organisations().find(actor_.organisation));
  }
  std::string issuer_image(const Award& award) {
    Arena arena;
    return std::string(
        must(json::parse(award.credential, arena))["issuer"]["image"].string_at("id"));
  }
  Actor actor_;
};

TEST_F(Profile, IsKeptAndEveryFaultIsNamed) {
  OrganisationForm form{.name = " Harbour College ",
                        .url = "https://harbour.example",
                        .description = "Teaches trades.\r\nBy the water.",
                        .contact_email = "Office@Harbour.example",
                        .telephone = "+49 421 555 0100",
                        .address = "Quay 1\n12345 Harbour"};
  must(change_organisation(*context_, actor_, form));
  const auto now = stored();
  EXPECT_EQ(now.name, "Harbour College");
  EXPECT_EQ(now.description, "Teaches trades.\nBy the water.");
  EXPECT_EQ(now.contact_email, "office@harbour.example");
  EXPECT_EQ(now.email, "ada@harbour.example") << "who set it up stays known";
  form = {.name = "",
          .url = "x",
          .description = std::string(2001, 'x'),
          .contact_email = "nobody",
          .telephone = "call me",
          .address = std::string(501, 'x')};
  const auto wrong = change_organisation(*context_, actor_, form);
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().also.size(), 5U);
}

TEST_F(Profile, BadgesCarryTheLogoOfTheirDay) {
  const auto before = awarded(actor_, submitted(published(actor_)).id);
  EXPECT_EQ(issuer_image(before), "");
  must(change_logo(*context_, actor_, as_bytes(square)));
  const auto first = stored().logo;
  const auto with = awarded(actor_, submitted(published(actor_)).id);
  EXPECT_EQ(issuer_image(with), logo_url(*context_, stored()));
  EXPECT_EQ(must(verify_badge(*context_, with.id)).credentials.at(0).verdict,
            verify::Verdict::accepted);
  must(remove_logo(*context_, actor_));
  EXPECT_EQ(stored().logo, "");
  EXPECT_FALSE(must(logo_of(*context_, actor_.organisation, first)).empty())
      << "badges still name it";
  EXPECT_EQ(code_of(logo_of(*context_, set_up_another().organisation, first)),
            ErrorCode::not_found);
}

TEST_F(Profile, TakesNoPictureThatIsNone) {
  const auto path = [&](std::string_view bytes) {
    return path_of_error(change_logo(*context_, actor_, as_bytes(bytes)));
  };
  EXPECT_EQ(path("GIF89a"), "/logo");
  EXPECT_EQ(path(std::string(2 * 1024 * 1024 + 1, 'x')), "/logo");
  EXPECT_EQ(path("<svg><g></svg>"), "/logo");
  EXPECT_EQ(stored().logo, "");
}

TEST_F(Profile, IsWhatOlderReadersAsk) {
  must(change_organisation(*context_, actor_,
                           {.name = "Harbour College",
                            .url = {},
                            .description = "Teaches trades.",
                            .contact_email = "office@harbour.example",
                            .telephone = {},
                            .address = {}}));
  const auto issuer = must(badge2_issuer(*context_, actor_.organisation));
  EXPECT_NE(issuer.find("office@harbour.example"), std::string::npos);
  EXPECT_EQ(issuer.find("ada@harbour.example"), std::string::npos);
  EXPECT_NE(issuer.find("Teaches trades."), std::string::npos);
}

TEST_F(Profile, KeepsLogosUpToANumber) {
  const auto logo = [](std::int64_t shade) {
    std::string svg(square);
    const auto at = svg.find("1f6f5c");
    return svg.replace(at, 6, std::to_string(100'000 + shade));
  };
  for (std::int64_t i = 0; i < limits::logos_max; ++i)
    must(change_logo(*context_, actor_, as_bytes(logo(i))));
  const auto refused = change_logo(*context_, actor_, as_bytes(logo(limits::logos_max)));
  EXPECT_EQ(code_of(refused), ErrorCode::conflict);
  EXPECT_EQ(path_of_error(refused), "/logo");
  must(change_logo(*context_, actor_, as_bytes(logo(0))));
  must(remove_logo(*context_, actor_));
}

}  // namespace
}  // namespace cairn::app
