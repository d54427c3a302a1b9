// SPDX-License-Identifier: Apache-2.0
#include "market/address.h"

#include "base/text.h"
#include "base/uri.h"

namespace cairn::market {
namespace {

bool tells_the_way(std::string_view parameter) {
  const auto name = parameter.substr(0, parameter.find('='));
  return name.starts_with("utm_") || name == "gclid" || name == "fbclid" || name == "msclkid";
}

}  // namespace

std::string plain_address(std::string_view address) {
  const auto parts = split_uri(trim(address));
  if (!parts.scheme || !parts.authority || parts.authority->empty()) return "";
  const auto scheme = to_lower_ascii(*parts.scheme);
  if (scheme != "http" && scheme != "https") return "";
  // One page answers under both.
  std::string plain = "https://" + to_lower_ascii(*parts.authority) + std::string(parts.path);
  std::string query;
  if (parts.query)
    for (const auto parameter : split(*parts.query, '&'))
      if (!parameter.empty() && !tells_the_way(parameter))
        query += (query.empty() ? "?" : "&") + std::string(parameter);
  if (query.empty() && plain.ends_with('/')) plain.pop_back();
  return plain + query;
}

}  // namespace cairn::market
