// SPDX-License-Identifier: Apache-2.0
// Mailer: the way mail leaves. Text mail, one recipient.
#pragma once
#include <string>

#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct Mail {
  std::string to;           // one address
  std::string subject;      // UTF-8, one line
  std::string text;         // UTF-8, lines of any length ended by '\n'
  std::string id;           // left part of Message-ID: the same mail has the same one
  std::string unsubscribe;  // address of the page that ends such mail, or ""
  bool one_click = false;   // which a POST alone does, too (RFC 8058)
  Instant date;
  std::string from_name = {};  // whose mail it is; "": the server's
};

class Mailer {
 public:
  virtual ~Mailer() = default;
  // Returns when the mail server has taken it. Errors: io (try again later), not_permitted (the
  // server refuses the recipient or the message for good).
  virtual Status send(const Mail& mail) = 0;
};

}  // namespace cairn::app
