// SPDX-License-Identifier: Apache-2.0
// draft-ietf-httpapi-ratelimit-headers, draft-ietf-httpapi-idempotency-key-header.
#include "server/api/frame.h"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <mutex>

#include "app/programs/once.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::server::api {

namespace {

constexpr const char* where = "api";
constexpr std::string_view versioned = "/api/v1/";
constexpr Rate api_rate{.a_second = 100, .burst = 200};

// Too many requests, or nothing.
std::optional<Response> refused_rate(Call& call, const Route& route) {
  const auto who = route.caller == Caller::api_key
                       ? "key " + call.organisation.text + " " +
                             std::string(call.request.header("authorization"))
                       : "client " + call.client();
  const auto turn = call.site.rates->take(who, api_rate, call.context().clock.now());
  call.headers.push_back({"RateLimit-Policy", fmt::format("\"default\";q={};w={}", api_rate.burst,
                                                          api_rate.burst / api_rate.a_second)});
  call.headers.push_back(
      {"RateLimit", fmt::format("\"default\";r={};t={}", turn.left, turn.wait_seconds)});
  if (turn.allowed) return std::nullopt;
  auto error = fail(ErrorCode::too_many, where,
                    "Too many requests in too short a time. Slow down, or ask for more at once.");
  error.retry_seconds = std::max<std::int64_t>(turn.wait_seconds, 1);
  return problem(error);
}

std::string tag_of(std::string_view body) {
  return "\"" + encoding::to_hex(crypto::sha256(body).view().subspan(0, 16)) + "\"";
}

// RFC 9110 section 13.1: "*" stands for whatever is there; a weak tag is compared as a strong one
// would be by If-None-Match alone, and every tag here is strong.
bool names(std::string_view condition, std::string_view tag) {
  return condition == "*" || condition.find(tag) != condition.npos;
}

Response with_tag(const Call& call, Response response) {
  if (response.status != 200) return response;
  const auto tag = tag_of(response.body);
  response.set("ETag", tag);
  if (response.header("Cache-Control").empty())
    response.set("Cache-Control",
                 call.request.header("authorization").empty() ? "no-cache" : "private, no-cache");
  response.add("Vary", "Authorization");
  const auto known = call.request.header("if-none-match");
  if (known.empty() || !names(known, tag)) return response;
  response.status = 304;
  response.body.clear();
  std::erase_if(response.headers,
                [](const Header& header) { return header.name == "Content-Type"; });
  return response;
}

Response precondition_failed() {
  return problem(412, "precondition-failed",
                 fail(ErrorCode::conflict, where,
                      "It has changed since you read it. Read it again, and send your change with "
                      "the ETag of that answer."));
}

// Between looking at the tag and changing the thing nobody else changes it over this surface.
std::mutex& lock_of(std::string_view path) {
  static std::array<std::mutex, 64> locks;
  return locks[std::hash<std::string_view>()(path) % locks.size()];
}

Result<Response> change(Call& call, const Route& route) {
  const auto condition = call.request.header("if-match");
  if (condition.empty()) return route.handler(call);
  const std::lock_guard lock(lock_of(call.request.target));
  for (const auto& other : routes()) {
    if (other.method != Method::get || other.pattern != route.pattern) continue;
    CAIRN_TRY(const auto now, other.handler(call));
    if (now.status == 200 && !names(condition, tag_of(now.body))) return precondition_failed();
  }
  return route.handler(call);
}

Response repeated(app::KeptAnswer kept) {
  Response out;
  out.status = static_cast<int>(kept.status);
  out.set("Idempotent-Replay", "true");
  if (!kept.type.empty()) out.set("Content-Type", kept.type);
  if (!kept.location.empty()) out.set("Location", kept.location);
  out.body = std::move(kept.body);
  return out;
}

app::KeptAnswer request_of(const Call& call) {
  const std::string whole = call.request.target + "\n" + call.request.body;
  const auto digest = crypto::sha256(whole);
  return {.organisation = call.organisation,
          .key = std::string(call.request.header("idempotency-key")),
          .request_digest = Bytes(digest.view().begin(), digest.view().end()),
          .type = {},
          .location = {},
          .body = {},
          .created = call.context().clock.now()};
}

// What was refused did not act, so that a mended request may come under the same key. A
// secret is told once and kept nowhere: who asks again reads that it was done.
Result<Response> once(Call& call, const Route& route) {
  auto request = request_of(call);
  auto begun = app::begin_once(call.context(), request);
  if (!begun && begun.error().code == ErrorCode::invalid)
    return problem(422, "idempotency-key", begun.error());
  if (!begun) return std::move(begun).error();
  if (*begun) return repeated(std::move(**begun));
  auto response = route.handler(call);
  if (!response || response->status >= 400) {
    CAIRN_CHECK(app::drop_answer(call.context(), request));
    return response;
  }
  request.status = response->status;
  request.location = response->header("Location");
  if (!call.tells_secret) {
    request.type = response->header("Content-Type");
    request.body = response->body;
  }
  CAIRN_CHECK(app::keep_answer(call.context(), request));
  return response;
}

}  // namespace

bool is_for_programs(std::string_view path) {
  return path.starts_with("/api/") || path.starts_with("/vc/") || path.starts_with("/1.0/");
}

Result<Response> framed(Call& call, const Route& route) {
  if (!route.pattern.starts_with(versioned)) return route.handler(call);
  if (auto refused = refused_rate(call, route)) return std::move(*refused);
  switch (route.method) {
    case Method::get: {
      CAIRN_TRY(auto response, route.handler(call));
      return with_tag(call, std::move(response));
    }
    case Method::put:
    case Method::del: return change(call, route);
    default: break;
  }
  const bool keyed = !call.request.header("idempotency-key").empty();
  return keyed && route.caller == Caller::api_key ? once(call, route) : route.handler(call);
}

}  // namespace cairn::server::api
