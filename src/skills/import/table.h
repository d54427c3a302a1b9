// SPDX-License-Identifier: Apache-2.0
// Table: one file of rows for an importer: what is wrong with the file, its header or one of its
// rows goes to the list of faults, and the rest is read.
#pragma once
#include <optional>
#include <string_view>
#include <utility>

#include "encoding/csv.h"
#include "skills/import/draft.h"

namespace cairn::skills {

class Table {
 public:
  // Nothing where the file is no table (told). `name` must outlive the table.
  static std::optional<Table> open(std::string_view name, ByteView bytes, FaultList& faults,
                                   const encoding::CsvOptions& options = {});

  using Column = std::optional<std::size_t>;
  using Names = std::initializer_list<std::string_view>;
  Column column(Names names) const { return reader_.column(names); }
  // The same, and where the header has none of them, that is told.
  Column require(Names names);

  template <class Use>
  void each(Use&& use) {
    for (auto step = reader_.next(); step != encoding::CsvStep::end; step = reader_.next()) {
      if (step == encoding::CsvStep::fault)
        faults_->add(name_, reader_.fault());
      else
        use();
    }
  }

  // Of the present row.
  std::string_view cell(Column column) const { return reader_.cell(column); }
  void fault(Column column, std::string reason) {
    faults_->add(name_, reader_.fault_at(column, std::move(reason)));
  }
  FrameworkDraft::Origin origin() const { return {name_, reader_.row()}; }
  const encoding::CsvReader& reader() const { return reader_; }

 private:
  Table(std::string_view name, encoding::CsvReader reader, FaultList& faults)
      : name_(name), reader_(std::move(reader)), faults_(&faults) {}

  std::string_view name_;
  encoding::CsvReader reader_;
  FaultList* faults_;
};

// The parts of a cell that holds a list, split at any of `separators`.
std::vector<std::string> list_of(std::string_view cell, std::string_view separators);

}  // namespace cairn::skills
