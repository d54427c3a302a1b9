// SPDX-License-Identifier: Apache-2.0
#include "cli/learner_mail.h"

#include "app/ports/addresses.h"
#include "app/ports/mailer.h"
#include "server/assets.h"
#include "server/language.h"

namespace cairn::cli {
namespace {

// Nothing leaves from here: what a command sends at once, such as a code, it cannot.
class ServersMail final : public app::Mailer {
 public:
  Status send(const app::Mail&) override {
    return fail(ErrorCode::unreachable, "command", "Mail leaves from the server, not from here.");
  }
};

}  // namespace

Status queue_for_server(app::Context& context) {
  static ServersMail mail;
  CAIRN_TRY(auto transaction, context.store.begin(app::Access::read));
  CAIRN_TRY(const auto used, transaction->addresses().list());
  if (used.empty() || !used.front().mails) return done;
  CAIRN_TRY(auto languages, server::Languages::create(server::message_files()));
  context.wording = std::make_shared<const server::Languages>(std::move(languages));
  context.mailer = &mail;
  return done;
}

void note_mail(const app::Context& context, Console& console) {
  console.note(tells_learners(context)
                   ? "Learners are told by mail: the server carries it."
                   : "No learner is told: the server carries no mail. Tell them yourself, or start "
                     "it with --smtp before.");
}

}  // namespace cairn::cli
