// SPDX-License-Identifier: Apache-2.0
// Secrets of the server itself that must outlast a restart.
#pragma once
#include <array>
#include <string>

#include "app/context.h"

namespace cairn::app {

// 32 random bytes under that name, made at the first need and kept sealed. Errors: not_permitted
// (sealed by another data folder's master.key).
Result<std::array<std::uint8_t, 32>> lasting_secret(Context& context, const std::string& name);
// Within somebody's transaction, which writes.
Result<std::array<std::uint8_t, 32>> lasting_secret(Context& context, Transaction& transaction,
                                                    const std::string& name);

}  // namespace cairn::app
