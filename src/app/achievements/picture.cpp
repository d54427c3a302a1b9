// SPDX-License-Identifier: Apache-2.0
#include "app/achievements/picture.h"

#include "app/achievements/drafts.h"
#include "app/audit.h"
#include "app/fields.h"
#include "app/limits.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

// Errors of a file lie at the file.
Result<Bytes> read_picture(Context& context, ByteView file) {
  if (file.empty())
    return field_error({"/picture", "Picture"}, "No picture came. Choose a PNG, JPEG or SVG.");
  auto png = context.drawing.picture_png(file);
  if (png || png.error().code == ErrorCode::unsupported) return png;
  auto error = std::move(png).error();
  error.path = "/picture";
  return error;
}

Result<Achievement> save(Context& context, Transaction& transaction, const Actor& actor,
                         Achievement achievement, std::string_view action) {
  CAIRN_CHECK(count_change(transaction, achievement));
  achievement.changed = context.clock.now();
  CAIRN_CHECK(transaction.achievements().update(achievement));
  CAIRN_CHECK(audit(context, transaction, actor, action, achievement.id.text));
  CAIRN_CHECK(transaction.commit());
  return achievement;
}

}  // namespace

Result<Achievement> set_picture(Context& context, const Actor& actor, const AchievementId& id,
                                ByteView file, std::string_view alternative_text) {
  Faults faults;
  const auto words =
      faults.take(text_field({"/alternative_text", "The alternative text"}, alternative_text,
                             limits::alternative_text_characters_max, Presence::required));
  StoredPicture picture;
  picture.png = faults.take(read_picture(context, file));
  CAIRN_CHECK(faults.verdict());
  picture.organisation = actor.organisation;
  picture.id = encoding::to_hex(crypto::sha256(as_text(picture.png)).view());
  picture.added = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto achievement, transaction->achievements().find(actor.organisation, id));
  CAIRN_CHECK(transaction->achievements().put_picture(picture));
  achievement.picture = picture.id;
  achievement.alternative_text = words;
  return save(context, *transaction, actor, std::move(achievement), "achievement.picture");
}

Result<Achievement> remove_picture(Context& context, const Actor& actor, const AchievementId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto achievement, transaction->achievements().find(actor.organisation, id));
  if (achievement.picture.empty()) return achievement;
  achievement.picture.clear();
  return save(context, *transaction, actor, std::move(achievement), "achievement.no-picture");
}

Result<Bytes> brought_picture(Context& context, const Achievement& achievement) {
  if (achievement.picture.empty()) return Bytes();
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->achievements().find_picture(achievement.organisation, achievement.picture);
}

Result<std::string> picture_svg(Context& context, const Achievement& achievement) {
  CAIRN_TRY(const auto brought, brought_picture(context, achievement));
  if (brought.empty())
    return context.drawing.badge_svg(achievement.design, achievement.alternative_text);
  return context.drawing.picture_svg(brought, achievement.alternative_text);
}

Result<Bytes> picture_png(Context& context, const Achievement& achievement) {
  CAIRN_TRY(auto brought, brought_picture(context, achievement));
  if (!brought.empty()) return brought;
  return context.drawing.badge_png(achievement.design, achievement.alternative_text);
}

}  // namespace cairn::app
