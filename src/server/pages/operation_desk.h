// SPDX-License-Identifier: Apache-2.0
// What an organisation sees of how its part of the server runs.
#pragma once
#include "app/ports/records.h"
#include "server/call.h"

namespace cairn::server::pages {

// audit.cpp
Result<Response> audit(Call& call);
Result<Response> audit_file(Call& call);

// server_desk.cpp
Result<Response> server_desk(Call& call);
Result<Response> move_server(Call& call);

// frameworks.cpp
Result<Response> frameworks(Call& call);
Result<Response> import_framework(Call& call);
Result<Response> add_framework_source(Call& call);
Result<Response> use_framework_source(Call& call);

// queue.cpp
Result<Response> queue(Call& call);
Result<Response> retry_delivery(Call& call);

// mail.cpp
Result<Response> mail_desk(Call& call);
Result<Response> set_mail_language(Call& call);
Result<Response> mail_choice(Call& call);
Result<Response> end_mail(Call& call);
Result<Response> want_mail_again(Call& call);

// webhooks.cpp
Result<Response> webhooks(Call& call);
Result<Response> add_webhook(Call& call);
Result<Response> webhook(Call& call);
Result<Response> change_webhook(Call& call);
Result<Response> pause_webhook(Call& call);
Result<Response> rotate_webhook_secret(Call& call);
Result<Response> try_webhook(Call& call);
Result<Response> remove_webhook(Call& call);
Result<Response> retry_webhook_delivery(Call& call);

}  // namespace cairn::server::pages

namespace cairn::server {

// `action`, `who` (a pseudonym), `subject`, `from` and `until` (days, the last one included) of a
// query. Errors: invalid ("/from", "/until").
Result<app::AuditFilter> audit_filter(const Target& target);

}  // namespace cairn::server
