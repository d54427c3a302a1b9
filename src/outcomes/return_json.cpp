// SPDX-License-Identifier: Apache-2.0
#include "outcomes/return.h"

namespace cairn::outcomes {
namespace {

json::Value range_json(const Range& range, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add("low", builder.integer(range.low))
      .add("high", builder.integer(range.high))
      .value();
}

json::Value money_return_json(const MoneyReturn& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("currency", it.currency);
  if (it.cost) out.add("cost", builder.integer(*it.cost));
  out.add("a_year", builder.integer(it.a_year)).add("gained", range_json(it.gained, builder));
  if (it.net) out.add("net", range_json(*it.net, builder));
  if (it.paid_back_first) out.add_string("paid_back_first", day_text(*it.paid_back_first));
  if (it.paid_back_last) out.add_string("paid_back_last", day_text(*it.paid_back_last));
  return out.value();
}

json::Value moneys_json(const std::vector<MoneyReturn>& money, json::Builder builder) {
  std::vector<json::Value> values;
  for (const auto& it : money) values.push_back(money_return_json(it, builder));
  return builder.array(values);
}

json::Value counts_json(const CredentialReturn& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  for (std::size_t kind = 0; kind < kinds; ++kind)
    if (it.counts[kind] > 0) out.add(kind_names[kind], builder.integer(it.counts[kind]));
  return out.value();
}

json::Value credential_return_json(const CredentialReturn& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add("credential", credential_json(it.credential, builder));
  out.add("followed", counts_json(it, builder));
  out.add("shares", json::Value::boolean(it.shares));
  out.add("cost_unknown", json::Value::boolean(it.cost_unknown));
  if (it.minutes) out.add("minutes", builder.integer(*it.minutes));
  out.add("raises_without_amount", builder.integer(it.raises_without_amount));
  out.add("money", moneys_json(it.money, builder));
  if (it.year_before) {
    out.add("year_before", builder.integer(*it.year_before));
    out.add("year_after", builder.integer(it.year_after.value_or(0)));
    out.add("year_after_days", builder.integer(it.year_after_days));
  }
  return out.value();
}

}  // namespace

json::Value return_json(const Return& found, json::Builder builder) {
  std::vector<json::Value> credentials;
  for (const auto& it : found.credentials)
    credentials.push_back(credential_return_json(it, builder));
  json::ObjectBuilder out(builder);
  out.add("credentials", builder.array(credentials));
  out.add("money", moneys_json(found.money, builder));
  if (found.minutes) out.add("minutes", builder.integer(*found.minutes));
  return out.add("costs_unknown", builder.integer(found.costs_unknown))
      .add("minutes_unknown", builder.integer(found.minutes_unknown))
      .add("raises_without_amount", builder.integer(found.raises_without_amount))
      .add("unlinked", builder.integer(found.unlinked))
      .value();
}

}  // namespace cairn::outcomes
