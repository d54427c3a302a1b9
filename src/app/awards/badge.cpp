// SPDX-License-Identifier: Apache-2.0
#include "app/awards/badge.h"

#include "app/awards/offer.h"

#include "app/base_address.h"
#include "app/claims/case.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/verifying/verify_input.h"
#include "bake/bake.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

std::string issuer_name_in(std::string_view credential) {
  Arena arena;
  const auto document = json::parse(credential, arena);
  return document ? std::string((*document)["issuer"].string_at("name")) : std::string();
}

Result<Badge> read_badge(const Context& context, Transaction& transaction, const AwardId& id) {
  const auto organisation = organisation_of(id.text);
  Badge badge;
  CAIRN_TRY(badge.award, transaction.awards().find(organisation, id));
  CAIRN_TRY(badge.achievement,
            transaction.achievements().find_version(organisation, badge.award.achievement,
                                                    badge.award.achievement_version));
  badge.issuer_name = issuer_name_in(badge.award.credential);
  CAIRN_TRY(const auto learner,
            transaction.claims().find_learner(organisation, badge.award.learner));
  badge.learner_name = learner.name;
  badge.url = badge_url(context, id);
  return badge;
}

Result<LearnerPage::Entry> read_entry(Transaction& transaction, Claim claim) {
  LearnerPage::Entry entry;
  CAIRN_TRY(entry.achievement,
            transaction.achievements().find_version(claim.organisation, claim.achievement,
                                                    claim.achievement_version));
  CAIRN_TRY(entry.decision,
            optional(transaction.claims().find_decision(claim.organisation, claim.id)));
  CAIRN_TRY(entry.award,
            optional(transaction.awards().find_by_claim(claim.organisation, claim.id)));
  entry.claim = std::move(claim);
  return entry;
}

}  // namespace

std::string badge_url(const Context& context, const AwardId& id) {
  return context.base_url + "/b/" + id.text;
}

Result<Badge> public_badge(Context& context, const AwardId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_CHECK(check_not_offered(*transaction, organisation_of(id.text), id));
  return read_badge(context, *transaction, id);
}

Result<Badge> own_badge(Context& context, const Actor& actor, const AwardId& id) {
  if (organisation_of(id.text) != actor.organisation)
    return fail(ErrorCode::not_found, "award", "There is no such award.");
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return read_badge(context, *transaction, id);
}

Result<std::string> badge_picture(Context& context, const AwardId& id) {
  CAIRN_TRY(const auto badge, public_badge(context, id));
  return context.drawing.badge_svg(badge.achievement.design, badge.achievement.alternative_text);
}

Result<std::string> baked_svg(Context& context, const AwardId& id) {
  CAIRN_TRY(const auto badge, public_badge(context, id));
  CAIRN_TRY(const auto picture, context.drawing.badge_svg(badge.achievement.design,
                                                          badge.achievement.alternative_text));
  CAIRN_TRY(const auto baked,
            bake::bake(as_bytes(picture), badge.award.credential, bake::Edition::open_badges_3));
  return std::string(as_text(baked));
}

Result<Bytes> baked_png(Context& context, const AwardId& id) {
  CAIRN_TRY(const auto badge, public_badge(context, id));
  CAIRN_TRY(const auto picture, context.drawing.badge_png(badge.achievement.design,
                                                          badge.achievement.alternative_text));
  return bake::bake(picture, badge.award.credential, bake::Edition::open_badges_3);
}

Result<Bytes> badge_card(Context& context, const AwardId& id) {
  CAIRN_TRY(const auto badge, public_badge(context, id));
  return context.drawing.card_png({.design = badge.achievement.design,
                                   .achievement = badge.achievement.name,
                                   .learner = badge.learner_name,
                                   .organisation = badge.issuer_name,
                                   .place = host_of(context.base_url),
                                   .revoked = badge.award.revoked.has_value()});
}

Result<verify::Report> verify_badge(Context& context, const AwardId& id) {
  CAIRN_TRY(const auto badge, public_badge(context, id));
  return verify_input(context, as_bytes(badge.award.credential), {});
}

std::string learner_url(const Context& context, std::string_view learner_token) {
  return context.base_url + "/l/" + std::string(learner_token);
}

Result<LearnerPage> learner_page(Context& context, std::string_view learner_token) {
  const auto organisation = organisation_of(learner_token);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto learner =
      transaction->claims().find_learner_by_token(organisation, token_hash(learner_token));
  if (!learner && learner.error().code != ErrorCode::not_found) return learner.error();
  if (!learner)
    return fail(ErrorCode::not_permitted, "learner page",
                "This link opens no page. Check that it was copied whole.");
  LearnerPage page;
  page.learner = std::move(learner).value();
  CAIRN_TRY(page.organisation, transaction->organisations().find(organisation));
  CAIRN_TRY(auto claims, transaction->claims().list_of_learner(organisation, page.learner.id));
  for (auto& claim : claims) {
    CAIRN_TRY(auto entry, read_entry(*transaction, std::move(claim)));
    page.entries.push_back(std::move(entry));
  }
  return page;
}

}  // namespace cairn::app
