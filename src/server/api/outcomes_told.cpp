// SPDX-License-Identifier: Apache-2.0
// A return reckoned from JSON to JSON, and what is told of many together.
#include <algorithm>

#include "app/outcomes/share.h"
#include "json/parse.h"
#include "outcomes/limits.h"
#include "outcomes/return.h"
#include "server/api/api.h"
#include "server/api/list.h"
#include "server/api/outcomes.h"

namespace cairn::server::api {
namespace {

using cairn::outcomes::Record;

constexpr const char* where = "outcomes";

Error under(Error error, std::string_view member) {
  error.path = "/" + std::string(member) + error.path;
  for (auto& other : error.also) other = under(std::move(other), member);
  return error;
}

// All that is wrong in a record that somebody else kept, as one error.
Status sound(const Record& record, cairn::outcomes::Day today) {
  std::vector<Error> faults;
  const auto add = [&](std::vector<Error> found) {
    for (auto& error : found) faults.push_back(std::move(error));
  };
  for (std::size_t i = 0; i < record.entries.size(); ++i)
    add(faults_of(record.entries[i], today, "/entries/" + std::to_string(i)));
  for (std::size_t i = 0; i < record.costs.size(); ++i)
    add(faults_of(record.costs[i], "/costs/" + std::to_string(i)));
  for (std::size_t i = 0; i < record.credentials.size(); ++i)
    add(faults_of(record.credentials[i], today, "/credentials/" + std::to_string(i)));
  if (faults.empty()) return done;
  auto first = std::move(faults.front());
  faults.erase(faults.begin());
  first.also = std::move(faults);
  return first;
}

json::Value told_json(const std::optional<cairn::outcomes::Aggregate>& told,
                      json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add("people_min",
          builder.integer(static_cast<std::int64_t>(cairn::outcomes::limits::people_min)));
  if (told) out.add("told", aggregate_json(*told, builder));
  return out.value();
}

}  // namespace

Result<Response> outcome_return(Call& call) {
  CAIRN_CHECK(
      call.context().throttle.take("api " + call.client(), {240, 30}, call.context().clock.now()));
  Arena arena;
  CAIRN_TRY(const auto body, json::parse(call.request.body, arena));
  if (!body.is_object())
    return fail(ErrorCode::invalid, where, "The body must be a JSON object.", "");
  const auto read = cairn::outcomes::read_record(body["record"]);
  if (!read) return under(read.error(), "record");
  auto today = cairn::outcomes::day_of(call.context().clock.now());
  if (body.contains("on")) {
    const auto on = cairn::outcomes::day_of(body.string_at("on"));
    if (!on || *on > today)
      return fail(ErrorCode::invalid, where, "Give a day until today, as in 2026-11-26.", "/on");
    today = *on;
  }
  if (const auto checked = sound(*read, today); !checked) return under(checked.error(), "record");
  return answer(return_json(return_of(*read, read->credentials, today), json::Builder(arena)));
}

Result<Response> outcomes_of_offer(Call& call) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  const auto* const offer = offers->search->find_id(call.argument("offer"));
  if (offer == nullptr)
    return fail(ErrorCode::not_found, "catalogue", "The catalogue has no offer of this id.");
  CAIRN_TRY(const auto told, app::outcomes_told(call.context(), offer->id));
  Arena arena;
  return answer(told_json(told, json::Builder(arena)));
}

// Of the organisation's own achievements; the cursor is the last one's id.
Result<Response> outcomes_of_achievements(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  CAIRN_TRY(auto all, app::all_outcomes_told(call.context(), call.actor().organisation.text + "-"));
  std::erase_if(all, [&](const app::ToldOutcomes& it) { return it.credential <= portion.after; });
  const bool more = all.size() > portion.limit;
  if (more) all.resize(portion.limit);
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : all)
    items.push_back(json::ObjectBuilder(builder)
                        .add_string("achievement", it.credential)
                        .add("told", aggregate_json(it.told, builder))
                        .value());
  return list_answer(call, items, more ? all.back().credential : "");
}

}  // namespace cairn::server::api
