// SPDX-License-Identifier: Apache-2.0
// A status list as another key of its organisation signs it. Where no domain speaks for all of
// them, each key is an issuer of its own, and a credential's list has to be its issuer's.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// "{url of the list}/{multikey}"
std::string status_list_by_key_url(std::string_view list_url, std::string_view multikey);

// What stands there: what the list holds now. Errors: not_found (no such list, no such
// key, or one that others may know).
Result<std::string> status_list_by_key(Context& context, const StatusListId& id,
                                       std::string_view multikey);

}  // namespace cairn::app
