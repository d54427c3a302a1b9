// SPDX-License-Identifier: Apache-2.0
// KeyVault: keeps private keys unreadable wherever they are stored. `purpose` is bound to the
// sealed bytes: what was sealed for one purpose opens for no other.
#pragma once
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"

namespace cairn::app {

class KeyVault {
 public:
  virtual ~KeyVault() = default;
  virtual Result<Bytes> seal(ByteView secret, std::string_view purpose) = 0;
  // Errors: not_permitted (another vault's, another purpose's, or altered).
  virtual Result<Secret> open(ByteView sealed, std::string_view purpose) = 0;
};

}  // namespace cairn::app
