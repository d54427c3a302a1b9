// SPDX-License-Identifier: Apache-2.0
#include "jsonld/contexts.h"

#include <algorithm>

#include "base/limits.h"
#include "crypto/hash.h"
#include "encoding/hex.h"
#include "json/jcs.h"
#include "json/parse.h"
#include "jsonld/compiled_contexts.h"
#include "jsonld/errors.h"
#include "jsonld/pinned_contexts.h"

namespace cairn::jsonld {
namespace {

// The row of an ordered table, or nullptr.
template <class Rows>
auto find_row(const Rows& rows, std::string_view url) {
  const auto at = std::lower_bound(rows.begin(), rows.end(), url,
                                   [](const auto& row, auto wanted) { return row.url < wanted; });
  return at == rows.end() || at->url != url ? nullptr : &*at;
}

Error unknown(std::string detail) {
  return fail(ErrorCode::unknown_context, codes::loading_remote_context_failed, std::move(detail));
}

// A pinned context is what was published, or it is not that context.
Status check_digest(std::string_view url, const json::Value& document) {
  const auto* known = find_pinned(url);
  if (known == nullptr) return done;
  CAIRN_TRY(const auto text, json::canonical(document));
  if (encoding::to_hex(crypto::sha256(text).view()) != known->sha256)
    return unknown("the context supplied for " + std::string(url) + " is not the published one");
  return done;
}

}  // namespace

const PinnedContext* find_pinned(std::string_view url) { return find_row(pinned, url); }

std::optional<std::string_view> compiled_context(std::string_view url) {
  const auto* row = find_row(compiled_contexts(), url);
  return row == nullptr ? std::nullopt : std::optional(row->json);
}

Result<json::Value> load_context(const ContextSource& source, std::string_view url, Arena& arena) {
  const json::ParseLimits limits{.bytes_max = limits::context_bytes_max};
  if (source.compiled == ContextSource::Compiled::use)
    if (const auto text = compiled_context(url)) return json::parse(*text, arena, limits);
  const auto text = source.load ? source.load(url) : std::nullopt;
  if (!text && find_pinned(url) != nullptr)
    return unknown(
        "the context " + std::string(url) +
        " is published but comes with no package: it counts where it is given or fetched");
  if (!text) return unknown("the context " + std::string(url) + " is not known");
  CAIRN_TRY(const auto document, json::parse(*text, arena, limits));
  CAIRN_CHECK(check_digest(url, document));
  return document;
}

}  // namespace cairn::jsonld
