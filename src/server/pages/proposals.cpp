// SPDX-License-Identifier: Apache-2.0
// Skills that the linker proposed for offers, and the issuer's word on them.
#include <fmt/format.h>

#include <algorithm>

#include "app/career/offer_skills.h"
#include "app/catalogue/owner.h"
#include "encoding/percent.h"
#include "server/catalogue_query.h"
#include "server/language.h"
#include "server/pages/offer_views.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

using app::career::SkillAnswer;
using catalogue::Link;

constexpr std::size_t offers_shown_max = 10;
constexpr std::size_t skills_asked_max = 12;  // of one offer at once: a form has limits
constexpr std::string_view place = "/desk/catalogue";
constexpr std::string_view says_none = "none";
constexpr std::string_view says_skill = "skill ";  // and its id

constexpr std::string_view level_names[] = {
    to_say("not said"),       to_say("1: aware"),        to_say("2: works with guidance"),
    to_say("3: works alone"), to_say("4: leads others"), to_say("5: shapes the field")};

bool is_open(const catalogue::Teaches& taught) {
  return taught.link == Link::proposed || taught.link == Link::unlinked;
}

bool has_proposal(const catalogue::Offer& offer) {
  return std::any_of(offer.teaches.begin(), offer.teaches.end(),
                     [](const auto& taught) { return taught.link == Link::proposed; });
}

View choice(std::string value, std::string_view label, std::string_view detail, bool chosen) {
  View view;
  view.text("value", value).text("label", label).maybe("detail", detail).flag("chosen", chosen);
  return view;
}

// What can be said of one skill: its proposals, what was decided before, another, none, nothing.
std::vector<View> choices_of(const catalogue::Teaches& taught, const app::career::Offers& offers) {
  std::vector<View> views;
  const bool confirmed = taught.link == Link::confirmed;
  bool listed = false;
  for (const auto& one : taught.proposals) {
    const bool chosen = confirmed && one.skill == taught.skill;
    listed = listed || chosen;
    views.push_back(choice(std::string(says_skill) + one.skill, one.label,
                           say("{} % sure", one.score / 10), chosen));
  }
  if (confirmed && !listed)
    views.push_back(choice(std::string(says_skill) + taught.skill, offers.label(taught.skill),
                           say("confirmed before"), true));
  views.push_back(choice(std::string(says_none), say("None of the framework’s"), "",
                         taught.link == Link::rejected));
  views.push_back(choice("", say("Decide later"), "", is_open(taught)));
  return views;
}

View asked_skill(const catalogue::Teaches& taught, std::size_t number, std::string_view error,
                 const app::career::Offers& offers) {
  View view;
  view.number("number", static_cast<std::int64_t>(number)).text("words", taught.words);
  view.list("choices", choices_of(taught, offers)).maybe("error", error);
  std::vector<View> levels;
  for (std::size_t level = 0; level < std::size(level_names); ++level)
    levels.push_back(
        choice(std::to_string(level), say(level_names[level]), "", level == taught.level));
  view.list("levels", std::move(levels));
  return view;
}

// The faults of answers, by the number of the answer.
std::string error_at(const Error* error, std::size_t number) {
  if (error == nullptr) return "";
  const auto path = "/answers/" + std::to_string(number);
  if (error->path == path) return say_fault(error->detail);
  for (const auto& other : error->also)
    if (other.path == path) return say_fault(other.detail);
  return "";
}

enum class Scope : std::uint8_t { open, all };

View asked_offer(const catalogue::Offer& offer, Scope scope, const Error* error,
                 const app::career::Offers& offers) {
  View view;
  view.text("id", offer.id).text("path", offer_path(offer)).text("title", offer.title);
  view.text("catalogue", offers.catalogue_of(offer).name).maybe("provider", offer.provider);
  view.maybe("text", offer.description);
  std::vector<View> skills;
  std::size_t left = 0;
  for (const auto& taught : offer.teaches) {
    if (taught.link == Link::stated || (scope == Scope::open && !is_open(taught))) continue;
    if (skills.size() == skills_asked_max)
      ++left;
    else
      skills.push_back(asked_skill(taught, skills.size(), error_at(error, skills.size()), offers));
  }
  view.rows("skills", std::move(skills)).maybe("left", left == 0 ? "" : std::to_string(left));
  view.flag("proposed", has_proposal(offer));
  return view;
}

View catalogue_row(const catalogue::Book& book, const app::Say& mine) {
  const auto& one = book.head();
  const auto proposed = book.counted(catalogue::Counted::proposed);
  const auto unlinked = book.counted(catalogue::Counted::unlinked);
  View row;
  row.text("name", one.name).text("title", say(one.title.empty() ? one.name : one.title));
  row.number("offers", static_cast<std::int64_t>(book.size()));
  row.number("proposed", static_cast<std::int64_t>(proposed));
  row.maybe("unlinked",
            unlinked > 0 && mine.catalogues.contains(one.name) ? std::to_string(unlinked) : "");
  row.flag("own", mine.catalogues.contains(one.name));
  return row;
}

struct Shown {
  std::string_view offer = {};  // this one alone
  const Error* error = nullptr;
};

// By catalogue, then id.
std::vector<catalogue::Number> open_offers(const app::Say& mine,
                                           const app::career::Offers& offers) {
  const auto& search = *offers.search;
  auto found = search.marked(catalogue::mark_proposed);
  std::erase_if(found, [&](auto number) {
    return !app::may_decide(mine, search.book_of(number).head().name, search.books().id(number));
  });
  return found;
}

Result<Response> show(Call& call, const Shown& shown) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  CAIRN_TRY(const auto from, number_parameter(call.target, "from", 0, 0, 1'000'000));
  CAIRN_TRY(const auto mine, app::say_on_skills(call.context(), call.actor()));
  View view;
  std::vector<View> asked, catalogues, damaged;
  std::size_t total = 1;
  if (!shown.offer.empty()) {
    const auto* const offer = offers->search->find_id(shown.offer);
    if (offer == nullptr || !app::may_decide(mine, offers->catalogue_of(*offer).name, offer->id))
      return fail(ErrorCode::not_found, "proposals", "There is no such offer among yours.");
    asked.push_back(asked_offer(*offer, Scope::all, shown.error, *offers));
  } else {
    const auto open = open_offers(mine, *offers);
    total = open.size();
    for (auto i = from; i < open.size() && asked.size() < offers_shown_max; ++i)
      if (const auto* const offer = offers->search->offer(open[i]))
        asked.push_back(asked_offer(*offer, Scope::open, nullptr, *offers));
  }
  const auto last = from + asked.size();
  view.maybe("next", last < total ? fmt::format("{}?from={}", place, last) : "");
  view.flag("alone", !shown.offer.empty());
  for (const auto& book : offers->books) catalogues.push_back(catalogue_row(*book, mine));
  for (const auto& error : offers->damaged) {
    View row;
    row.text("text", say_fault(error.detail));
    damaged.push_back(std::move(row));
  }
  view.text("title", say("Skills of offers")).text("form_token", call.form_token());
  view.maybe("notice", call.target.parameter("saved").empty() ? "" : say("Saved."));
  view.rows("asked", std::move(asked)).list("catalogues", std::move(catalogues));
  view.rows("damaged", std::move(damaged));
  add_field_errors(view, shown.error, {});
  return page(call, "proposals", std::move(view), shown.error == nullptr ? 200 : 422);
}

SkillAnswer answer_of(const Call& call, const std::string& number) {
  SkillAnswer answer;
  answer.words = call.field("words." + number);
  const auto said = call.field("skill." + number);
  if (const auto level = call.field("level." + number);
      level.size() == 1 && level[0] >= '1' && level[0] <= '0' + skills::level_max)
    answer.level = static_cast<skills::Level>(level[0] - '0');
  const auto typed = call.field("other." + number);
  if (!typed.empty()) {
    answer.choice = SkillAnswer::Choice::named;
    answer.skill = typed;
  } else if (said == says_none) {
    answer.choice = SkillAnswer::Choice::none;
  } else if (said.starts_with(says_skill)) {
    answer.choice = SkillAnswer::Choice::skill;
    answer.skill = said.substr(says_skill.size());
  }
  return answer;
}

// Whatever was left for later is confirmed as it was proposed.
void take_first_proposals(const catalogue::Offer& offer, std::vector<SkillAnswer>& answers) {
  for (auto& answer : answers) {
    const auto taught = std::find_if(offer.teaches.begin(), offer.teaches.end(),
                                     [&](const auto& one) { return one.words == answer.words; });
    if (answer.choice != SkillAnswer::Choice::later || taught == offer.teaches.end() ||
        taught->link != Link::proposed || taught->proposals.empty())
      continue;
    answer.choice = SkillAnswer::Choice::skill;
    answer.skill = taught->proposals.front().skill;
  }
}

}  // namespace

Result<Response> proposals(Call& call) {
  return show(call, {.offer = call.target.parameter("offer")});
}

Result<Response> decide_proposals(Call& call) {
  app::career::OfferAnswers said{.catalogue = std::string(call.field("catalogue")),
                                 .offer = std::string(call.field("offer")),
                                 .answers = {},
                                 .by = call.session->organisation.name};
  for (std::size_t i = 0; i < skills_asked_max; ++i) {
    auto answer = answer_of(call, std::to_string(i));
    if (answer.words.empty()) break;
    said.answers.push_back(std::move(answer));
  }
  if (!call.field("all").empty()) {
    CAIRN_TRY(const auto offers, call.context().library.offers());
    if (const auto* offer = offers->search->find_id(said.offer))
      take_first_proposals(*offer, said.answers);
  }
  const auto decided = app::career::decide_skills(call.context(), call.actor(), said);
  if (!decided && decided.error().code == ErrorCode::invalid)
    return show(call, {.offer = said.offer, .error = &decided.error()});
  if (!decided) return decided.error();
  const auto back = call.field("alone").empty()
                        ? "saved=1"
                        : "saved=1&offer=" + encoding::percent_encoded(said.offer);
  return see_other(call, fmt::format("{}?{}", place, back));
}

Result<Response> propose_skills(Call& call) {
  CAIRN_CHECK(app::career::propose_skills(call.context(), call.actor(),
                                          std::string(call.field("catalogue"))));
  return see_other(call, fmt::format("{}?saved=1", place));
}

}  // namespace cairn::server::pages
