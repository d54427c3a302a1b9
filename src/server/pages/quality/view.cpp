// SPDX-License-Identifier: Apache-2.0
#include "server/pages/quality/view.h"

#include "encoding/percent.h"
#include "quality/bodies.h"
#include "server/career_call.h"
#include "server/language.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::int64_t shown_on_offer = 3;

std::string below_offer(std::string_view offer, std::string_view what) {
  return "/catalogue/" + encoding::percent_encoded(offer) + std::string(what);
}

View answer_row(const app::QuestionAnswer& answer, std::string_view back) {
  View row;
  row.text("answer_id", answer.id.text).text("answer", answer.text);
  row.flag("issuer", answer.voice == app::Voice::issuer).maybe("answer_name", answer.name);
  row.text("answer_when", day(answer.written));
  row.maybe("answer_hidden", answer.hidden ? answer.hidden_reason : "");
  row.text("answer_report", report_path("answer", answer.id.text, back));
  return row;
}

std::vector<View> flag_rows(const std::vector<quality::Flag>& flags) {
  std::vector<View> rows;
  for (const auto& flag : flags) {
    View row;
    row.text("flag", say(flag.text)).text("why", say(flag.reason));
    row.text("tone", flag.weight == quality::Weight::warning ? "warn" : "");
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string recognition_text(const app::Recognition& it) {
  if (it.adverts == 0) return "";
  return say(
      "{} of {} job adverts that were imported here in the last twelve months ask for a skill "
      "that it certainly proves.",
      it.asking, it.adverts);
}

}  // namespace

app::Visit visit_of(const Call& call) {
  return {.learner_token = std::string(call.request.cookie(learner_cookie)),
          .session_token = std::string(call.request.cookie(person_cookie)),
          .client = call.client()};
}

std::string review_path(std::string_view offer) { return below_offer(offer, "/review"); }
std::string reviews_path(std::string_view offer) { return below_offer(offer, "/reviews"); }
std::string questions_path(std::string_view offer) { return below_offer(offer, "/questions"); }

std::string provider_path(std::string_view name) {
  return "/providers/" + encoding::percent_encoded(name);
}

std::string report_path(std::string_view kind, std::string_view id, std::string_view back) {
  return "/report-abuse?kind=" + std::string(kind) + "&id=" + encoding::percent_encoded(id) +
         "&back=" + encoding::percent_encoded(back);
}

std::string mean_text(int tenths) {
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

View review_row(const app::Review& review) {
  const auto back = reviews_path(review.offer);
  View row;
  row.text("id", review.id.text).text("review", review.text).maybe("name", review.name);
  row.text("learning",
           say(quality::words_of(quality::Scale::learning, static_cast<int>(review.learning))));
  row.maybe("career", review.career ? say(quality::words_of(quality::Scale::career,
                                                            static_cast<int>(*review.career)))
                                    : "");
  row.text("when", day(review.changed)).flag("bound", review.bound);
  row.maybe("reply", review.reply);
  row.text("replied", review.replied ? day(*review.replied) : "");
  row.maybe("hidden_because", review.hidden ? review.hidden_reason : "");
  row.text("report", report_path("review", review.id.text, back));
  row.text("report_reply", report_path("reply", review.id.text, back));
  row.text("offer_id", review.offer).text("offer_path", below_offer(review.offer, ""));
  return row;
}

View question_row(const app::AskedQuestion& asked) {
  const auto& question = asked.question;
  const auto back = questions_path(question.offer);
  View row;
  row.text("id", question.id.text).text("question", question.text).maybe("name", question.name);
  row.text("when", day(question.asked));
  row.maybe("hidden_because", question.hidden ? question.hidden_reason : "");
  row.text("report", report_path("question", question.id.text, back));
  row.text("offer_id", question.offer).text("offer_path", below_offer(question.offer, ""));
  row.text("answer_path", back + "/" + encoding::percent_encoded(question.id.text) + "/answers");
  std::vector<View> answers;
  for (const auto& answer : asked.answers) answers.push_back(answer_row(answer, back));
  row.rows("answers", std::move(answers));
  return row;
}

std::vector<View> fact_rows(const std::vector<app::ProviderFact>& facts, const std::string& today) {
  std::vector<View> rows;
  for (const auto& fact : facts) {
    const auto* const body = quality::body_named(fact.body);
    View row;
    row.text("fact_id", fact.id.text).text("fact_provider", fact.provider_name);
    row.flag("accreditation", fact.kind == app::FactKind::accreditation);
    row.text("fact_name", body == nullptr ? fact.other : std::string(body->name));
    row.maybe("fact_what", body == nullptr ? "" : say(body->what));
    row.maybe("fact_page", body == nullptr ? "" : std::string(body->page));
    row.maybe("covers", fact.covers).text("source", fact.source_url);
    row.text("read_on", fact.read_on).maybe("ends_on", fact.ends_on);
    row.flag("over", !app::holds_on(fact, today));
    rows.push_back(std::move(row));
  }
  return rows;
}

void add_ratings(View& view, const app::Ratings& ratings) {
  const auto add = [&](std::string_view key, const quality::Tally& tally) {
    const auto mean = tally.mean_tenths();
    const std::string name(key);
    view.maybe(name + "_mean", mean ? say("{} of 5", mean_text(*mean)) : "");
    view.maybe(name + "_people", mean ? std::to_string(tally.people()) : "");
  };
  add("learning", ratings.learning);
  add("career", ratings.career);
}

// What learners report came of it has its place between recognition and reviews.
Status add_offer_quality(View& view, Call& call, const app::career::Offers& offers,
                         const catalogue::Offer& offer) {
  auto& context = call.context();
  CAIRN_TRY(const auto known, app::quality_of(context, offers, offer));
  CAIRN_TRY(const auto reviews, app::reviews_of(context, offer.id, {"", shown_on_offer}));
  CAIRN_TRY(const auto questions, app::questions_of(context, offer.id, {"", shown_on_offer}));
  view.rows("flags", flag_rows(known.flags));
  view.rows("provider_facts",
            fact_rows(known.facts, format_instant(context.clock.now()).substr(0, 10)));
  view.maybe("provider_page", offer.provider.empty() ? "" : provider_path(offer.provider));
  view.maybe("recognised", recognition_text(known.recognition));
  view.flag("skills_certain", known.recognition.skills > 0);
  add_ratings(view, known.ratings);
  std::vector<View> review_rows, question_rows;
  for (const auto& it : reviews.shown.rows) review_rows.push_back(review_row(it));
  for (const auto& it : questions.rows) question_rows.push_back(question_row(it));
  view.rows("reviews", std::move(review_rows)).rows("questions", std::move(question_rows));
  view.flag("hidden_reviews", !reviews.hidden.empty());
  view.text("reviews_path", reviews_path(offer.id)).text("own_review_path", review_path(offer.id));
  view.text("questions_path", questions_path(offer.id));
  return done;
}

}  // namespace cairn::server::pages
