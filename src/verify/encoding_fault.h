// SPDX-License-Identifier: Apache-2.0
// Recognises text that went through a wrong encoding on its way.
#pragma once
#include <string_view>

namespace cairn::verify {

// Whether UTF-8 `text` shows the traces: letters encoded twice ("Ã©", "â€™"), or letters replaced
// by U+FFFD.
bool looks_wrongly_encoded(std::string_view text);

}  // namespace cairn::verify
