// SPDX-License-Identifier: Apache-2.0
// One line of the log of who did what, written in the transaction of the deed.
#pragma once
#include <string_view>

#include "app/context.h"

namespace cairn::app {

Status audit(Context& context, Transaction& transaction, const Actor& actor,
             std::string_view action, std::string_view subject, std::string_view detail = {});

}  // namespace cairn::app
