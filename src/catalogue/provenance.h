// SPDX-License-Identifier: Apache-2.0
// Provenance: which field of its source each field of an offer is read from, an importer a table;
// and where the fields of one offer come from, as pages and answers show it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/offer.h"
#include "json/build.h"

namespace cairn::catalogue {

struct SourceField {
  std::string_view field;   // of an offer, as files name it
  std::string_view source;  // the source's own names, parted by ", "
};

// Of an importer by its name; empty for one that has no table (csv: its columns say it themselves).
std::span<const SourceField> source_fields(std::string_view importer);

// The fields of an offer that are known, as files name them, in their order.
std::vector<std::string> known_fields(const Offer& offer);

// Of every known field where it comes from: what the offer itself says of it, else the importer's
// table. `imported_on`: of its catalogue.
std::vector<Origin> origins_of(const Offer& offer, std::string_view imported_on);

}  // namespace cairn::catalogue
