// SPDX-License-Identifier: Apache-2.0
#include "app/quality/questions.h"

#include "app/audit.h"
#include "app/fields.h"
#include "app/ports/abuse_reports.h"
#include "app/ports/organisations.h"
#include "app/ports/quality.h"
#include "app/quality/limits.h"
#include "app/quality/proof.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

constexpr const char* where = "question";

Instant a_day_ago(const Context& context) {
  return {context.clock.now().microseconds - limits::day_microseconds};
}

Result<Listed<AskedQuestion>> with_answers(Transaction& transaction, Listed<OfferQuestion> listed,
                                           bool with_hidden) {
  Listed<AskedQuestion> out;
  out.more = listed.more;
  for (auto& question : listed.rows) {
    AskedQuestion asked;
    CAIRN_TRY(asked.answers,
              transaction.quality().questions().answers_of(question.organisation, question.id));
    if (!with_hidden) std::erase_if(asked.answers, [](const auto& it) { return it.hidden; });
    asked.question = std::move(question);
    out.rows.push_back(std::move(asked));
  }
  return out;
}

Result<Listed<AskedQuestion>> list(Transaction& transaction, const OrganisationId& keeper,
                                   const std::string& offer, const Page& page) {
  CAIRN_TRY(auto rows, transaction.quality().questions().list(keeper, offer, one_more(page)));
  return with_answers(transaction, cut(std::move(rows), page), offer.empty());
}

Result<std::string> answer_text(std::string_view text) {
  return text_field({"/text", "Answer"}, text, limits::answer_characters_max, Presence::required,
                    Lines::many);
}

Status check_room(Transaction& transaction, const QuestionId& id) {
  CAIRN_TRY(const auto answers,
            transaction.quality().questions().answers_of(keeper_of_id(id.text), id));
  if (static_cast<std::int64_t>(answers.size()) < limits::answers_shown_max) return done;
  return fail(ErrorCode::conflict, where, "This question has as many answers as are kept.");
}

Result<QuestionAnswer> keep(Context& context, Transaction& transaction, QuestionAnswer answer) {
  CAIRN_CHECK(check_room(transaction, answer.question));
  answer.organisation = keeper_of_id(answer.question.text);
  answer.id = {new_name(answer.organisation, context.random)};
  answer.written = context.clock.now();
  CAIRN_CHECK(transaction.quality().questions().add_answer(answer));
  return answer;
}

// A hidden one is as if it were not there.
Result<OfferQuestion> open_question(Transaction& transaction, const QuestionId& id) {
  CAIRN_TRY(auto question, transaction.quality().questions().find(keeper_of_id(id.text), id));
  if (question.hidden)
    return fail(ErrorCode::not_found, where, "This question is not shown any more.");
  return question;
}

}  // namespace

Result<Listed<AskedQuestion>> questions_of(Context& context, std::string_view offer,
                                           const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto keeper, keeper_of(*transaction, offer));
  return list(*transaction, keeper, std::string(offer), page);
}

Result<Listed<AskedQuestion>> questions_of_organisation(Context& context, const Actor& actor,
                                                        const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return list(*transaction, actor.organisation, "", page);
}

Result<OfferQuestion> ask_question(Context& context, const Visit& visit, std::string_view offer,
                                   const QuestionForm& form) {
  CAIRN_TRY(const auto known, offer_named(context, offer));
  CAIRN_CHECK(
      context.throttle.take("question from " + visit.client, {60, 600}, context.clock.now()));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto speaker, known_speaker(context, *transaction, visit));
  if (!speaker.learner)
    return with_remedy(
        fail(ErrorCode::not_permitted, where, "Questions are asked from a learner’s page."),
        "Open the link of your learner’s page in this browser first.");
  OfferQuestion question;
  CAIRN_TRY(question.text,
            text_field({"/text", "Question"}, form.text, limits::question_characters_max,
                       Presence::required, Lines::many));
  CAIRN_TRY(question.organisation, keeper_of(*transaction, known.id));
  auto& questions = transaction->quality().questions();
  CAIRN_TRY(const auto today,
            questions.count_asked(question.organisation, speaker.id, a_day_ago(context)));
  if (today >= limits::questions_a_day_max)
    return fail(ErrorCode::too_many, where,
                filled("You have asked {} questions today. Ask again tomorrow.",
                       limits::questions_a_day_max));
  question.id = {new_name(question.organisation, context.random)};
  question.offer = known.id;
  question.asker = speaker.id;
  question.name = form.named ? speaker.name : "";
  question.asked = context.clock.now();
  CAIRN_CHECK(questions.add(question));
  CAIRN_CHECK(transaction->commit());
  return question;
}

Result<QuestionAnswer> answer_question(Context& context, const Visit& visit, const QuestionId& id,
                                       const QuestionForm& form) {
  CAIRN_CHECK(
      context.throttle.take("question from " + visit.client, {60, 600}, context.clock.now()));
  std::string offer;
  {
    CAIRN_TRY(auto reading, context.store.begin(Access::read));
    CAIRN_TRY(const auto question, open_question(*reading, id));
    offer = question.offer;
  }
  CAIRN_TRY(const auto known, offer_named(context, offer));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto speaker, known_speaker(context, *transaction, visit));
  CAIRN_TRY(const auto proof, proof_of(*transaction, speaker, known));
  if (!proof.holder) return not_proved(proof.why);
  QuestionAnswer answer;
  CAIRN_TRY(answer.text, answer_text(form.text));
  CAIRN_TRY(const auto today, transaction->quality().questions().count_answered(
                                  keeper_of_id(id.text), speaker.id, a_day_ago(context)));
  if (today >= limits::answers_a_day_max)
    return fail(
        ErrorCode::too_many, where,
        filled("You have given {} answers today. Go on tomorrow.", limits::answers_a_day_max));
  answer.question = id;
  answer.author = speaker.id;
  answer.voice = Voice::holder;
  answer.name = form.named ? speaker.name : "";
  CAIRN_TRY(answer, keep(context, *transaction, std::move(answer)));
  CAIRN_CHECK(transaction->commit());
  return answer;
}

Result<QuestionAnswer> answer_as_issuer(Context& context, const Actor& actor, const QuestionId& id,
                                        std::string_view text) {
  if (keeper_of_id(id.text) != actor.organisation)
    return fail(ErrorCode::not_found, where, "There is no such question.");
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(open_question(*transaction, id));
  QuestionAnswer answer;
  CAIRN_TRY(answer.text, answer_text(text));
  CAIRN_TRY(const auto organisation, transaction->organisations().find(actor.organisation));
  answer.question = id;
  answer.voice = Voice::issuer;
  answer.name = organisation.name;
  CAIRN_TRY(answer, keep(context, *transaction, std::move(answer)));
  CAIRN_CHECK(audit(context, *transaction, actor, "question.answer", id.text));
  CAIRN_CHECK(transaction->commit());
  return answer;
}

Status withdraw_question(Context& context, const Visit& visit, const QuestionId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto speaker, known_speaker(context, *transaction, visit));
  auto& questions = transaction->quality().questions();
  CAIRN_TRY(const auto question, questions.find(keeper_of_id(id.text), id));
  if (question.asker != speaker.id)
    return fail(ErrorCode::not_found, where, "There is no such question of yours.");
  CAIRN_CHECK(transaction->quality().abuse_reports().remove_about(question.organisation,
                                                                  AbuseKind::question, id.text));
  CAIRN_CHECK(questions.remove(question.organisation, id));
  return transaction->commit();
}

Status withdraw_answer(Context& context, const Visit& visit, const AnswerId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto speaker, known_speaker(context, *transaction, visit));
  auto& questions = transaction->quality().questions();
  CAIRN_TRY(const auto answer, questions.find_answer(keeper_of_id(id.text), id));
  if (answer.author != speaker.id)
    return fail(ErrorCode::not_found, where, "There is no such answer of yours.");
  CAIRN_CHECK(transaction->quality().abuse_reports().remove_about(answer.organisation,
                                                                  AbuseKind::answer, id.text));
  CAIRN_CHECK(questions.remove_answer(answer.organisation, id));
  return transaction->commit();
}

}  // namespace cairn::app
