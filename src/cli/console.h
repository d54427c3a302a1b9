// SPDX-License-Identifier: Apache-2.0
// Console: results go to standard output, everything said about them to standard error. Colours
// stand only on a terminal, and never where NO_COLOR is set (https://no-color.org).
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
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
  Status print_json(const json::Value& value);  // indented, with a newline

  // A line to standard error.
  void note(std::string_view line);
  // What went wrong, and where; as a JSON document too when that was asked for.
  void report(const Error& error);

  std::string paint(Colour colour, std::string_view text) const;

 private:
  Output output_;
  bool colours_;
};

// Control characters of other people's text, which could steer a terminal or turn what stands
// beside them around, become U+FFFD.
std::string printable(std::string_view text);

}  // namespace cairn::cli
