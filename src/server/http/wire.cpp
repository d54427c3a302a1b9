// SPDX-License-Identifier: Apache-2.0
#include "server/http/wire.h"

#include "base/text.h"

namespace cairn::server {

namespace {

namespace http = boost::beast::http;

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get: return Method::get;
    case http::verb::head: return Method::head;
    case http::verb::post: return Method::post;
    case http::verb::options: return Method::options;
    default: return Method::other;
  }
}

}  // namespace

Request to_request(WireRequest&& message, Transport transport, std::string peer) {
  Request out;
  out.method = method_of(message.method());
  out.transport = transport;
  out.target = view(message.target());
  for (const auto& field : message)
    out.headers.push_back(
        {to_lower_ascii(view(field.name_string())), std::string(view(field.value()))});
  out.body = std::move(message.body());
  out.peer = std::move(peer);
  return out;
}

WireResponse to_message(Response&& response, Method method, bool keep_alive) {
  WireResponse out;
  out.version(11);
  out.result(static_cast<unsigned>(response.status));
  const auto reason = reason_phrase(response.status);
  out.reason({reason.data(), reason.size()});
  for (const auto& header : response.headers) out.insert(header.name, header.value);
  out.keep_alive(keep_alive);
  const auto size = response.body.size();
  if (method != Method::head) out.body() = std::move(response.body);
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) out.content_length(size);
  return out;
}

Response plain_answer(int status, std::string_view sentence) {
  Response out;
  out.status = status;
  out.set("Content-Type", "text/plain; charset=utf-8").set("X-Content-Type-Options", "nosniff");
  out.body = sentence;
  return out;
}

}  // namespace cairn::server
