// SPDX-License-Identifier: Apache-2.0
// What handlers see of HTTP (RFC 9110): a request that has been read whole and the response to it.
// Nothing here knows sockets, so handlers are tested without any.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::server {

enum class Method : std::uint8_t { get, head, post, put, del, options, other };
enum class Transport : std::uint8_t { plain, tls };

struct Header {
  std::string name;  // lower case in requests
  std::string value;
};

struct Request {
  Method method = Method::get;
  Transport transport = Transport::plain;
  std::string target;  // path and query as sent, in origin form
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

// Something that must have happened before an answer leaves; told once, on any thread, whether it
// has.
using Settled = std::function<void(Status)>;

// The rest of a body that is too large to be held, made piece by piece while it leaves.
class BodySource {
 public:
  virtual ~BodySource() = default;
  // "" at its end. What fails breaks the answer off, so that nobody takes a part for the whole.
  virtual Result<std::string> next() = 0;
};

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
  std::shared_ptr<BodySource> rest = {};    // instead of the body; its length is not told
  std::function<void(Settled)> until = {};  // called once; where it is empty, nothing need happen
  std::function<void()> again = {};         // called whenever it is given again from memory

  Response& set(std::string_view name, std::string_view value);  // replaces
  Response& add(std::string_view name, std::string_view value);  // another of the same name
  std::string_view header(std::string_view name) const;
};

// Waits for what an answer waits for. Errors: of that.
Status settle(Response& response);

struct Parameter {
  std::string name;
  std::string value;
};
// The target of a request, split: every segment and parameter is percent-decoded UTF-8 without
// control characters.
struct Target {
  std::vector<std::string> segments;  // "/a/b" is {"a", "b"}; "/" is {}
  std::vector<Parameter> query;

  std::string_view parameter(std::string_view name) const;  // or ""
};
// Errors: unreadable, too_large.
Result<Target> parse_target(std::string_view target);

// RFC 9112 section 3.2.2: of "http://host:port/path?query", as a client may write it, the authority
// and what a handler sees. Of any other target the authority is "".
struct OriginForm {
  std::string_view authority;
  std::string_view target;  // "/path?query"
};
OriginForm origin_form(std::string_view target);

// application/x-www-form-urlencoded (WHATWG URL section 5.1); at most `form_parts_max` pairs.
Result<std::vector<Parameter>> parse_urlencoded(std::string_view text);

// Whether there is a control character of ASCII in it.
bool has_control(std::string_view text);

// A parameter of a header such as Content-Type or Content-Disposition, unquoted; or "".
std::string header_parameter(std::string_view value, std::string_view name);

std::string_view reason_phrase(int status);

}  // namespace cairn::server
