// SPDX-License-Identifier: Apache-2.0
#include "app/learners/presentation.h"

#include <set>

#include "app/learners/holder.h"
#include "base/limits.h"
#include "credential/format.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

constexpr const char* where = "presentation";

Status check_count(std::size_t count) {
  if (count == 0) return fail(ErrorCode::invalid, where, "Choose a badge at least.", "/badge");
  if (count > limits::presented_credentials_max)
    return fail(ErrorCode::too_large, where, "There are more badges than one presentation holds.");
  return done;
}

}  // namespace

Result<std::string> own_presentation(Context& context, std::string_view learner_token,
                                     std::span<const AwardId> ids) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY([[maybe_unused]] const auto learner, holder_of(*transaction, learner_token));
  CAIRN_CHECK(check_count(ids.size()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> credentials;
  std::set<AwardId> known;
  for (const auto& id : ids) {
    if (!known.insert(id).second) continue;
    CAIRN_TRY(const auto held, held_badge(*transaction, learner_token, id));
    if (!can_be_shown(held.award, context.clock.now()))
      return fail(ErrorCode::conflict, where,
                  "One of these badges does not hold any more. Choose anew without it.");
    CAIRN_TRY(const auto credential, json::parse(arena.copy(held.award.credential), arena));
    credentials.push_back(credential);
  }
  return json::write(
      json::ObjectBuilder(builder)
          .add("@context", builder.array({builder.string(credential::context_vcdm_2)}))
          .add("type", builder.array({builder.string("VerifiablePresentation")}))
          .add("verifiableCredential", builder.array(credentials))
          .value());
}

}  // namespace cairn::app
