// SPDX-License-Identifier: Apache-2.0
#include "server/pages/mail_view.h"

#include "app/mail/review.h"
#include "server/language.h"

namespace cairn::server::pages {

Status add_mail_preview(Call& call, View& view, app::MailKind kind, app::MailWords words) {
  CAIRN_TRY(const auto mail,
            app::preview_mail(call.context(), call.actor(), kind, std::move(words)));
  view.flag("mail_open", call.field("choose") == "mail");
  view.flag("mail_leaves", call.context().mailer != nullptr);
  view.text("mail_subject", mail.subject).text("mail_text", mail.text);
  view.text("mail_language", mail.language.empty() ? english().tag : mail.language);
  return done;
}

}  // namespace cairn::server::pages
