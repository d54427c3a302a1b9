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
// Linear in the document, whatever the number of pointers.
// Errors: invalid (no pointer, or one that leads to nothing; the path is the pointer), too_large.
Result<json::Value> select(const json::Value& document, std::span<const std::string> pointers,
                           Arena& arena);

// Pointers to what select() leaves out, each to the whole of it, in the document's order.
// Errors: as of select.
Result<std::vector<std::string>> left_out(const json::Value& document,
                                          std::span<const std::string> pointers);

// A pointer into `document` as one into `compacted`, the same document as JSON-LD writes it: there
// an array of one may be what it holds, and an object with an id alone that id. What leads to
// nothing stays as it is.
std::string in_compacted(const std::string& pointer, const json::Value& document,
                         const json::Value& compacted);

}  // namespace cairn::securing::selective
