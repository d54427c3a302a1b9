// SPDX-License-Identifier: Apache-2.0
// Reports of mail that came back, as mail servers send them (RFC 3464 in the multipart/report of
// RFC 6522): whom it was to, which mail, why, and whether for good.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::app {

// As it stands there, whatever bytes.
struct ReturnedMail {
  std::string message_id;  // of the mail that came back, without "<" and ">"; "" where unknown
  std::string recipient;   // Final-Recipient, in lower case; "" where unknown
  std::string status;      // "5.1.1"; "" where unknown
  std::string reason;      // one line
  bool for_good = false;   // not: it was delayed, or is tried again
};

// One for each recipient the report tells of. Linear. Errors: unreadable (no such report);
// too_large (limits::returned_mails_max recipients).
Result<std::vector<ReturnedMail>> read_delivery_report(std::string_view message);

// Whether a status code (RFC 3463) says that it is no use to try again.
bool is_for_good(std::string_view status);

}  // namespace cairn::app
