// SPDX-License-Identifier: Apache-2.0
#include "app/base_address.h"

namespace cairn::app {

std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  return std::string(url.substr(0, url.find_first_of("/?#")));
}

std::string_view path_below(std::string_view base_url, std::string_view url) {
  if (!url.starts_with(base_url)) return {};
  const auto path = url.substr(base_url.size());
  return path.starts_with('/') ? path : std::string_view();
}

}  // namespace cairn::app
