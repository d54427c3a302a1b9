// SPDX-License-Identifier: Apache-2.0
// A catalogue as the JSON it is kept and shown in. What is unknown has no member.
#pragma once
#include <string>

#include "base/result.h"
#include "base/text_buffer.h"
#include "catalogue/offer.h"
#include "json/build.h"
#include "json/value.h"

namespace cairn::catalogue {

json::Value to_json(const Offer& offer, json::Builder builder);
json::Value to_json(const Origin& origin, json::Builder builder);
// CONTRACT's `requires`.
json::Value to_json(const Requirement& tree, json::Builder builder);

// The whole file. Linear; the text of 100,000 offers is some 60 MB.
std::string write_catalogue(const Catalogue& catalogue);

// Checks everything: types, bounds, unique ids; sorts by id. Errors: unreadable (no JSON, another
// format or version), invalid (an entry that is none, with its path), too_large.
Result<Catalogue> read_catalogue(std::string_view text);

}  // namespace cairn::catalogue
