// SPDX-License-Identifier: Apache-2.0
#include "server/market_query.h"

#include <algorithm>
#include <limits>

#include "encoding/percent.h"
#include "server/catalogue_query.h"

namespace cairn::server {

namespace {

constexpr std::size_t id_bytes_max = 1'000;

Result<app::SubjectKind> kind_of(const Target& target) {
  const auto typed = target.parameter("kind");
  if (typed.empty()) return app::SubjectKind::skill;
  const auto* const found = std::ranges::find(app::subject_kind_names, typed);
  if (found == std::end(app::subject_kind_names))
    return fail(ErrorCode::invalid, "market", "kind is skill, occupation, credential, own or term.",
                "/kind");
  return static_cast<app::SubjectKind>(found - std::begin(app::subject_kind_names));
}

std::string of_parameter(const Call& call) {
  const auto asked = call.target.parameter("of");
  return asked.empty() ? "" : "&of=" + encoding::percent_encoded(asked);
}

}  // namespace

Result<app::MarketQuery> read_overview_query(const Target& target) {
  app::MarketQuery query;
  CAIRN_TRY(query.kind, kind_of(target));
  if (query.kind != app::SubjectKind::skill && query.kind != app::SubjectKind::occupation)
    return fail(ErrorCode::invalid, "market", "kind is skill or occupation.", "/kind");
  CAIRN_TRY(const auto place, number_parameter(target, "place", 0, 0, 1'000'000'000));
  query.place = static_cast<app::PlaceNumber>(place);
  return query;
}

Result<app::MarketQuery> read_market_query(const Target& target) {
  app::MarketQuery query;
  CAIRN_TRY(query.kind, kind_of(target));
  query.id = target.parameter("id");
  if (query.id.empty() || query.id.size() > id_bytes_max)
    return fail(ErrorCode::invalid, "market", "Say what it is about, in id.", "/id");
  CAIRN_TRY(const auto place, number_parameter(target, "place", 0, 0, 1'000'000'000));
  query.place = static_cast<app::PlaceNumber>(place);
  return query;
}

Result<std::optional<app::ShownMarket>> market_of(const Call& call) {
  const app::Actor* member = nullptr;
  if (call.program)
    member = &*call.program;
  else if (call.session)
    member = &call.session->actor;
  return app::market_to_look_at(call.context(), member, call.target.parameter("of"));
}

std::string history_path(const Call& call, app::SubjectKind kind, std::string_view id,
                         app::PlaceNumber place) {
  auto path =
      "/market/history?kind=" + std::string(name_of(kind)) + "&id=" + encoding::percent_encoded(id);
  if (place != app::everywhere) path += "&place=" + std::to_string(place);
  return path + of_parameter(call);
}

std::string market_path(const Call& call, app::SubjectKind kind, app::PlaceNumber place) {
  auto path = "/market?kind=" + std::string(name_of(kind));
  if (place != app::everywhere) path += "&place=" + std::to_string(place);
  return path + of_parameter(call);
}

}  // namespace cairn::server
