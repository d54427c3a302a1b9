// SPDX-License-Identifier: Apache-2.0
#include "app/endorsing/trial.h"

#include "app/endorsing/accepted.h"
#include "app/issuing.h"
#include "app/organisation/profile.h"
#include "app/ports/organisations.h"
#include "base/filled.h"
#include "credential/build.h"

namespace cairn::app {
namespace {

constexpr std::size_t endorsement_bytes_max = 8 * 1024;

struct Issuer {
  Signer signer;
  Organisation organisation;
};

Result<Issuer> issuer_of(Context& context, const OrganisationId& organisation) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto signer, signer_of(context, *transaction, organisation, crypto::KeyType::ed25519));
  CAIRN_TRY(auto own, transaction->organisations().find(organisation));
  return Issuer{std::move(signer), std::move(own)};
}

Result<std::string> sign_trial(Context& context, const Issuer& issuer, const Endorsement& held) {
  Arena arena;
  credential::NewAward badge;
  badge.id = context.base_url + "/b/trial";
  badge.issuer = profile_of(context, issuer.organisation, issuer.signer.did);
  badge.subject.id = issuer.signer.did;
  badge.achievement.id = context.base_url + "/a/trial";
  badge.achievement.name = badge.achievement.description = badge.achievement.criteria = "Trial";
  badge.valid_from = format_instant(context.clock.now());
  auto& place = held.kind == EndorsementKind::issuer ? badge.issuer.endorsements
                                                     : badge.achievement.endorsements;
  place = signed_words({held}, arena);
  CAIRN_TRY(const auto built, credential::build_award(badge, json::Builder(arena)));
  return sign_credential(context, issuer.signer, built);
}

}  // namespace

Status check_length(Field field, std::string_view words) {
  if (words.size() <= endorsement_bytes_max) return done;
  return field_error(field,
                     filled("It is longer than {} kB, and would stand in every badge. Ask for a "
                            "shorter one.",
                            endorsement_bytes_max / 1024));
}

Status try_in_badge(Context& context, Field field, const Endorsement& held) {
  CAIRN_CHECK(check_length(field, held.credential));
  CAIRN_TRY(const auto issuer, issuer_of(context, held.organisation));
  const auto trial = sign_trial(context, issuer, held);
  if (trial) return done;
  return field_error(
      field, filled("It is genuine, but cannot stand inside a badge: {}", trial.error().detail));
}

}  // namespace cairn::app
