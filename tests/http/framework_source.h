// SPDX-License-Identifier: Apache-2.0
// A source of a framework of skills, as whoever runs the server would have added it.
#pragma once
#include "app/house.h"
#include "app/ports/imports.h"

namespace cairn::server {

inline app::ImportSourceId kept_framework_source(app::Store& store,
                                                 const app::OrganisationId& organisation) {
  app::ImportSource source;
  source.organisation = organisation;
  source.id = {organisation.text + "-source"};
  source.catalogue = std::string(app::framework_run_prefix) + "bakery-1";
  source.importer = "csv";
  source.place = "bakery.csv";
  auto writing = app::must(store.begin(app::Access::write));
  app::must(writing->imports().add_source(source));
  app::must(writing->commit());
  return source.id;
}

}  // namespace cairn::server
