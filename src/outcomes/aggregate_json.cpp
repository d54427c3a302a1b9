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

}  // namespace cairn::outcomes
