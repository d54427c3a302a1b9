// SPDX-License-Identifier: Apache-2.0
// Questions about an offer: asked by whoever has a learner's page, answered by holders and by who
// issues it. Plain text, so many a day.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/page.h"
#include "app/ports/questions.h"
#include "app/quality/holder.h"

namespace cairn::app {

struct AskedQuestion {
  OfferQuestion question;
  std::vector<QuestionAnswer> answers;  // oldest first; hidden ones on the desk alone
};

// Newest first. Errors: not_found (the page's row).
Result<Listed<AskedQuestion>> questions_of(Context& context, std::string_view offer,
                                           const Page& page);
// The same of all of an organisation's achievements, with what is hidden.
Result<Listed<AskedQuestion>> questions_of_organisation(Context& context, const Actor& actor,
                                                        const Page& page);

struct QuestionForm {
  std::string text;
  bool named = false;
};
// Errors: not_found (no such offer); not_permitted (no learner's page); too_many; invalid
// ("/text").
Result<OfferQuestion> ask_question(Context& context, const Visit& visit, std::string_view offer,
                                   const QuestionForm& form);
// By a holder. Errors: not_found; not_permitted (nobody is known; nothing shows that they hold it);
// too_many; invalid ("/text").
Result<QuestionAnswer> answer_question(Context& context, const Visit& visit, const QuestionId& id,
                                       const QuestionForm& form);
// By the issuer. Errors: not_found; too_many; invalid ("/text").
Result<QuestionAnswer> answer_as_issuer(Context& context, const Actor& actor, const QuestionId& id,
                                        std::string_view text);
// Taken back by who wrote it; a question goes with its answers. Errors: not_permitted, not_found.
Status withdraw_question(Context& context, const Visit& visit, const QuestionId& id);
Status withdraw_answer(Context& context, const Visit& visit, const AnswerId& id);

}  // namespace cairn::app
