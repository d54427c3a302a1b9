// SPDX-License-Identifier: Apache-2.0
#include "outcomes/aggregate.h"

namespace cairn::outcomes {
namespace {

json::Value band_json(const Band& band, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add("people", builder.integer(band.people))
      .add_string_if("currency", band.currency)
      .add("low", builder.integer(band.low))
      .add("high", builder.integer(band.high))
      .value();
}

json::Value bands_json(const std::vector<Band>& bands, json::Builder builder) {
  std::vector<json::Value> values;
  for (const auto& band : bands) values.push_back(band_json(band, builder));
  return builder.array(values);
}

json::Value moneys_json(const std::vector<Money>& moneys, json::Builder builder) {
  std::vector<json::Value> values;
  for (const auto& money : moneys) values.push_back(money_json(money, builder));
  return builder.array(values);
}

std::vector<Money> read_moneys(const json::Value& values) {
  std::vector<Money> out;
  for (const auto& value : values.items())
    out.push_back(
        {value["hundredths"].as_int64().value_or(0), std::string(value.string_at("currency"))});
  return out;
}

}  // namespace

json::Value aggregate_json(const Aggregate& found, json::Builder builder) {
  json::ObjectBuilder came(builder);
  for (std::size_t kind = 0; kind < kinds; ++kind)
    if (found.came[kind] > 0) came.add(kind_names[kind], builder.integer(found.came[kind]));
  json::ObjectBuilder out(builder);
  out.add("people", builder.integer(found.people));
  out.add("proved", builder.integer(found.proved));
  out.add("came", came.value());
  out.add("raises", bands_json(found.raises, builder));
  out.add("costs", bands_json(found.costs, builder));
  if (found.hours) out.add("hours", band_json(*found.hours, builder));
  return out.value();
}

json::Value contribution_json(const Contribution& it, json::Builder builder) {
  std::vector<json::Value> came;
  for (std::size_t kind = 0; kind < kinds; ++kind)
    if (it.came[kind]) came.push_back(builder.string(kind_names[kind]));
  json::ObjectBuilder out(builder);
  out.add("came", builder.array(came));
  out.add("a_year", moneys_json(it.a_year, builder)).add("cost", moneys_json(it.cost, builder));
  if (it.minutes) out.add("minutes", builder.integer(*it.minutes));
  return out.value();
}

Contribution read_contribution(const json::Value& value) {
  Contribution out;
  for (const auto& name : value["came"].items())
    if (const auto kind = kind_named(name.as_string()))
      out.came[static_cast<std::size_t>(*kind)] = true;
  out.a_year = read_moneys(value["a_year"]);
  out.cost = read_moneys(value["cost"]);
  out.minutes = value["minutes"].as_int64();
  return out;
}

}  // namespace cairn::outcomes
