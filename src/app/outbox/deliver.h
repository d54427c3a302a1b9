// SPDX-License-Identifier: Apache-2.0
// Carries away what waits in the outbox. A try that fails is repeated after a minute, two, four …
// six hours, for a day; what was carried twice because a server ended between sending and noting
// it has the same Message-ID both times.
#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "app/context.h"
#include "app/ports/outbox.h"

namespace cairn::app {

// Carries one delivery away. Errors: not_permitted, not_found and invalid (refused for good); any
// other is tried again.
using Courier = Status (*)(Context& context, const Delivery& delivery);
// Takes note of a try, in the transaction that does.
using Noting = Status (*)(Context& context, Transaction& transaction, const Delivery& delivery,
                          const Status& tried);

// Whose turn it is, shared by all who carry one kind side by side: each organisation has at most
// limits::deliveries_of_one_max on their way, and who had none for longest is next. Whose receivers
// are slow, or who sends very much, holds up nobody else.
class Turns {
 public:
  // One of them, which has one more on its way until `end`; nothing where none may have.
  std::optional<OrganisationId> begin(const std::vector<OrganisationId>& waiting);
  void end(const OrganisationId& organisation);

 private:
  struct Turn {
    int under_way = 0;
    std::uint64_t last = 0;
  };
  std::mutex mutex_;
  std::map<OrganisationId, Turn> turns_;
  std::uint64_t count_ = 0;
};

struct Delivered {
  int sent = 0;
  int failed = 0;  // also what is tried again later
};
// What of that kind is due and may be carried, one after the other until told to stop; others with
// the same turns carry beside. Errors: of the store.
Result<Delivered> deliver_due(Context& context, DeliveryKind kind, Turns& turns,
                              const std::stop_token& stop = {});
// All that is due.
Result<Delivered> deliver_due(Context& context);

// What has been sent is forgotten after limits::sent_mail_seconds_max, and codes that are over with
// it. Errors: of the store.
Status forget_delivered(Context& context);

}  // namespace cairn::app
