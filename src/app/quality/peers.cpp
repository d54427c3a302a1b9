// SPDX-License-Identifier: Apache-2.0
#include "app/quality/peers.h"

#include <algorithm>

#include "app/fields.h"
#include "app/optional.h"
#include "app/ports/quality.h"
#include "app/quality/limits.h"
#include "base/filled.h"
#include "quality/scales.h"

namespace cairn::app {
namespace {

constexpr const char* where = "peers";

std::vector<std::string> open_offers(const career::Plan& plan) {
  std::vector<std::string> offers;
  for (const auto& step : plan.steps)
    if (step.done_on.empty()) offers.push_back(step.offer);
  return offers;
}

// Somebody with two plans that share an offer is one person.
Result<std::vector<Fellow>> fellows_of(Transaction& transaction, const PersonId& person,
                                       const career::Plan& plan) {
  std::vector<Fellow> fellows;
  for (const auto& offer : open_offers(plan)) {
    CAIRN_TRY(auto found,
              transaction.quality().peers().on_offer(person, offer, limits::peers_shown_max));
    for (auto& [peer, shared] : found) {
      const auto known = std::ranges::find_if(
          fellows, [&](const Fellow& it) { return it.peer.person == peer.person; });
      if (known == fellows.end())
        fellows.push_back({std::move(peer), {std::move(shared)}});
      else if (std::ranges::find(known->offers, shared) == known->offers.end())
        known->offers.push_back(std::move(shared));
    }
  }
  return fellows;
}

Result<std::vector<NoteShown>> notes_of(Transaction& transaction, const PersonId& person) {
  auto& peers = transaction.quality().peers();
  CAIRN_TRY(auto notes, peers.notes_of(person, limits::peer_notes_shown_max));
  std::vector<NoteShown> out;
  for (auto& note : notes) {
    NoteShown it;
    it.own = note.sender == person;
    CAIRN_TRY(const auto theirs, peers.of_person(it.own ? note.recipient : note.sender));
    if (!theirs.empty()) it.name = theirs.front().name;
    it.note = std::move(note);
    out.push_back(std::move(it));
  }
  return out;
}

Status forget_notes_without_plans(Transaction& transaction, const PersonId& person) {
  auto& peers = transaction.quality().peers();
  CAIRN_TRY(const auto left, peers.of_person(person));
  return left.empty() ? peers.remove_notes_of(person) : Status(done);
}

Error no_such_person() {
  return fail(ErrorCode::not_found, where, "There is no such person on this plan any more.");
}

}  // namespace

Result<PeersOfPlan> peers_of_plan(Context& context, const PersonId& person,
                                  const career::Plan& plan) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  PeersOfPlan out;
  CAIRN_TRY(out.self, optional(transaction->quality().peers().find(person, plan.id)));
  CAIRN_TRY(auto fellows, fellows_of(*transaction, person, plan));
  const auto count = static_cast<std::int64_t>(fellows.size());
  if (count >= quality::people_min) out.others = count;
  if (!out.self) return out;
  out.fellows = std::move(fellows);
  CAIRN_TRY(out.notes, notes_of(*transaction, person));
  return out;
}

Status join_peers(Context& context, const PersonId& person, const career::Plan& plan,
                  const PeerForm& form) {
  Faults faults;
  Peer peer{person, plan.id, "", "", context.clock.now()};
  peer.name = faults.take(text_field({"/name", "Name others see"}, form.name,
                                     limits::peer_name_characters_max, Presence::required));
  peer.about =
      faults.take(text_field({"/about", "About you"}, form.about,
                             limits::note_to_peer_characters_max, Presence::optional, Lines::many));
  CAIRN_CHECK(faults.verdict());
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->quality().peers().put(peer, open_offers(plan)));
  return transaction->commit();
}

Status leave_peers(Context& context, const PersonId& person, const std::string& plan) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->quality().peers().remove(person, plan));
  CAIRN_CHECK(forget_notes_without_plans(*transaction, person));
  return transaction->commit();
}

Status write_to_peer(Context& context, const PersonId& person, const career::Plan& plan,
                     const PersonId& other, std::string_view text) {
  CAIRN_TRY(auto written, text_field({"/text", "Note"}, text, limits::note_to_peer_characters_max,
                                     Presence::required, Lines::many));
  const auto now = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& peers = transaction->quality().peers();
  CAIRN_TRY(const auto self, optional(peers.find(person, plan.id)));
  if (!self)
    return fail(ErrorCode::not_permitted, where,
                "Let others on this plan find you first: they see who writes to them.");
  CAIRN_TRY(const auto fellows, fellows_of(*transaction, person, plan));
  if (std::ranges::none_of(fellows, [&](const Fellow& it) { return it.peer.person == other; }))
    return no_such_person();
  CAIRN_TRY(const auto today,
            peers.count_sent(person, {now.microseconds - limits::day_microseconds}));
  if (today >= limits::notes_a_day_max)
    return fail(
        ErrorCode::too_many, where,
        filled("You have written {} notes today. Go on tomorrow.", limits::notes_a_day_max));
  CAIRN_CHECK(peers.add_note(
      {{new_name(server_organisation(), context.random)}, person, other, std::move(written), now}));
  return transaction->commit();
}

Status block_peer(Context& context, const PersonId& person, const PersonId& other) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto known, optional(transaction->workbooks().find_person(other)));
  if (!known || other == person) return no_such_person();
  CAIRN_CHECK(transaction->quality().peers().block(person, other, context.clock.now()));
  return transaction->commit();
}

Status keep_peers_true(Transaction& transaction, const PersonId& person,
                       const career::Workbook& workbook) {
  auto& peers = transaction.quality().peers();
  CAIRN_TRY(const auto joined, peers.of_person(person));
  if (joined.empty()) return done;
  for (const auto& it : joined) {
    const auto* plan = workbook.plan(it.plan);
    CAIRN_CHECK(plan == nullptr ? peers.remove(person, it.plan)
                                : peers.put(it, open_offers(*plan)));
  }
  return forget_notes_without_plans(transaction, person);
}

}  // namespace cairn::app
