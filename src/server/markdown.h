// SPDX-License-Identifier: Apache-2.0
// CommonMark by cmark, as strangers may write it on our pages.
#pragma once
#include <string_view>

#include "server/templates.h"

namespace cairn::server {

// In safe mode: raw HTML is left out. A picture of another site becomes a link to it, for nobody
// who reads here should be seen there; a link that leads nowhere safe becomes its text.
Html markdown(std::string_view text);

}  // namespace cairn::server
