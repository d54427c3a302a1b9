// SPDX-License-Identifier: Apache-2.0
// This server's own address: read, taken apart, remembered.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// An http or https URL without query, fragment or user name, as "https://example.org/cairn": final
// slashes are taken off, scheme and host are in lower case. Errors: invalid.
Result<std::string> read_base_url(std::string_view text);

// "badges.example.org:8443" of "https://badges.example.org:8443/path".
std::string host_of(std::string_view url);

// Whether only this machine reaches it.
bool is_loopback_url(std::string_view url);

// What follows the base address in `url`, beginning with "/"; "" for an address elsewhere.
std::string_view path_below(std::string_view base_url, std::string_view url);

// The same for the address of now or a former one: which it is, and what follows.
struct OwnPath {
  std::string_view base_url;
  std::string_view path;  // "": elsewhere
};
OwnPath own_path(const Context& context, std::string_view url);

// The id in an own address of the form "{base}/b/{id}", or of a version of it; "" otherwise. A view
// into `url`.
std::string_view own_badge(const Context& context, std::string_view url);

// The one that was chosen on the pages, or "". Errors: of the store.
Result<std::string> chosen_address(Context& context);

// From the next start on, where no option names another; badges that name a former one stay this
// server's. Errors: invalid ("/address").
Status choose_address(Context& context, const Actor& actor, const std::string& typed);
// The same within a transaction.
Status choose_address(Context& context, Transaction& transaction, const std::string& typed);

// At a start: remembers the address in use and learns the former ones.
Status settle_address(Context& context);

}  // namespace cairn::app
