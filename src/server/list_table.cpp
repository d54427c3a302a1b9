// SPDX-License-Identifier: Apache-2.0
#include "server/list_table.h"

#include <algorithm>

#include "base/text.h"
#include "encoding/csv_line.h"
#include "json/parse.h"
#include "json/write.h"
#include "server/api/list.h"
#include "server/csv_file.h"

namespace cairn::server {
namespace {

constexpr std::size_t portion_bytes_max = 64 * 1024 * 1024;  // of what this server itself answers

bool is_flat(const json::Value& value) { return !value.is_array() && !value.is_object(); }

std::string cell_of(const json::Value& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return std::string(value.as_string());
  if (!value.is_array() || !std::ranges::all_of(value.items(), is_flat)) return json::write(value);
  std::string cell;
  for (const auto& item : value.items()) (cell += cell.empty() ? "" : "; ") += cell_of(item);
  return cell;
}

class Table {
 public:
  void add(const json::Value& item) {
    rows_.emplace_back();
    put("", item);
  }
  std::size_t size() const { return rows_.size(); }
  std::string text() const {
    std::string out;
    encoding::append_csv_line(out, std::span<const std::string>(columns_));
    for (auto row : rows_) {
      row.resize(columns_.size());
      encoding::append_csv_line(out, std::span<const std::string>(row));
    }
    return out;
  }

 private:
  // What is given out here is our own, and no deeper than a few levels.
  void put(const std::string& name, const json::Value& value) {
    if (value.is_object()) {
      for (const auto& [key, inner] : value.members())
        put(name.empty() ? std::string(key) : name + "." + std::string(key), inner);
      return;
    }
    auto& row = rows_.back();
    const auto at = column(name);
    if (row.size() <= at) row.resize(at + 1);
    row[at] = cell_of(value);
  }
  std::size_t column(const std::string& name) {
    const auto known = std::ranges::find(columns_, name);
    if (known != columns_.end()) return static_cast<std::size_t>(known - columns_.begin());
    columns_.push_back(name);
    return columns_.size() - 1;
  }

  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
};

void set_parameter(Target& target, std::string_view name, std::string value) {
  std::erase_if(target.query, [&](const Parameter& it) { return it.name == name; });
  target.query.push_back({std::string(name), std::move(value)});
}

}  // namespace

bool wants_table(const Request& request) {
  const auto accepted = request.header("accept");
  for (const auto one : split(accepted, ','))
    if (trim(one.substr(0, one.find(';'))) == "text/csv") return true;
  return false;
}

std::string table_of(std::span<const json::Value> items) {
  Table table;
  for (const auto& item : items) table.add(item);
  return table.text();
}

Result<Response> whole_table(Call& call, Handler list) {
  auto request = call.request;
  std::erase_if(request.headers, [](const Header& it) { return it.name == "accept"; });
  auto target = call.target;
  set_parameter(target, "limit", std::to_string(api::list_limit_max));
  set_parameter(target, "after", "");
  Call asked{call.site,   request,           target,      call.arguments, {}, call.session,
             call.person, call.organisation, call.program};
  Table table;
  for (;;) {
    CAIRN_TRY(const auto answered, list(asked));
    Arena arena;
    CAIRN_TRY(const auto portion,
              json::parse(answered.body, arena, {.bytes_max = portion_bytes_max}));
    for (const auto& item : portion["items"].items()) table.add(item);
    const auto next = portion.string_at("next");
    if (next.empty()) break;
    if (table.size() >= table_rows_max)
      return fail(ErrorCode::too_large, "table",
                  "This table is too long for one file. Narrow it down, or read it in portions "
                  "under /api/v1.");
    set_parameter(target, "after", std::string(next));
  }
  return csv_file(table.text(), call.target.segments.back());
}

}  // namespace cairn::server
