// SPDX-License-Identifier: Apache-2.0
// What is printed to be given out: personal links with their QR codes where there is no mail,
// several people a page, or one; a poster of a claim link.
#include <charconv>

#include "app/achievements/manage.h"
#include "app/awards/badge.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/personal_link.h"
#include "render/qr.h"
#include "server/language.h"
#include "server/pages/achievements/brought_view.h"
#include "server/pages/awarding.h"
#include "server/pages/design.h"

namespace cairn::server::pages {

namespace {

constexpr std::int64_t people_a_page = 48;  // of the screen; each is a picture to load

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Result<Response> print_sheet(Call& call) {
  const app::AwardBatchId id{std::string(call.argument("id"))};
  const auto after = number_in(call.target.parameter("after"));
  CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), id));
  CAIRN_TRY(auto rows, app::batch_rows(call.context(), call.actor(), id,
                                       {std::nullopt, after, people_a_page + 1}));
  const bool more = std::cmp_greater(rows.size(), people_a_page);
  if (more) rows.pop_back();
  CAIRN_TRY(const auto links, app::PersonalLinks::open(call.context()));
  const auto name = opened.mapping[app::place_of(app::SheetField::name)];
  View view;
  view.text("title", say("Personal links for {}", shown_name(opened.achievement)))
      .text("id", id.text);
  view.text("achievement", shown_name(opened.achievement));
  const bool single = call.target.parameter("per") == "1";
  view.flag("single", single).text("per", single ? "1" : "8");
  view.maybe("more", more ? std::to_string(rows.back().number) : "");
  std::vector<View> people;
  for (const auto& row : rows) {
    if (row.award.text.empty()) continue;
    View person;
    person.text("name", name && *name < row.cells.size() ? row.cells[*name] : "");
    person.text("award", row.award.text).text("link", links.url(row.award));
    people.push_back(std::move(person));
  }
  view.rows("people", std::move(people));
  return page(call, "print_sheet", std::move(view));
}

// One poster with the claim link of an achievement.
Result<Response> claim_sheet(Call& call) {
  const app::AchievementId id{std::string(call.argument("id"))};
  CAIRN_TRY(const auto link, app::open_claim_link(call.context(), call.actor(), id));
  CAIRN_TRY(const auto achievement, app::find_achievement(call.context(), call.actor(), id));
  CAIRN_TRY(const auto plan, app::plan_of(call.context(), achievement));
  View view;
  view.text("title", say("Claim link of {}", shown_name(achievement))).text("id", id.text);
  view.text("achievement", shown_name(achievement)).text("link", link);
  view.text("said", shown_description(achievement));
  view.text("organisation", call.session->organisation.name);
  view.text("image", picture_address(call.site, achievement));
  view.text("alternative_text", shown_alternative_text(achievement));
  add_brought(view, achievement, plan);
  return page(call, "claim_sheet", std::move(view));
}

Result<Response> personal_qr(Call& call) {
  const app::AwardId id{std::string(call.argument("id"))};
  CAIRN_TRY(const auto badge, app::own_badge(call.context(), call.actor(), id));
  CAIRN_TRY(const auto links, app::PersonalLinks::open(call.context()));
  CAIRN_TRY(auto svg,
            render::qr_svg(links.url(id), say("QR code of the link for {}", badge.learner_name)));
  return picture(std::move(svg));
}

}  // namespace cairn::server::pages
