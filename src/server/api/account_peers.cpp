// SPDX-License-Identifier: Apache-2.0
// People on the same plan, for programs of who plans: opted in to, listed, left.
#include "app/quality/peers.h"
#include "server/api/account.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

struct Asked {
  app::PersonId person;
  app::career::Plan plan;
};
Result<Asked> asked_by(const Call& call) {
  CAIRN_TRY(const auto opened, workbook_shown(call));
  const auto* const plan = opened.workbook.plan(call.argument("plan"));
  if (plan == nullptr)
    return fail(ErrorCode::not_found, "peers",
                "There is no such plan in your workbook. GET /api/v1/account/plans lists them.");
  return Asked{opened.person->id, *plan};
}

json::Value peer_json(const app::Peer& peer, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("name", peer.name)
      .add_string_if("about", peer.about)
      .value();
}

json::Value fellow_json(const app::Fellow& fellow, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("person", fellow.peer.person.text)
      .add_string("name", fellow.peer.name)
      .add_string_if("about", fellow.peer.about)
      .add("offers", builder.strings(fellow.offers))
      .value();
}

json::Value note_json(const app::NoteShown& shown, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("id", shown.note.id.text)
      .add("own", json::Value::boolean(shown.own))
      .add_string_if("name", shown.name)
      .add_string("sent", format_instant(shown.note.sent))
      .add_string("text", shown.note.text)
      .value();
}

Result<Response> answer_peers(Call& call, const Asked& asked) {
  CAIRN_TRY(const auto found, app::peers_of_plan(call.context(), asked.person, asked.plan));
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder out(builder);
  out.add("joined", json::Value::boolean(found.self.has_value()));
  if (found.self) out.add("self", peer_json(*found.self, builder));
  if (found.others) out.add("others", builder.integer(*found.others));
  std::vector<json::Value> peers, notes;
  for (const auto& it : found.fellows) peers.push_back(fellow_json(it, builder));
  for (const auto& it : found.notes) notes.push_back(note_json(it, builder));
  out.add("peers", builder.array(peers)).add("notes", builder.array(notes));
  return answer(out.value());
}

}  // namespace

Result<Response> peers(Call& call) {
  CAIRN_TRY(const auto asked, asked_by(call));
  return answer_peers(call, asked);
}

Result<Response> join_peers(Call& call) {
  CAIRN_TRY(const auto asked, asked_by(call));
  CAIRN_TRY(auto body, Body::read(call.request));
  app::PeerForm form;
  form.name = body.text("name", Needed::yes);
  form.about = body.text("about");
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::join_peers(call.context(), asked.person, asked.plan, form));
  return answer_peers(call, asked);
}

Result<Response> leave_peers(Call& call) {
  CAIRN_TRY(const auto asked, asked_by(call));
  CAIRN_CHECK(app::leave_peers(call.context(), asked.person, asked.plan.id));
  return nothing();
}

Result<Response> write_to_peer(Call& call) {
  CAIRN_TRY(const auto asked, asked_by(call));
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto person = body.text("person", Needed::yes);
  const auto text = body.text("text", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::write_to_peer(call.context(), asked.person, asked.plan, {person}, text));
  return answer_peers(call, asked);
}

Result<Response> block_peer(Call& call) {
  CAIRN_TRY(const auto asked, asked_by(call));
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto person = body.text("person", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::block_peer(call.context(), asked.person, {person}));
  return answer_peers(call, asked);
}

}  // namespace cairn::server::api
