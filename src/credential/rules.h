// SPDX-License-Identifier: Apache-2.0
// The structural rules of a document, by its format: tables of schema.h read by one interpreter,
// and the few rules no table can say (order of contexts, dates in order, unique ids).
#pragma once
#include "credential/format.h"
#include "credential/problem.h"
#include "json/value.h"

namespace cairn::credential {

// Everything that is wrong, in document order, at most limits::problems_max. Allocates nothing
// while nothing is wrong. Linear in the document's size.
// A document whose kind is unknown yields format_unknown.
Problems check(const json::Value& document, const Format& format);
inline Problems check(const json::Value& document) { return check(document, recognise(document)); }

}  // namespace cairn::credential
