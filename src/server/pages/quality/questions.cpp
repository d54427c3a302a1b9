// SPDX-License-Identifier: Apache-2.0
// Questions about an offer and their answers, with the forms of both.
#include "app/quality/questions.h"

#include "encoding/percent.h"
#include "server/language.h"
#include "server/pages/quality.h"
#include "server/pages/quality/view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::int64_t page_rows = 20;

std::string offer_of(const Call& call) { return std::string(call.argument("offer")); }

// Which question the form of an answer that went wrong stands at; "" for the form of a question.
struct Wrong {
  const Error* error = nullptr;
  std::string question;
};

// Only what somebody may do is offered: an answer to holders, taking back to who wrote it.
struct Rights {
  std::string own;  // who they are, or ""
  bool asks = false;
  bool answers = false;
};

Result<Rights> rights_of(Call& call, const std::string& offer) {
  CAIRN_TRY(const auto own, app::own_review(call.context(), visit_of(call), offer));
  if (!own.speaker) return Rights();
  return Rights{own.speaker->id, own.speaker->learner, own.holds};
}

View row_of(const app::AskedQuestion& asked, const Call& call, const Rights& rights,
            const Wrong& wrong) {
  View row = question_row(asked);
  const bool here = wrong.error != nullptr && wrong.question == asked.question.id.text;
  row.flag("own", !rights.own.empty() && asked.question.asker == rights.own);
  row.text("answer_text", here ? call.field("text") : std::string_view());
  row.maybe("answer_error", here ? say_fault(wrong.error->detail) : "");
  std::vector<View> own;
  for (const auto& answer : asked.answers) {
    if (rights.own.empty() || answer.author != rights.own) continue;
    View one;
    one.text("own_answer", answer.id.text).text("own_text", answer.text);
    own.push_back(std::move(one));
  }
  row.rows("own_answers", std::move(own));
  return row;
}

Result<Response> show(Call& call, const Wrong& wrong) {
  const auto id = offer_of(call);
  CAIRN_TRY(const auto offer, app::offer_named(call.context(), id));
  const app::Page asked{std::string(call.target.parameter("after")), page_rows};
  CAIRN_TRY(const auto found, app::questions_of(call.context(), id, asked));
  CAIRN_TRY(const auto rights, rights_of(call, id));
  View view;
  view.text("title", say("Questions about “{}”", offer.title)).text("offer", offer.title);
  view.text("path", "/catalogue/" + encoding::percent_encoded(id));
  view.text("form_path", questions_path(id)).text("form_token", call.form_token());
  view.flag("asks", rights.asks).flag("may_answer", rights.answers);
  std::vector<View> rows;
  for (const auto& it : found.rows) rows.push_back(row_of(it, call, rights, wrong));
  view.rows("questions", std::move(rows));
  view.maybe("more",
             found.more ? questions_path(id) + "?after=" + found.rows.back().question.id.text : "");
  const bool asking = wrong.question.empty();
  view.text("text", asking ? call.field("text") : std::string_view());
  add_field_errors(view, asking ? wrong.error : nullptr, {"text"});
  CAIRN_TRY(auto out, page(call, "offer_questions", std::move(view),
                           wrong.error == nullptr ? 200 : status_of(*wrong.error)));
  if (wrong.error != nullptr) add_retry(out, *wrong.error);
  return out;
}

bool of_the_form(const Error& error) {
  return error.code == ErrorCode::invalid || error.code == ErrorCode::too_many;
}

app::QuestionForm typed(const Call& call) {
  return {.text = std::string(call.field("text")), .named = !call.field("named").empty()};
}

}  // namespace

Result<Response> offer_questions(Call& call) { return show(call, {}); }

Result<Response> ask_question(Call& call) {
  const auto asked = app::ask_question(call.context(), visit_of(call), offer_of(call), typed(call));
  if (asked) return see_other(call, questions_path(offer_of(call)));
  if (of_the_form(asked.error())) return show(call, {&asked.error(), ""});
  return asked.error();
}

Result<Response> answer_question(Call& call) {
  const std::string question(call.argument("question"));
  const auto answered =
      app::answer_question(call.context(), visit_of(call), {question}, typed(call));
  if (answered) return see_other(call, questions_path(offer_of(call)));
  if (of_the_form(answered.error())) return show(call, {&answered.error(), question});
  return answered.error();
}

Result<Response> withdraw_question(Call& call) {
  const std::string id(call.field("id"));
  CAIRN_CHECK(call.field("what") == "answer"
                  ? app::withdraw_answer(call.context(), visit_of(call), {id})
                  : app::withdraw_question(call.context(), visit_of(call), {id}));
  return see_other(call, questions_path(offer_of(call)));
}

}  // namespace cairn::server::pages
