// SPDX-License-Identifier: Apache-2.0
#include "catalogue/starter.h"

#include "catalogue/assets.h"
#include "catalogue/csv.h"

namespace cairn::catalogue {

Result<Import> read_starter() {
  std::vector<SourceFile> files;
  for (const auto& asset : starter_files()) files.push_back({asset.name, asset.bytes});
  CAIRN_TRY(auto import, read_csv(files, {.name = std::string(starter_name),
                                          .today = "",
                                          .framework = std::string(starter_name),
                                          .examples = true}));
  import.catalogue.title = to_say("Examples to try things with");
  import.catalogue.importer = starter_name;
  for (auto& offer : import.catalogue.offers) offer.source = starter_name;
  return import;
}

}  // namespace cairn::catalogue
