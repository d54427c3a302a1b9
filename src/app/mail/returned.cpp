// SPDX-License-Identifier: Apache-2.0
#include "app/mail/returned.h"

#include "app/audit.h"
#include "app/optional.h"
#include "app/outbox/queue.h"
#include "app/ports/mail_records.h"
#include "app/ports/organisations.h"
#include "app/ports/outbox.h"
#include "base/printable.h"
#include "base/text.h"

namespace cairn::app {
namespace {

constexpr std::size_t characters_max = 300;

// Strangers' bytes as text that can be kept and shown.
std::string cleaned(std::string_view text) {
  return std::string(first_characters(printable(as_utf8(text)), characters_max));
}

constexpr std::string_view no_reason = "It came back.";

class Noting {
 public:
  Noting(Context& context, Transaction& transaction, AccountId who,
         std::optional<OrganisationId> within)
      : context_(context),
        transaction_(transaction),
        who_(std::move(who)),
        within_(std::move(within)) {}

  Result<NotedReturn> note(const ReturnedMail& returned) {
    NotedReturn out{to_lower_ascii(cleaned(returned.recipient)), ReturnNoted::temporary};
    if (!returned.for_good) return out;
    CAIRN_TRY(auto mails, returned.message_id.empty() ? sent_to(out.recipient)
                                                      : named(cleaned(returned.message_id)));
    out.noted = mails.empty() ? ReturnNoted::unknown : ReturnNoted::marked;
    for (auto& mail : mails) {
      out.recipient = mail.recipient;
      CAIRN_CHECK(mark(mail, returned));
    }
    return out;
  }

 private:
  bool is_within(const OrganisationId& organisation) const {
    return !within_ || *within_ == organisation;
  }

  // What stands before the "@" is the id of the delivery, or one that the mail was given.
  Result<std::vector<Delivery>> named(std::string_view message_id) {
    const std::string id(message_id.substr(0, message_id.find('@')));
    std::vector<Delivery> out;
    for (const auto& one : {DeliveryId{id}, delivery_of_mail(server_organisation(), id)}) {
      const auto organisation = organisation_of(one.text);
      if (organisation.text.empty() || !is_within(organisation)) continue;
      CAIRN_TRY(auto found, optional(transaction_.outbox().find(organisation, one)));
      if (!found || found->kind != DeliveryKind::mail) continue;
      out.push_back(std::move(*found));
      break;
    }
    return out;
  }

  // The last mail of each organisation to that address.
  Result<std::vector<Delivery>> sent_to(const std::string& recipient) {
    std::vector<Delivery> out;
    if (recipient.empty()) return out;
    std::vector<OrganisationId> owners{server_organisation()};
    CAIRN_TRY(const auto organisations, transaction_.organisations().list());
    for (const auto& one : organisations) owners.push_back(one.id);
    for (const auto& owner : owners) {
      if (!is_within(owner)) continue;
      CAIRN_TRY(auto mails,
                transaction_.outbox().list_to(owner, recipient, {.after = {}, .rows_max = 1}));
      if (!mails.empty() && mails.front().kind == DeliveryKind::mail)
        out.push_back(std::move(mails.front()));
    }
    return out;
  }

  Status mark(Delivery& mail, const ReturnedMail& returned) {
    const auto now = context_.clock.now();
    const auto reason = returned.reason.empty() ? std::string(no_reason) : cleaned(returned.reason);
    mail.state = DeliveryState::bounced;
    mail.last_error = reason;
    mail.settled = now;
    CAIRN_CHECK(transaction_.outbox().update(mail));
    // What the server sends by itself somebody asks for each time.
    if (mail.organisation == server_organisation()) return done;
    CAIRN_CHECK(
        transaction_.mail_records().put_bounce(mail.organisation, mail.recipient, now, reason));
    return audit(context_, transaction_, {mail.organisation, who_}, "mail.bounce", mail.id.text);
  }

  Context& context_;
  Transaction& transaction_;
  AccountId who_;
  std::optional<OrganisationId> within_;
};

}  // namespace

Result<std::vector<NotedReturn>> note_returned(Context& context, const AccountId& who,
                                               const std::optional<OrganisationId>& within,
                                               const std::vector<ReturnedMail>& returned) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  Noting noting(context, *transaction, who, within);
  std::vector<NotedReturn> out;
  for (const auto& one : returned) {
    CAIRN_TRY(auto noted, noting.note(one));
    out.push_back(std::move(noted));
  }
  CAIRN_CHECK(transaction->commit());
  return out;
}

}  // namespace cairn::app
