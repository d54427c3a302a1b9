// SPDX-License-Identifier: Apache-2.0
// What becomes of mail that came back: the address is marked, its mail reads as refused where the
// issuer looks, and no more is sent there until somebody tries again.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/mail/delivery_report.h"

namespace cairn::app {

enum class ReturnNoted : std::uint8_t {
  marked,
  temporary,  // the mail server goes on trying
  unknown,    // nothing that was sent from here lately
};
inline constexpr std::string_view return_noted_names[] = {"marked", "temporary", "unknown"};

struct NotedReturn {
  std::string recipient;  // as the report has it, or the address the mail went to
  ReturnNoted noted = ReturnNoted::unknown;
};

// By the id of the mail and, where the report has none, by the recipient. `within`: whose mail
// alone; nothing for all of the server. One for each, in their order. Errors: of the store.
Result<std::vector<NotedReturn>> note_returned(Context& context, const AccountId& who,
                                               const std::optional<OrganisationId>& within,
                                               const std::vector<ReturnedMail>& returned);

}  // namespace cairn::app
