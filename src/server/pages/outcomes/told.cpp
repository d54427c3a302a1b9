// SPDX-License-Identifier: Apache-2.0
// What is told of many who hold the same credential. Numbers of people are whole fives, at least.
#include "server/language.h"
#include "server/pages/outcomes/desk.h"

namespace cairn::server::pages {
namespace {

using cairn::outcomes::Band;

View told_row(const std::string& what, std::int64_t people, const std::string& figure) {
  View row;
  row.text("what", what).text("how_many", say("{} or more", people)).maybe("figure", figure);
  return row;
}

std::string band_text(const Band& band) {
  const auto unit = band.currency.empty() ? say("hours") : band.currency;
  if (band.high == 0) return say("nothing");
  return say("{} to {} {} in the middle", band.low, band.high, unit);
}

std::vector<View> rows_of(const cairn::outcomes::Aggregate& told) {
  std::vector<View> rows;
  for (std::size_t kind = 0; kind < cairn::outcomes::kinds; ++kind)
    if (told.came[kind] > 0)
      rows.push_back(told_row(say(cairn::outcomes::kind_words[kind]), told.came[kind], ""));
  for (const auto& band : told.raises)
    rows.push_back(told_row(say("Raises a year, as they said them"), band.people, band_text(band)));
  for (const auto& band : told.costs)
    rows.push_back(told_row(say("What they spent"), band.people, band_text(band)));
  if (told.hours)
    rows.push_back(told_row(say("Hours it took"), told.hours->people, band_text(*told.hours)));
  return rows;
}

}  // namespace

void add_told(View& view, const std::optional<cairn::outcomes::Aggregate>& told) {
  if (!told) {
    view.flag("told", false);
    return;
  }
  View one;
  one.text("told_people", say("{} or more people", told->people));
  one.maybe("told_proved", told->proved > 0 ? say("{} or more", told->proved) : "");
  one.list("told_rows", rows_of(*told));
  view.section("told", std::move(one));
}

}  // namespace cairn::server::pages
