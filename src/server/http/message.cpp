// SPDX-License-Identifier: Apache-2.0
#include "server/http/message.h"

#include <algorithm>
#include <future>

#include "base/text.h"
#include "encoding/percent.h"
#include "server/http/limits.h"

namespace cairn::server {

namespace {

constexpr const char* where = "http";

enum class Plus : std::uint8_t { literal, space };

Result<std::string> decoded(std::string_view text, Plus plus) {
  std::string spaced(text);
  if (plus == Plus::space) std::replace(spaced.begin(), spaced.end(), '+', ' ');
  CAIRN_TRY(auto out, encoding::percent_decoded_strictly(spaced));
  if (!is_utf8(out)) return fail(ErrorCode::unreadable, where, "The address is not UTF-8.");
  return out;
}

}  // namespace

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string_view Request::header(std::string_view name) const {
  for (const auto& header : headers)
    if (header.name == name) return header.value;
  return {};
}

std::string_view Request::cookie(std::string_view name) const {
  for (const auto& header : headers) {
    if (header.name != "cookie") continue;
    for (auto pair : split(header.value, ';')) {
      pair = trim(pair);
      const auto equals = pair.find('=');
      if (equals != pair.npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    }
  }
  return {};
}

std::string Request::media_type() const {
  const auto value = header("content-type");
  return to_lower_ascii(trim(value.substr(0, value.find(';'))));
}

Response& Response::set(std::string_view name, std::string_view value) {
  std::erase_if(headers, [&](const Header& header) { return header.name == name; });
  return add(name, value);
}

Response& Response::add(std::string_view name, std::string_view value) {
  headers.push_back({std::string(name), std::string(value)});
  return *this;
}

std::string_view Response::header(std::string_view name) const {
  for (const auto& header : headers)
    if (header.name == name) return header.value;
  return {};
}

Status settle(Response& response) {
  if (!response.until) return done;
  std::promise<Status> promise;
  auto settled = promise.get_future();
  response.until([&](Status status) { promise.set_value(std::move(status)); });
  response.until = nullptr;
  return settled.get();
}

std::string_view Target::parameter(std::string_view name) const {
  for (const auto& parameter : query)
    if (parameter.name == name) return parameter.value;
  return {};
}

Result<std::vector<Parameter>> parse_urlencoded(std::string_view text) {
  std::vector<Parameter> out;
  for (const auto pair : split(text, '&')) {
    if (pair.empty()) continue;
    if (out.size() == limits::form_fields_max)
      return fail(ErrorCode::too_large, where, "The form has too many fields.");
    const auto equals = pair.find('=');
    CAIRN_TRY(auto name, decoded(pair.substr(0, equals), Plus::space));
    const auto rest = equals == pair.npos ? std::string_view() : pair.substr(equals + 1);
    CAIRN_TRY(auto value, decoded(rest, Plus::space));
    if (value.find('\0') != value.npos)
      return fail(ErrorCode::unreadable, where, "A field holds a zero byte.");
    out.push_back({std::move(name), std::move(value)});
  }
  return out;
}

OriginForm origin_form(std::string_view target) {
  const auto scheme = target.find("://");
  const auto name = to_lower_ascii(target.substr(0, scheme == target.npos ? 0 : scheme));
  if (name != "http" && name != "https") return {{}, target};
  const auto rest = target.substr(scheme + 3);
  const auto end = rest.find_first_of("/?#");
  const auto authority = rest.substr(0, end);
  if (end == rest.npos) return {authority, "/"};
  return {authority, rest[end] == '/' ? rest.substr(end) : std::string_view("/")};
}

Result<Target> parse_target(std::string_view target) {
  if (target.size() > limits::request_target_bytes_max)
    return fail(ErrorCode::too_large, where, "The address is too long.");
  if (target.empty() || target.front() != '/')
    return fail(ErrorCode::unreadable, where, "The address does not begin with a slash.");
  Target out;
  target = target.substr(0, target.find('#'));
  const auto question = target.find('?');
  for (const auto segment : split(target.substr(1, question - 1), '/')) {
    CAIRN_TRY(auto decoded, decoded(segment, Plus::literal));
    if (has_control(decoded) || out.segments.size() == limits::path_segments_max)
      return fail(ErrorCode::unreadable, where, "The address is not one of ours.");
    out.segments.push_back(std::move(decoded));
  }
  if (out.segments.size() == 1 && out.segments.front().empty()) out.segments.clear();
  if (question != target.npos) {
    CAIRN_TRY(out.query, parse_urlencoded(target.substr(question + 1)));
    for (const auto& parameter : out.query)
      if (has_control(parameter.name) || has_control(parameter.value))
        return fail(ErrorCode::unreadable, where, "The address is not one of ours.");
  }
  return out;
}

std::string header_parameter(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != value.npos) {
    const auto start = value.find_first_not_of(" \t;", at);
    const auto equals = start == value.npos ? value.npos : value.find('=', start);
    if (equals == value.npos) return {};
    const auto key = to_lower_ascii(trim(value.substr(start, equals - start)));
    std::string text;
    if (equals + 1 < value.size() && value[equals + 1] == '"') {
      at = equals + 2;
      while (at < value.size() && value[at] != '"') {
        if (value[at] == '\\' && at + 1 < value.size()) ++at;
        text += value[at++];
      }
      at = value.find(';', at);
    } else {
      at = value.find(';', equals);
      text = trim(value.substr(equals + 1, at == value.npos ? at : at - equals - 1));
    }
    if (key == name) return text;
  }
  return {};
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    default: return status < 400 ? "OK" : "Error";
  }
}

}  // namespace cairn::server
