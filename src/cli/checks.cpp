// SPDX-License-Identifier: Apache-2.0
#include "cli/checks.h"

#include "base/instant.h"
#include "base/uri.h"
#include "securing/suite.h"

namespace cairn::cli {

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
