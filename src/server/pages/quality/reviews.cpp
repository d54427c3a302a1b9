// SPDX-License-Identifier: Apache-2.0
// Reviews of an offer, and the form in which its holders write, change and withdraw their own.
#include "app/quality/reviews.h"

#include "encoding/percent.h"
#include "server/language.h"
#include "server/pages/quality.h"
#include "server/pages/quality/view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::int64_t page_rows = 20;

std::string offer_of(const Call& call) { return std::string(call.argument("offer")); }

std::string path_of(std::string_view offer) {
  return "/catalogue/" + encoding::percent_encoded(offer);
}

std::vector<View> steps(quality::Scale scale, std::string_view chosen) {
  std::vector<View> rows;
  for (int step = 1; step <= quality::rating_max; ++step) {
    View row;
    row.number("step", step).text("words", say(quality::words_of(scale, step)));
    row.flag("chosen", chosen == std::to_string(step));
    rows.push_back(std::move(row));
  }
  return rows;
}

app::ReviewForm typed(const Call& call) {
  return {.learning = std::string(call.field("learning")),
          .career = std::string(call.field("career")),
          .text = std::string(call.field("text")),
          .named = !call.field("named").empty()};
}

app::ReviewForm form_of(const app::OwnReview& own) {
  if (!own.review) return {};
  return {.learning = std::to_string(own.review->learning),
          .career = own.review->career ? std::to_string(*own.review->career) : "",
          .text = own.review->text,
          .named = !own.review->name.empty()};
}

Result<Response> show_own(Call& call, const app::ReviewForm* sent, const Error* error) {
  const auto id = offer_of(call);
  CAIRN_TRY(const auto offer, app::offer_named(call.context(), id));
  CAIRN_TRY(const auto own, app::own_review(call.context(), visit_of(call), id));
  const auto form = sent != nullptr ? *sent : form_of(own);
  View view;
  view.text("title", say("Review “{}”", offer.title)).text("offer", offer.title);
  view.text("path", path_of(id)).text("form_path", review_path(id));
  view.text("form_token", call.form_token());
  view.flag("known", own.speaker.has_value()).flag("holds", own.holds).flag("bound", own.bound);
  const auto why = app::not_proved(own.why);
  view.text("why_not", say_fault(why.detail)).text("what_helps", say(why.remedy));
  const bool unknown = !own.holds && own.why == app::WhyNot::issuer_unknown;
  view.maybe("unknown_issuer", unknown ? own.issuer : "").flag("asked", own.asked);
  view.maybe("own_name", own.speaker ? own.speaker->name : "");
  view.flag("reviewed", own.review.has_value());
  view.maybe("hidden_because", own.review && own.review->hidden ? own.review->hidden_reason : "");
  view.text("learning_question", say(quality::question_of(quality::Scale::learning)));
  view.text("career_question", say(quality::question_of(quality::Scale::career)));
  view.list("learning_steps", steps(quality::Scale::learning, form.learning));
  view.list("career_steps", steps(quality::Scale::career, form.career));
  view.flag("too_early", form.career.empty()).flag("named", form.named).text("text", form.text);
  add_field_errors(view, error, {"learning", "career", "text", "named"});
  CAIRN_TRY(auto out,
            page(call, "review_form", std::move(view), error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

}  // namespace

Result<Response> offer_reviews(Call& call) {
  const auto id = offer_of(call);
  CAIRN_TRY(const auto offer, app::offer_named(call.context(), id));
  const app::Page asked{std::string(call.target.parameter("after")), page_rows};
  CAIRN_TRY(const auto found, app::reviews_of(call.context(), id, asked));
  View view;
  view.text("title", say("Reviews of “{}”", offer.title)).text("offer", offer.title);
  view.text("path", path_of(id)).text("own_review_path", review_path(id));
  add_ratings(view, found.ratings);
  std::vector<View> rows, hidden;
  for (const auto& it : found.shown.rows) rows.push_back(review_row(it));
  for (const auto& it : found.hidden) {
    View row;
    row.text("hidden_on", day(*it.hidden)).text("why", it.hidden_reason);
    hidden.push_back(std::move(row));
  }
  view.rows("reviews", std::move(rows)).rows("hidden", std::move(hidden));
  view.maybe("more", found.shown.more
                         ? reviews_path(id) + "?after=" + found.shown.rows.back().id.text
                         : "");
  return page(call, "offer_reviews", std::move(view));
}

Result<Response> own_review(Call& call) { return show_own(call, nullptr, nullptr); }

Result<Response> write_review(Call& call) {
  const auto form = typed(call);
  const auto written = app::write_review(call.context(), visit_of(call), offer_of(call), form);
  if (written) return see_other(call, reviews_path(offer_of(call)));
  const auto code = written.error().code;
  // Trying has asked those who run the server about the issuer.
  if (code == ErrorCode::not_permitted && !call.field("ask").empty())
    return see_other(call, review_path(offer_of(call)));
  if (code == ErrorCode::invalid || code == ErrorCode::conflict || code == ErrorCode::too_many)
    return show_own(call, &form, &written.error());
  return written.error();
}

Result<Response> withdraw_review(Call& call) {
  CAIRN_CHECK(app::withdraw_review(call.context(), visit_of(call), offer_of(call)));
  return see_other(call, reviews_path(offer_of(call)));
}

}  // namespace cairn::server::pages
