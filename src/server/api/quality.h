// SPDX-License-Identifier: Apache-2.0
// What is said of offers and of who gives them, for programs.
#pragma once
#include "server/call.h"

namespace cairn::server::api {

// quality.cpp: what anybody reads, and what the holder of a learner's page says
Result<Response> offer_quality(Call& call);
Result<Response> offer_reviews(Call& call);
Result<Response> offer_questions(Call& call);
Result<Response> provider(Call& call);
Result<Response> report_abuse(Call& call);
Result<Response> own_review(Call& call);
Result<Response> write_review(Call& call);
Result<Response> withdraw_review(Call& call);
Result<Response> ask_question(Call& call);
Result<Response> withdraw_question(Call& call);
Result<Response> answer_question(Call& call);
Result<Response> withdraw_answer(Call& call);

// quality_desk.cpp: of an organisation's own achievements, and of the server
Result<Response> reviews(Call& call);
Result<Response> reply_to_review(Call& call);
Result<Response> questions(Call& call);
Result<Response> answer_as_issuer(Call& call);
Result<Response> abuse_reports(Call& call);
Result<Response> decide_report(Call& call);
Result<Response> provider_facts(Call& call);
Result<Response> enter_fact(Call& call);
Result<Response> replace_fact(Call& call);
Result<Response> review_fact(Call& call);
Result<Response> remove_fact(Call& call);

}  // namespace cairn::server::api
