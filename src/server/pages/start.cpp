// SPDX-License-Identifier: Apache-2.0
#include "app/setup/setup.h"
#include "server/pages/pages.h"

namespace cairn::server::pages {

Result<Response> start(Call& call) {
  CAIRN_TRY(const bool set_up, app::is_set_up(call.context()));
  View view;
  view.text("title", say("Badges that anyone can check"));
  view.text("description", say("Verify any badge, or award one that holds."));
  view.flag("awaiting_setup", !set_up);
  view.text("form_token", call.form_token());
  return page(call, "start", std::move(view));
}

Result<Response> static_file(Call& call) {
  const auto* asset = find_static(call.argument("name"));
  if (asset == nullptr) return fail(ErrorCode::not_found, "static", "There is no such file.");
  auto out = public_file(call.request, std::string(asset->bytes), asset->type, 3600);
  if (call.target.parameter("v") == assets_version())
    out.set("Cache-Control", "public, max-age=31536000, immutable");
  return out;
}

// A choice is kept in a cookie of its own; nothing else changes.
Result<Response> choose_language(Call& call) {
  constexpr std::int64_t year_seconds = 365 * 24 * 60 * 60;
  const auto* language = call.site.languages->find(call.argument("tag"));
  if (language == nullptr)
    return fail(ErrorCode::not_found, "language", "There are no pages in that language.");
  call.set_cookie(language_cookie, language->tag, year_seconds);
  return see_other(call, own_path(call.target.parameter("back"), "/"));
}

}  // namespace cairn::server::pages
