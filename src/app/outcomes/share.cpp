// SPDX-License-Identifier: Apache-2.0
#include "app/outcomes/share.h"

#include <algorithm>
#include <array>

#include "encoding/csv_line.h"
#include "outcomes/limits.h"

namespace cairn::app {
namespace {

constexpr std::string_view by_hand = "own-", by_badge = "badge:";
constexpr std::int64_t portion = 500;

bool is_of_a_catalogue(std::string_view key) {
  return !key.starts_with(by_hand) && !key.starts_with(by_badge);
}

AwardId award_of(const Sharer& sharer, std::string_view key) {
  for (const auto& [proved, award] : sharer.awards)
    if (proved == key) return award;
  return {};
}

Instant since_of(const std::vector<OutcomeShare>& before, std::string_view key, Instant now) {
  for (const auto& share : before)
    if (share.credential == key) return share.said.since;
  return now;
}

Result<std::optional<outcomes::Aggregate>> told(Transaction& transaction,
                                                const std::string& credential) {
  CAIRN_TRY(const auto counted, transaction.outcomes().count_shares(credential));
  return outcomes::told_of(counted);
}

}  // namespace

Result<bool> share_outcomes(Context& context, Transaction& transaction, const Sharer& sharer,
                            const OutcomeDesk& desk) {
  CAIRN_TRY(const auto before,
            transaction.outcomes().shares_of_learner(sharer.organisation, sharer.learner));
  std::vector<OutcomeShare> shares;
  for (const auto& credential : desk.credentials) {
    if (!desk.record.counted || !is_of_a_catalogue(credential.key)) continue;
    auto said = outcomes::contribution_of(desk.record, credential.key);
    if (!said) continue;
    said->since = since_of(before, credential.key, context.clock.now());
    shares.push_back({credential.key, award_of(sharer, credential.key), std::move(*said)});
  }
  if (before.empty() && shares.empty()) return false;
  CAIRN_CHECK(transaction.outcomes().replace_shares(sharer.organisation, sharer.learner, shares));
  return shares.empty();
}

OutcomeDesk outcomes_of_workbook(const career::Workbook& workbook) {
  OutcomeDesk desk;
  desk.record = workbook.record;
  auto& held = desk.credentials;
  const auto add = [&](outcomes::Credential one) {
    const bool is_there =
        std::any_of(held.begin(), held.end(), [&](const auto& it) { return it.key == one.key; });
    if (!is_there) held.push_back(std::move(one));
  };
  for (const auto& plan : workbook.plans)
    for (const auto& step : plan.steps)
      if (!step.done_on.empty()) add({step.offer, step.title, step.provider, step.done_on, false});
  for (const auto& skill : workbook.profile.skills) {
    constexpr std::string_view badge = "Badge: ";
    if (skill.evidence_level == "self" || !skill.source.starts_with(badge)) continue;
    const auto title = skill.source.substr(badge.size());
    add({std::string(by_badge) + title, title, "", skill.last_used, true});
  }
  show_own_credentials(desk);
  return desk;
}

Result<std::optional<outcomes::Aggregate>> outcomes_told(Context& context,
                                                         const std::string& credential) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return told(*transaction, credential);
}

Result<std::vector<ToldOutcomes>> all_outcomes_told(Context& context, const std::string& prefix) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  std::vector<ToldOutcomes> out;
  for (auto after = prefix;;) {
    CAIRN_TRY(const auto some,
              transaction->outcomes().shared_credentials(
                  static_cast<std::int64_t>(outcomes::limits::people_min), after, portion));
    for (const auto& credential : some) {
      if (!credential.starts_with(prefix)) return out;
      CAIRN_TRY(auto found, told(*transaction, credential));
      if (found) out.push_back({credential, std::move(*found)});
    }
    if (static_cast<std::int64_t>(some.size()) < portion) return out;
    after = some.back();
  }
}

namespace {

class Table {
 public:
  Table() { add({"credential", "figure", "people", "currency", "low", "high"}); }
  void count(const std::string& credential, std::string_view figure, std::int64_t people) {
    if (people > 0) add({credential, std::string(figure), std::to_string(people), "", "", ""});
  }
  void band(const std::string& credential, std::string_view figure, const outcomes::Band& band) {
    add({credential, std::string(figure), std::to_string(band.people), band.currency,
         std::to_string(band.low), std::to_string(band.high)});
  }
  std::string take() { return std::move(lines_); }

 private:
  void add(const std::array<std::string, 6>& cells) {
    encoding::append_csv_line(lines_, std::span<const std::string>(cells));
  }
  std::string lines_;
};

}  // namespace

std::string outcomes_csv(const std::vector<ToldOutcomes>& all) {
  Table table;
  for (const auto& [key, told] : all) {
    table.count(key, "people", told.people);
    table.count(key, "proved", told.proved);
    for (std::size_t kind = 0; kind < outcomes::kinds; ++kind)
      table.count(key, outcomes::kind_names[kind], told.came[kind]);
    for (const auto& band : told.raises) table.band(key, "raise_a_year", band);
    for (const auto& band : told.costs) table.band(key, "cost", band);
    if (told.hours) table.band(key, "hours", *told.hours);
  }
  return table.take();
}

}  // namespace cairn::app
