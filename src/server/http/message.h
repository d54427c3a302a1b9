// SPDX-License-Identifier: Apache-2.0
// What handlers see of HTTP (RFC 9110): a request that has been read whole and the response to it.
// Nothing here knows sockets, so handlers are tested without any.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::server {

enum class Method : std::uint8_t { get, head, post, options, other };
enum class Transport : std::uint8_t { plain, tls };

struct Header {
  std::string name;  // lower case in requests
  std::string value;
};

struct Request {
  Method method = Method::get;
  Transport transport = Transport::plain;
  std::string target;  // path and query as sent
  std::vector<Header> headers;
  std::string body;
  std::string peer;  // the address at the other end of the socket

  // The first header of that (lower-case) name, or "".
  std::string_view header(std::string_view name) const;
  // RFC 6265 section 4.2: the value of a cookie, or "".
  std::string_view cookie(std::string_view name) const;
  // The media type of the body in lower case, without parameters.
  std::string media_type() const;
};

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::string body;

  Response& set(std::string_view name, std::string_view value);  // replaces
  Response& add(std::string_view name, std::string_view value);  // another of the same name
  std::string_view header(std::string_view name) const;
};

// The target split and decoded: every segment and parameter is percent-decoded UTF-8 without
// control characters. Errors: unreadable, too_large.
struct Parameter {
  std::string name;
  std::string value;
};
struct Target {
  std::vector<std::string> segments;  // "/a/b" is {"a", "b"}; "/" is {}
  std::vector<Parameter> query;

  std::string_view parameter(std::string_view name) const;  // or ""
};
Result<Target> parse_target(std::string_view target);

// application/x-www-form-urlencoded (WHATWG URL section 5.1); at most `form_parts_max` pairs.
Result<std::vector<Parameter>> parse_urlencoded(std::string_view text);

// Whether there is a control character of ASCII in it.
bool has_control(std::string_view text);

// RFC 3986 section 2.1; `unreserved` characters stay.
std::string percent_encode(std::string_view text);

// A parameter of a header such as Content-Type or Content-Disposition, unquoted; or "".
std::string header_parameter(std::string_view value, std::string_view name);

std::string_view reason_phrase(int status);

}  // namespace cairn::server
