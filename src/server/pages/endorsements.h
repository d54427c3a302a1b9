// SPDX-License-Identifier: Apache-2.0
// Endorsements on pages: the desk's list, and what pages for anyone show of those accepted.
#pragma once
#include "app/endorsing/accepted.h"
#include "server/call.h"

namespace cairn::server::pages {

// "endorsed" for _endorsed.html: who, what they say of the organisation's subject, when it was
// verified last.
Status add_endorsed(Call& call, View& view, const app::OrganisationId& organisation,
                    const std::string& subject);

Result<Response> endorsements(Call& call);
Result<Response> make_endorsement(Call& call);
Result<Response> ask_for_endorsement(Call& call);
Result<Response> bring_endorsement(Call& call);
Result<Response> answer_endorsement(Call& call);
// For anyone.
Result<Response> endorsement(Call& call);
Result<Response> endorsement_json(Call& call);

}  // namespace cairn::server::pages
