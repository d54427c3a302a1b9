// SPDX-License-Identifier: Apache-2.0
#include "server/server_state.h"

#include <algorithm>

#include "base/filled.h"
#include "render/apart_files.h"
#include "render/check_modules.h"
#include "server/http/tls_certificate.h"

namespace cairn::server {
namespace {

constexpr std::int64_t certificate_days_min = 14;

app::Checkup check_certificate(const Result<Instant>& ends, Instant now) {
  const auto about = to_say("certificate");
  if (!ends) return app::found_wrong(about, ends.error().detail);
  const auto last = format_instant(*ends).substr(0, 10);
  if (*ends <= now)
    return app::found_wrong(about,
                            filled("It ended on {}. Renew it and send the server a SIGHUP.", last));
  if (ends->seconds() - now.seconds() < certificate_days_min * 86'400)
    return app::found_wrong(about,
                            filled("It ends on {}. Renew it and send the server a SIGHUP.", last));
  return app::found_fine(about, filled("holds until {}", last));
}

}  // namespace

Result<ServerState> state_of_server(const Call& call) {
  auto& context = call.context();
  const auto now = context.clock.now();
  const auto how =
      call.target.parameter("check") == "whole" ? app::Checking::whole : app::Checking::quick;
  ServerState state;
  CAIRN_TRY(state.report, app::server_report(context, how));
  state.up_seconds = std::max<std::int64_t>(0, now.seconds() - call.site.started.seconds());
  auto& findings = state.report.findings;
  if (const auto& file = call.site.certificate_file; !file.empty()) {
    const auto ends = certificate_end(file);
    findings.push_back(check_certificate(ends, now));
    if (ends) state.certificate_ends = *ends;
  }
  findings.push_back(render::check_apart_files());
  // To open them all would keep their libraries in memory for as long as the server runs.
  for (auto& one : render::check_modules(render::ModuleLook::files))
    findings.push_back(std::move(one));
  state.fine = std::all_of(findings.begin(), findings.end(),
                           [](const app::Checkup& one) { return one.fine; });
  return state;
}

}  // namespace cairn::server
