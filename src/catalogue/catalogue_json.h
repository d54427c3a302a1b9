// SPDX-License-Identifier: Apache-2.0
// A catalogue as the JSON it is kept and shown in. What is unknown has no member.
#pragma once
#include <functional>
#include <string>
#include <string_view>

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
// The same, a piece at a time, and the index of it; offers by ascending id. Errors: the sink's.
using Sink = std::function<Status(std::string_view piece)>;
Result<std::string> write_kept(const Catalogue& catalogue, const Sink& sink);
// Of offers that are not in memory together: `head` says what the catalogue says of itself. Errors:
// the source's too.
Result<std::string> write_kept(const Catalogue& head, const OfferSource& next, const Sink& sink);

// Checks everything: types, bounds, unique ids; sorts by id. Errors: unreadable (no JSON, another
// format or version), invalid (an entry that is none, with its path), too_large.
Result<Catalogue> read_catalogue(std::string_view text);
// What it says of itself, its offers left out. Errors: as above.
Result<Catalogue> read_catalogue_head(std::string_view text);
// The index of a file whose offers stand on lines, one of them in memory at a time. Errors: as
// above; unreadable where they stand otherwise, or do not ascend by id, as in a file that somebody
// edited: read_catalogue may take it.
Result<std::string> index_lines(std::string_view text);
// One offer as it stands in the file. Errors: as above.
Result<Offer> read_offer(std::string_view text);

}  // namespace cairn::catalogue
