// SPDX-License-Identifier: Apache-2.0
// To an OpenID provider, and back from there.
#include "app/accounts/openid/sign_in.h"
#include "server/http/device.h"
#include "server/pages/pages.h"

namespace cairn::server::pages {
namespace {

constexpr std::string_view attempt_cookie = "cairn_openid";
constexpr std::int64_t attempt_seconds_max = 10 * 60;

// What is wrong with the provider is said where somebody can sign in otherwise.
Result<Response> told(Call& call, const Error& error, std::string_view next) {
  if (status_of(error) == 500) return error;
  return sign_in_page(call, "", next, &error);
}

}  // namespace

Result<Response> openid_depart(Call& call) {
  const auto next = own_path(call.target.parameter("next"), "/desk");
  const auto departure = app::openid::depart(call.context(), next);
  if (!departure) return told(call, departure.error(), next);
  call.set_cookie(attempt_cookie, departure->sealed, attempt_seconds_max);
  Response out;
  out.status = 303;
  out.set("Location", departure->address).set("Cache-Control", "no-store");
  return out;
}

Result<Response> openid_return(Call& call) {
  const auto arrival = app::openid::arrive(
      call.context(), {.code = std::string(call.target.parameter("code")),
                       .state = std::string(call.target.parameter("state")),
                       .error = std::string(call.target.parameter("error")),
                       .sealed = std::string(call.request.cookie(attempt_cookie)),
                       .device = device_of(call.request)});
  call.clear_cookie(attempt_cookie);
  if (!arrival) return told(call, arrival.error(), "/desk");
  call.sign_in(arrival->signed_in);
  return see_other(call, own_path(arrival->next, "/desk"));
}

}  // namespace cairn::server::pages
