// SPDX-License-Identifier: Apache-2.0
// What job adverts ask for: pages for anybody, and the desk of who imports them.
#pragma once
#include "server/call.h"

namespace cairn::server::pages {

// market.cpp
Result<Response> market(Call& call);

// market_history.cpp
Result<Response> market_history(Call& call);
Result<Response> market_history_csv(Call& call);

// market_desk.cpp
Result<Response> market_desk(Call& call);
Result<Response> import_to_market(Call& call);
Result<Response> show_market(Call& call);

// market_terms.cpp
Result<Response> market_terms(Call& call);
Result<Response> judge_term(Call& call);
Result<Response> take_back_judgement(Call& call);

}  // namespace cairn::server::pages
