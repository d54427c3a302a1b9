// SPDX-License-Identifier: Apache-2.0
#include "app/awards/badge.h"

#include "app/achievements/content_of.h"
#include "app/achievements/picture.h"
#include "app/awards/offer.h"
#include "app/base_address.h"
#include "app/learners/holder.h"
#include "app/sharing/share.h"
#include "app/verifying/verify_input.h"
#include "bake/bake.h"
#include "credential/summary.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

constexpr const char* where = "badge";

Error no_such_badge() { return fail(ErrorCode::not_found, where, "There is no such badge."); }

std::string signed_name(const json::Value& credential) {
  const auto identifiers = credential["credentialSubject"]["identifier"];
  for (const auto& identifier : json::as_list(identifiers))
    if (identifier.string_at("identityType") == "name")
      return std::string(identifier.string_at("identityHash"));
  return {};
}

// The names as they were signed.
void add_names(Badge& badge) {
  Arena arena;
  const auto document = json::parse(badge.award.credential, arena);
  if (!document) return;
  badge.issuer_name = (*document)["issuer"].string_at("name");
  badge.learner_name = signed_name(*document);
  const auto awarded = parse_instant(document->string_at("awardedDate"));
  if (badge.former && awarded) badge.award.awarded = *awarded;
}

// A holder is known by the page's token.
Result<bool> may_see(Transaction& transaction, const BadgeAsked& asked, bool hidden) {
  if (!hidden || asked.by_link) return true;
  const auto held = held_badge(transaction, asked.learner_token, asked.id);
  if (held) return true;
  const auto code = held.error().code;
  if (code == ErrorCode::not_permitted || code == ErrorCode::not_found) return false;
  return held.error();
}

Status put_former(Transaction& transaction, Badge& badge, std::int64_t version) {
  if (version == badge.award.version) return done;
  CAIRN_TRY(auto former, transaction.award_changes().find_former(badge.award.organisation,
                                                                 badge.award.id, version));
  badge.award.credential = former.credential;
  badge.award.credential_id = former.credential_id;
  badge.award.achievement = former.achievement;
  badge.award.achievement_version = former.achievement_version;
  badge.former = std::move(former);
  return done;
}

Result<Badge> read_badge(const Context& context, Transaction& transaction,
                         const BadgeAsked& asked) {
  const auto organisation = organisation_of(asked.id.text);
  Badge badge;
  CAIRN_TRY(badge.award, transaction.awards().find(organisation, asked.id));
  CAIRN_TRY(badge.hidden, is_hidden(transaction, asked.id));
  CAIRN_TRY(const bool seen, may_see(transaction, asked, badge.hidden));
  if (!seen) return no_such_badge();
  badge.newest_version = badge.award.version;
  const auto now = badge.award;
  if (asked.version) CAIRN_CHECK(put_former(transaction, badge, *asked.version));
  CAIRN_TRY(badge.achievement,
            transaction.achievements().find_version(organisation, badge.award.achievement,
                                                    badge.award.achievement_version));
  if (badge.award.achievement != now.achievement) {
    CAIRN_TRY(badge.instead, transaction.achievements().find_version(organisation, now.achievement,
                                                                     now.achievement_version));
  }
  add_names(badge);
  badge.url = badge_url(context, asked.id);
  return badge;
}

}  // namespace

std::string name_signed(const Award& award) {
  Arena arena;
  const auto document = json::parse(award.credential, arena);
  return document ? signed_name(*document) : std::string();
}

std::string badge_url(const Context& context, const AwardId& id) {
  return context.base_url + "/b/" + id.text;
}

Result<Badge> find_badge(Context& context, const BadgeAsked& asked) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_CHECK(check_not_offered(*transaction, organisation_of(asked.id.text), asked.id));
  return read_badge(context, *transaction, asked);
}

Result<Badge> own_badge(Context& context, const Actor& actor, const AwardId& id) {
  if (organisation_of(id.text) != actor.organisation)
    return fail(ErrorCode::not_found, "award", "There is no such award.");
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return read_badge(context, *transaction, {.id = id, .by_link = true});
}

Result<Badge> public_badge(Context& context, const AwardId& id) {
  return find_badge(context, {.id = id});
}

Result<std::string> badge_picture(Context& context, const Badge& badge) {
  return picture_svg(context, badge.achievement);
}

Result<std::string> baked_svg(Context& context, const Badge& badge) {
  CAIRN_TRY(const auto picture, badge_picture(context, badge));
  CAIRN_TRY(const auto baked,
            bake::bake(as_bytes(picture), badge.award.credential, bake::Edition::open_badges_3));
  return std::string(as_text(baked));
}

Result<Bytes> baked_png(Context& context, const Badge& badge) {
  CAIRN_TRY(const auto picture, picture_png(context, badge.achievement));
  return bake::bake(picture, badge.award.credential, bake::Edition::open_badges_3);
}

Result<Bytes> badge_card(Context& context, const Badge& badge) {
  CAIRN_TRY(auto brought, brought_picture(context, badge.achievement));
  return context.drawing.card_png({.design = badge.achievement.design,
                                   .achievement = badge.achievement.name,
                                   .learner = badge.learner_name,
                                   .organisation = badge.issuer_name,
                                   .place = host_of(context.base_url),
                                   .revoked = badge.award.revoked.has_value(),
                                   .picture = std::move(brought),
                                   .words = words_for(context, badge.achievement)});
}

Result<verify::Report> verify_badge(Context& context, const Badge& badge) {
  return verify_input(context, as_bytes(badge.award.credential), {});
}

Result<verify::Report> verify_badge(Context& context, const AwardId& id) {
  CAIRN_TRY(const auto badge, public_badge(context, id));
  return verify_badge(context, badge);
}

Result<IssuedBadge> issued_badge(Context& context, const Actor& actor, const AwardId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  IssuedBadge issued;
  CAIRN_TRY(issued.award, transaction->awards().find(actor.organisation, id));
  const auto& award = issued.award;
  CAIRN_TRY(issued.achievement,
            transaction->achievements().find_version(award.organisation, award.achievement,
                                                     award.achievement_version));
  CAIRN_TRY(const auto current,
            transaction->achievements().find(award.organisation, award.achievement));
  issued.newest_version = current.version;
  CAIRN_TRY(issued.learner, transaction->claims().find_learner(award.organisation, award.learner));
  CAIRN_TRY(issued.formers, transaction->award_changes().formers_of(award.organisation, id));
  return issued;
}

}  // namespace cairn::app
