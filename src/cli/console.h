// SPDX-License-Identifier: Apache-2.0
// Console: results go to standard output, everything said about them to standard error. Colours
// stand only on a terminal, and never where NO_COLOR is set (https://no-color.org).
#pragma once
#include <string>
#include <string_view>

#include "base/printable.h"
#include "base/result.h"
#include "cli/exit.h"
#include "json/build.h"
#include "json/value.h"

namespace cairn::cli {

enum class Colour : std::uint8_t { plain, green, yellow, red, bold, faint };
enum class Output : std::uint8_t { text, json };

class Console {
 public:
  explicit Console(Output output);

  bool wants_json() const { return output_ == Output::json; }

  // To standard output, byte for byte. Errors: io.
  Status print(std::string_view text);
  Status print_json(const json::Value& value);  // indented, with a newline, valid UTF-8 always

  // A line to standard error.
  void note(std::string_view line);
  // What went wrong, where, and what helps: to standard error.
  void complain(const Error& error);
  // The same, as a JSON document too when that was asked for.
  void report(const Error& error);
  // Reports that the words make no command.
  Exit usage(std::string message);

  std::string paint(Colour colour, std::string_view text) const;

 private:
  void print_error(std::string_view code, const Error& error);

  Output output_;
  bool colours_;
};

// An error as it stands in the JSON that commands print.
json::Value describe(const Error& error, json::Builder builder);

}  // namespace cairn::cli
