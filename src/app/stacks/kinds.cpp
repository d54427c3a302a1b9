// SPDX-License-Identifier: Apache-2.0
#include "app/stacks/kinds.h"

#include <algorithm>

#include "achievement/content.h"
#include "app/awards/badge.h"

namespace cairn::app {
namespace {

// A skill is found by its id and by its name, whichever a rule uses.
void add_details(const achievement::Details& details, stacking::Kind& kind) {
  kind.credits =
      static_cast<stacking::Credits>(std::min<std::int64_t>(details.ects.hundredths, 100'000));
  kind.eqf_level = static_cast<std::int32_t>(details.eqf);
  for (const auto& skill : details.skills) {
    const auto level = std::max<std::int32_t>(1, skill.level);
    if (!skill.id.empty()) kind.skills.push_back({skill.id, level});
    if (!skill.name.empty()) kind.skills.push_back({skill.name, level});
  }
}

stacking::Record record_of(stacking::KindId kind, std::optional<std::int64_t> result,
                           Instant awarded, std::optional<Instant> valid_until) {
  stacking::Record record;
  record.kind = kind;
  if (result) record.result = static_cast<stacking::Percent>(*result);
  record.awarded = stacking_day(awarded);
  if (valid_until) record.expires = stacking_day(*valid_until) + 1;
  return record;
}

void sort_by_achievement(Holder& holder) {
  std::vector<std::size_t> order(holder.held.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(holder.held[a].achievement, holder.held[a].id) <
           std::tie(holder.held[b].achievement, holder.held[b].id);
  });
  Holder sorted;
  for (const auto i : order) {
    sorted.records.push_back(holder.records[i]);
    sorted.held.push_back(std::move(holder.held[i]));
  }
  holder.records = std::move(sorted.records);
  holder.held = std::move(sorted.held);
}

// Those of a holder that `keep` says.
template <class Keep>
Holder filtered(const Holder& holder, const Keep& keep) {
  Holder out{holder.learner, {}, {}};
  for (std::size_t i = 0; i < holder.held.size(); ++i) {
    if (!keep(holder.held[i])) continue;
    out.records.push_back(holder.records[i]);
    out.held.push_back(holder.held[i]);
  }
  return out;
}

// The holder of that id, added behind the others where there is none yet.
Holder& holder_of(std::vector<Holder>& holders, const LearnerId& learner) {
  const auto at =
      std::lower_bound(holders.begin(), holders.end(), learner,
                       [](const Holder& one, const LearnerId& id) { return one.learner < id; });
  if (at != holders.end() && at->learner == learner) return *at;
  return *holders.insert(at, {learner, {}, {}});
}

}  // namespace

stacking::Day stacking_day(Instant instant) {
  const auto seconds = instant.seconds();
  const auto days = seconds / 86'400 - (seconds % 86'400 < 0 ? 1 : 0);
  return static_cast<stacking::Day>(std::clamp<std::int64_t>(days, -4'000'000, 4'000'000));
}

stacking::Kind kind_of(const Achievement& achievement) {
  stacking::Kind kind;
  kind.achievement = achievement.id.text;
  add_details(achievement.details, kind);
  return kind;
}

stacking::Kind kind_of(const OutsideCredential& credential) {
  stacking::Kind kind;
  kind.achievement = credential.achievement;
  kind.source = stacking::Source::outside;
  if (const auto details = achievement::read_details(credential.details))
    add_details(*details, kind);
  return kind;
}

stacking::KindId KindBook::add(stacking::Kind kind, const std::string& name) {
  names_.try_emplace(kind.achievement, name);
  kinds_.push_back(std::move(kind));
  return static_cast<stacking::KindId>(kinds_.size() - 1);
}

Status KindBook::load_published() {
  CAIRN_TRY(const auto all, transaction_.achievements().list(organisation_));
  for (const auto& achievement : all) {
    const std::pair key(achievement.id.text, achievement.version);
    auto found = own_.find(key);
    if (found == own_.end())
      found = own_.emplace(key, add(kind_of(achievement), achievement.name)).first;
    names_[achievement.id.text] = achievement.name;
    if (achievement.state == AchievementState::published) published_.push_back(found->second);
  }
  return done;
}

Result<stacking::KindId> KindBook::kind(const AchievementId& achievement, std::int64_t version) {
  const std::pair key(achievement.text, version);
  if (const auto found = own_.find(key); found != own_.end()) return found->second;
  CAIRN_TRY(const auto it,
            transaction_.achievements().find_version(organisation_, achievement, version));
  return own_.emplace(key, add(kind_of(it), it.name)).first->second;
}

stacking::KindId KindBook::kind(const OutsideCredential& credential) {
  return add(kind_of(credential), credential.name);
}

std::string KindBook::name_of(std::string_view achievement) const {
  const auto found = names_.find(achievement);
  return found == names_.end() ? std::string(achievement) : found->second;
}

stacking::Speech KindBook::speech(
    std::function<std::string(std::string_view english)> translate) const {
  auto speech = stacking::plain_speech();
  if (translate) speech.translate = std::move(translate);
  speech.achievement = [this](std::string_view id) { return name_of(id); };
  speech.skill = [](std::string_view id) { return std::string(id); };
  return speech;
}

Holder Holder::valid_at(Instant moment) const {
  return filtered(*this, [&](const HeldCredential& one) {
    return !one.valid_until || *one.valid_until > moment;
  });
}

Holder Holder::without(const std::vector<std::string>& ids) const {
  return filtered(*this, [&](const HeldCredential& one) {
    return std::find(ids.begin(), ids.end(), one.id) == ids.end();
  });
}

Result<std::vector<Holder>> load_holders(const Context& context, Transaction& transaction,
                                         const OrganisationId& organisation, const LearnerId& first,
                                         const LearnerId& last, KindBook& book) {
  std::vector<Holder> holders;
  CAIRN_TRY(auto awards, transaction.stacks().held_awards(organisation, first, last));
  for (auto& award : awards) {
    CAIRN_TRY(const auto kind, book.kind(award.achievement, award.achievement_version));
    auto& holder = holder_of(holders, award.learner);
    holder.records.push_back(record_of(kind, award.result, award.awarded, award.valid_until));
    const auto url = badge_url(context, award.id);
    holder.held.push_back({std::move(award.id.text), std::move(award.achievement.text), "", url,
                           award.awarded, award.valid_until, false});
  }
  CAIRN_TRY(auto outside, transaction.stacks().held_outside(organisation, first, last));
  for (auto& one : outside) {
    if (!one.fault.empty() || one.issuer != IssuerState::accepted) continue;
    const auto kind = book.kind(one);
    auto& holder = holder_of(holders, one.learner);
    holder.records.push_back(record_of(kind, one.result, one.awarded, one.valid_until));
    holder.held.push_back({std::move(one.id.text), std::move(one.achievement),
                           std::move(one.issuer_name), std::move(one.credential_id), one.awarded,
                           one.valid_until, true});
  }
  for (auto& holder : holders) sort_by_achievement(holder);
  return holders;
}

Result<Holder> load_holder(const Context& context, Transaction& transaction,
                           const OrganisationId& organisation, const LearnerId& learner,
                           KindBook& book) {
  CAIRN_TRY(auto holders, load_holders(context, transaction, organisation, learner, learner, book));
  if (holders.empty()) return Holder{learner, {}, {}};
  return std::move(holders.front());
}

std::vector<stacking::Record> earnable_now(const KindBook& book, stacking::Day today) {
  std::vector<stacking::Record> records;
  for (const auto kind : book.published())
    records.push_back({kind, stacking::whole, today, stacking::never});
  std::sort(records.begin(), records.end(), [&](const auto& a, const auto& b) {
    return book.kinds()[a.kind].achievement < book.kinds()[b.kind].achievement;
  });
  return records;
}

}  // namespace cairn::app
