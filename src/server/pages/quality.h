// SPDX-License-Identifier: Apache-2.0
// What is said of offers and of who gives them: pages of the catalogue, of plans and of the desk,
// by file of quality/.
#pragma once
#include "server/call.h"

namespace cairn::server::pages {

// reviews.cpp
Result<Response> offer_reviews(Call& call);
Result<Response> own_review(Call& call);
Result<Response> write_review(Call& call);
Result<Response> withdraw_review(Call& call);

// questions.cpp
Result<Response> offer_questions(Call& call);
Result<Response> ask_question(Call& call);
Result<Response> answer_question(Call& call);
Result<Response> withdraw_question(Call& call);

// report.cpp
Result<Response> report_form(Call& call);
Result<Response> report_abuse(Call& call);

// provider.cpp
Result<Response> provider(Call& call);

// desk.cpp: of an organisation's own achievements
Result<Response> quality_desk(Call& call);
Result<Response> reply_to_review(Call& call);
Result<Response> answer_as_issuer(Call& call);

// moderation.cpp
Result<Response> reports_desk(Call& call);
Result<Response> decide_report(Call& call);

// providers_desk.cpp
Result<Response> providers_desk(Call& call);
Result<Response> enter_fact(Call& call);
Result<Response> review_fact(Call& call);
Result<Response> remove_fact(Call& call);

// peers.cpp
Result<Response> peers(Call& call);
Result<Response> join_peers(Call& call);
Result<Response> leave_peers(Call& call);
Result<Response> write_to_peer(Call& call);
Result<Response> block_peer(Call& call);
Result<Response> said_file(Call& call);

}  // namespace cairn::server::pages
