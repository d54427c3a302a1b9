// SPDX-License-Identifier: Apache-2.0
// Showing a part of a badge from its holder's page: choose, see what the other side will see, take
// it along or make a link that shows it. The original is made for each of these and kept nowhere.
#include "app/sharing/part_of_badge.h"
#include "app/sharing/share.h"
#include "app/sharing/token_of_badge.h"
#include "app/verifying/verify_input.h"
#include "json/parse.h"
#include "json/write.h"
#include "server/pages/pages.h"
#include "server/pages/part_pages.h"
#include "server/report_view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

app::AwardId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

PartPages pages_of(const Call& call) {
  const auto badge =
      "/l/" + std::string(call.argument("token")) + "/b/" + std::string(call.argument("id"));
  return {badge + "/part", badge, say("← The badge"), {}, true};
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

// A file of its holder's, which no cache keeps.
Response taken_along(std::string text, std::string_view type, std::string_view name) {
  auto out = json_response(std::move(text) + "\n", type);
  out.set("Content-Disposition", "attachment; filename=\"" + std::string(name) + "\"");
  out.set("Cache-Control", "no-store");
  return out;
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

Result<Response> own_part_link(Call& call) {
  const auto chosen = chosen_parts(call);
  const auto token = call.argument("token");
  Arena arena;
  const auto derived = app::part_of_badge(call.context(), token, id_of(call), chosen, arena);
  if (!derived) return choose_anew(call, chosen, derived.error());
  if (!derived->problems.empty()) return preview_part(call, pages_of(call), *derived, chosen);
  const auto made = app::make_share_link(
      call.context(), token, id_of(call),
      {.days = std::string(call.field("days")), .part = json::write(derived->document)});
  if (made) return see_other(call, pages_of(call).back);
  if (made.error().path.empty()) return made.error();
  return preview_part(call, pages_of(call), *derived, chosen, &made.error());
}

Result<Response> shown_part(Call& call) {
  const auto token = call.argument("link");
  CAIRN_TRY(const auto link, app::part_of_link(call.context(), token));
  call.context().counters.count_view(link.organisation, link.token);
  CAIRN_TRY(const auto report, app::verify_input(call.context(), as_bytes(link.part), {}));
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto document, json::parse(arena.copy(link.part), arena));
  View view;
  view.text("title", say("Shown by its holder"));
  view.text("file", call.site.link("/shown/" + link.token + ".json"));
  CAIRN_TRY(const auto replaced, app::part_replaced(call.context(), link));
  view.maybe("replaced", replaced ? day(*replaced) : std::string());
  view.maybe("ends", link.expires ? day(*link.expires) : std::string());
  const auto said = builder.without(document, "proof");
  view.rows("shown", shown_views(said, said, {}));
  view.section("report", report_view(verify::to_json(report, builder)));
  return page(call, "shown_part", std::move(view));
}

Result<Response> shown_part_file(Call& call) {
  CAIRN_TRY(auto link, app::part_of_link(call.context(), call.argument("link")));
  return taken_along(std::move(link.part), "application/vc", "shown.json");
}

Result<Response> own_original(Call& call) {
  CAIRN_TRY(auto text, app::original_of_badge(call.context(), call.argument("token"), id_of(call)));
  return taken_along(std::move(text), "application/vc", "original.json");
}

Result<Response> own_token(Call& call) {
  CAIRN_TRY(auto text, app::token_of_badge(call.context(), call.argument("token"), id_of(call)));
  return taken_along(std::move(text), "application/dc+sd-jwt", "badge.sdjwt");
}

}  // namespace cairn::server::pages
