// SPDX-License-Identifier: Apache-2.0
// What verifiers and readers of badges ask this server for.
#include "app/awards/published.h"

#include "app/awards/status_by_key.h"
#include "app/awards/token_list.h"
#include "app/limits.h"
#include "securing/status_token.h"

#include "server/pages/pages.h"

namespace cairn::server::pages {

using limits::status_seconds_max;

Result<Response> status_list(Call& call) {
  CAIRN_TRY(auto credential,
            app::status_list_credential(call.context(), {std::string(call.argument("list"))}));
  return public_file(call.request, std::move(credential), "application/vc+ld+json",
                     status_seconds_max);
}

Result<Response> status_list_by_key(Call& call) {
  CAIRN_TRY(auto credential,
            app::status_list_by_key(call.context(), {std::string(call.argument("list"))},
                                    call.argument("key")));
  return public_file(call.request, std::move(credential), "application/vc+ld+json",
                     status_seconds_max);
}

Result<Response> token_status_list(Call& call) {
  CAIRN_TRY(auto token,
            app::token_status_list(call.context(), {std::string(call.argument("list"))}));
  return public_file(call.request, std::move(token), securing::status_token_media_type,
                     status_seconds_max);
}

Result<Response> organisation_did(Call& call) {
  CAIRN_TRY(auto document,
            app::organisation_did_document(call.context(), {std::string(call.argument("org"))},
                                           call.context().base_url));
  return public_file(call.request, std::move(document), "application/did+json", status_seconds_max);
}

Result<Response> server_did(Call& call) {
  CAIRN_TRY(auto document, app::server_did_document(call.context(), call.context().base_url));
  return public_file(call.request, std::move(document), "application/did+json", status_seconds_max);
}

}  // namespace cairn::server::pages
