// SPDX-License-Identifier: Apache-2.0
// The mail that goes with a deed, shown before it is done.
#pragma once
#include "app/mail/texts.h"
#include "server/call.h"

namespace cairn::server::pages {

// For _mail_preview.html; what `words` leave out is "…".
Status add_mail_preview(Call& call, View& view, app::MailKind kind, app::MailWords words);

}  // namespace cairn::server::pages
