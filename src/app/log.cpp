// SPDX-License-Identifier: Apache-2.0
#include "app/log.h"

#include <cstdio>

#include "base/printable.h"
#include "base/text.h"
#include "json/build.h"
#include "json/write.h"

namespace cairn::app {
namespace {

constexpr std::size_t value_bytes_max = 1'000;

std::string_view level_name(LogLevel level) {
  switch (level) {
    case LogLevel::info: return "info";
    case LogLevel::warning: return "warning";
    case LogLevel::error: break;
  }
  return "error";
}

// Between these stand words.
constexpr std::string_view ends = " \t\r\n\"'<>(),;";

// Its beginning; no character of it is cut in two.
std::string cut(std::string text) {
  if (text.size() <= value_bytes_max) return text;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  auto size = value_bytes_max;
  for (int back = 0; back < 3 && (byte(size) & 0xC0U) == 0x80U; ++back) --size;
  text.resize(size);
  return text;
}

// One line of readable text: it may come from outside. Of a long one more is looked at than is
// shown, and not the word at its end: what would tell that it is an address may come after.
std::string shown(std::string_view text) {
  constexpr auto looked_at = 2 * value_bytes_max;
  const auto window = text.substr(0, looked_at);
  const auto last = text.size() > looked_at ? window.find_last_of(ends) + 1 : window.size();
  const auto out = cut(without_addresses(window.substr(0, last)));
  return printable(is_utf8(out) ? out : as_utf8(out));
}

bool is_address(std::string_view word) {
  return word.find('@') != word.npos || word.find("%40") != word.npos;
}

// `"ada lovelace"@example.org`: what stands before the "@" is in quotes, of which `said` ends with
// the last. Without a first one nothing of it stays.
void drop_quoted(std::string& said) {
  if (!said.ends_with('"')) return;
  said.pop_back();
  auto first = said.rfind('"');
  while (first != said.npos && first > 0 && said[first - 1] == '\\')
    first = said.rfind('"', first - 1);
  said.resize(first == said.npos ? 0 : first);
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(" \"=") == text.npos) return text;
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' || c == '\\' ? "\\" : "").push_back(c);
  return out + '"';
}

using Named = std::pair<std::string_view, std::variant<std::string, std::int64_t>>;

std::string as_text(const std::vector<Named>& fields, std::string_view time, std::string_view level,
                    const std::string& message) {
  std::string line = std::string(time) + " " + std::string(level) + " " + quoted(message);
  for (const auto& [name, value] : fields) {
    const auto* number = std::get_if<std::int64_t>(&value);
    line.append(" ").append(name).append("=");
    line += number != nullptr ? std::to_string(*number) : quoted(std::get<std::string>(value));
  }
  return line + "\n";
}

std::string as_json(const std::vector<Named>& fields, std::string_view time, std::string_view level,
                    const std::string& message) {
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder object(builder);
  object.add_string("time", time).add_string("level", level).add_string("message", message);
  for (const auto& [name, value] : fields) {
    const auto* number = std::get_if<std::int64_t>(&value);
    object.add(name, number != nullptr ? builder.integer(*number)
                                       : builder.string(std::get<std::string>(value)));
  }
  return json::write(object.value()) + "\n";
}

}  // namespace

std::string_view error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::unreadable: return "unreadable";
    case ErrorCode::too_large: return "too-large";
    case ErrorCode::invalid: return "invalid";
    case ErrorCode::unsupported: return "unsupported";
    case ErrorCode::undefined_term: return "undefined-term";
    case ErrorCode::unknown_context: return "unknown-context";
    case ErrorCode::not_found: return "not-found";
    case ErrorCode::unreachable: return "unreachable";
    case ErrorCode::not_permitted: return "not-permitted";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::too_many: return "too-many";
    case ErrorCode::io: return "io";
    case ErrorCode::internal: return "internal";
    case ErrorCode::no_room: return "no-room";
    case ErrorCode::read_only: return "read-only";
  }
  return "";
}

std::string without_addresses(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find_first_of(ends));
    if (word.starts_with('@')) drop_quoted(out);
    out.append(is_address(word) ? "(address)" : word);
    text.remove_prefix(word.size());
    if (!text.empty()) out.push_back(text.front());
    text.remove_prefix(text.empty() ? 0 : 1);
  }
  return out;
}

// In one piece, so that lines of several threads stay whole.
void write_to_standard_error(const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), stderr);
}

Log::Log() : Log(LogFormat::text, write_to_standard_error) {}

void Log::write(Instant at, LogLevel level, std::string_view message,
                const std::vector<LogField>& fields) const {
  std::vector<Named> named;
  for (const auto& field : fields) {
    if (const auto* number = std::get_if<std::int64_t>(&field.value))
      named.emplace_back(field.name, *number);
    else if (const auto text = std::get<std::string_view>(field.value); !text.empty())
      named.emplace_back(field.name, shown(text));
  }
  const auto time = format_instant(Instant{at.microseconds / 1000 * 1000});
  const auto put = format_ == LogFormat::json ? as_json : as_text;
  take_(put(named, time, level_name(level), shown(message)));
}

void Log::write(Instant at, const Error& error, std::vector<LogField> fields) const {
  std::string message = error.detail;
  if (*error.remedy != '\0') message.append(" ").append(error.remedy);
  fields.push_back({"code", error_name(error.code)});
  fields.push_back({"where", std::string_view(error.where)});
  write(at, LogLevel::error, message, fields);
}

}  // namespace cairn::app
