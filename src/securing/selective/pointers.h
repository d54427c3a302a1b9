// SPDX-License-Identifier: Apache-2.0
// Selecting parts of a document by JSON pointers (RFC 6901; vc-di-ecdsa#selectjsonld).
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/result.h"
#include "json/value.h"

namespace cairn::securing::selective {

// A copy of `document` with its @context, what the pointers lead to, and on the way there of every
// object its type and its id, unless blank. Members keep their order, and arrays lose the places
// nobody asked for. With no pointers: null. What is not copied is shared with `document`.
// Errors: invalid (no pointer, or one that leads to nothing; the path is the pointer), too_large.
Result<json::Value> select(const json::Value& document, std::span<const std::string> pointers,
                           Arena& arena);

}  // namespace cairn::securing::selective
