// SPDX-License-Identifier: Apache-2.0
#include "skills/import/importer.h"

#include <algorithm>
#include <array>

#include "skills/import/case.h"
#include "skills/import/csv.h"
#include "skills/import/ctdl.h"
#include "skills/import/esco.h"
#include "skills/import/hropen.h"
#include "skills/import/json_file.h"
#include "skills/import/nice.h"
#include "skills/import/onet.h"
#include "skills/import/rsd.h"

namespace cairn::skills {
namespace {

constexpr std::array all{
    Importer{"esco", "CSV files of the ESCO portal, classification and relations, 1.0 to 1.2",
             wants_esco, import_esco},
    Importer{"onet", "text files of the O*NET database", wants_onet, import_onet},
    Importer{"case", "CASE packages, 1.0 and 1.1 (JSON)", is_json_name, import_case},
    Importer{"ctdl", "competency frameworks of Credential Engine (CTDL-ASN, JSON-LD)", is_json_name,
             import_ctdl},
    Importer{"nice", "components of the NICE Framework (JSON)", is_json_name, import_nice},
    Importer{"rsd", "Rich Skill Descriptors (JSON or CSV)", wants_rsd, import_rsd},
    Importer{"hropen", "HR Open: competencies of JDX JobSchema+, LER-RS and Skills (JSON)",
             is_json_name, import_hropen},
    Importer{"csv", "tables of skills and occupations; --column maps theirs to ours", wants_csv,
             import_csv},
};

}  // namespace

std::span<const Importer> importers() { return all; }

const Importer* find_importer(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Importer& importer) { return importer.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string_view base_name(std::string_view file_name) {
  return file_name.substr(file_name.rfind('/') + 1);
}

}  // namespace cairn::skills
