// SPDX-License-Identifier: Apache-2.0
// The picture of an achievement as somebody brings it, and as its desk shows it.
#include "app/achievements/picture.h"

#include "app/achievements/manage.h"
#include "server/pages/achievements.h"
#include "server/pages/achievements/desk.h"
#include "server/pages/design.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

app::AchievementId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

Result<Response> show(Call& call, const Error* error) {
  CAIRN_TRY(const auto achievement,
            app::find_achievement(call.context(), call.actor(), id_of(call)));
  View view;
  view.text("title", say("Picture of “{}”", achievement.name)).text("name", achievement.name);
  view.text("id", achievement.id.text).text("form_token", call.form_token());
  view.text("image", desk_picture_address(call.site, achievement));
  view.text("shown_alternative_text", achievement.alternative_text);
  view.text("alternative_text", error == nullptr ? achievement.alternative_text
                                                 : std::string(call.field("alternative_text")));
  view.flag("brought", !achievement.picture.empty());
  view.flag("draft", achievement.state == app::AchievementState::draft);
  add_field_errors(view, error, {"picture", "alternative_text"});
  return page(call, "achievement_picture", std::move(view),
              error == nullptr ? 200 : status_of(*error));
}

Result<Response> back(const Call& call) {
  return see_other(call, "/desk/achievements/" + id_of(call).text + "/picture");
}

}  // namespace

Result<Response> picture_form(Call& call) { return show(call, nullptr); }

Result<Response> set_picture(Call& call) {
  if (call.field("do") == "remove") {
    CAIRN_CHECK(app::remove_picture(call.context(), call.actor(), id_of(call)));
    return back(call);
  }
  const auto* file = call.form.file("picture");
  const auto set =
      app::set_picture(call.context(), call.actor(), id_of(call),
                       file ? as_bytes(file->bytes) : ByteView(), call.field("alternative_text"));
  if (set) return back(call);
  if (!set.error().path.empty()) return show(call, &set.error());
  return set.error();
}

// Of a draft too, for members; always a PNG that this server drew.
Result<Response> desk_picture(Call& call) {
  CAIRN_TRY(const auto achievement,
            app::find_achievement(call.context(), call.actor(), id_of(call)));
  CAIRN_TRY(const auto png, app::picture_png(call.context(), achievement));
  Response out;
  out.set("Content-Type", "image/png");
  out.set("Content-Security-Policy", "default-src 'none'; sandbox");
  out.body = as_text(png);
  return out;
}

}  // namespace cairn::server::pages
