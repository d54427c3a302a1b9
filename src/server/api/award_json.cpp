// SPDX-License-Identifier: Apache-2.0
#include "server/api/award_json.h"

#include "app/awards/badge.h"

namespace cairn::server::api {

namespace {

void add_instant(json::ObjectBuilder& object, std::string_view key, std::optional<Instant> at) {
  if (at) object.add_string(key, format_instant(*at));
}

}  // namespace

json::Value award_json(const app::Context& context, const app::Award& award,
                       const app::PersonalLinks& links, json::Builder builder) {
  json::ObjectBuilder object(builder);
  object.add_string("id", award.id.text)
      .add_string("achievement", award.achievement.text)
      .add("achievement_version", builder.integer(award.achievement_version))
      .add_string("learner", award.learner.text)
      .add_string("source", app::award_source_names[static_cast<std::size_t>(award.source)])
      .add_string("source_key", award.source_key)
      .add_string("badge", app::badge_url(context, award.id))
      .add_string("credential", app::badge_url(context, award.id) + ".json")
      .add_string("personal_link", links.url(award.id));
  add_instant(object, "awarded", award.awarded);
  add_instant(object, "valid_until", award.valid_until);
  add_instant(object, "revoked", award.revoked);
  return object.add_string_if("revocation_reason", award.revocation_reason).value();
}

json::Value award_json(const app::Context& context, const app::AwardSummary& award,
                       json::Builder builder) {
  json::ObjectBuilder object(builder);
  object.add_string("id", award.id.text)
      .add_string("learner_name", award.learner_name)
      .add_string("achievement_name", award.achievement_name)
      .add_string("learner", award.learner.text)
      .add_string("achievement", award.achievement.text)
      .add_string("state", app::name_of(app::standing_of(award, context.clock.now())))
      .add_string("badge", app::badge_url(context, award.id));
  add_instant(object, "awarded", award.awarded);
  add_instant(object, "valid_until", award.valid_until);
  add_instant(object, "revoked", award.revoked);
  return object.value();
}

json::Value batch_json(const app::AwardBatch& batch, json::Builder builder) {
  json::ObjectBuilder object(builder);
  object.add_string("id", batch.id.text)
      .add_string("achievement", batch.achievement.text)
      .add_string("file_name", batch.file_name)
      .add_string("state", app::name_of(batch.state));
  add_instant(object, "created", batch.created);
  add_instant(object, "starts", batch.starts);
  add_instant(object, "offer_until", batch.offer_until);
  add_instant(object, "finished", batch.finished);
  object.add_string_if("message", batch.message);
  return object.value();
}

json::Value batch_json(const app::OpenedBatch& opened, const app::BatchUptake& uptake,
                       json::Builder builder) {
  const auto& counts = opened.counts;
  std::vector<json::Member> columns;
  for (const auto& column : opened.form.columns)
    if (const auto at = opened.mapping[app::place_of(column.field)])
      columns.push_back({column.name, builder.string(opened.batch.header[*at])});
  auto value = builder.with(batch_json(opened.batch, builder), "columns", builder.object(columns));
  value = builder.with(value, "learners",
                       builder.object({{"claimed", builder.integer(uptake.claimed)},
                                       {"offered", builder.integer(uptake.offered)},
                                       {"accepted", builder.integer(uptake.accepted)},
                                       {"declined", builder.integer(uptake.declined)},
                                       {"expired", builder.integer(uptake.expired)}}));
  return builder.with(value, "rows",
                      builder.object({{"ready", builder.integer(counts.ready)},
                                      {"bad", builder.integer(counts.bad)},
                                      {"awarded", builder.integer(counts.awarded)},
                                      {"held", builder.integer(counts.held)}}));
}

json::Value row_json(const app::Context& context, const app::OpenedBatch& opened,
                     const app::BatchRow& row, const app::PersonalLinks& links,
                     json::Builder builder) {
  json::ObjectBuilder object(builder);
  object.add("row", builder.integer(row.number)).add_string("state", app::name_of(row.state));
  object.add("cells", builder.strings(row.cells));
  if (!row.award.text.empty())
    object.add_string("award", row.award.text)
        .add_string("badge", app::badge_url(context, row.award))
        .add_string("personal_link", links.url(row.award));
  std::vector<json::Value> faults;
  for (const auto& fault : app::faults_of(opened.batch, opened.form, row))
    faults.push_back(json::ObjectBuilder(builder)
                         .add_string_if("column", fault.column)
                         .add_string("detail", fault.sentence)
                         .value());
  if (!faults.empty()) object.add("faults", builder.array(faults));
  return object.value();
}

json::Value code_json(const app::Context& context, const app::ClaimCode& code,
                      json::Builder builder) {
  json::ObjectBuilder object(builder);
  object.add_string("code", code.code)
      .add_string("url", app::code_url(context, code))
      .add_string("label", code.label)
      .add_string("mode", app::name_of(code.mode))
      .add("used", builder.integer(code.used))
      .add("ended", json::Value::boolean(code.ended));
  if (code.quota) object.add("quota", builder.integer(*code.quota));
  add_instant(object, "opens", code.opens);
  add_instant(object, "closes", code.closes);
  return object.value();
}

}  // namespace cairn::server::api
