// SPDX-License-Identifier: Apache-2.0
// Outbox: what is to leave the server, kept in the transaction of its cause and carried away
// afterwards, again and again until it arrives or is given up.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/page.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using DeliveryId = Id<struct DeliveryTag>;

enum class DeliveryKind : std::uint8_t { mail, webhook };
inline constexpr std::array<std::string_view, 2> delivery_kind_names{"mail", "webhook"};

// bounced: the address is refused for good; failed: given up after many tries.
enum class DeliveryState : std::uint8_t { waiting, sent, failed, bounced };
inline constexpr std::array<std::string_view, 4> delivery_state_names{"waiting", "sent", "failed",
                                                                      "bounced"};

struct Delivery {
  OrganisationId organisation;  // the server's for what is nobody else's
  DeliveryId id;
  DeliveryKind kind = DeliveryKind::mail;
  std::string recipient;  // a mail address, or the id of a webhook
  std::string about;      // one line for the list: a subject, a kind of event
  std::string body;       // JSON that the courier of its kind reads
  LearnerId learner;      // whom it tells of, or nobody
  std::string subject;    // the id of what it tells of, or ""
  Instant due;
  std::int64_t tries = 0;
  std::string last_error;  // why the last try failed; ""
  DeliveryState state = DeliveryState::waiting;
  Instant created;
  std::optional<Instant> settled;  // when it was sent or given up
};

struct DeliveryCount {
  DeliveryKind kind = DeliveryKind::mail;
  DeliveryState state = DeliveryState::waiting;
  std::int64_t count = 0;
};

class Outbox {
 public:
  virtual ~Outbox() = default;
  // One that is there already, by its id, stays as it is.
  virtual Status add(const Delivery& delivery) = 0;
  // Of which organisations something of that kind is due.
  virtual Result<std::vector<OrganisationId>> with_due(DeliveryKind kind, Instant now) = 0;
  // Takes what has been due for longest, counts one more try and puts its next to `until`, so that
  // nobody else takes it meanwhile, and it is not lost if its taker is. Nothing where nothing is.
  virtual Result<std::optional<Delivery>> take_due(const OrganisationId& organisation,
                                                   DeliveryKind kind, Instant now,
                                                   Instant until) = 0;
  // How a try ended: due, last_error, state and settled. Errors: not_found.
  virtual Status update(const Delivery& delivery) = 0;
  // Errors: not_found.
  virtual Result<Delivery> find(const OrganisationId& organisation, const DeliveryId& id) = 0;
  // Newest first; of any state without one. Errors: not_found (page.after).
  virtual Result<std::vector<Delivery>> list(const OrganisationId& organisation,
                                             std::optional<DeliveryState> state,
                                             const Page& page) = 0;
  // To one recipient, likewise.
  virtual Result<std::vector<Delivery>> list_to(const OrganisationId& organisation,
                                                const std::string& recipient, const Page& page) = 0;
  // Mail that tells of something, or of a learner, newest first; at most a hundred.
  virtual Result<std::vector<Delivery>> mail_about(const OrganisationId& organisation,
                                                   const std::string& subject) = 0;
  virtual Result<std::vector<Delivery>> mail_to_learner(const OrganisationId& organisation,
                                                        const LearnerId& learner) = 0;
  virtual Result<std::int64_t> count(const OrganisationId& organisation, DeliveryState state) = 0;
  // Of every organisation, of each kind and state there is.
  virtual Result<std::vector<DeliveryCount>> count_all() = 0;
  // Of every organisation, what was given up, was refused or is tried again, the latest first.
  virtual Result<std::vector<Delivery>> troubled(std::int64_t rows_max) = 0;
  // Whatever became of it: all that goes to an address, or of that what tells of one thing, or all
  // that tells of a learner.
  virtual Status remove_to(const OrganisationId& organisation, const std::string& recipient) = 0;
  virtual Status remove_to(const OrganisationId& organisation, const std::string& recipient,
                           const std::string& subject) = 0;
  virtual Status remove_about(const OrganisationId& organisation, const LearnerId& learner) = 0;
  // Of every organisation: what was sent before `moment`; of the server, which nobody looks
  // through, also what was given up before.
  virtual Status remove_sent_before(Instant moment) = 0;
};

}  // namespace cairn::app
