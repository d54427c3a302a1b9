// SPDX-License-Identifier: Apache-2.0
// Importers: other people's frameworks in their own formats made into a Framework. Each is a row of
// a table. One bad row is told and left out, the rest lands; what is missing as a whole is said.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "skills/framework.h"

namespace cairn::skills {

// Files by name, as they lie in a folder or an archive: "archive.zip/skills_en.csv".
using ImportFiles = std::map<std::string, Bytes, std::less<>>;

struct ImportOptions {
  std::string name;      // of the framework; "": the importer's own
  std::string version;   // "": as the files say; where they hold several, which to take
  std::string language;  // BCP 47; "": English where it is there
  // Of the importer "csv": our name of a column → the file's. Names that fit need no entry.
  std::map<std::string, std::string, std::less<>> columns = {};
};

// One row, member or relation that was left out.
struct ImportFault {
  std::string file;
  std::string place;   // "row 12 (line 40), column 3 (label)" or a JSON pointer
  std::string reason;  // what is wrong with it
};

struct ImportReport {
  std::vector<ImportFault> faults;  // the first limits::faults_max
  std::size_t faults_total = 0;
  std::vector<std::string> notes;  // what is missing, which version was taken, character sets
  std::size_t names = 0;           // labels, other labels and translations
  std::size_t broader_relations = 0, related_relations = 0;
  std::size_t essential_relations = 0, optional_relations = 0;
};

struct Imported {
  Framework framework;
  ImportReport report;
};

struct Importer {
  std::string_view name;   // as the command line names it
  std::string_view reads;  // what it reads, for --help
  // Whether a file of that name is of use, so that large ones of none are not even unpacked.
  bool (*wants)(std::string_view file_name);
  // Errors: unreadable, invalid (nothing of use in the files), too_large.
  Result<Imported> (*run)(const ImportFiles& files, const ImportOptions& options);
};

std::span<const Importer> importers();
const Importer* find_importer(std::string_view name);  // or nullptr

// The last part of a file's name, after folders and archives.
std::string_view base_name(std::string_view file_name);

}  // namespace cairn::skills
