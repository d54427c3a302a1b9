// SPDX-License-Identifier: Apache-2.0
// The people an organisation knows, for programs.
#include "app/learners/learner_page.h"
#include "app/learners/list.h"
#include "server/api/api.h"
#include "server/api/award_json.h"
#include "server/api/list.h"
#include "server/list_query.h"

namespace cairn::server::api {
namespace {

json::Value row_json(Call& call, const app::LearnerRow& row, json::Builder builder) {
  std::vector<json::Value> awards;
  for (const auto& award : row.awards) awards.push_back(award_json(call.context(), award, builder));
  return json::ObjectBuilder(builder)
      .add_string("id", row.learner.id.text)
      .add_string("name", row.learner.name)
      .add_string("email", row.learner.email)
      .add_string("since", format_instant(row.learner.created))
      .add("claims_count", builder.integer(row.learner.claims))
      .add("awards_count", builder.integer(row.learner.awards))
      .add("newest_awards", builder.array(awards))
      .value();
}

json::Value entry_json(const app::LearnerPage::Entry& entry, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("achievement", entry.achievement.id.text);
  out.add_string("achievement_name", entry.achievement.name);
  if (entry.claim)
    out.add("claim", builder.object({{"id", builder.string(entry.claim->id.text)},
                                     {"state", builder.string(app::name_of(entry.claim->state))}}));
  if (entry.award) out.add_string("award", entry.award->id.text);
  return out.value();
}

}  // namespace

Result<Response> learners(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  auto search = search_of(call.target);
  search.state.clear();
  const app::Page page{.after = portion.after,
                       .rows_max = static_cast<std::int64_t>(portion.limit)};
  CAIRN_TRY(const auto listed, app::list_learners(call.context(), call.actor(), search, page));
  Arena arena;
  std::vector<json::Value> items;
  for (const auto& row : listed.rows) items.push_back(row_json(call, row, json::Builder(arena)));
  return list_answer(call, items, listed.more ? listed.rows.back().learner.id.text : "");
}

Result<Response> learner(Call& call) {
  CAIRN_TRY(const auto kept,
            app::kept_learner(call.context(), call.actor(), {std::string(call.argument("id"))}));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> addresses, entries;
  for (const auto& address : kept.addresses) addresses.push_back(builder.string(address.email));
  for (const auto& entry : kept.entries) entries.push_back(entry_json(entry, builder));
  return answer(json::ObjectBuilder(builder)
                    .add_string("id", kept.learner.id.text)
                    .add_string("name", kept.learner.name)
                    .add_string("email", kept.learner.email)
                    .add("addresses", builder.array(addresses))
                    .add_string("since", format_instant(kept.learner.created))
                    .add_string_if("language", kept.learner.language)
                    .add("entries", builder.array(entries))
                    .value());
}

}  // namespace cairn::server::api
