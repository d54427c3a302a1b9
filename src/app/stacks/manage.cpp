// SPDX-License-Identifier: Apache-2.0
#include "app/stacks/manage.h"

#include <algorithm>

#include "app/audit.h"
#include "app/fields.h"
#include "app/stacks/kinds.h"
#include "base/filled.h"
#include "stacking/cycles.h"
#include "stacking/rule_json.h"
#include "stacking/sentences.h"

namespace cairn::app {
namespace {

// The rule of a stack that has just been made: a group of nothing, which is no rule yet.
constexpr std::string_view empty_rule = R"({"version":1,"rule":{"all":[]}})";

// What is stored was checked when it was written; an empty one is read as a group of nothing.
stacking::Stack stored_rule(const std::string& text) {
  auto read = stacking::read_stack(text);
  if (read) return std::move(read).value();
  return {.rule = {stacking::Group{}}};
}

Result<StackPolicy> read_policy(std::string_view path, std::string_view name) {
  const auto* found = std::find(std::begin(stack_policy_names), std::end(stack_policy_names), name);
  if (found == std::end(stack_policy_names))
    return field_error({path, "Policy"}, "Choose what happens: keep, review or revoke.");
  return static_cast<StackPolicy>(found - std::begin(stack_policy_names));
}

// The achievements of a circle of published stacks that this one would close, by name.
Result<std::vector<std::string>> circle_of(Transaction& transaction, const StoredStack& stored,
                                           const stacking::Stack& rule, const KindBook& book) {
  CAIRN_TRY(const auto all, transaction.stacks().list(stored.organisation));
  std::vector<stacking::StackNames> stacks;
  for (const auto& other : all) {
    const bool is_this = other.id == stored.id;
    if (!is_this && (other.published_rule.empty() || other.state == StackState::retired)) continue;
    stacks.push_back({other.achievement.text,
                      is_this ? stacking::named_in(rule.rule)
                              : stacking::named_in(stored_rule(other.published_rule).rule)});
  }
  auto circle = stacking::circle_through(stored.achievement.text, stacks);
  for (auto& id : circle) id = book.name_of(id);
  return circle;
}

Result<OpenedStack> opened(Context& context, Transaction& transaction, StoredStack stored,
                           const Translate& translate) {
  OpenedStack out;
  KindBook book(transaction, stored.organisation);
  CAIRN_CHECK(book.load_published());
  CAIRN_TRY(out.achievement,
            transaction.achievements().find(stored.organisation, stored.achievement));
  out.rule = stored_rule(stored.rule);
  std::vector<stacking::Kind> earnable;
  for (const auto kind : book.published()) earnable.push_back(book.kinds()[kind]);
  if (out.rule.rule.group() == nullptr || !out.rule.rule.group()->parts.empty())
    out.findings = stacking::check(out.rule, earnable, stored.achievement.text,
                                   stacking_day(context.clock.now()), book.speech(translate));
  CAIRN_TRY(out.circle, circle_of(transaction, stored, out.rule, book));
  for (const auto state : {CompletionState::held, CompletionState::kept, CompletionState::review}) {
    CAIRN_TRY(const auto count,
              transaction.stacks().count_completions(stored.organisation, stored.id, state));
    out.held += count;
    if (state == CompletionState::review) out.to_review = count;
  }
  out.stored = std::move(stored);
  return out;
}

Status check_publishable(const OpenedStack& stack) {
  if (stack.rule.rule.group() != nullptr && stack.rule.rule.group()->parts.empty())
    return fail(ErrorCode::invalid, "stack", "There is no condition yet. Add one, then publish.",
                "/rule");
  if (!stack.circle.empty()) {
    std::string path;
    for (const auto& name : stack.circle) path += (path.empty() ? "“" : " → “") + name + "”";
    return fail(ErrorCode::invalid, "stack",
                filled("This stack is a part of its own parts: {}. Take one of them out.", path),
                "/rule");
  }
  Faults faults;
  for (const auto& finding : stack.findings)
    if (finding.severity == stacking::Severity::contradiction)
      faults.add(fail(ErrorCode::invalid, "stack", finding.sentence, finding.pointer));
  return faults.verdict();
}

Status publish_its_achievement(Context& context, Transaction& transaction,
                               const StoredStack& stored) {
  CAIRN_TRY(auto achievement,
            transaction.achievements().find(stored.organisation, stored.achievement));
  if (achievement.state == AchievementState::published) return done;
  achievement.state = AchievementState::published;
  CAIRN_CHECK(transaction.achievements().update(achievement));
  context.library.forget_own_offers();
  return done;
}

}  // namespace

Result<OpenedStack> create_stack(Context& context, const Actor& actor,
                                 const AchievementId& achievement) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  const auto found = transaction->achievements().find(actor.organisation, achievement);
  if (!found && found.error().code != ErrorCode::not_found) return found.error();
  if (!found)
    return field_error({"/achievement", "Achievement"}, "Choose the achievement it awards.");
  StoredStack made;
  made.organisation = actor.organisation;
  made.id = {new_name(actor.organisation, context.random)};
  made.achievement = achievement;
  made.rule = empty_rule;
  made.created = made.changed = context.clock.now();
  if (auto added = transaction->stacks().add(made); !added) {
    auto error = std::move(added).error();
    if (error.code != ErrorCode::conflict) return error;
    return field_error({"/achievement", "Achievement"}, error.detail);
  }
  CAIRN_CHECK(audit(context, *transaction, actor, "stack.create", made.id.text));
  CAIRN_TRY(auto out, opened(context, *transaction, std::move(made), {}));
  CAIRN_CHECK(transaction->commit());
  return out;
}

Result<std::vector<Achievement>> achievements_without_stack(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto achievements, transaction->achievements().list(actor.organisation));
  CAIRN_TRY(const auto stacks, transaction->stacks().list(actor.organisation));
  std::erase_if(achievements, [&](const Achievement& achievement) {
    return std::any_of(stacks.begin(), stacks.end(), [&](const StoredStack& stack) {
      return stack.achievement == achievement.id;
    });
  });
  return achievements;
}

Result<OpenedStack> open_stack(Context& context, const Actor& actor, const StackId& id,
                               const Translate& translate) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto stored, transaction->stacks().find(actor.organisation, id));
  return opened(context, *transaction, std::move(stored), translate);
}

Result<std::vector<StackSummary>> list_stacks(Context& context, const Actor& actor,
                                              const Translate& translate) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto stored, transaction->stacks().list(actor.organisation));
  KindBook book(*transaction, actor.organisation);
  CAIRN_CHECK(book.load_published());
  std::vector<StackSummary> out;
  for (auto& one : stored) {
    StackSummary row;
    row.name = book.name_of(one.achievement.text);
    const auto rule = stored_rule(one.published_rule.empty() ? one.rule : one.published_rule);
    const bool empty = rule.rule.group() != nullptr && rule.rule.group()->parts.empty();
    if (!empty) row.sentence = stacking::short_of(rule.rule, book.speech(translate));
    for (const auto state :
         {CompletionState::held, CompletionState::kept, CompletionState::review}) {
      CAIRN_TRY(const auto count,
                transaction->stacks().count_completions(actor.organisation, one.id, state));
      row.held += count;
      if (state == CompletionState::review) row.to_review = count;
    }
    row.stored = std::move(one);
    out.push_back(std::move(row));
  }
  return out;
}

Result<OpenedStack> write_stack(Context& context, const Actor& actor, const StackId& id,
                                const stacking::Stack& rule, const StackTerms& terms) {
  Faults faults;
  const auto on_revocation = faults.take(read_policy("/on_revocation", terms.on_revocation));
  const auto on_expiry = faults.take(read_policy("/on_expiry", terms.on_expiry));
  const auto on_change = faults.take(read_policy("/on_change", terms.on_change));
  CAIRN_CHECK(faults.verdict());
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto stored, transaction->stacks().find(actor.organisation, id));
  if (stored.state == StackState::retired)
    return fail(ErrorCode::conflict, "stack", "This stack is retired. Publish it again first.");
  stored.rule = stacking::stack_text(rule);
  stored.on_revocation = on_revocation;
  stored.on_expiry = on_expiry;
  stored.on_change = on_change;
  stored.changed = context.clock.now();
  CAIRN_CHECK(transaction->stacks().update(stored));
  CAIRN_CHECK(audit(context, *transaction, actor, "stack.write", id.text));
  CAIRN_TRY(auto out, opened(context, *transaction, std::move(stored), {}));
  CAIRN_CHECK(transaction->commit());
  return out;
}

Result<OpenedStack> publish_stack(Context& context, const Actor& actor, const StackId& id,
                                  const Translate& translate) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto stored, transaction->stacks().find(actor.organisation, id));
  CAIRN_CHECK(publish_its_achievement(context, *transaction, stored));
  CAIRN_TRY(auto out, opened(context, *transaction, std::move(stored), translate));
  CAIRN_CHECK(check_publishable(out));
  auto& it = out.stored;
  const bool changed = it.published_rule != it.rule;
  if (!changed && it.state == StackState::published) return out;
  it.state = StackState::published;
  it.changed = context.clock.now();
  if (changed) {
    it.published_rule = it.rule;
    it.version += 1;
    CAIRN_CHECK(transaction->stacks().add_version(it));
  }
  CAIRN_CHECK(transaction->stacks().update(it));
  CAIRN_CHECK(transaction->stacks().add_due_for_all(actor.organisation, it.changed));
  CAIRN_CHECK(audit(context, *transaction, actor, "stack.publish", id.text,
                    "version " + std::to_string(it.version)));
  CAIRN_CHECK(transaction->commit());
  return out;
}

Status retire_stack(Context& context, const Actor& actor, const StackId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto stored, transaction->stacks().find(actor.organisation, id));
  if (stored.state == StackState::retired) return done;
  stored.state = StackState::retired;
  stored.changed = context.clock.now();
  CAIRN_CHECK(transaction->stacks().update(stored));
  CAIRN_CHECK(audit(context, *transaction, actor, "stack.retire", id.text));
  return transaction->commit();
}

std::string stack_url(const Context& context, const StackId& id) {
  return context.base_url + "/s/" + id.text;
}

}  // namespace cairn::app
