// SPDX-License-Identifier: Apache-2.0
// The organisation of an API key: read and changed.
#include "app/ports/organisations.h"

#include "app/setup/settings.h"
#include "json/build.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {

Result<Response> organisation(Call& call) {
  CAIRN_TRY(auto reading, call.context().store.begin(app::Access::read));
  CAIRN_TRY(const auto found, reading->organisations().find(call.actor().organisation));
  Arena arena;
  return answer(json::ObjectBuilder(json::Builder(arena))
                    .add_string("id", found.id.text)
                    .add_string("name", found.name)
                    .add_string("url", found.url)
                    .add_string("created", format_instant(found.created))
                    .value());
}

// Whole: what is left out becomes empty.
Result<Response> change_organisation(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const app::OrganisationForm form{.name = body.text("name", Needed::yes), .url = body.text("url")};
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::change_organisation(call.context(), call.actor(), form));
  return organisation(call);
}

}  // namespace cairn::server::api
