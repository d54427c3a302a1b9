// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/ask.h"

#include "app/assessment/steps.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/mail/postman.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app {
namespace {

// Hands the claim back to the learner; whoever had it keeps it for when it returns.
Status hand_back(Context& context, const Actor& actor, const ClaimId& id, CaseDeed deed,
                 const std::string& text) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto state, read_state(*transaction, actor.organisation, id));
  CAIRN_CHECK(check_free(*transaction, state, actor.account));
  const auto phase = state.progress.phase;
  const bool open = phase == Phase::marking || phase == Phase::second ||
                    phase == Phase::moderation || phase == Phase::ready;
  if (!open || state.claim.claim.state != ClaimState::submitted)
    return fail(ErrorCode::conflict, "assessment",
                "This claim cannot go back to the learner now. Reload it to see how it stands.");
  auto keeper = actor.account;
  if (const auto* first = state.find(MarkingRole::first)) {
    CAIRN_TRY(keeper, if_there(*transaction, state, first->stored.account));
  }
  auto progress = state.progress;
  const auto* second = state.find(MarkingRole::second);
  if (phase != Phase::marking)
    progress.second = phase == Phase::second ? progress.assignee
                      : second               ? second->stored.account
                                             : AccountId{};
  if (keeper == progress.second) keeper = {};  // who is to mark second does not mark first
  CAIRN_CHECK(move_to(context, *transaction, progress, Phase::asked, keeper));
  CAIRN_CHECK(note(context, *transaction, actor, id, deed, text));
  const auto kind = deed == CaseDeed::asked ? MailKind::claim_asked : MailKind::claim_returned;
  CAIRN_CHECK(
      Postman(context, *transaction, actor.organisation).send(kind, state.claim.claim, text));
  return transaction->commit();
}

}  // namespace

Status ask_for_more(Context& context, const Actor& actor, const ClaimId& id,
                    const std::vector<std::string>& items) {
  Faults faults;
  std::string list;
  for (std::size_t i = 0; i < items.size() && i < limits::asked_items_max; ++i) {
    const auto item =
        faults.take(text_field({"/items/" + std::to_string(i), filled("Item {}", i + 1)}, items[i],
                               limits::reason_characters_max, Presence::optional));
    if (!item.empty()) list += (list.empty() ? "" : "\n") + item;
  }
  if (items.size() > limits::asked_items_max)
    faults.add(field_error(
        {"/items", "The list"},
        filled("The list is too long. Ask for at most {} things.", limits::asked_items_max)));
  if (list.empty() && faults.none())
    faults.add(field_error({"/items", "The list"}, "Say what is missing, one thing on each line."));
  CAIRN_CHECK(faults.verdict());
  return hand_back(context, actor, id, CaseDeed::asked, list);
}

Status return_claim(Context& context, const Actor& actor, const ClaimId& id,
                    std::string_view reason) {
  CAIRN_TRY(const auto why,
            text_field({"/reason", "The reason"}, reason, limits::reason_characters_max,
                       Presence::required, Lines::many));
  return hand_back(context, actor, id, CaseDeed::returned, why);
}

}  // namespace cairn::app
