// SPDX-License-Identifier: Apache-2.0
// Where JSON-LD contexts come from: those compiled in, then those the caller supplies. Published
// contexts are pinned by the SHA-256 of their JCS form (RFC 8785): contexts are part of what a
// signature means, so a supplied one whose URL is pinned counts only when its digest agrees.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "base/arena.h"
#include "base/result.h"
#include "json/value.h"

namespace cairn::jsonld {

struct PinnedContext {
  std::string_view url;
  std::string_view sha256;  // lower-case hex, of the JCS form
};

// The context known by digest at `url`, compiled in or not, or nullptr.
const PinnedContext* find_pinned(std::string_view url);

// The JSON text of a context that is compiled in; static memory.
std::optional<std::string_view> compiled_context(std::string_view url);

// Asks the caller for the JSON text behind an absolute URL; nullopt where there is none. The text
// is read before the next call.
using LoadContext = std::function<std::optional<std::string_view>(std::string_view url)>;

struct ContextSource {
  enum class Compiled : std::uint8_t { use, ignore };
  LoadContext load;  // may be empty
  Compiled compiled = Compiled::use;
};

// The parsed document behind `url`, in `arena`.
// Errors: unknown_context (nowhere to be found, or not the published one; the detail names the
// URL), unreadable, too_large (limits::context_bytes_max).
Result<json::Value> load_context(const ContextSource& source, std::string_view url, Arena& arena);

}  // namespace cairn::jsonld
