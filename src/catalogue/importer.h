// SPDX-License-Identifier: Apache-2.0
// Importers: what providers give, read into offers. Each is one row of a table: its name, how its
// files are recognised, how they are read. A bad row is told with its place and the rest lands; a
// field that is missing, of another type or under another name is unknown.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "catalogue/book.h"
#include "catalogue/offer.h"

namespace cairn::catalogue {

struct SourceFile {
  std::string_view name;  // for telling where a fault is
  std::string_view bytes;
};

// A row that did not land, or landed without a part of it.
struct RowFault {
  std::string file;
  std::size_t row = 0;  // from 1, as the file counts its entries; 0: the file as a whole
  std::string id;       // of the offer, where it has one
  std::string reason;   // a sentence with what to do about it
  bool landed = false;  // whether the offer is in the catalogue all the same
};
std::string to_sentence(const RowFault& fault);

struct ColumnMapping {
  std::string column;  // as the header line has it
  std::string field;   // one of csv_fields()
};

// Keeps a part of an import, its offers by ascending id, where it costs no memory. Errors: io.
using SetAside = std::function<Result<std::shared_ptr<const Book>>(Catalogue part)>;

struct ReadOptions {
  std::string name;                     // of the catalogue that is made
  std::string today;                    // the day of the import, ISO 8601
  std::string framework = "";           // whose ids the source gives; "": it gives words
  std::vector<ColumnMapping> map = {};  // of csv
  bool examples = false;                // every offer is made up
  std::string language = "en";          // preferred where a source has several
  SetAside set_aside = {};              // without it a table has no more than documents have
  std::size_t part_offers = 0;          // that are set aside at once; 0: limits' part_offers_max
};

struct Import {
  Catalogue catalogue;
  std::vector<std::shared_ptr<const Book>> aside = {};  // more of it; no id stands twice
  std::vector<RowFault> faults;                         // at most limits' faults_max
  std::size_t faults_left_out = 0;
  std::size_t rows = 0;     // entries seen, landed or not
  bool incomplete = false;  // a file, or a part of one, is missing: what is not here may be there
  std::vector<std::string> notes;
};

// How many offers landed, and what is not known about how many of them, most important first.
std::size_t count_landed(const Import& import);
std::vector<UnknownCount> count_unknown(const Import& import);

struct Importer {
  std::string_view name;
  std::string_view reads;  // for --help: what its files are
  bool (*sniff)(const SourceFile& file);
  // Errors: unreadable (no file of this kind, with what to do), too_large, of `set_aside`.
  Result<Import> (*read)(std::span<const SourceFile> files, const ReadOptions& options);
};

std::span<const Importer> importers();
const Importer* find_importer(std::string_view name);

// The fields a CSV column may be mapped to.
std::span<const std::string_view> csv_fields();

}  // namespace cairn::catalogue
