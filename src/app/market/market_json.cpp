// SPDX-License-Identifier: Apache-2.0
#include "app/market/market_json.h"

#include <cmath>

#include "market/month.h"

namespace cairn::app {
namespace {

json::Value parts(double share, json::Builder builder) {
  return builder.integer(std::llround(share * 1'000'000));
}

json::Value between(const cairn::market::Interval& interval, json::Builder builder) {
  return builder.object(
      {{"low", parts(interval.low, builder)}, {"high", parts(interval.high, builder)}});
}

json::Value to_json(const cairn::market::MonthCounts& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("month", cairn::market::month_text(it.month));
  out.add("adverts", builder.integer(it.asking)).add("all", builder.integer(it.all));
  if (it.all > 0) {
    out.add("share", parts(static_cast<double>(it.asking) / static_cast<double>(it.all), builder));
    out.add("between", between(cairn::market::wilson(it.asking, it.all), builder));
  }
  return out.value();
}

json::Value to_json(const std::vector<cairn::market::MonthCounts>& months, json::Builder builder) {
  std::vector<json::Value> out;
  for (const auto& month : months) out.push_back(to_json(month, builder));
  return builder.array(out);
}

json::Value to_json(const cairn::market::Trend& trend, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("direction", name_of(trend.direction));
  if (trend.direction != cairn::market::Direction::not_enough) {
    out.add("a_year", parts(trend.a_year, builder));
    out.add("between", between(trend.between, builder));
  }
  return out.value();
}

void add_place(json::ObjectBuilder& out, const StoredPlace& place, json::Builder builder) {
  if (place.number == everywhere) return;
  out.add("place", json::ObjectBuilder(builder)
                       .add("number", builder.integer(place.number))
                       .add_string_if("label", place.label)
                       .value());
}

json::Value to_json(const MarketRow& row, json::Builder builder) {
  return builder.object({{"kind", builder.string(name_of(row.kind))},
                         {"id", builder.string(row.id)},
                         {"label", builder.string(row.label)},
                         {"adverts", builder.integer(row.asking)},
                         {"all", builder.integer(row.all)},
                         {"trend", to_json(row.trend, builder)}});
}

json::Value to_json(const std::vector<MarketRow>& rows, json::Builder builder) {
  std::vector<json::Value> out;
  for (const auto& row : rows) out.push_back(to_json(row, builder));
  return builder.array(out);
}

}  // namespace

json::Value to_json(const AdvertsImported& imported, json::Builder builder) {
  std::vector<json::Value> faults;
  for (const auto& fault : imported.read.faults)
    faults.push_back(builder.object({{"row", builder.integer(static_cast<std::int64_t>(fault.row))},
                                     {"detail", builder.string(fault.sentence)}}));
  return builder.object({{"rows", builder.integer(static_cast<std::int64_t>(imported.read.rows))},
                         {"added", builder.integer(imported.added)},
                         {"repeated", builder.integer(imported.repeated)},
                         {"without_skills", builder.integer(imported.without_skills)},
                         {"without_date", builder.integer(imported.without_date)},
                         {"without_place", builder.integer(imported.without_place)},
                         {"without_occupation", builder.integer(imported.without_occupation)},
                         {"in_other_language", builder.integer(imported.in_other_language)},
                         {"faults", builder.array(faults)},
                         {"faults_left_out", builder.integer(static_cast<std::int64_t>(
                                                 imported.read.faults_left_out))}});
}

json::Value to_json(const MarketHistory& history, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("kind", name_of(history.kind)).add_string("id", history.id);
  out.add_string("label", history.label);
  add_place(out, history.place, builder);
  out.add("adverts", builder.integer(history.asking)).add("all", builder.integer(history.all));
  out.add("months", to_json(history.months, builder));
  out.add("trend", to_json(history.trend, builder));
  return out.value();
}

json::Value to_json(const PlaceShare& share, json::Builder builder) {
  json::ObjectBuilder out(builder);
  add_place(out, share.place, builder);
  out.add("adverts", builder.integer(share.asking)).add("all", builder.integer(share.all));
  out.add("between", between(share.share, builder));
  return out.value();
}

json::Value to_json(const MarketOverview& overview, json::Builder builder) {
  json::ObjectBuilder out(builder);
  add_place(out, overview.place, builder);
  out.add("adverts", builder.integer(overview.adverts));
  out.add("compared", builder.integer(static_cast<std::int64_t>(overview.compared)));
  out.add("rising", to_json(overview.rising, builder));
  out.add("falling", to_json(overview.falling, builder));
  out.add("most_asked", to_json(overview.most_asked, builder));
  return out.value();
}

json::Value to_json(const WaitingTerm& term, json::Builder builder) {
  std::vector<json::Value> alike;
  for (const auto& skill : term.alike)
    alike.push_back(
        builder.object({{"id", builder.string(skill.id)}, {"label", builder.string(skill.label)}}));
  return builder.object({{"term", builder.string(term.term)},
                         {"label", builder.string(term.label)},
                         {"adverts", builder.integer(term.adverts)},
                         {"trend", to_json(term.trend, builder)},
                         {"alike", builder.array(alike)}});
}

json::Value to_json(const JudgedTerm& term, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("term", term.term).add_string("label", term.label);
  out.add_string("verdict", name_of(term.verdict)).add_string_if("skill", term.skill);
  out.add_string_if("skill_label", term.skill_label);
  out.add_string("decided", format_instant(term.decided));
  return out.value();
}

}  // namespace cairn::app
