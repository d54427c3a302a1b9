// SPDX-License-Identifier: Apache-2.0
// Achievements out of files of others: Open Badges 2.0 (BadgeClass, an assertion that holds one),
// Open Badges 3.0 (Achievement, a credential that holds one), our own JSON, and tables (CSV). What
// is read here is not checked yet: whoever stores it does that.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "achievement/content.h"
#include "base/bytes.h"
#include "base/phrase.h"

namespace cairn::achievement {

inline constexpr std::size_t imported_max = 500;  // of one file

struct Imported {
  Content content;
  std::size_t row = 0;             // of a table, the header counted; of a list from 1
  std::vector<std::string> notes;  // what was left behind, and why
};

// What is wrong, where. A row is a line of a table, or a place in a list.
struct ImportFault {
  std::size_t row = 0;  // 0: the file as a whole
  std::string column;   // its name; of JSON the path; "" for the whole row
  std::string sentence;
};
// "row 3, hours: …"
std::string to_sentence(const ImportFault& fault);

struct Import {
  std::vector<Imported> found;
  std::vector<ImportFault> faults;
};

// By what the bytes are. Errors: unreadable, too_large, unsupported (neither JSON nor a table).
Result<Import> read_file(ByteView bytes);

// Errors: unsupported (no achievement in it).
Result<Import> read_json(std::string_view text);
// Errors: of CsvReader::open; invalid (no column "name").
Result<Import> read_csv(ByteView bytes);

// A table with every column and one row as an example, in the language of `words`.
std::string csv_template(const Words& words = english_words);

}  // namespace cairn::achievement
