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

// What somebody shows, of this organisation and of others.
struct Held {
  std::vector<Award> awards;
  std::vector<OutsideCredential> outside;
};

Status add_of(Transaction& transaction, const OrganisationId& organisation,
              const LearnerId& learner, Held& held) {
  CAIRN_TRY(held.awards, transaction.awards().list_of_learner(organisation, learner));
  CAIRN_TRY(held.outside, transaction.stacks().held_outside(organisation, learner, learner));
  return done;
}

// Of whoever has that page.
Result<Held> kept_on_page(Transaction& transaction, const OrganisationId& organisation,
                          std::string_view learner_token) {
  Held held;
  if (organisation_of(learner_token) != organisation) return held;
  CAIRN_TRY(const auto learner, optional(transaction.claims().find_learner_by_token(
                                    organisation, token_hash(learner_token))));
  if (learner) CAIRN_CHECK(add_of(transaction, organisation, learner->id, held));
  return held;
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

bool is_shown(const OutsideCredential& it, const Prerequisite& needed, Instant now) {
  return it.achievement == needed.url && it.fault.empty() &&
         (!it.valid_until || *it.valid_until > now);
}

Result<bool> is_among(Transaction& transaction, const Held& held, const Prerequisite& needed,
                      Instant now) {
  if (needed.achievement.empty())
    return std::ranges::any_of(held.outside, [&](const auto& it) {
      return is_shown(it, needed, now) && it.issuer == IssuerState::accepted;
    });
  for (const auto& award : held.awards) {
    if (award.achievement.text != needed.achievement || !holds_now(award, now)) continue;
    CAIRN_TRY(const bool accepted, is_accepted(transaction, award));
    if (accepted) return true;
  }
  return false;
}

Result<std::vector<Prerequisite>> not_among(Transaction& transaction,
                                            const Achievement& achievement, const Held& held,
                                            Instant now) {
  std::vector<Prerequisite> out;
  for (const auto& it : achievement.details.prerequisites) {
    CAIRN_TRY(const bool has, is_among(transaction, held, it, now));
    if (!has) out.push_back(it);
  }
  return out;
}

Result<Held> held_by(Transaction& transaction, const OrganisationId& organisation,
                     const Shown& shown) {
  CAIRN_TRY(auto held, kept_on_page(transaction, organisation, shown.learner_token));
  CAIRN_TRY(auto others, named(transaction, organisation, shown));
  std::move(others.begin(), others.end(), std::back_inserter(held.awards));
  if (shown.brought != nullptr) held.outside.push_back(*shown.brought);
  return held;
}

// Of what is missing, what was shown all the same.
std::string told_of_issuers(const std::vector<Prerequisite>& missing, const Held& held,
                            Instant now) {
  std::string out;
  for (const auto& needed : missing)
    for (const auto& it : held.outside)
      if (is_shown(it, needed, now) && it.issuer != IssuerState::accepted)
        out.append(" ").append(
            it.issuer == IssuerState::refused
                ? filled("“{}” of {} was shown, but badges of this issuer do not count here.",
                         it.name, it.issuer_name)
                : filled("“{}” of {} was shown, but nobody here has accepted its issuer yet: ask "
                         "for that, and send this again.",
                         it.name, it.issuer_name));
  return out;
}

}  // namespace

bool has_prerequisites(const Achievement& achievement) {
  return !achievement.details.prerequisites.empty();
}

Result<std::vector<Prerequisite>> lacking(Transaction& transaction, const Achievement& achievement,
                                          const std::string& email, Instant now) {
  const auto& organisation = achievement.organisation;
  std::vector<Prerequisite> out;
  for (const auto& it : achievement.details.prerequisites) {
    CAIRN_TRY(const bool held,
              it.achievement.empty()
                  ? transaction.stacks().holds_outside(organisation, email, it.url, now)
                  : transaction.awards().holds(organisation, email, {it.achievement}, now));
    if (!held) out.push_back(it);
  }
  return out;
}

Result<std::vector<Prerequisite>> lacking(Transaction& transaction, const Achievement& achievement,
                                          const LearnerId& learner, Instant now) {
  Held held;
  if (has_prerequisites(achievement))
    CAIRN_CHECK(add_of(transaction, achievement.organisation, learner, held));
  return not_among(transaction, achievement, held, now);
}

Result<std::vector<NeededBefore>> needed_before(Context& context, const Achievement& achievement,
                                                std::string_view learner_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto held, kept_on_page(*transaction, achievement.organisation, learner_token));
  std::vector<NeededBefore> out;
  for (const auto& it : achievement.details.prerequisites) {
    NeededBefore needed{it, it.url, !it.achievement.empty(), false};
    if (needed.ours) needed.url = achievement_url(context, {it.achievement});
    CAIRN_TRY(needed.held, is_among(*transaction, held, it, context.clock.now()));
    out.push_back(std::move(needed));
  }
  return out;
}

Status check_shown(Transaction& transaction, const Achievement& achievement, const Shown& shown,
                   Instant now) {
  if (!has_prerequisites(achievement)) return done;
  CAIRN_TRY(const auto held, held_by(transaction, achievement.organisation, shown));
  CAIRN_TRY(auto missing, not_among(transaction, achievement, held, now));
  if (shown.proved && !missing.empty()) {
    CAIRN_TRY(const auto unheld, lacking(transaction, achievement, shown.email, now));
    std::erase_if(missing, [&](const auto& it) { return !std::ranges::count(unheld, it); });
  }
  if (missing.empty()) return done;
  const Field badges{"/badges", "Badges you hold"};
  if (shown.proved)
    return field_error(
        badges, filled("You need {} first, awarded to this e-mail address. The link above says how "
                       "to get it; the badge of another issuer is shown as a file.{}",
                       names_of(missing), told_of_issuers(missing, held, now)));
  return field_error(
      badges,
      filled("You need {} first. If you hold it, give the address of its page, which was awarded "
             "to the same e-mail address, or show the badge of another issuer as a file where you "
             "claim or on your page; if not, the link above says how to get it.{}",
             names_of(missing), told_of_issuers(missing, held, now)));
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
  for (const auto& it : prerequisites) {
    out += (out.empty() ? "“" : ", “") + (it.name.empty() ? it.url : it.name) + "”";
    if (it.achievement.empty() && !it.name.empty()) out += " (" + it.url + ")";
  }
  return out;
}

}  // namespace cairn::app
