// SPDX-License-Identifier: Apache-2.0
#include "server/pages/career/plan_view.h"

#include <algorithm>
#include <charconv>

#include "app/career/rough_rates.h"
#include "base/filled.h"
#include "base/text.h"
#include "catalogue/quantities.h"
#include "encoding/percent.h"
#include "pathways/amount.h"
#include "render/charts/curve.h"
#include "render/charts/gantt.h"
#include "server/language.h"

namespace cairn::server::pages {
namespace {

using app::career::Planned;
using app::career::PlanSettings;

constexpr std::int64_t budget_max = 100'000'000;
constexpr std::string_view order_names[] = {"fewest", "cheapest", "fastest", "recognised"};
constexpr std::string_view order_labels[] = {to_say("Fewest credentials"), to_say("Lowest price"),
                                             to_say("Earliest finish"), to_say("Best recognised")};

Error wrong(const char* path, std::string sentence) {
  return fail(ErrorCode::invalid, "plan", std::move(sentence), path);
}

// A whole number; nullopt for an empty field.
Result<std::optional<std::int64_t>> number_in(const Form& fields, std::string_view name,
                                              std::int64_t least, std::int64_t most,
                                              const char* path) {
  const auto text = trim(fields.field(name));
  if (text.empty()) return std::optional<std::int64_t>();
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value < least ||
      value > most)
    return wrong(path, filled("Give a whole number from {} to {}.", least, most));
  return std::optional(value);
}

Result<std::string> day_in(const Form& fields, std::string_view name, const char* path) {
  const auto text = trim(fields.field(name));
  if (text.empty()) return std::string();
  if (!pathways::parse_day(text).ok()) return wrong(path, "Give a day such as 2027-01-31.");
  return std::string(text);
}

std::string step_price(const Planned& planned, const pathways::Offer& offer) {
  if (!offer.price) return say("price unknown");
  if (*offer.price == 0) return say("free");
  const auto& currency = offer.currency.empty() ? planned.problem.currency : offer.currency;
  return money(*offer.price / (pathways::one / 100), currency);
}

View step_view(const Planned& planned, const PlanningDesk& desk, const pathways::Step& step,
               std::size_t at) {
  const auto& offer = planned.problem.offers[step.offer];
  View view;
  view.number("number", static_cast<std::int64_t>(at + 1));
  view.text("offer", offer.id).text("title", offer.title).text("provider", offer.provider);
  view.text("offer_address", encoding::percent_encoded(offer.id));
  view.text("start", day_text(pathways::format_day(step.start)));
  view.text("finish", day_text(pathways::format_day(step.finish)));
  view.text("hours",
            offer.hours ? hours_text(*offer.hours * 60 / pathways::one) : say("hours unknown"));
  view.text("price", step_price(planned, offer));
  view.flag("example", planned.offers[step.offer]->example);
  std::vector<View> instead;
  for (const auto* other : planned.instead[step.offer]) {
    View one;
    one.text("address", encoding::percent_encoded(other->id));
    one.text("provider", other->provider.empty() ? other->title : other->provider);
    one.maybe("price", other->price ? say(catalogue::words_of(*other->price)) : "");
    instead.push_back(std::move(one));
  }
  view.rows("instead", std::move(instead));
  std::vector<View> covers;
  for (const auto& covered : step.covers) {
    View one;
    one.text("covered", desk.shelf->label(planned.problem.skills[covered.skill]));
    one.text("level", level_name(covered.level));
    covers.push_back(std::move(one));
  }
  view.rows("covers", std::move(covers));
  std::vector<View> reasons;
  for (const auto& reason : step.because) {
    View one;
    one.text("reason", say(reason));
    reasons.push_back(std::move(one));
  }
  view.rows("reasons", std::move(reasons));
  return view;
}

std::vector<double> shares_of(const pathways::Plan& plan) {
  std::vector<double> shares;
  if (plan.weight == 0) return shares;
  shares.push_back(static_cast<double>(plan.weight_had) / static_cast<double>(plan.weight));
  for (const auto covered : plan.curve)
    shares.push_back(static_cast<double>(covered) / static_cast<double>(plan.weight));
  return shares;
}

std::string percent_text(double share) {
  return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %";
}

struct Totals {
  pathways::Amount price = 0, hours = 0;
  bool price_known = true, hours_known = true;
};

Totals totals_of(const pathways::Problem& problem, const pathways::Timetable& timetable) {
  Totals totals;
  for (const auto& step : timetable.steps) {
    const auto& offer = problem.offers[step.offer];
    totals.price += pathways::price_of(problem, offer);
    totals.hours += pathways::hours_of(problem, offer);
    totals.price_known = totals.price_known && offer.price.has_value();
    totals.hours_known = totals.hours_known && offer.hours.has_value();
  }
  return totals;
}

void add_totals(View& view, const Planned& planned, const pathways::Timetable& timetable) {
  const auto totals = totals_of(planned.problem, timetable);
  view.text("credentials", credentials_text(timetable.steps.size()));
  const auto price = money(totals.price / (pathways::one / 100), planned.problem.currency);
  const auto hours = hours_text(totals.hours * 60 / pathways::one);
  view.text("total_price", totals.price_known ? price : say("about {}", price));
  view.text("total_hours", totals.hours_known ? hours : say("about {}", hours));
  view.text("finish_day",
            timetable.steps.empty() ? "" : day_text(pathways::format_day(timetable.finish)));
}

std::string headline_of(const pathways::Plan& plan) {
  const auto count = credentials_text(plan.steps.size());
  if (plan.steps.empty())
    return plan.essential_covered
               ? say("Nothing is missing: no credential is needed.")
               : say("Nothing in the catalogue closes this gap within your limits.");
  if (!plan.essential_covered) return say("Not all of it can be reached within your limits.");
  if (plan.status == pathways::PlanStatus::optimal && plan.steps.size() == 1)
    return plan.uncovered.empty() ? say("One credential closes the gap.")
                                  : say("One credential covers all that is a must.");
  if (plan.status != pathways::PlanStatus::optimal)
    return say("These {} close the gap. Whether a smaller set does was not proved in time.", count);
  return plan.uncovered.empty()
             ? say("These {} close the gap, and no smaller set does.", count)
             : say("These {} cover all that is a must, and no smaller set covers as much.", count);
}

std::string_view alternative_name(std::string_view name) {
  if (name == "fewest") return to_say("Fewest credentials");
  if (name == "cheapest") return to_say("Lowest price");
  if (name == "fastest") return to_say("Earliest finish");
  if (name == "most-recognised") return to_say("Best recognised");
  if (name == "least-work") return to_say("Fewest hours");
  return to_say("Another way");
}

bool is_covered(const pathways::Problem& problem, const pathways::SkillLevel& need,
                const pathways::Timetable& timetable) {
  const auto reaches = [&](const pathways::SkillLevel& it) {
    return it.skill == need.skill && it.level >= need.level;
  };
  return std::ranges::any_of(problem.have, reaches) ||
         std::ranges::any_of(timetable.steps, [&](const auto& step) {
           return std::ranges::any_of(problem.offers[step.offer].teaches, reaches);
         });
}

// What a timetable does not cover, in words; "" where it covers all.
std::string left_open(const Planned& planned, const PlanningDesk& desk,
                      const pathways::Timetable& timetable) {
  std::string names;
  for (const auto& need : planned.problem.need)
    if (!is_covered(planned.problem, need.skill, timetable))
      names += (names.empty() ? "" : ", ") +
               std::string(desk.shelf->label(planned.problem.skills[need.skill.skill]));
  return names;
}

void add_alternatives(View& view, const Planned& planned, const PlanningDesk& desk) {
  std::vector<View> cards;
  for (const auto& alternative : planned.plan.alternatives) {
    View card;
    card.text("name", say(alternative_name(alternative.name)));
    add_totals(card, planned, alternative.timetable);
    card.maybe("leaves_open", left_open(planned, desk, alternative.timetable));
    std::string offers;
    std::vector<View> titles;
    for (const auto& step : alternative.timetable.steps) {
      const auto& offer = planned.problem.offers[step.offer];
      offers += (offers.empty() ? "" : " ") + encoding::percent_encoded(offer.id);
      View title;
      title.text("title", offer.title).text("provider", offer.provider);
      titles.push_back(std::move(title));
    }
    card.text("offers", offers);
    card.list("titles", std::move(titles));
    cards.push_back(std::move(card));
  }
  view.rows("alternatives", std::move(cards));
  view.flag("alternatives_cut", planned.plan.alternatives_cut);
}

void add_messages(View& view, const Planned& planned, const PlanningDesk& desk) {
  std::vector<View> warnings, conflicts, uncovered;
  for (const auto& warning : planned.plan.warnings) {
    View one;
    one.text("message", say(warning.message));
    warnings.push_back(std::move(one));
  }
  for (const auto& conflict : planned.plan.conflicts) {
    View one;
    one.text("message", say(conflict.message));
    conflicts.push_back(std::move(one));
  }
  for (const auto at : planned.plan.uncovered) {
    const auto& need = planned.problem.need[at];
    View one;
    one.text("label", desk.shelf->label(planned.problem.skills[need.skill.skill]));
    one.text("level", level_name(need.skill.level)).flag("must", need.essential);
    uncovered.push_back(std::move(one));
  }
  view.rows("warnings", std::move(warnings));
  view.rows("conflicts", std::move(conflicts));
  view.rows("uncovered", std::move(uncovered));
}

void add_offer(View& view, std::string_view key, const Planned& planned,
               const std::optional<pathways::OfferId>& offer) {
  View one;
  if (offer) {
    const auto& found = planned.problem.offers[*offer];
    one.text("title", found.title).text("provider", found.provider).text("id", found.id);
    one.text("price", step_price(planned, found));
    one.text("hours",
             found.hours ? hours_text(*found.hours * 60 / pathways::one) : say("hours unknown"));
    view.section(key, std::move(one));
  } else {
    view.flag(key, false);
  }
}

// What is chosen from lists; what stands in none of them is left as it was.
void take_choices(const Form& fields, PlanSettings& settings) {
  if (const auto order = fields.field("order"); app::career::objectives_of(order))
    settings.order = order;
  if (const auto currency = fields.field("currency");
      std::ranges::find(app::career::rough_rates, currency, &app::career::RoughRate::currency) !=
      std::end(app::career::rough_rates))
    settings.currency = currency;
  settings.excluded.clear();
  settings.pinned.clear();
  settings.languages.clear();
  settings.providers.clear();
  for (const auto& field : fields.fields) {
    if (field.value.empty() || field.value.size() > 500) continue;
    if (field.name == "without") settings.excluded.push_back(field.value);
    if (field.name == "with") settings.pinned.push_back(field.value);
    if (field.name == "language") settings.languages.push_back(field.value);
    if (field.name == "provider") settings.providers.push_back(field.value);
  }
}

void add_choices(View& view, const PlanSettings& settings) {
  view.text("currency", settings.currency).text("order_name", settings.order);
  std::vector<View> orders, languages, currencies;
  for (const auto& rate : app::career::rough_rates)
    currencies.push_back(option(rate.currency, rate.currency, rate.currency == settings.currency));
  view.list("currencies", std::move(currencies));
  for (std::size_t i = 0; i < std::size(order_names); ++i)
    orders.push_back(
        option(order_names[i], say(order_labels[i]), order_names[i] == settings.order));
  view.list("orders", std::move(orders));
  const auto chosen = settings.languages.empty() ? std::string() : settings.languages.front();
  for (const auto& [value, label] : {std::pair{std::string_view(), to_say("Any language")},
                                     std::pair{std::string_view("en"), to_say("English")},
                                     std::pair{std::string_view("de"), to_say("German")},
                                     std::pair{std::string_view("fr"), to_say("French")},
                                     std::pair{std::string_view("es"), to_say("Spanish")}})
    languages.push_back(option(value, say(label), chosen == value));
  view.list("languages", std::move(languages));
  view.text("provider", settings.providers.empty() ? "" : settings.providers.front());
  std::vector<View> without, with;
  for (const auto& id : settings.excluded) without.push_back(option(id, id, true));
  for (const auto& id : settings.pinned) with.push_back(option(id, id, true));
  view.rows("without", std::move(without));
  view.rows("with", std::move(with));
}

}  // namespace

Result<PlanSettings> settings_from(const Form& fields, PlanSettings settings) {
  constexpr std::int64_t hours_max = 80, parallel_max = 6;
  CAIRN_TRY(const auto hours, number_in(fields, "hours", 1, hours_max, "/hours"));
  if (hours) settings.hours_per_week = static_cast<std::int32_t>(*hours);
  CAIRN_TRY(const auto budget, number_in(fields, "budget", 0, budget_max, "/budget"));
  settings.budget = budget ? *budget * 100 : -1;
  CAIRN_TRY(const auto parallel, number_in(fields, "parallel", 1, parallel_max, "/parallel"));
  if (parallel) settings.max_parallel = static_cast<std::int32_t>(*parallel);
  CAIRN_TRY(settings.deadline, day_in(fields, "deadline", "/deadline"));
  CAIRN_TRY(auto start, day_in(fields, "start", "/start"));
  if (!start.empty()) settings.start = std::move(start);
  take_choices(fields, settings);
  return settings;
}

void add_settings(View& view, const PlanSettings& settings) {
  view.number("hours", settings.hours_per_week).number("parallel", settings.max_parallel);
  view.text("budget", settings.budget < 0 ? "" : std::to_string(settings.budget / 100));
  view.text("deadline", settings.deadline).text("start", settings.start);
  add_choices(view, settings);
}

void add_settings(View& view, const Form& typed, const PlanSettings& otherwise) {
  const auto keep = [&](std::string_view name, const std::string& untold) {
    const auto text = typed.field(name);
    view.text(name, text.empty() ? std::string_view(untold) : text);
  };
  keep("hours", std::to_string(otherwise.hours_per_week));
  keep("parallel", std::to_string(otherwise.max_parallel));
  keep("start", otherwise.start);
  keep("budget", "");
  keep("deadline", "");
  auto settings = otherwise;
  take_choices(typed, settings);
  add_choices(view, settings);
}

std::string settings_query(const PlanSettings& settings) {
  std::string query = "hours=" + std::to_string(settings.hours_per_week) +
                      "&parallel=" + std::to_string(settings.max_parallel) +
                      "&order=" + settings.order + "&start=" + settings.start +
                      "&currency=" + settings.currency;
  if (settings.budget >= 0) query += "&budget=" + std::to_string(settings.budget / 100);
  if (!settings.deadline.empty()) query += "&deadline=" + settings.deadline;
  const auto add = [&](std::string_view name, const std::vector<std::string>& values) {
    for (const auto& value : values)
      query += "&" + std::string(name) + "=" + encoding::percent_encoded(value);
  };
  add("without", settings.excluded);
  add("with", settings.pinned);
  add("language", settings.languages);
  add("provider", settings.providers);
  return query;
}

void add_planned(View& view, const PlanningDesk& desk, const Planned& planned,
                 const PlanSettings& settings) {
  const auto& plan = planned.plan;
  view.text("headline", headline_of(plan));
  view.flag("proven", plan.status == pathways::PlanStatus::optimal && plan.essential_covered);
  view.flag("reaches", plan.essential_covered);
  add_totals(view, planned, plan.timetable);
  const auto shares = shares_of(plan);
  std::vector<View> steps;
  std::vector<render::GanttBar> bars;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto& step = plan.steps[i];
    auto row = step_view(planned, desk, step, i);
    const bool covers_more = i + 1 < shares.size() && shares[i + 1] > shares[i];
    row.maybe("share", covers_more ? percent_text(shares[i + 1]) : "");
    steps.push_back(std::move(row));
    bars.push_back({planned.problem.offers[step.offer].title, step.start, step.finish, 0});
  }
  view.rows("steps", std::move(steps));
  const auto deadline = pathways::parse_day(settings.deadline);
  view.html("gantt_html", {render::gantt_svg(bars, deadline.ok() ? *deadline : 0,
                                             render::Embedding::page, words_spoken())});
  view.html("curve_html",
            {render::value_curve_svg(shares, render::Embedding::page, words_spoken())});
  view.text("share_now", shares.empty() ? "" : percent_text(shares.front()));
  add_messages(view, planned, desk);
  add_alternatives(view, planned, desk);
  const bool tried_anyway = plan.start_with == plan.try_first;
  add_offer(view, "start_with", planned, tried_anyway ? std::nullopt : plan.start_with);
  view.flag("may_try", plan.try_first.has_value());
  add_offer(view, "try_first", planned, plan.try_first);
  std::string offers;
  for (const auto& step : plan.steps)
    offers += (offers.empty() ? "" : " ") +
              encoding::percent_encoded(planned.problem.offers[step.offer].id);
  view.text("plan_offers", offers);
}

}  // namespace cairn::server::pages
