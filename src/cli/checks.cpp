// SPDX-License-Identifier: Apache-2.0
#include "cli/checks.h"

#include <charconv>

#include "base/instant.h"
#include "base/uri.h"
#include "securing/suite.h"

namespace cairn::cli {

std::string check_given(const std::string& text) {
  return text.empty() ? "its value is empty" : "";
}

// The option parser would take 010 for eight, 0x10 for sixteen and -1 for the largest number.
std::string check_number(const std::string& text) {
  std::uint64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  const bool zeros = text.size() > 1 && text.starts_with('0');
  if (read.ec == std::errc::result_out_of_range) return text + " is too large a number";
  return read.ec == std::errc() && read.ptr == end && !zeros
             ? ""
             : "\"" + text + "\" is no whole number in decimal digits, like 7 or 131072";
}

std::string check_subject(const std::string& text) {
  const bool email = text.starts_with("email:") && text.find('@', 6) != std::string::npos;
  return email || (has_scheme(text) && !text.starts_with("email:"))
             ? ""
             : text + " is no DID, no URL and not of the form email:ADDRESS";
}

std::string check_moment(const std::string& text) {
  return parse_instant(text).ok() ? "" : text + " is no date and time like 2026-11-22T17:20:05Z";
}

std::string check_suite(const std::string& name) {
  using securing::SuiteUse;
  const auto* found = securing::find_suite(name);
  if (found != nullptr && found->use == SuiteUse::create_and_verify) return "";
  std::string names;
  for (const auto& suite : securing::suites())
    if (suite.use == SuiteUse::create_and_verify)
      names.append(names.empty() ? "" : ", ").append(suite.name);
  return "no suite " + name + " to sign with; there are " + names;
}

std::string check_method(const std::string& url) {
  return has_scheme(url) && url.find('#') != std::string::npos
             ? ""
             : url + " is not a URL with a #fragment that names the key";
}

}  // namespace cairn::cli
