// SPDX-License-Identifier: Apache-2.0
#include "storage/postgres_dialect.h"

#include <algorithm>

namespace cairn::storage {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Where a literal, a quoted name or a comment that begins at `from` ends.
std::size_t end_of_quoted(std::string_view sql, std::size_t from) {
  if (sql[from] == '-') return std::min(sql.find('\n', from), sql.size());
  const auto close = sql.find(sql[from], from + 1);
  return close == sql.npos ? sql.size() : close + 1;
}

// A type follows the name of its column; `as` is before that of a cast.
std::string_view type_for(std::string_view word, std::string_view before) {
  if (word == "integer" && !before.empty()) return "bigint";
  if (word == "blob" && !before.empty()) return "bytea";
  if (word == "text" && !before.empty() && before != "as") return "text collate \"C\"";
  return word;
}

}  // namespace

std::string postgres_schema(std::string_view sql) {
  std::string out;
  std::string_view before;  // the word just before, "" after anything else
  for (std::size_t at = 0; at < sql.size();) {
    const char c = sql[at];
    if (c == '\'' || c == '"' || sql.substr(at, 2) == "--") {
      const auto end = end_of_quoted(sql, at);
      out += sql.substr(at, end - at);
      if (c == '"')
        before = sql.substr(at, end - at);
      else
        before = {};
      at = end;
    } else if ((c == 'x' || c == 'X') && sql.substr(at + 1, 1) == "'") {
      const auto end = end_of_quoted(sql, at + 1);
      out += "decode(" + std::string(sql.substr(at + 1, end - at - 1)) + ", 'hex')";
      before = {};
      at = end;
    } else if (is_word(c)) {
      auto end = at;
      while (end < sql.size() && is_word(sql[end])) ++end;
      const auto word = sql.substr(at, end - at);
      const bool after_table = before.empty() && !out.empty() &&
                               out[std::min(out.find_last_not_of(" \n"), out.size() - 1)] == ')';
      if (word != "strict" || !after_table) out += type_for(word, before);
      before = word;
      at = end;
    } else {
      if (c != ' ' && c != '\n') before = {};
      out += c;
      ++at;
    }
  }
  return out;
}

}  // namespace cairn::storage
