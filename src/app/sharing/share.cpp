// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/share.h"

#include <charconv>

#include "app/analytics/counters.h"
#include "app/audit.h"
#include "app/fields.h"
#include "app/learners/holder.h"
#include "app/limits.h"
#include "app/ports/award_changes.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_seconds = 86'400;

Result<std::optional<Instant>> end_of(const std::string& typed, Instant now) {
  if (typed.empty()) return std::optional<Instant>();
  std::int64_t days = 0;
  const auto* end = typed.data() + typed.size();
  const auto read = std::from_chars(typed.data(), end, days);
  if (read.ec != std::errc() || read.ptr != end || days < 1 || days > limits::share_days_max)
    return field_error(
        {"/days", "Days"},
        filled("Write a number of days from 1 to {}, or leave it empty for a link without end.",
               limits::share_days_max));
  return std::optional(Instant{now.microseconds + days * day_seconds * 1'000'000});
}

bool has_ended(const ShareLink& link, Instant now) { return link.expires && *link.expires <= now; }

Error no_such_link() {
  return fail(ErrorCode::not_found, "sharing",
              "This link has ended. Ask whoever gave it to you for another one.");
}

Result<ShareLink> open_link(Context& context, std::string_view token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto link,
            transaction->sharing().find_link(organisation_of(token), std::string(token)));
  if (has_ended(link, context.clock.now())) return no_such_link();
  return link;
}

}  // namespace

Result<bool> is_hidden(Transaction& transaction, const AwardId& id) {
  return transaction.sharing().is_hidden(organisation_of(id.text), id);
}

Status hide_at_first(Transaction& transaction, const Achievement& achievement, const Award& award) {
  if (achievement.details.sharing != "private-until-shared") return done;
  return transaction.sharing().set_hidden(award.organisation, award.id, award.awarded);
}

Status set_badge_hidden(Context& context, std::string_view learner_token, const AwardId& id,
                        bool hidden) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto held, held_badge(*transaction, learner_token, id));
  const auto since = hidden ? std::optional(context.clock.now()) : std::nullopt;
  CAIRN_CHECK(transaction->sharing().set_hidden(held.award.organisation, id, since));
  CAIRN_CHECK(
      audit(context, *transaction, held.actor(), hidden ? "badge.hide" : "badge.show", id.text));
  CAIRN_CHECK(transaction->commit());
  if (!hidden)
    context.counters.count(held.award.organisation, held.award.achievement, UsageEvent::shared,
                           context.clock.now());
  return done;
}

Result<ShareLink> make_share_link(Context& context, std::string_view learner_token,
                                  const AwardId& id, const ShareLinkForm& form) {
  const auto now = context.clock.now();
  CAIRN_TRY(const auto expires, end_of(form.days, now));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto held, held_badge(*transaction, learner_token, id));
  CAIRN_TRY(const auto present, transaction->sharing().links_of(held.award.organisation, id));
  if (present.size() >= limits::share_links_max)
    return fail(ErrorCode::conflict, "sharing",
                filled("This badge has {} links already. End one that is not needed any more.",
                       present.size()),
                "/days");
  ShareLink link;
  link.organisation = held.award.organisation;
  link.token = new_token(link.organisation, context.random);
  link.award = id;
  link.created = now;
  link.expires = expires;
  link.part = form.part;
  CAIRN_CHECK(transaction->sharing().add_link(link));
  CAIRN_CHECK(audit(context, *transaction, held.actor(), "badge.link", id.text));
  CAIRN_CHECK(transaction->commit());
  context.counters.count(link.organisation, held.award.achievement, UsageEvent::shared, now);
  return link;
}

Status end_share_link(Context& context, std::string_view learner_token, const AwardId& id,
                      std::string_view link_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto held, held_badge(*transaction, learner_token, id));
  CAIRN_CHECK(
      transaction->sharing().remove_link(held.award.organisation, id, std::string(link_token)));
  CAIRN_CHECK(audit(context, *transaction, held.actor(), "badge.unlink", id.text));
  return transaction->commit();
}

std::string share_link_url(const Context& context, std::string_view token) {
  return context.base_url + "/shared/" + std::string(token);
}

std::string share_link_url(const Context& context, const ShareLink& link) {
  if (link.part.empty()) return share_link_url(context, link.token);
  return context.base_url + "/shown/" + link.token;
}

Result<AwardId> award_of_link(Context& context, std::string_view token) {
  CAIRN_TRY(auto link, open_link(context, token));
  if (!link.part.empty()) return no_such_link();
  return std::move(link.award);
}

Result<ShareLink> part_of_link(Context& context, std::string_view token) {
  CAIRN_TRY(auto link, open_link(context, token));
  if (link.part.empty()) return no_such_link();
  return link;
}

Result<std::optional<Instant>> part_replaced(Context& context, const ShareLink& link) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto award, transaction->awards().find(link.organisation, link.award));
  CAIRN_TRY(const auto formers,
            transaction->award_changes().formers_of(link.organisation, link.award));
  std::optional<Instant> first;  // after the link was made
  for (const auto& former : formers)
    if (!award.revoked && former.replaced > link.created) first = former.replaced;
  return first;
}

}  // namespace cairn::app
