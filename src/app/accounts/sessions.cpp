// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/sessions.h"

#include "app/audit.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

std::string handle_of(const Session& session) {
  const auto digest = crypto::sha256("session " + encoding::to_hex(session.token_hash));
  return encoding::to_hex(digest.view().first(16));
}

}  // namespace

Result<std::vector<OpenSession>> list_sessions(Context& context, const CurrentSession& current) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto sessions, transaction->logins().sessions_of(current.login));
  std::vector<OpenSession> out;
  for (const auto& session : sessions) {
    if (session.expires <= context.clock.now()) continue;
    CAIRN_TRY(auto organisation, transaction->organisations().find(session.works_for));
    out.push_back({handle_of(session), session.device, std::move(organisation.name),
                   session.created, session.seen, session.token_hash == current.token_hash});
  }
  return out;
}

Status end_session(Context& context, const CurrentSession& current, std::string_view handle) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto sessions, transaction->logins().sessions_of(current.login));
  for (const auto& session : sessions) {
    if (handle_of(session) != handle) continue;
    CAIRN_CHECK(transaction->logins().remove_session(session.token_hash));
    CAIRN_CHECK(
        audit(context, *transaction, current.actor, "session.end", current.actor.account.text));
    return transaction->commit();
  }
  return fail(ErrorCode::not_found, "sessions", "This one has ended already.");
}

Status end_other_sessions(Context& context, const CurrentSession& current) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto sessions, transaction->logins().sessions_of(current.login));
  for (const auto& session : sessions)
    if (session.token_hash != current.token_hash)
      CAIRN_CHECK(transaction->logins().remove_session(session.token_hash));
  CAIRN_CHECK(audit(context, *transaction, current.actor, "session.end-others",
                    current.actor.account.text));
  return transaction->commit();
}

}  // namespace cairn::app
