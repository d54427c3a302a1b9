// SPDX-License-Identifier: Apache-2.0
#include "app/endorsing/accepted.h"

#include <algorithm>

#include "app/achievements/manage.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

// Those that find room, the newest first.
std::vector<Endorsement> fitting(std::vector<Endorsement> all, std::size_t& room_bytes) {
  std::erase_if(all, [&](const Endorsement& it) {
    if (it.credential.size() > room_bytes) return true;
    room_bytes -= it.credential.size();
    return false;
  });
  return all;
}

bool are_the_same(const std::vector<Endorsement>& a, const std::vector<Endorsement>& b) {
  return std::ranges::equal(a, b, {}, &Endorsement::id, &Endorsement::id);
}

}  // namespace

Result<AcceptedEndorsements> accepted_endorsements(Context& context, Transaction& transaction,
                                                   const OrganisationId& organisation,
                                                   const AchievementId& achievement,
                                                   std::string_view issuer) {
  auto& endorsements = transaction.achievements().endorsements();
  const auto now = context.clock.now();
  std::size_t room_bytes = endorsements_carried_bytes_max;
  AcceptedEndorsements out;
  CAIRN_TRY(auto of_achievement,
            endorsements.carried(organisation, achievement_url(context, achievement), now,
                                 endorsements_carried_max));
  out.of_achievement = fitting(std::move(of_achievement), room_bytes);
  CAIRN_TRY(auto of_issuer,
            endorsements.carried(organisation, std::string(issuer), now, endorsements_carried_max));
  out.of_issuer = fitting(std::move(of_issuer), room_bytes);
  return out;
}

bool carry_the_same(const AcceptedEndorsements& a, const AcceptedEndorsements& b) {
  return are_the_same(a.of_achievement, b.of_achievement) && are_the_same(a.of_issuer, b.of_issuer);
}

std::vector<json::Value> signed_words(const std::vector<Endorsement>& all, Arena& arena) {
  std::vector<json::Value> out;
  for (const auto& it : all)
    if (const auto read = json::parse(it.credential, arena); read.ok()) out.push_back(*read);
  return out;
}

Result<std::vector<Endorsement>> shown_endorsements(Context& context,
                                                    const OrganisationId& organisation,
                                                    const std::string& subject) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->achievements().endorsements().shown(
      organisation, subject, context.clock.now(), endorsements_shown_max);
}

}  // namespace cairn::app
