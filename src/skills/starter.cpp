// SPDX-License-Identifier: Apache-2.0
#include "skills/starter.h"

#include <cassert>

#include "base/phrase.h"
#include "skills/assets.h"
#include "skills/import/csv.h"

namespace cairn::skills {

Result<Imported> read_starter_framework() {
  ImportFiles files;
  for (const auto& assets : {starter_skills(), starter_occupations()})
    for (const auto& asset : assets) {
      const auto bytes = as_bytes(asset.bytes);
      files.emplace(asset.name, Bytes(bytes.begin(), bytes.end()));
    }
  CAIRN_TRY(auto imported, import_csv(files, {.name = std::string(starter_name),
                                              .version = std::string(assets_version()),
                                              .language = "en"}));
  imported.framework.title = "Cairn starter framework";
  imported.framework.attribution = to_say("Cairn starter framework");
  imported.framework.licence = "Apache-2.0";
  imported.framework.level_scale =
      "1 aware, 2 works with guidance, 3 works alone, 4 leads others, 5 shapes the field";
  return imported;
}

Framework starter_framework() {
  auto imported = read_starter_framework();
  assert(imported.ok());
  return std::move(imported->framework);
}

}  // namespace cairn::skills
