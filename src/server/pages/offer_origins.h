// SPDX-License-Identifier: Apache-2.0
// Where the fields of an offer come from, as its page shows it: a page with its day, or a field of
// the file that was imported.
#pragma once
#include "app/career/library.h"
#include "server/templates.h"

namespace cairn::server::pages {

// Adds "origins" (name, source, url, on, page_date, whose, copy) and "read_from" (one sentence).
void add_origins(View& view, const catalogue::Offer& offer, const catalogue::Catalogue& source);

// What people read for the name of a field; the name itself where there is none.
std::string field_text(std::string_view field);

}  // namespace cairn::server::pages
