// SPDX-License-Identifier: Apache-2.0
#include "app/stacks/preview.h"

#include <set>

#include "app/ports/claims.h"
#include "app/stacks/rulebook.h"

namespace cairn::app {
namespace {

constexpr std::int64_t page_rows = 2000;

// Those who hold the stack now.
Result<std::set<std::string>> holding_now(Transaction& transaction, const StoredStack& stored) {
  std::set<std::string> learners;
  Page page{"", page_rows};
  for (;;) {
    CAIRN_TRY(const auto rows,
              transaction.stacks().completions(stored.organisation, stored.id, page));
    for (const auto& row : rows)
      if (row.state != CompletionState::lost && row.state != CompletionState::withdrawn)
        learners.insert(row.learner.text);
    if (rows.size() < static_cast<std::size_t>(page_rows)) return learners;
    page.after = rows.back().learner.text;
  }
}

Status add_name(Transaction& transaction, const OrganisationId& organisation,
                const LearnerId& learner, std::vector<std::string>& names) {
  if (names.size() >= preview_names_max) return done;
  CAIRN_TRY(const auto found, transaction.claims().find_learner(organisation, learner));
  names.push_back(found.name);
  return done;
}

Result<StackPreview> preview(Context& context, Transaction& transaction, const StoredStack& stored,
                             const stacking::Stack& rule) {
  StackPreview out;
  const auto& organisation = stored.organisation;
  CAIRN_TRY(const auto now_held, holding_now(transaction, stored));
  out.hold_now = static_cast<std::int64_t>(now_held.size());
  KindBook book(transaction, organisation);
  CAIRN_CHECK(book.load_published());
  stacking::Evaluator evaluator;
  const auto now = context.clock.now();
  LearnerId after;
  for (;;) {
    CAIRN_TRY(const auto ids, transaction.stacks().holders(organisation, after, page_rows));
    if (ids.empty()) return out;
    after = ids.back();
    CAIRN_TRY(const auto holders,
              load_holders(context, transaction, organisation, ids.front(), ids.back(), book));
    const stacking::Compiled compiled(rule, book.kinds(), stored.achievement.text,
                                      stacking_day(now));
    for (const auto& holder : holders) {
      ++out.holders;
      const auto found = evaluator.evaluate(compiled, holder.valid_at(now).records);
      const bool complete = found == stacking::Completion::complete;
      const bool held = now_held.contains(holder.learner.text);
      out.undecided += found == stacking::Completion::undecided ? 1 : 0;
      if (complete == held) continue;
      ++(complete ? out.would_complete : out.would_lose);
      CAIRN_CHECK(add_name(transaction, organisation, holder.learner,
                           complete ? out.complete_names : out.lose_names));
    }
  }
}

}  // namespace

Result<StackPreview> preview_rule(Context& context, const Actor& actor, const StackId& id,
                                  const stacking::Stack& rule) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto stored, transaction->stacks().find(actor.organisation, id));
  return preview(context, *transaction, stored, rule);
}

Result<StackPreview> preview_stack(Context& context, const Actor& actor, const StackId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto stored, transaction->stacks().find(actor.organisation, id));
  const auto rule = stacking::read_stack(stored.rule);
  if (!rule)
    return fail(ErrorCode::invalid, "stack", "There is no condition yet. Add one first.", "/rule");
  return preview(context, *transaction, stored, *rule);
}

}  // namespace cairn::app
