// SPDX-License-Identifier: Apache-2.0
#include "app/awards/badge2.h"

#include "app/achievements/content_of.h"
#include "app/achievements/manage.h"
#include "app/awards/badge.h"
#include "app/organisation/profile.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/organisations.h"
#include "app/sharing/share.h"
#include "credential/build_badge_2.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

std::string issuer_address(const Context& context, const OrganisationId& id) {
  return context.base_url + "/o/" + id.text + "/ob2";
}

std::string class_address(const Context& context, const AchievementId& id, std::int64_t version) {
  return achievement_url(context, id) + "/ob2?version=" + std::to_string(version);
}

std::string revoked_body(const std::string& url, const std::string& reason) {
  Arena arena;
  return json::write(credential::build_badge2_revoked(url, reason, json::Builder(arena)));
}

}  // namespace

std::string badge2_url(const Context& context, const AwardId& id) {
  return badge_url(context, id) + "/ob2";
}

Result<HostedAssertion> badge2_assertion(Context& context, const AwardId& id) {
  const auto organisation = organisation_of(id.text);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto award, transaction->awards().find(organisation, id));
  CAIRN_TRY(const bool hidden, is_hidden(*transaction, id));
  if (hidden) return fail(ErrorCode::not_found, "badge", "There is no such badge.");
  const auto url = badge2_url(context, id);
  if (award.revoked) return HostedAssertion{revoked_body(url, award.revocation_reason), true};
  if (award.suspended) return HostedAssertion{revoked_body(url, award.suspension_reason), true};
  Arena arena;
  CAIRN_TRY(const auto credential, json::parse(award.credential, arena));
  const credential::Badge2Addresses addresses{
      .assertion = url,
      .badge_class = class_address(context, award.achievement, award.achievement_version),
      .issuer = issuer_address(context, organisation),
      .image = badge_url(context, id) + ".png"};
  CAIRN_TRY(const auto assertion,
            credential::build_badge2_assertion(credential, addresses, json::Builder(arena)));
  return HostedAssertion{json::write(assertion), false};
}

Result<std::string> badge2_class(Context& context, const AchievementId& id,
                                 std::optional<std::int64_t> version) {
  const auto organisation = organisation_of(id.text);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto achievement, transaction->achievements().find(organisation, id));
  if (achievement.state == AchievementState::draft)
    return fail(ErrorCode::not_found, "achievement", "There is no such achievement.");
  if (version && *version != achievement.version) {
    CAIRN_TRY(achievement, transaction->achievements().find_version(organisation, id, *version));
  }
  Arena arena;
  const json::Builder builder(arena);
  const credential::Badge2Addresses addresses{
      .assertion = {},
      .badge_class = class_address(context, id, achievement.version),
      .issuer = issuer_address(context, organisation),
      .image = {}};
  return json::write(credential::build_badge2_class(
      credential::build_achievement(describe_achievement(context, achievement), builder), addresses,
      achievement_url(context, id), builder));
}

Result<std::string> badge2_issuer(Context& context, const OrganisationId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisation, transaction->organisations().find(id));
  Arena arena;
  auto profile = profile_of(context, organisation, issuer_address(context, id));
  if (profile.url.empty()) profile.url = context.base_url;
  profile.email =
      organisation.contact_email.empty() ? organisation.email : organisation.contact_email;
  profile.description = organisation.description;
  return json::write(credential::build_badge2_issuer(profile, json::Builder(arena)));
}

}  // namespace cairn::app
