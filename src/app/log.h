// SPDX-License-Identifier: Apache-2.0
// Log: what a server says to whoever runs it, a line each: the moment (RFC 3339), how grave it is,
// what happened, and its particulars by name. Nothing personal stands in one: whoever writes gives
// the route and not the address of a request, and what looks like an e-mail address is left out.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

enum class LogLevel : std::uint8_t { info, warning, error };
enum class LogFormat : std::uint8_t {
  text,  // 2026-11-28T12:00:00Z error "what happened" route=/desk status=503
  json,  // {"time":"2026-11-28T12:00:00Z","level":"error","message":"what happened","route":…}
};

struct LogField {
  std::string_view name;
  std::variant<std::string_view, std::int64_t> value;  // "": left out
};

class Log {
 public:
  // A whole line with its end.
  using Take = std::function<void(const std::string& line)>;

  Log();  // text, to standard error
  Log(LogFormat format, Take take) : format_(format), take_(std::move(take)) {}

  void write(Instant at, LogLevel level, std::string_view message,
             const std::vector<LogField>& fields = {}) const;
  // What went wrong, with what helps.
  void write(Instant at, const Error& error, std::vector<LogField> fields = {}) const;

 private:
  LogFormat format_;
  Take take_;
};

// Each word that holds an "@", plain or as addresses of the web spell it, as "(address)".
std::string without_addresses(std::string_view text);
// As it stands in logs, problems of the API and what commands print: "no-room".
std::string_view error_name(ErrorCode code);

void write_to_standard_error(const std::string& line);

}  // namespace cairn::app
