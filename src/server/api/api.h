// SPDX-License-Identifier: Apache-2.0
// Handlers of the JSON surface, by file of this folder.
#pragma once
#include "server/call.h"

namespace cairn::server::api {

// verify.cpp
Result<Response> verify(Call& call);

// vc_api.cpp: w3c-ccg/vc-api, for the path's {key}, or Ed25519 where it names none
Result<Response> issue(Call& call);
Result<Response> verify_credential(Call& call);
Result<Response> verify_presentation(Call& call);
Result<Response> update_status(Call& call);

// organisation.cpp
Result<Response> organisation(Call& call);
Result<Response> change_organisation(Call& call);

// resolve_did.cpp: DID Resolution v0.3, HTTP(S) binding
Result<Response> resolve_did(Call& call);

// skills.cpp
Result<Response> skills(Call& call);
Result<Response> skill(Call& call);
Result<Response> occupations(Call& call);

// catalogue.cpp
Result<Response> catalogue(Call& call);
Result<Response> offer(Call& call);
Result<Response> compare_offers(Call& call);

// career.cpp
Result<Response> extract_skills(Call& call);
Result<Response> read_advert(Call& call);
Result<Response> match_occupations(Call& call);
Result<Response> gap(Call& call);
Result<Response> plan(Call& call);
Result<Response> calendar(Call& call);

// openapi.cpp
Result<Response> openapi(Call& call);

}  // namespace cairn::server::api
