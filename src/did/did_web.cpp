// SPDX-License-Identifier: Apache-2.0
// did:web (w3c-ccg/did-method-web): the DID names a host, perhaps a port, and a path; the document
// is a file there. Only what every web server serves plainly is let through.
#include <algorithm>

#include "base/text.h"
#include "did/did.h"

namespace cairn::did {
namespace {

constexpr const char* where = "did-method-web#read-resolve";

Error not_permitted(const char* detail) { return fail(ErrorCode::not_permitted, where, detail); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
    return false;
  for (const char c : label)
    if (!is_alphanumeric(c) && c != '-') return false;
  return true;
}

// A domain name of letters, digits and hyphens. A last label of digits (or 0x…) is an IPv4 address
// in one of its spellings (WHATWG URL section 3.5, "ends in a number").
bool is_host(std::string_view host) {
  if (host.size() > 253) return false;
  const auto labels = split(host, '.');
  for (const auto label : labels)
    if (!is_label(label)) return false;
  const auto last = to_lower_ascii(labels.back());
  if (last.starts_with("0x")) return false;
  return last.find_first_not_of("0123456789") != std::string::npos;
}

bool is_port(std::string_view port) {
  if (port.empty() || port.size() > 5 || port.front() == '0') return false;
  unsigned number = 0;
  for (const char c : port) {
    if (!is_digit(c)) return false;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number <= 65535;
}

// A segment as it stands in the DID: unreserved characters only, and not a step up the path.
bool is_segment(std::string_view segment) {
  if (segment.empty() || segment.front() == '.') return false;
  for (const char c : segment)
    if (!is_alphanumeric(c) && c != '-' && c != '_' && c != '.') return false;
  return true;
}

struct Authority {
  std::string_view host, port;  // port "" when there is none
};

// "example.com" or "example.com%3A3000".
Result<Authority> read_authority(std::string_view text) {
  const auto percent = text.find('%');
  Authority authority{text.substr(0, percent), {}};
  if (percent != std::string_view::npos) {
    const auto rest = text.substr(percent);
    if (!rest.starts_with("%3A") && !rest.starts_with("%3a"))
      return not_permitted("only a port may be percent-encoded in a did:web host");
    authority.port = rest.substr(3);
    if (!is_port(authority.port)) return not_permitted("the port is no number up to 65535");
  }
  if (!is_host(authority.host))
    return not_permitted("the host is no plain domain name; IP addresses are refused");
  return authority;
}

}  // namespace

Result<std::string> did_web_url(std::string_view text) {
  CAIRN_TRY(const auto did, parse_did(text));
  if (did.method != Method::web)
    return fail(ErrorCode::unsupported, where, "the identifier is of another DID method");
  const auto parts = split(did.specific, ':');
  CAIRN_TRY(const auto authority, read_authority(parts.front()));
  auto url = "https://" + to_lower_ascii(authority.host);
  if (!authority.port.empty()) url += ":" + std::string(authority.port);
  if (parts.size() == 1) return url + "/.well-known/did.json";
  for (const auto segment : std::span(parts).subspan(1)) {
    if (!is_segment(segment)) return not_permitted("a path segment of the did:web is not plain");
    url += "/" + std::string(segment);
  }
  return url + "/did.json";
}

Result<std::string> make_did_web(std::string_view host, std::span<const std::string> path) {
  const auto colon = host.find(':');
  // Each would name another path than the one asked for.
  const bool has_colon = std::ranges::any_of(
      path, [](const std::string& segment) { return segment.find(':') != std::string::npos; });
  if (has_colon || colon != host.rfind(':'))
    return not_permitted("a host has one port at most, and a path segment no colon");
  std::string did = "did:web:" + std::string(host.substr(0, colon));
  if (colon != std::string_view::npos) did += "%3A" + std::string(host.substr(colon + 1));
  for (const auto& segment : path) did += ":" + segment;
  CAIRN_CHECK(did_web_url(did));
  return did;
}

}  // namespace cairn::did
