// SPDX-License-Identifier: Apache-2.0
// Peers: people with an account who want to be found by others that work on the same offers, the
// notes they send each other, and whom they want to hear no more of.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/workbooks.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using PeerNoteId = Id<struct PeerNoteTag>;

// Somebody who opted in with one of their plans.
struct Peer {
  PersonId person;
  std::string plan;   // id in their workbook
  std::string name;   // as others see them
  std::string about;  // what they say of themselves, or ""
  Instant joined;
};

// Somebody else, with what both work on.
struct FellowPeer {
  Peer peer;
  std::string offer;
};

struct PeerNote {
  PeerNoteId id;
  PersonId sender, recipient;
  std::string text;
  Instant sent;
};

class Peers {
 public:
  virtual ~Peers() = default;
  // Adds or replaces, with the offers that are worked on.
  virtual Status put(const Peer& peer, const std::vector<std::string>& offers) = 0;
  // Errors: not_found.
  virtual Result<Peer> find(const PersonId& person, const std::string& plan) = 0;
  virtual Result<std::vector<Peer>> of_person(const PersonId& person) = 0;
  virtual Status remove(const PersonId& person, const std::string& plan) = 0;
  // Others who work on one of the offers and whom this person neither blocked nor was blocked by; a
  // row for each person and offer, by person, at most `count`.
  virtual Result<std::vector<FellowPeer>> on_offer(const PersonId& person, const std::string& offer,
                                                   std::int64_t count) = 0;
  virtual Status add_note(const PeerNote& note) = 0;
  // Errors: not_found.
  virtual Result<PeerNote> find_note(const PeerNoteId& id) = 0;
  virtual Status remove_note(const PeerNoteId& id) = 0;
  // Newest first, to and from them, without those of people they blocked.
  virtual Result<std::vector<PeerNote>> notes_of(const PersonId& person, std::int64_t count) = 0;
  virtual Result<std::int64_t> count_sent(const PersonId& sender, Instant since) = 0;
  virtual Status remove_notes_of(const PersonId& person) = 0;
  // The same twice is one. With the notes between them.
  virtual Status block(const PersonId& person, const PersonId& blocked, Instant since) = 0;
  // Either way.
  virtual Result<bool> is_blocked(const PersonId& one, const PersonId& other) = 0;
};

}  // namespace cairn::app
