// SPDX-License-Identifier: Apache-2.0
// For who runs the server: does it live, can it work, what does it do.
#include <fmt/core.h>
#include <unistd.h>

#include <fstream>

#include "app/checkup.h"
#include "server/call.h"
#include "server/pages/pages.h"

namespace cairn::server::pages {
namespace {

// Resident memory in bytes; 0 where the system does not say.
std::uint64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t size = 0, resident = 0;
  in >> size >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

bool is_from_this_machine(const Request& request) {
  return (request.peer == "127.0.0.1" || request.peer == "::1") &&
         request.header("x-forwarded-for").empty() && request.header("forwarded").empty();
}

}  // namespace

Result<Response> health(Call&) { return json_response(R"({"status":"ok"})"); }

Result<Response> ready(Call& call) {
  const auto keys = app::check_keys(call.context());
  if (keys.ok() && keys->fine) return json_response(R"({"status":"ready"})");
  auto out = json_response(R"({"status":"not ready"})");
  out.status = 503;
  out.set("Retry-After", "5");
  return out;
}

// Counts are for who runs the server, not for who visits it.
Result<Response> metrics(Call& call) {
  if (!is_from_this_machine(call.request))
    return fail(ErrorCode::not_found, "metrics",
                "Metrics are told to programs of the same machine alone.");
  auto text = call.site.traffic->metrics();
  text += fmt::format(
      "# HELP process_resident_memory_bytes Memory in use.\n"
      "# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes {}\n",
      resident_bytes());
  Response out;
  out.body = std::move(text);
  out.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  return out;
}

}  // namespace cairn::server::pages
