// SPDX-License-Identifier: Apache-2.0
// Showing a part of a badge from its holder's page: choose, see what the other side will see, take
// it along. The original is made for each of these and kept nowhere.
#include "app/sharing/part_of_badge.h"
#include "server/pages/pages.h"
#include "server/pages/part_pages.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

app::AwardId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

PartPages pages_of(const Call& call) {
  const auto badge =
      "/l/" + std::string(call.argument("token")) + "/b/" + std::string(call.argument("id"));
  return {badge + "/part", badge, say("← The badge"), {}};
}

Result<Response> choose(Call& call, const std::vector<std::string>& chosen, const Error* error) {
  Arena arena;
  CAIRN_TRY(const auto parts,
            app::parts_of_badge(call.context(), call.argument("token"), id_of(call), arena));
  return choose_parts(call, pages_of(call), parts, chosen, error);
}

// What is wrong with what was chosen is said where it is chosen; the rest ends it.
Result<Response> choose_anew(Call& call, const std::vector<std::string>& chosen,
                             const Error& error) {
  if (error.code != ErrorCode::invalid) return error;
  return choose(call, chosen, &error);
}

}  // namespace

Result<Response> own_part_form(Call& call) { return choose(call, {}, nullptr); }

Result<Response> own_part(Call& call) {
  const auto chosen = chosen_parts(call);
  if (call.field("step") != "preview") return choose(call, chosen, nullptr);
  Arena arena;
  const auto derived =
      app::part_of_badge(call.context(), call.argument("token"), id_of(call), chosen, arena);
  if (!derived) return choose_anew(call, chosen, derived.error());
  return preview_part(call, pages_of(call), *derived, chosen);
}

Result<Response> own_part_file(Call& call) {
  const auto chosen = chosen_parts(call);
  Arena arena;
  const auto derived =
      app::part_of_badge(call.context(), call.argument("token"), id_of(call), chosen, arena);
  if (!derived) return choose_anew(call, chosen, derived.error());
  if (!derived->problems.empty()) return preview_part(call, pages_of(call), *derived, chosen);
  return part_file(*derived);
}

Result<Response> own_original(Call& call) {
  CAIRN_TRY(auto text, app::original_of_badge(call.context(), call.argument("token"), id_of(call)));
  auto out = json_response(std::move(text) + "\n", "application/vc");
  out.set("Content-Disposition", "attachment; filename=\"original.json\"");
  out.set("Cache-Control", "no-store");
  return out;
}

}  // namespace cairn::server::pages
