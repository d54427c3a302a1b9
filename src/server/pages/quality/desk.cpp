// SPDX-License-Identifier: Apache-2.0
// What holders say and ask of an organisation's achievements, with its one reply to each review.
#include "app/achievements/manage.h"
#include "app/quality/questions.h"
#include "app/quality/reports.h"
#include "app/quality/reviews.h"
#include "app/roles.h"
#include "server/language.h"
#include "server/pages/quality.h"
#include "server/pages/quality/view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::int64_t page_rows = 20;

// The form that went wrong, and what is wrong with it.
struct Wrong {
  const Error* error = nullptr;
  std::string id;
};

std::string name_of_offer(Call& call, std::string_view id) {
  const auto found = app::find_achievement(call.context(), call.actor(), {std::string(id)});
  return found ? found->name : std::string(id);
}

void add_form(View& row, const Call& call, const Wrong& wrong, std::string_view id,
              std::string_view kept) {
  const bool here = wrong.error != nullptr && wrong.id == id;
  row.text("typed", here ? call.field("text") : kept);
  row.maybe("form_error", here ? say_fault(wrong.error->detail) : "");
}

Result<Response> show(Call& call, const Wrong& wrong) {
  auto& context = call.context();
  const app::Page reviews_page{std::string(call.target.parameter("reviews")), page_rows};
  const app::Page questions_page{std::string(call.target.parameter("questions")), page_rows};
  CAIRN_TRY(const auto reviews, app::reviews_of_organisation(context, call.actor(), reviews_page));
  CAIRN_TRY(const auto questions,
            app::questions_of_organisation(context, call.actor(), questions_page));
  View view;
  view.text("title", say("Reviews and questions")).text("form_token", call.form_token());
  std::vector<View> review_rows, question_rows;
  for (const auto& it : reviews.rows) {
    View row = review_row(it);
    row.text("offer_name", name_of_offer(call, it.offer));
    add_form(row, call, wrong, it.id.text, it.reply);
    review_rows.push_back(std::move(row));
  }
  for (const auto& it : questions.rows) {
    View row = question_row(it);
    row.text("offer_name", name_of_offer(call, it.question.offer));
    add_form(row, call, wrong, it.question.id.text, "");
    question_rows.push_back(std::move(row));
  }
  view.rows("reviews", std::move(review_rows)).rows("questions", std::move(question_rows));
  view.maybe("more_reviews",
             reviews.more ? "/desk/quality?reviews=" + reviews.rows.back().id.text : "");
  view.maybe(
      "more_questions",
      questions.more ? "/desk/quality?questions=" + questions.rows.back().question.id.text : "");
  return page(call, "quality_desk", std::move(view),
              wrong.error == nullptr ? 200 : status_of(*wrong.error));
}

}  // namespace

Result<Response> quality_desk(Call& call) { return show(call, {}); }

Result<Response> reply_to_review(Call& call) {
  const std::string id(call.argument("id"));
  const auto replied = app::reply_to_review(call.context(), call.actor(), {id}, call.field("text"));
  if (replied) return see_other(call, "/desk/quality");
  if (replied.error().code == ErrorCode::invalid) return show(call, {&replied.error(), id});
  return replied.error();
}

Result<Response> answer_as_issuer(Call& call) {
  const std::string id(call.argument("id"));
  const auto answered =
      app::answer_as_issuer(call.context(), call.actor(), {id}, call.field("text"));
  if (answered) return see_other(call, "/desk/quality");
  if (answered.error().code == ErrorCode::invalid) return show(call, {&answered.error(), id});
  return answered.error();
}

}  // namespace cairn::server::pages
