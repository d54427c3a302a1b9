// SPDX-License-Identifier: Apache-2.0
#include "app/stacks/progress.h"

#include <algorithm>

#include "app/achievements/manage.h"
#include "app/optional.h"
#include "app/stacks/rulebook.h"
#include "stacking/cycles.h"

namespace cairn::app {
namespace {

constexpr std::size_t learner_stacks_max = 50;  // shown on somebody's page

// Tells progress within one transaction.
class Teller {
 public:
  Teller(Context& context, Transaction& transaction, OrganisationId organisation,
         const Translate& translate)
      : context_(context),
        transaction_(transaction),
        organisation_(std::move(organisation)),
        book_(transaction, organisation_),
        translate_(translate),
        today_(stacking_day(context.clock.now())) {}

  Status prepare() {
    CAIRN_CHECK(book_.load_published());
    offered_ = earnable_now(book_, today_);
    return done;
  }

  Result<Holder> holder(const LearnerId& learner) {
    CAIRN_TRY(const auto all, load_holder(context_, transaction_, organisation_, learner, book_));
    return all.valid_at(context_.clock.now());
  }

  // Every kind of every holder must have been met: load holders before.
  Result<StackProgress> tell(const StoredStack& stored, const stacking::Stack& rule,
                             const Holder& holder) {
    StackProgress out;
    out.stack = stored.id;
    CAIRN_TRY(const auto achievement,
              transaction_.achievements().find(organisation_, stored.achievement));
    out.name = achievement.name;
    out.picture = achievement_image_url(context_, achievement);
    const stacking::Compiled compiled(rule, book_.kinds(), stored.achievement.text, today_);
    out.told = explainer_.explain(rule, compiled, book_.kinds(), holder.records, offered_,
                                  book_.speech(translate_));
    out.held = holder.held;
    for (const auto at : out.told.nearest) {
      const auto& id = book_.kinds()[offered_[at].kind].achievement;
      out.nearest.push_back(book_.name_of(id));
      out.earnable.push_back({id});
    }
    CAIRN_TRY(out.completion, optional(transaction_.stacks().find_completion(
                                  organisation_, stored.id, holder.learner)));
    if (!out.completion) {
      CAIRN_TRY(auto missing,
                lacking(transaction_, achievement, holder.learner, context_.clock.now()));
      for (auto& it : missing) {
        const bool ours = !it.achievement.empty();
        auto url = ours ? achievement_url(context_, {it.achievement}) : it.url;
        out.before.push_back({std::move(it), std::move(url), ours, false});
      }
    }
    return out;
  }

  const KindBook& book() const { return book_; }

 private:
  Context& context_;
  Transaction& transaction_;
  OrganisationId organisation_;
  KindBook book_;
  const Translate& translate_;
  stacking::Day today_;
  std::vector<stacking::Record> offered_;
  stacking::Explainer explainer_;
};

// Complete before begun, more done before less.
bool comes_before(const StackProgress& a, const StackProgress& b) {
  const auto rank = [](const StackProgress& it) {
    const bool complete = it.told.completion == stacking::Completion::complete;
    const auto share = it.told.parts == 0 ? 0 : 1000 * it.told.done / it.told.parts;
    return std::pair(complete ? 0 : 1, -share);
  };
  return rank(a) < rank(b);
}

Result<stacking::Stack> rule_now(const StoredStack& stored) {
  auto rule =
      stacking::read_stack(stored.published_rule.empty() ? stored.rule : stored.published_rule);
  if (!rule)
    return fail(ErrorCode::invalid, "stack", "There is no condition yet. Add one first.", "/rule");
  return rule;
}

}  // namespace

Result<std::vector<StackProgress>> progress_of_learner(Context& context,
                                                       std::string_view learner_token,
                                                       const Translate& translate) {
  const auto organisation = organisation_of(learner_token);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  const auto learner =
      transaction->claims().find_learner_by_token(organisation, token_hash(learner_token));
  if (!learner && learner.error().code != ErrorCode::not_found) return learner.error();
  if (!learner)
    return fail(ErrorCode::not_permitted, "learner page",
                "This link opens no page. Check that it was copied whole.");
  std::vector<StackProgress> out;
  CAIRN_TRY(const auto rules, load_stack_rules(*transaction, organisation));
  if (rules.empty()) return out;
  Teller teller(context, *transaction, organisation, translate);
  CAIRN_CHECK(teller.prepare());
  CAIRN_TRY(const auto holder, teller.holder(learner->id));
  for (const auto& rule : rules) {
    CAIRN_TRY(auto told, teller.tell(rule.stored, rule.rule, holder));
    if (rule.stored.state == StackState::published || told.completion)
      out.push_back(std::move(told));
  }
  std::stable_sort(out.begin(), out.end(), comes_before);
  if (out.size() > learner_stacks_max) out.resize(learner_stacks_max);
  return out;
}

Result<HolderPage> progress_of_holders(Context& context, const Actor& actor, const StackId& id,
                                       const Page& page, const Translate& translate) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto stored, transaction->stacks().find(actor.organisation, id));
  CAIRN_TRY(const auto rule, rule_now(stored));
  CAIRN_TRY(auto ids,
            transaction->stacks().holders(actor.organisation, {page.after}, page.rows_max + 1));
  HolderPage out;
  out.more = ids.size() > static_cast<std::size_t>(page.rows_max);
  if (out.more) ids.pop_back();
  Teller teller(context, *transaction, actor.organisation, translate);
  CAIRN_CHECK(teller.prepare());
  for (const auto& learner : ids) {
    HolderProgress row;
    CAIRN_TRY(row.learner, transaction->claims().find_learner(actor.organisation, learner));
    CAIRN_TRY(const auto holder, teller.holder(learner));
    CAIRN_TRY(row.progress, teller.tell(stored, rule, holder));
    out.rows.push_back(std::move(row));
  }
  return out;
}

Result<HolderProgress> progress_of_holder(Context& context, const Actor& actor, const StackId& id,
                                          const LearnerId& learner, const Translate& translate) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto stored, transaction->stacks().find(actor.organisation, id));
  CAIRN_TRY(const auto rule, rule_now(stored));
  HolderProgress out;
  CAIRN_TRY(out.learner, transaction->claims().find_learner(actor.organisation, learner));
  Teller teller(context, *transaction, actor.organisation, translate);
  CAIRN_CHECK(teller.prepare());
  CAIRN_TRY(const auto holder, teller.holder(learner));
  CAIRN_TRY(out.progress, teller.tell(stored, rule, holder));
  return out;
}

Result<PublicStack> public_stack(Context& context, const StackId& id, const Translate& translate) {
  const auto organisation = organisation_of(id.text);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  PublicStack out;
  CAIRN_TRY(out.stored, transaction->stacks().find(organisation, id));
  if (out.stored.published_rule.empty())
    return fail(ErrorCode::not_found, "stack", "There is no such stack.");
  CAIRN_TRY(const auto rule, stacking::read_stack(out.stored.published_rule));
  CAIRN_TRY(out.organisation, transaction->organisations().find(organisation));
  CAIRN_TRY(out.achievement,
            transaction->achievements().find(organisation, out.stored.achievement));
  KindBook book(*transaction, organisation);
  CAIRN_CHECK(book.load_published());
  const auto speech = book.speech(translate);
  out.lines = stacking::lines_of(rule.rule, speech);
  out.terms = stacking::terms_of(rule, speech);
  for (const auto& name : stacking::named_in(rule.rule)) {
    CAIRN_TRY(const auto found, optional(transaction->achievements().find(organisation, {name})));
    if (!found || found->state != AchievementState::published) continue;
    out.parts.push_back({found->id, found->name, achievement_image_url(context, *found),
                         claim_link(context, *found)});
  }
  std::sort(out.parts.begin(), out.parts.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

}  // namespace cairn::app
