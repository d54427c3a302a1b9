// SPDX-License-Identifier: Apache-2.0
// Offers for programs: found, one, side by side; each answer says where its offers come from.
#include <algorithm>

#include "catalogue/catalogue_json.h"
#include "catalogue/compare.h"
#include "catalogue/provenance.h"
#include "catalogue/weigh.h"
#include "json/write.h"
#include "server/api/api.h"
#include "server/catalogue_query.h"

namespace cairn::server::api {

namespace {

using Shown = std::vector<const catalogue::Offer*>;

json::Value sources_of(const Shown& shown, const app::career::Offers& offers,
                       json::Builder builder) {
  std::vector<const catalogue::Catalogue*> sources;
  for (const auto* offer : shown) {
    const auto* const source = &offers.catalogue_of(*offer);
    if (std::find(sources.begin(), sources.end(), source) == sources.end())
      sources.push_back(source);
  }
  std::vector<json::Value> values;
  for (const auto* source : sources)
    values.push_back(json::ObjectBuilder(builder)
                         .add_string("catalogue", source->name)
                         .add_string_if("title", source->title)
                         .add_string_if("attribution", source->attribution)
                         .add_string_if("imported_on", source->imported_on)
                         .add_string_if("framework", source->framework)
                         .value());
  return builder.array(values);
}

json::Value described(const catalogue::Offer& offer, const app::career::Offers& offers,
                      json::Builder builder) {
  return builder.with(catalogue::to_json(offer, builder), "catalogue",
                      builder.string(offers.catalogue_of(offer).name));
}

// Other offers of the same achievement.
json::Value same_of(const catalogue::Offer& offer, const app::career::Offers& offers,
                    json::Builder builder) {
  std::vector<json::Value> values;
  for (const auto* other : offers.search->same_as(offer))
    values.push_back(
        json::ObjectBuilder(builder)
            .add_string("id", other->id)
            .add_string("title", other->title)
            .add_string_if("provider", other->provider)
            .add_string_if("because", in_english(catalogue::same_because(
                                          offer, *other, offers.search->words_on_same())))
            .value());
  return builder.array(values);
}

// Of each fact the page or the field it was read in.
json::Value origins_of(const catalogue::Offer& offer, const app::career::Offers& offers,
                       json::Builder builder) {
  std::vector<json::Value> values;
  for (const auto& origin : catalogue::origins_of(offer, offers.catalogue_of(offer).imported_on))
    values.push_back(catalogue::to_json(origin, builder));
  return builder.array(values);
}

}  // namespace

Result<Response> catalogue(Call& call) {
  CAIRN_TRY(const auto query, read_catalogue_query(call.target));
  CAIRN_TRY(const auto offers, call.context().library.offers());
  const auto hits = offers->search->find(query);
  Arena arena;
  const json::Builder builder(arena);
  const auto count = [&](std::size_t number) {
    return builder.integer(static_cast<std::int64_t>(number));
  };
  Shown shown;
  std::vector<json::Value> rows;
  for (const auto& hit : hits.page) {
    shown.push_back(hit.offer);
    auto row = described(*hit.offer, *offers, builder);
    if (!hit.also.empty()) row = builder.with(row, "same", same_of(*hit.offer, *offers, builder));
    rows.push_back(row);
  }
  return json_response(
      json::write(builder.object({{"total", count(hits.total)},
                                  {"from", count(query.from)},
                                  {"left_out_unknown", count(hits.left_out_unknown)},
                                  {"offers", builder.array(rows)},
                                  {"sources", sources_of(shown, *offers, builder)}})));
}

Result<Response> offer(Call& call) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  const auto* const offer = offers->search->find_id(call.argument("offer"));
  if (offer == nullptr)
    return fail(ErrorCode::not_found, "catalogue", "The catalogue has no offer of this id.");
  Arena arena;
  const json::Builder builder(arena);
  return json_response(
      json::write(builder.object({{"offer", described(*offer, *offers, builder)},
                                  {"same", same_of(*offer, *offers, builder)},
                                  {"origins", origins_of(*offer, *offers, builder)},
                                  {"sources", sources_of({offer}, *offers, builder)}})));
}

Result<Response> compare_offers(Call& call) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  CAIRN_TRY(const auto asked, offers_asked_for(call.target, *offers));
  CAIRN_TRY(const auto goal, read_goal_skills(call.target, *offers));
  auto comparison = catalogue::compare(asked, goal, offers->lookup());
  if (comparison)
    for (auto& same : catalogue::same_among(asked, *offers->search))
      comparison->findings.push_back(std::move(same));
  if (!comparison) {
    auto error = std::move(comparison).error();
    error.path = "/offer";
    return error;
  }
  Arena arena;
  const json::Builder builder(arena);
  return json_response(json::write(
      builder.with(catalogue::to_json(*comparison, catalogue::weigh(*comparison, goal), builder),
                   "sources", sources_of(asked, *offers, builder))));
}

}  // namespace cairn::server::api
