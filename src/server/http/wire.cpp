// SPDX-License-Identifier: Apache-2.0
#include "server/http/wire.h"

#include "base/text.h"

namespace cairn::server {

namespace http = boost::beast::http;

Method method_of(http::verb verb) {
  switch (verb) {
    case http::verb::get: return Method::get;
    case http::verb::head: return Method::head;
    case http::verb::post: return Method::post;
    case http::verb::put: return Method::put;
    case http::verb::delete_: return Method::del;
    case http::verb::options: return Method::options;
    default: return Method::other;
  }
}

Request to_request(WireRequest&& message, Transport transport, std::string peer) {
  Request out;
  out.method = method_of(message.method());
  out.transport = transport;
  const auto target = origin_form(view(message.target()));
  out.target = target.target;
  for (const auto& field : message)
    out.headers.push_back(
        {to_lower_ascii(view(field.name_string())), std::string(view(field.value()))});
  // What the target says stands above the header.
  if (!target.authority.empty()) {
    std::erase_if(out.headers, [](const Header& header) { return header.name == "host"; });
    out.headers.push_back({"host", std::string(target.authority)});
  }
  out.body = std::move(message.body());
  out.peer = std::move(peer);
  return out;
}

std::optional<Response> refused_head(const WireRequest& message) {
  using http::field;
  const auto hosts = message.count(field::host);
  if (hosts > 1 || (hosts == 0 && message.version() >= 11))
    return plain_answer(400, "A request names its host, once.\n");
  if (message.count(field::transfer_encoding) == 0) return std::nullopt;
  const auto coding = to_lower_ascii(trim(view(message[field::transfer_encoding])));
  const bool alone = message.count(field::transfer_encoding) == 1 &&
                     message.count(field::content_length) == 0 && message.version() >= 11;
  if (alone && coding == "chunked") return std::nullopt;
  const auto last = trim(std::string_view(coding).substr(coding.rfind(',') + 1));
  return alone && last == "chunked"
             ? plain_answer(501, "Send the body as it is, or in chunks; nothing else is read.\n")
             : plain_answer(400, "The request does not say clearly where it ends.\n");
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
  if (response.rest)
    out.chunked(true);
  else if (!bodiless)
    out.content_length(size);
  return out;
}

Response plain_answer(int status, std::string_view sentence) {
  Response out;
  out.status = status;
  out.set("Content-Type", "text/plain; charset=utf-8").set("X-Content-Type-Options", "nosniff");
  out.body = sentence;
  return out;
}

Response refusal(const boost::beast::error_code& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return plain_answer(431, "The headers of the request are too large.\n");
  return plain_answer(400, "The request is not well-formed HTTP.\n");
}

bool deserves_answer(const boost::beast::error_code& error) {
  return error.category() == http::make_error_code(http::error::bad_method).category() &&
         error != http::error::end_of_stream && error != http::error::partial_message;
}

}  // namespace cairn::server
