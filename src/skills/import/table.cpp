// SPDX-License-Identifier: Apache-2.0
#include "skills/import/table.h"

#include "base/text.h"

namespace cairn::skills {

std::optional<Table> Table::open(std::string_view name, ByteView bytes, FaultList& faults,
                                 const encoding::CsvOptions& options) {
  auto reader = encoding::CsvReader::open(bytes, options);
  if (!reader) {
    faults.add(std::string(name), "the file", reader.error().detail);
    return std::nullopt;
  }
  for (const auto& note : reader->notes()) faults.note(std::string(name) + ": " + note);
  return Table(name, std::move(*reader), faults);
}

Table::Column Table::require(Names names) {
  const auto found = column(names);
  if (found) return found;
  std::string there;
  for (const auto& name : reader_.header()) there += (there.empty() ? "" : ", ") + name;
  constexpr std::size_t told_bytes_max = 500;
  if (there.size() > told_bytes_max) there.resize(told_bytes_max);
  faults_->add(std::string(name_), "the header line",
               "no column is called " + std::string(*names.begin()) + "; there are: " + there);
  return std::nullopt;
}

std::vector<std::string> list_of(std::string_view cell, std::string_view separators) {
  std::vector<std::string> items;
  while (!cell.empty()) {
    const auto end = cell.find_first_of(separators);
    const auto item = trim(cell.substr(0, end));
    if (!item.empty()) items.emplace_back(item);
    if (end == cell.npos) break;
    cell.remove_prefix(end + 1);
  }
  return items;
}

}  // namespace cairn::skills
