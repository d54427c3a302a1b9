// SPDX-License-Identifier: Apache-2.0
// The catalogue: offers by words and filters, a page at a time.
#include <algorithm>
#include <span>

#include "catalogue/quantities.h"
#include "encoding/percent.h"
#include "server/career_call.h"
#include "server/catalogue_query.h"
#include "server/language.h"
#include "server/pages/offer_views.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::string_view place = "/catalogue";

struct Choice {
  std::string value;
  std::string label;
};

std::vector<View> choice_views(const std::vector<Choice>& choices, std::string_view chosen) {
  std::vector<View> views;
  for (const auto& choice : choices) {
    View view;
    view.text("value", choice.value).text("label", choice.label);
    view.flag("chosen", choice.value == chosen);
    views.push_back(std::move(view));
  }
  return views;
}

// This address with `name` set to `value`, or without it where that is "". What pages through the
// results begins anew, unless it is what is set.
std::string address_with(const Target& target, std::string_view name, std::string_view value) {
  std::string query;
  const auto add = [&](std::string_view key, std::string_view text) {
    query += (query.empty() ? "?" : "&") + encoding::percent_encoded(key) + "=" +
             encoding::percent_encoded(text);
  };
  for (const auto& parameter : target.query)
    if (parameter.name != name && parameter.name != "from" && !parameter.value.empty())
      add(parameter.name, parameter.value);
  if (!value.empty()) add(name, value);
  return std::string(place) + query;
}

// Those to be set side by side, taken along from page to page.
std::vector<View> chosen_views(const Call& call, const app::career::Offers& offers) {
  std::vector<View> views;
  const auto ids = parameters(call.target, "with");
  for (const auto id : ids) {
    const auto* const offer = offers.search->find_id(id);
    if (offer == nullptr || views.size() == catalogue::compared_max) continue;
    auto others = call.target;
    std::erase_if(others.query,
                  [&](const auto& it) { return it.name == "with" && it.value == id; });
    View view;
    view.text("id", offer->id).text("path", offer_path(*offer)).text("title", offer->title);
    view.text("without", address_with(others, "from", ""));
    views.push_back(std::move(view));
  }
  return views;
}

// The form as it was sent.
void add_form(Call& call, const app::career::Offers& offers, View& view) {
  const auto& target = call.target;
  for (const std::string_view name : {"q", "max_price", "max_hours", "credential", "provider"})
    view.text(name, target.parameter(name));
  view.list("levels", choice_views({{"", say("Any level")},
                                    {"beginner", say("Beginner")},
                                    {"intermediate", say("Intermediate")},
                                    {"advanced", say("Advanced")}},
                                   target.parameter("level")));
  view.list("paces", choice_views({{"", say("Any pace")},
                                   {"self", say("At your own pace")},
                                   {"scheduled", say("At fixed times")}},
                                  target.parameter("pace")));
  std::vector<Choice> languages{{"", say("Any language")}};
  for (const auto& tag : offers.languages) languages.push_back({tag, language_name(tag)});
  view.list("languages", choice_views(languages, target.parameter("language")));
  std::vector<Choice> currencies;
  for (const auto& code : offers.currencies) currencies.push_back({code, code});
  view.list("currencies", choice_views(currencies, target.parameter("currency")));
  view.flag("free", target.parameter("free") == "1");
  view.flag("with_unknown", target.parameter("with_unknown") == "1");
  view.maybe("skill", target.parameter("skill"));
  view.text("without_skill", address_with(target, "skill", ""));
  auto chosen = chosen_views(call, offers);
  const bool enough = chosen.size() >= catalogue::compared_min;
  view.rows("chosen", std::move(chosen)).flag("enough", enough);
}

// Others that offer the same achievement.
std::vector<View> also_views(const catalogue::Hit& hit) {
  std::vector<View> views;
  for (const auto* other : hit.also) {
    View view;
    view.text("path", offer_path(*other));
    view.text("provider", other->provider.empty() ? other->title : other->provider);
    view.maybe("price", other->price ? say(catalogue::words_of(*other->price)) : "");
    views.push_back(std::move(view));
  }
  return views;
}

void add_results(const Call& call, const app::career::Offers& offers, const catalogue::Query& query,
                 View& view) {
  const auto hits = offers.search->find(query);
  std::vector<View> rows;
  std::vector<const catalogue::Offer*> shown;
  const auto already = parameters(call.target, "with");
  for (const auto& hit : hits.page) {
    auto row = offer_row(*hit.offer, offers);
    row.flag("picked", std::find(already.begin(), already.end(), hit.offer->id) != already.end());
    row.rows("also", also_views(hit));
    rows.push_back(std::move(row));
    shown.push_back(hit.offer);
  }
  const auto last = query.from + rows.size();
  const auto total = hits.total == 1 ? say("1 offer") : say("{} offers", hits.total);
  view.text("count", hits.total == 0 ? say("Nothing found") : total);
  view.maybe("range", hits.total > rows.size() && !rows.empty()
                          ? say("{} to {}", query.from + 1, last)
                          : "");
  view.rows("offers", std::move(rows));
  view.maybe("left_out", hits.left_out_unknown > 0 ? std::to_string(hits.left_out_unknown) : "");
  view.flag("one_left_out", hits.left_out_unknown == 1);
  view.text("with_unknown_path", address_with(call.target, "with_unknown", "1"));
  const auto before = query.from > query.count ? query.from - query.count : 0;
  view.maybe("previous", query.from == 0 ? ""
                                         : address_with(call.target, "from",
                                                        before == 0 ? "" : std::to_string(before)));
  view.maybe("next",
             last < hits.total ? address_with(call.target, "from", std::to_string(last)) : "");
  view.list("sources", source_rows(shown, offers));
}

// The visitor's goal that offers are looked for; one that is none of theirs is left out.
Status add_goal(Call& call, View& view) {
  const auto id = call.target.parameter("goal");
  std::string title;
  if (!id.empty()) {
    CAIRN_TRY(const auto opened, open_workbook(call));
    if (const auto* const goal = opened.workbook.goal(id)) title = goal->title;
  }
  view.maybe("goal", title.empty() ? "" : id).text("goal_title", title);
  return done;
}

void add_skill(const app::career::Offers& offers, const catalogue::Filters& filters, View& view) {
  view.text("skill_label", offers.label(filters.skill));
  view.maybe("skill_level",
             filters.skill_level > 0 ? std::to_string(filters.skill_level) : std::string());
}

}  // namespace

Result<Response> catalogue(Call& call) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  View view;
  view.text("title", say("Catalogue"));
  view.text("description", say("Courses, exams and certifications, and what each of them proves."));
  CAIRN_CHECK(add_goal(call, view));
  add_form(call, *offers, view);
  const auto query = read_catalogue_query(call.target);
  const auto filters = query ? query->filters : catalogue::Filters();
  add_skill(*offers, filters, view);
  view.flag("filters_open", !query || has_filters(filters));
  add_field_errors(view, query ? nullptr : &query.error(),
                   {"q", "level", "max_hours", "max_price", "language", "pace", "credential",
                    "provider", "from", "count"});
  view.flag("asked", query.ok());
  if (query) {
    add_results(call, *offers, *query, view);
  } else {
    view.flag("offers", false).flag("any_offers", false).list("sources", {});
  }
  std::vector<View> scripts(1);
  scripts[0].text("file", "compare.js");
  view.list("scripts", std::move(scripts));
  return page(call, "catalogue", std::move(view), query ? 200 : 422);
}

}  // namespace cairn::server::pages
