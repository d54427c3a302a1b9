// SPDX-License-Identifier: Apache-2.0
// Every catalogue there is, opened to search in.
#pragma once
#include <memory>
#include <vector>

#include "app/ports/catalogues.h"

namespace cairn::app {

struct OpenCatalogues {
  // By name, the curated one and the starter last: where an id stands twice, what was imported
  // leads.
  std::vector<std::shared_ptr<const catalogue::Book>> books;
  std::vector<Error> damaged;  // those that could not be read, each named
};

// Errors: io.
Result<OpenCatalogues> open_catalogues(Catalogues& catalogues);

// Whether the catalogue of this name is the program's own: what comes with it, and the achievements
// of this server.
bool is_own_catalogue(std::string_view name);

// What is left of any text as the name of a catalogue; "" where nothing is.
std::string catalogue_name_of(std::string_view text);

}  // namespace cairn::app
