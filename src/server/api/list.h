// SPDX-License-Identifier: Apache-2.0
// Lists in portions: `?after=` the cursor of the answer before and `?limit=`; the answer is
// {"items": […], "next": "cursor"}, without "next" at the end, and with a Link header (RFC 8288).
// To who accepts text/csv the items are a table (server/list_table.h).
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "json/value.h"
#include "server/call.h"

namespace cairn::server::api {

inline constexpr std::size_t list_limit_default = 50;
inline constexpr std::size_t list_limit_max = 200;

struct Portion {
  std::string after;  // opaque to programs; "" for the beginning
  std::size_t limit = list_limit_default;
};

// Errors: invalid ("/limit": not a whole number from 1 to `list_limit_max`; "/after": too long).
Result<Portion> portion_of(const Call& call);

// `next` is "" at the end.
Response list_answer(const Call& call, std::span<const json::Value> items, std::string_view next);

// A JSON document with a status, for everything that is no list.
Response answer(const json::Value& value, int status = 200);
// 201 with the address of what was made; `path` is one of ours, without the prefix.
Response made(const Call& call, std::string_view path, const json::Value& value);
// 204.
Response nothing();

}  // namespace cairn::server::api
