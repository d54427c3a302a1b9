// SPDX-License-Identifier: Apache-2.0
// JSON-LD contexts that are not compiled in. Contexts are part of what a signature means: one that
// is published counts only when its text is the published one.
#pragma once
#include <functional>
#include <optional>
#include <string_view>

namespace cairn {

// The JSON text of the context at `url` (absolute), nullopt where the caller has none. The text is
// to stay as long as whoever asked for it: a Verifier, an Issuer. Asked from the thread that uses
// it, once for each URL.
using LoadContext = std::function<std::optional<std::string_view>(std::string_view url)>;

}  // namespace cairn
