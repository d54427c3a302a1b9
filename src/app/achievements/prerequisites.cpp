// SPDX-License-Identifier: Apache-2.0
#include "app/achievements/prerequisites.h"

#include <algorithm>

#include "app/achievements/manage.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/awards.h"
#include "app/ports/offers.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app {
namespace {

bool holds_now(const Award& award, Instant now) {
  return !award.revoked && !award.suspended && !award.erased &&
         (!award.valid_until || *award.valid_until > now);
}

Result<bool> is_accepted(Transaction& transaction, const Award& award) {
  CAIRN_TRY(const auto offer,
            optional(transaction.awards().offers().find(award.organisation, award.id)));
  return !offer || offer->state == OfferState::accepted;
}

// Badges of whoever has that page.
Result<std::vector<Award>> kept_on_page(Transaction& transaction,
                                        const OrganisationId& organisation,
                                        std::string_view learner_token) {
  if (organisation_of(learner_token) != organisation) return std::vector<Award>();
  CAIRN_TRY(const auto learner, optional(transaction.claims().find_learner_by_token(
                                    organisation, token_hash(learner_token))));
  if (!learner) return std::vector<Award>();
  return transaction.awards().list_of_learner(organisation, learner->id);
}

// Of what somebody types, who may be anybody.
constexpr std::size_t badges_looked_up_max = 5 * limits::prerequisites_max;

// "https://…/b/{id}" with whatever follows it, or the id alone.
std::string id_in(std::string_view address) {
  if (const auto at = address.rfind("/b/"); at != address.npos) address.remove_prefix(at + 3);
  return std::string(address.substr(0, address.find_first_of("/.?#")));
}

Result<std::vector<Award>> named(Transaction& transaction, const OrganisationId& organisation,
                                 const Shown& shown) {
  std::vector<Award> out;
  std::size_t looked_up = 0;
  std::string text = shown.badges;
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  for (const auto word : split(text, ' ')) {
    const AwardId id{id_in(word)};
    if (organisation_of(id.text) != organisation) continue;
    if (++looked_up > badges_looked_up_max) break;
    CAIRN_TRY(auto award, optional(transaction.awards().find(organisation, id)));
    if (!award || award->erased) continue;
    CAIRN_TRY(const auto learner,
              optional(transaction.claims().find_learner(organisation, award->learner)));
    if (learner && learner->email == to_lower_ascii(trim(shown.email)))
      out.push_back(std::move(*award));
  }
  return out;
}

Result<bool> is_among(Transaction& transaction, const std::vector<Award>& awards,
                      const AchievementId& achievement, Instant now) {
  for (const auto& award : awards) {
    if (award.achievement != achievement || !holds_now(award, now)) continue;
    CAIRN_TRY(const bool accepted, is_accepted(transaction, award));
    if (accepted) return true;
  }
  return false;
}

}  // namespace

bool has_prerequisites(const Achievement& achievement) {
  return std::ranges::any_of(achievement.details.prerequisites,
                             [](const auto& it) { return !it.achievement.empty(); });
}

Result<std::vector<Prerequisite>> lacking(Transaction& transaction, const Achievement& achievement,
                                          const std::string& email, Instant now) {
  std::vector<Prerequisite> out;
  for (const auto& it : achievement.details.prerequisites) {
    if (it.achievement.empty()) continue;
    CAIRN_TRY(const bool held,
              transaction.awards().holds(achievement.organisation, email, {it.achievement}, now));
    if (!held) out.push_back(it);
  }
  return out;
}

Result<std::vector<Prerequisite>> lacking(Transaction& transaction, const Achievement& achievement,
                                          const Shown& shown, Instant now) {
  std::vector<Prerequisite> out;
  if (!has_prerequisites(achievement)) return out;
  const auto& organisation = achievement.organisation;
  CAIRN_TRY(auto awards, kept_on_page(transaction, organisation, shown.learner_token));
  CAIRN_TRY(auto others, named(transaction, organisation, shown));
  std::move(others.begin(), others.end(), std::back_inserter(awards));
  for (const auto& it : achievement.details.prerequisites) {
    if (it.achievement.empty()) continue;
    CAIRN_TRY(const bool held, is_among(transaction, awards, {it.achievement}, now));
    if (!held) out.push_back(it);
  }
  return out;
}

Result<std::vector<NeededBefore>> needed_before(Context& context, const Achievement& achievement,
                                                std::string_view learner_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto awards, kept_on_page(*transaction, achievement.organisation, learner_token));
  std::vector<NeededBefore> out;
  for (const auto& it : achievement.details.prerequisites) {
    NeededBefore needed{it, it.url, !it.achievement.empty(), false};
    if (needed.ours) {
      needed.url = achievement_url(context, {it.achievement});
      CAIRN_TRY(needed.held, is_among(*transaction, awards, {it.achievement}, context.clock.now()));
    }
    out.push_back(std::move(needed));
  }
  return out;
}

Status check_shown(Transaction& transaction, const Achievement& achievement, const Shown& shown,
                   Instant now) {
  CAIRN_TRY(const auto missing, lacking(transaction, achievement, shown, now));
  if (missing.empty()) return done;
  return field_error(
      {"/badges", "Badges you hold"},
      filled("You need {} first. If you hold it, give the address of its page, which was awarded "
             "to the same e-mail address; if not, the link above says how to get it.",
             names_of(missing)));
}

Status check_held(Transaction& transaction, const Achievement& achievement,
                  const std::string& email, std::string_view waiver, Instant now) {
  if (!waiver.empty()) return done;
  CAIRN_TRY(const auto missing, lacking(transaction, achievement, email, now));
  if (missing.empty()) return done;
  return field_error({"/waiver", "Why all the same"},
                     filled("Who has this address does not hold {}, which is needed before. Award "
                            "that first, or write why you award this all the same.",
                            names_of(missing)));
}

std::string names_of(const std::vector<Prerequisite>& prerequisites) {
  std::string out;
  for (const auto& it : prerequisites) out += (out.empty() ? "“" : ", “") + it.name + "”";
  return out;
}

}  // namespace cairn::app
