// SPDX-License-Identifier: Apache-2.0
// RFC 8785: the scheme's own files, and 100,000 numbers as ECMAScript writes them.
#include <gtest/gtest.h>

#include <bit>
#include <charconv>

#include "base/text.h"
#include "encoding/bitstring.h"
#include "encoding/hex.h"
#include "json/jcs.h"
#include "json/parse.h"
#include "suite.h"

namespace cairn::json {
namespace {

std::string without_white_space(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\r') out += c;
  return out;
}

std::string fault_in_file(const conformance::Suite& suite, const std::string& name) {
  Arena arena;
  const auto value = parse(suite.read("input/" + name + ".json"), arena);
  if (!value) return "the input was refused: " + value.error().detail;
  const auto text = canonical(*value);
  if (!text) return "refused: " + text.error().detail;
  const auto hex = without_white_space(suite.read("outhex/" + name + ".txt"));
  return encoding::to_hex(as_bytes(*text)) == hex ? "" : "differs: " + *text;
}

TEST(JcsConformance, Files) {
  conformance::Suite suite("jcs-files", "jcs/testdata");
  if (!suite.present()) GTEST_SKIP();
  for (const auto& file : std::filesystem::directory_iterator(suite.folder() / "input")) {
    const auto name = file.path().stem().string();
    suite.record(name, fault_in_file(suite, name));
  }
}

// A line is the double's 64 bits in hexadecimal (leading zeros left out), a comma, and its text.
void check_numbers(conformance::Suite& suite, std::string_view lines) {
  for (const auto line : split(lines, '\n')) {
    if (line.empty()) continue;
    const auto comma = line.find(',');
    std::uint64_t bits = 0;
    std::from_chars(line.data(), line.data() + comma, bits, 16);
    std::string written;
    append_es6_number(std::bit_cast<double>(bits), written);
    suite.record(std::string(line), written == line.substr(comma + 1) ? "" : "wrote " + written);
  }
}

TEST(JcsConformance, TenThousandNumbers) {
  conformance::Suite suite("jcs-numbers-10000", "jcs/es6numbers");
  if (!suite.present()) GTEST_SKIP();
  check_numbers(suite, suite.read("es6testfile10000.txt"));
}

TEST(JcsConformance, HundredThousandNumbers) {
  conformance::Suite suite("jcs-numbers-100000", "jcs/es6numbers");
  if (!suite.present()) GTEST_SKIP();
  const auto packed = suite.read("es6testfile100000.txt.gz");
  const auto lines = encoding::inflate(as_bytes(packed), encoding::Wrapping::gzip);
  ASSERT_TRUE(lines.ok());
  check_numbers(suite, as_text(*lines));
}

}  // namespace
}  // namespace cairn::json
