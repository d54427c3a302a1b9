// SPDX-License-Identifier: Apache-2.0
#include "server/request_log.h"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <cctype>

namespace cairn::server {
namespace {

std::string_view spelling_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::del: return "DELETE";
    case Method::options: return "OPTIONS";
    case Method::other: break;
  }
  return "other";
}

std::string request_id(const Site& site, const Request& request) {
  constexpr std::size_t bytes_max = 64;
  const auto given = request.header("x-request-id");
  const bool plain = std::all_of(given.begin(), given.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
  });
  if (!given.empty() && given.size() <= bytes_max && plain) return std::string(given);
  static std::atomic<std::uint64_t> last = 0;
  return fmt::format("{:x}-{:x}", site.started.microseconds, ++last);
}

}  // namespace

void log_request(const Site& site, const Request& request, Response& response,
                 const RequestTrace& trace, std::chrono::steady_clock::time_point begun) {
  const auto& context = site.context;
  if (!trace.trouble && !context.log_requests) return;
  const auto took = std::chrono::steady_clock::now() - begun;
  const auto id = request_id(site, request);
  response.set("X-Request-Id", id);
  const std::vector<app::LogField> fields{
      {"method", spelling_of(request.method)},
      {"route", trace.route},
      {"status", std::int64_t{response.status}},
      {"request", std::string_view(id)},
      {"ms", std::int64_t{std::chrono::duration_cast<std::chrono::milliseconds>(took).count()}}};
  const auto now = context.clock.now();
  if (trace.trouble)
    context.log.write(now, *trace.trouble, fields);
  else
    context.log.write(now, app::LogLevel::info, "request", fields);
}

}  // namespace cairn::server
