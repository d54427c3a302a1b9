// SPDX-License-Identifier: Apache-2.0
// Offers that may be of one achievement, for programs: what waits for a word, and the word.
#include "app/career/same_offers.h"

#include <charconv>

#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

json::Value described(const catalogue::Offer& offer, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("id", offer.id)
      .add_string("title", offer.title)
      .add_string_if("provider", offer.provider)
      .value();
}

}  // namespace

Result<Response> same_offers(Call& call) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  CAIRN_TRY(const auto portion, portion_of(call));
  std::size_t from = 0;
  const auto* const end = portion.after.data() + portion.after.size();
  if (!portion.after.empty() && std::from_chars(portion.after.data(), end, from).ptr != end)
    return fail(ErrorCode::invalid, "api", "Use the cursor of the answer before.", "/after");
  CAIRN_TRY(const auto mine, app::say_of(call.context(), call.actor()));
  const auto found = app::career::same_to_judge(*offers, mine, from, portion.limit);
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& pair : found.pairs)
    items.push_back(builder.object({{"first", described(*pair.first, builder)},
                                    {"second", described(*pair.second, builder)}}));
  const auto next = from + portion.limit;
  return list_answer(call, items, next < found.total ? std::to_string(next) : "");
}

Result<Response> judge_same_offers(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const app::career::SameAnswer said{.first = body.text("first", Needed::yes),
                                     .second = body.text("second", Needed::yes),
                                     .same = body.flag("same")};
  if (!body.contains("same")) body.fault("same", "Say true or false.");
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::career::judge_same(call.context(), call.actor(), said));
  return nothing();
}

}  // namespace cairn::server::api
