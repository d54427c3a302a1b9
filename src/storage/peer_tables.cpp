// SPDX-License-Identifier: Apache-2.0
#include "storage/peer_tables.h"

namespace cairn::storage {
namespace {

const std::string& server() { return app::server_organisation().text; }

app::Peer read_peer(Columns& row) {
  return {{row.text()}, row.text(), row.text(), row.text(), row.instant()};
}
app::FellowPeer read_fellow(Columns& row) {
  auto peer = read_peer(row);
  return {std::move(peer), row.text()};
}
app::PeerNote read_note(Columns& row) {
  return {{row.text()}, {row.text()}, {row.text()}, row.text(), row.instant()};
}
std::int64_t read_number(Columns& row) { return row.integer(); }

}  // namespace

Status PeerTables::put(const app::Peer& it, const std::vector<std::string>& offers) {
  CAIRN_CHECK(run(connection_,
                  "insert into peer (organisation, person, plan, name, about, joined)"
                  " values ($1, $2, $3, $4, $5, $6)"
                  " on conflict (organisation, person, plan)"
                  " do update set name = excluded.name, about = excluded.about",
                  {server(), it.person.text, it.plan, it.name, it.about, it.joined}));
  CAIRN_CHECK(run(connection_,
                  "delete from peer_offer where organisation = $1 and person = $2 and plan = $3",
                  {server(), it.person.text, it.plan}));
  for (const auto& offer : offers)
    CAIRN_CHECK(run(connection_,
                    "insert into peer_offer (organisation, offer, person, plan)"
                    " values ($1, $2, $3, $4) on conflict (organisation, offer, person, plan)"
                    " do nothing",
                    {server(), offer, it.person.text, it.plan}));
  return done;
}

Result<app::Peer> PeerTables::find(const app::PersonId& person, const std::string& plan) {
  return select_one(connection_,
                    "select person, plan, name, about, joined from peer"
                    " where organisation = $1 and person = $2 and plan = $3",
                    {server(), person.text, plan}, read_peer, "peer");
}

Result<std::vector<app::Peer>> PeerTables::of_person(const app::PersonId& person) {
  return select_all(connection_,
                    "select person, plan, name, about, joined from peer"
                    " where organisation = $1 and person = $2 order by plan",
                    {server(), person.text}, read_peer);
}

Status PeerTables::remove(const app::PersonId& person, const std::string& plan) {
  return run(connection_, "delete from peer where organisation = $1 and person = $2 and plan = $3",
             {server(), person.text, plan});
}

Result<std::vector<app::FellowPeer>> PeerTables::on_offer(const app::PersonId& person,
                                                          const std::string& offer,
                                                          std::int64_t count) {
  return select_all(
      connection_,
      "select p.person, p.plan, p.name, p.about, p.joined, o.offer from peer_offer o"
      " join peer p on p.organisation = o.organisation and p.person = o.person"
      " and p.plan = o.plan where o.organisation = $1 and o.offer = $2 and o.person <> $3"
      " and not exists (select 1 from peer_block b where b.organisation = $1"
      " and ((b.person = $3 and b.blocked = o.person)"
      " or (b.person = o.person and b.blocked = $3)))"
      " order by p.person, p.plan limit $4",
      {server(), offer, person.text, count}, read_fellow);
}

Status PeerTables::add_note(const app::PeerNote& it) {
  return run(connection_,
             "insert into peer_note (organisation, id, sender, recipient, text, sent_on)"
             " values ($1, $2, $3, $4, $5, $6)",
             {server(), it.id.text, it.sender.text, it.recipient.text, it.text, it.sent});
}

Result<app::PeerNote> PeerTables::find_note(const app::PeerNoteId& id) {
  return select_one(connection_,
                    "select id, sender, recipient, text, sent_on from peer_note"
                    " where organisation = $1 and id = $2",
                    {server(), id.text}, read_note, "note");
}

Status PeerTables::remove_note(const app::PeerNoteId& id) {
  return change_one(connection_, "delete from peer_note where organisation = $1 and id = $2",
                    {server(), id.text});
}

Result<std::vector<app::PeerNote>> PeerTables::notes_of(const app::PersonId& person,
                                                        std::int64_t count) {
  return select_all(connection_,
                    "select n.id, n.sender, n.recipient, n.text, n.sent_on from peer_note n"
                    " where n.organisation = $1 and (n.recipient = $2 or n.sender = $2)"
                    " and not exists (select 1 from peer_block b where b.organisation = $1"
                    " and b.person = $2 and b.blocked in (n.sender, n.recipient))"
                    " order by n.sent_on desc, n.id limit $3",
                    {server(), person.text, count}, read_note);
}

Result<std::int64_t> PeerTables::count_sent(const app::PersonId& sender, Instant since) {
  return select_one(connection_,
                    "select count(*) from peer_note where organisation = $1 and sender = $2"
                    " and sent_on > $3",
                    {server(), sender.text, since}, read_number, "count");
}

Status PeerTables::remove_notes_of(const app::PersonId& person) {
  return run(connection_,
             "delete from peer_note where organisation = $1 and (sender = $2 or recipient = $2)",
             {server(), person.text});
}

Status PeerTables::block(const app::PersonId& person, const app::PersonId& blocked, Instant since) {
  CAIRN_CHECK(run(connection_,
                  "insert into peer_block (organisation, person, blocked, since)"
                  " values ($1, $2, $3, $4) on conflict (organisation, person, blocked) do nothing",
                  {server(), person.text, blocked.text, since}));
  return run(connection_,
             "delete from peer_note where organisation = $1 and ((sender = $2 and recipient = $3)"
             " or (sender = $3 and recipient = $2))",
             {server(), person.text, blocked.text});
}

Result<bool> PeerTables::is_blocked(const app::PersonId& one, const app::PersonId& other) {
  CAIRN_TRY(const auto found,
            select_one(connection_,
                       "select count(*) from peer_block where organisation = $1"
                       " and ((person = $2 and blocked = $3) or (person = $3 and blocked = $2))",
                       {server(), one.text, other.text}, read_number, "count"));
  return found > 0;
}

}  // namespace cairn::storage
