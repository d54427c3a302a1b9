// SPDX-License-Identifier: Apache-2.0
#include "app/achievements/import.h"

#include "app/achievements/check.h"
#include "app/achievements/drafts.h"
#include "app/fields.h"
#include "app/ports/achievements.h"

namespace cairn::app {
namespace {

// "/skills/2/name" is of the column "skills".
std::string column_of(std::string_view path) {
  if (path.starts_with("/image/")) path.remove_prefix(6);
  const auto rest = path.substr(path.empty() ? 0 : 1);
  return std::string(rest.substr(0, rest.find('/')));
}

void add_faults(const Error& error, std::size_t row, ImportOutcome& out) {
  out.faults.push_back({row, column_of(error.path), error.detail});
  for (const auto& other : error.also)
    out.faults.push_back({row, column_of(other.path), other.detail});
}

}  // namespace

Result<ImportOutcome> import_achievements(Context& context, const Actor& actor, ByteView file,
                                          ImportMode mode) {
  CAIRN_TRY(auto read, achievement::read_file(file));
  ImportOutcome out;
  out.faults = std::move(read.faults);
  std::vector<achievement::Content> contents;
  for (auto& one : read.found) {
    auto checked = check_content(context, std::move(one.content));
    if (!checked && checked.error().code != ErrorCode::invalid) return checked.error();
    if (!checked) {
      add_faults(checked.error(), one.row, out);
      continue;
    }
    out.rows.push_back({one.row, checked->name, {}, std::move(one.notes)});
    contents.push_back(std::move(*checked));
  }
  if (!out.faults.empty() || mode == ImportMode::dry_run) return out;
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  for (std::size_t i = 0; i < contents.size(); ++i) {
    CAIRN_CHECK(begin_as_wanted(*transaction, actor.organisation, contents[i]));
    auto made = add_draft(context, *transaction, actor, std::move(contents[i]));
    if (!made && made.error().code != ErrorCode::invalid) return made.error();
    if (made)
      out.rows[i].id = made->id;
    else
      add_faults(made.error(), out.rows[i].row, out);
  }
  if (out.faults.empty()) {
    CAIRN_CHECK(transaction->commit());
  } else {
    for (auto& row : out.rows) row.id = {};
  }
  return out;
}

}  // namespace cairn::app
