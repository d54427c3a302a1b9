// SPDX-License-Identifier: Apache-2.0
// Open Badges 2.0 for readers that know nothing newer.
#include "app/awards/badge2.h"

#include <charconv>

#include "server/pages/pages.h"

namespace cairn::server::pages {

namespace {

// What hosts an assertion is asked each time it is verified.
constexpr std::int64_t assertion_seconds_max = 60;
constexpr std::int64_t profile_seconds_max = 3600;
constexpr std::string_view media_type = "application/ld+json";

}  // namespace

Result<Response> badge2_assertion(Call& call) {
  CAIRN_TRY(auto hosted, app::badge2_assertion(call.context(), {std::string(call.argument("id"))}));
  auto out = public_file(call.request, std::move(hosted.body), media_type, assertion_seconds_max);
  if (hosted.revoked && out.status == 200) out.status = 410;
  return out;
}

Result<Response> badge2_class(Call& call) {
  const auto typed = call.target.parameter("version");
  std::optional<std::int64_t> version;
  if (std::int64_t number = 0;
      std::from_chars(typed.data(), typed.data() + typed.size(), number).ec == std::errc())
    version = number;
  CAIRN_TRY(auto body,
            app::badge2_class(call.context(), {std::string(call.argument("id"))}, version));
  return public_file(call.request, std::move(body), media_type, profile_seconds_max);
}

Result<Response> badge2_issuer(Call& call) {
  CAIRN_TRY(auto body, app::badge2_issuer(call.context(), {std::string(call.argument("org"))}));
  return public_file(call.request, std::move(body), media_type, profile_seconds_max);
}

}  // namespace cairn::server::pages
