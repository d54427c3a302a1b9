// SPDX-License-Identifier: Apache-2.0
// Peers: people with an account who opted in to be found by others that work on the same offers.
// Before somebody opts in they see how many there are, from five on; afterwards names and what both
// work on. A first note stands on the page of the plan; nobody's address is shown.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/career/workbook.h"
#include "app/context.h"
#include "app/ports/peers.h"

namespace cairn::app {

struct Fellow {
  Peer peer;
  std::vector<std::string> offers;  // that both work on
};

struct NoteShown {
  PeerNote note;
  std::string name;  // of the other, as they call themselves
  bool own = false;
};

struct PeersOfPlan {
  std::optional<Peer> self;            // who opted in
  std::optional<std::int64_t> others;  // how many have; nothing of fewer than five
  std::vector<Fellow> fellows;         // once opted in
  std::vector<NoteShown> notes;        // newest first, of all plans
};
Result<PeersOfPlan> peers_of_plan(Context& context, const PersonId& person,
                                  const career::Plan& plan);

struct PeerForm {
  std::string name;
  std::string about;
};
// Or changes what others see. Errors: invalid ("/name", "/about").
Status join_peers(Context& context, const PersonId& person, const career::Plan& plan,
                  const PeerForm& form);
// With the last plan all notes go, those others received too.
Status leave_peers(Context& context, const PersonId& person, const std::string& plan);

// To somebody who works on an offer of the plan. Errors: not_permitted (not opted in); not_found
// (no such person on it, or one of the two blocked the other); too_many; invalid ("/text").
Status write_to_peer(Context& context, const PersonId& person, const career::Plan& plan,
                     const PersonId& other, std::string_view text);
// Neither sees the other from now on, whatever plans they join; the notes between them are gone.
// Errors: not_found (no such person).
Status block_peer(Context& context, const PersonId& person, const PersonId& other);

// After a change of somebody's plans: what is done or given up is no place to meet at any more.
Status keep_peers_true(Transaction& transaction, const PersonId& person,
                       const career::Workbook& workbook);

}  // namespace cairn::app
