// SPDX-License-Identifier: Apache-2.0
// The Peers port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/peers.h"
#include "storage/sql.h"

namespace cairn::storage {

class PeerTables final : public app::Peers {
 public:
  explicit PeerTables(Connection& connection) : connection_(connection) {}
  Status put(const app::Peer& peer, const std::vector<std::string>& offers) override;
  Result<app::Peer> find(const app::PersonId& person, const std::string& plan) override;
  Result<std::vector<app::Peer>> of_person(const app::PersonId& person) override;
  Status remove(const app::PersonId& person, const std::string& plan) override;
  Result<std::vector<app::FellowPeer>> on_offer(const app::PersonId& person,
                                                const std::string& offer,
                                                std::int64_t count) override;
  Status add_note(const app::PeerNote& note) override;
  Result<app::PeerNote> find_note(const app::PeerNoteId& id) override;
  Status remove_note(const app::PeerNoteId& id) override;
  Result<std::vector<app::PeerNote>> notes_of(const app::PersonId& person,
                                              std::int64_t count) override;
  Result<std::int64_t> count_sent(const app::PersonId& sender, Instant since) override;
  Status remove_notes_of(const app::PersonId& person) override;
  Status block(const app::PersonId& person, const app::PersonId& blocked, Instant since) override;
  Result<bool> is_blocked(const app::PersonId& one, const app::PersonId& other) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
