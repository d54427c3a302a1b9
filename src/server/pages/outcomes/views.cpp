// SPDX-License-Identifier: Apache-2.0
// Return, entries and charts of a record, for its owner.
#include <algorithm>
#include <array>

#include "render/charts/moments.h"
#include "render/charts/ranges.h"
#include "server/language.h"
#include "server/pages/career/desk.h"
#include "server/pages/outcomes/desk.h"

namespace cairn::server::pages {
namespace {

using cairn::outcomes::CredentialReturn;
using cairn::outcomes::Entry;
using cairn::outcomes::Kind;
using cairn::outcomes::MoneyReturn;
using cairn::outcomes::Range;

std::vector<View> lines_of(std::vector<std::string> texts) {
  std::vector<View> rows;
  for (auto& text : texts) {
    View row;
    row.text("line", text);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string range_text(const Range& range, std::string_view currency) {
  if (range.low == range.high) return amount(range.high, currency);
  return say("between {} and {}", amount(range.low, currency), amount(range.high, currency));
}

std::string back_text(const MoneyReturn& it) {
  if (!it.paid_back_first) return "";
  const auto first = day_text(cairn::outcomes::day_text(*it.paid_back_first));
  if (!it.paid_back_last) return say("earned back on {} at the earliest, or never", first);
  const auto last = day_text(cairn::outcomes::day_text(*it.paid_back_last));
  return first == last ? say("earned back on {}", first)
                       : say("earned back between {} and {}", first, last);
}

std::vector<std::string> spent_of(const std::vector<MoneyReturn>& money) {
  std::vector<std::string> out;
  for (const auto& it : money)
    if (it.cost) out.push_back(*it.cost == 0 ? say("nothing") : amount(*it.cost, it.currency));
  return out;
}

std::vector<std::string> gained_of(const std::vector<MoneyReturn>& money,
                                   std::int64_t raises_without_amount) {
  std::vector<std::string> out;
  for (const auto& it : money)
    if (it.a_year > 0) out.push_back(range_text(it.gained, it.currency));
  if (raises_without_amount > 0)
    out.push_back(raises_without_amount == 1
                      ? say("and 1 raise of an unknown amount")
                      : say("and {} raises of unknown amounts", raises_without_amount));
  return out;
}

std::vector<std::string> left_of(const std::vector<MoneyReturn>& money) {
  std::vector<std::string> out;
  for (const auto& it : money) {
    if (!it.net) continue;
    auto text = range_text(*it.net, it.currency);
    if (const auto back = back_text(it); !back.empty()) text += "; " + back;
    out.push_back(std::move(text));
  }
  return out;
}

std::vector<std::string> came_after(const CredentialReturn& it) {
  std::vector<std::string> out;
  for (std::size_t kind = 0; kind < cairn::outcomes::kinds; ++kind) {
    const auto count = it.counts[kind];
    if (count == 0) continue;
    const auto words = say(cairn::outcomes::kind_words[kind]);
    out.push_back(count == 1 ? words : say("{}: {} times", words, count));
  }
  return out;
}

std::string around_text(const CredentialReturn& it) {
  if (!it.year_before || !it.year_after) return "";
  if (it.year_after_days < 2)
    return say("All that came, in the year before: {}; since then: {}.", *it.year_before,
               *it.year_after);
  if (it.year_after_days < cairn::outcomes::year_days)
    return say("All that came, in the year before: {}; in the {} days since: {}.", *it.year_before,
               it.year_after_days, *it.year_after);
  return say("All that came, in the year before: {}; in the year after: {}.", *it.year_before,
             *it.year_after);
}

View return_view(const CredentialReturn& it) {
  View row;
  row.text("credential_title", it.credential.title).maybe("issuer", it.credential.issuer);
  row.maybe("earned", it.credential.day.empty() ? "" : day_text(it.credential.day));
  row.flag("proved", it.credential.proved).flag("shares", it.shares);
  row.rows("spent", lines_of(spent_of(it.money)));
  row.maybe("hours", it.minutes ? hours_text(*it.minutes) : "");
  row.rows("came", lines_of(came_after(it)));
  row.rows("gained", lines_of(gained_of(it.money, it.raises_without_amount)));
  row.rows("left", lines_of(left_of(it.money)));
  row.maybe("around", around_text(it));
  return row;
}

std::string title_of(const app::OutcomeDesk& desk, std::string_view key) {
  for (const auto& it : desk.credentials)
    if (it.key == key) return it.title;
  return say("a credential that is not here any more");
}

std::string followed_text(const app::OutcomeDesk& desk, const Entry& entry) {
  std::string out;
  for (const auto& key : entry.credentials) out += (out.empty() ? "" : ", ") + title_of(desk, key);
  return out;
}

View entry_view(const app::OutcomeDesk& desk, const Entry& it) {
  const auto words = say(words_of(it.kind));
  View row;
  row.text("id", it.id).text("when", day_text(it.day)).text("what", words);
  row.maybe("note", it.note).maybe("followed", followed_text(desk, it));
  const bool is_link = it.evidence.starts_with("https://") || it.evidence.starts_with("http://");
  row.maybe("link", is_link ? it.evidence : "").maybe("evidence", is_link ? "" : it.evidence);
  row.maybe("a_year",
            it.a_year ? say("{} a year", amount(it.a_year->hundredths, it.a_year->currency)) : "");
  row.maybe("until", it.until.empty() ? "" : say("until {}", day_text(it.until)));
  row.maybe("steps", it.before && it.after ? say("from {} to {} of 5", *it.before, *it.after) : "");
  row.maybe("cause",
            it.credentials.empty() || it.kind == Kind::nothing ? "" : say(words_of(it.cause)));
  return row;
}

}  // namespace

void add_returns(View& view, const cairn::outcomes::Return& found) {
  std::vector<View> rows;
  for (const auto& it : found.credentials) rows.push_back(return_view(it));
  view.rows("returns", std::move(rows));
  view.rows("total_spent", lines_of(spent_of(found.money)));
  view.rows("total_gained", lines_of(gained_of(found.money, found.raises_without_amount)));
  view.rows("total_left", lines_of(left_of(found.money)));
  view.maybe("total_hours", found.minutes ? hours_text(*found.minutes) : "");
  view.maybe("costs_unknown", found.costs_unknown == 0 ? ""
                              : found.costs_unknown == 1
                                  ? say("1 of them has unknown costs")
                                  : say("{} of them have unknown costs", found.costs_unknown));
  view.maybe("unlinked", found.unlinked == 0 ? "" : std::to_string(found.unlinked));
  view.flag("several_currencies", found.money.size() > 1);
}

void add_entries(View& view, const OutcomesPage& opened) {
  auto entries = opened.desk.record.entries;
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.day > b.day; });
  std::vector<View> rows, costs, own;
  for (const auto& it : entries) rows.push_back(entry_view(opened.desk, it));
  for (const auto& it : opened.desk.record.costs) {
    View row;
    row.text("id", it.id).text("on", title_of(opened.desk, it.credential)).maybe("what", it.what);
    row.maybe("money", it.money ? amount(it.money->hundredths, it.money->currency) : "");
    row.maybe("hours", it.minutes ? hours_text(*it.minutes) : "");
    costs.push_back(std::move(row));
  }
  for (const auto& it : opened.desk.record.credentials) {
    View row;
    row.text("id", it.key).text("own_name", it.title).maybe("issuer", it.issuer);
    own.push_back(std::move(row));
  }
  view.rows("entries", std::move(rows)).rows("costs", std::move(costs));
  view.rows("own", std::move(own));
}

void add_charts(View& view, const app::OutcomeDesk& desk, const cairn::outcomes::Return& found,
                cairn::outcomes::Day today) {
  render::MomentsChart chart;
  chart.today = today;
  std::array<std::optional<std::size_t>, cairn::outcomes::kinds> lanes{};
  for (const auto& entry : desk.record.entries) {
    const auto day = cairn::outcomes::day_of(entry.day);
    if (!day || entry.kind == Kind::nothing) continue;
    auto& lane = lanes[static_cast<std::size_t>(entry.kind)];
    if (!lane) {
      lane = chart.lanes.size();
      chart.lanes.push_back(say(words_of(entry.kind)));
    }
    chart.moments.push_back({*day, *lane, !entry.credentials.empty()});
  }
  for (const auto& it : desk.credentials)
    if (const auto day = cairn::outcomes::day_of(it.day)) chart.earned.push_back(*day);
  view.html("moments_html", {render::moments_svg(chart, render::Embedding::page, words_spoken())});
  std::vector<View> figures;
  for (const auto& total : found.money) {
    std::vector<render::GainRange> rows;
    for (const auto& it : found.credentials)
      for (const auto& money : it.money)
        if (money.currency == total.currency)
          rows.push_back({it.credential.title,
                          money.cost ? std::optional(*money.cost / 100) : std::nullopt,
                          money.gained.low / 100, money.gained.high / 100});
    auto drawn = render::ranges_svg(rows, total.currency, render::Embedding::page, words_spoken());
    if (drawn.empty()) continue;
    View figure;
    figure.text("currency", total.currency).html("ranges_html", {std::move(drawn)});
    figures.push_back(std::move(figure));
  }
  view.flag("any_moments", !chart.moments.empty()).rows("ranges", std::move(figures));
}

}  // namespace cairn::server::pages
