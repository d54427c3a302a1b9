// SPDX-License-Identifier: Apache-2.0
// Addresses: where this server was reached, now and formerly. Badges name the address of their day
// for ever, so each stays one of its own.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct BaseAddress {
  std::string url;  // without a final slash
  Instant first_used;
  Instant last_used;
  std::optional<Instant> proved = {};  // when it was seen from outside to lead here
  bool mails = false;                  // the server carried mail when it was used last
};

class Addresses {
 public:
  virtual ~Addresses() = default;
  // Adds it, or says when it was used last and whether mail left. What was proved stays so.
  virtual Status put(const BaseAddress& address) = 0;
  // Errors: not_found.
  virtual Result<BaseAddress> find(const std::string& url) = 0;
  // In place of what was chosen before. Of one that is there, the rest stays as it is.
  virtual Status choose(const std::string& url, Instant when) = 0;
  // Chosen last. Errors: not_found (none was).
  virtual Result<std::string> chosen() = 0;
  // The latest used first.
  virtual Result<std::vector<BaseAddress>> list() = 0;
};

}  // namespace cairn::app
