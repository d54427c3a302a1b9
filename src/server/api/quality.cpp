// SPDX-License-Identifier: Apache-2.0
// What is said of offers: read by anybody, written by who has the link of a learner's page.
#include "server/api/quality.h"

#include "encoding/percent.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/api/quality_json.h"
#include "server/text.h"

namespace cairn::server::api {
namespace {

std::string offer_of(const Call& call) { return std::string(call.argument("offer")); }

app::Visit visit_of(const Call& call) {
  return {.learner_token = std::string(call.argument("token")),
          .session_token = {},
          .client = call.client()};
}

Result<app::Page> page_asked(const Call& call) {
  CAIRN_TRY(auto portion, portion_of(call));
  return app::Page{std::move(portion.after), static_cast<std::int64_t>(portion.limit)};
}

struct SentText {
  std::string about;  // an offer, or a question
  app::QuestionForm form;
};
Result<SentText> text_in(const Call& call, std::string_view about) {
  CAIRN_TRY(auto body, Body::read(call.request));
  SentText sent;
  sent.about = body.text(about, Needed::yes);
  sent.form.text = body.text("text", Needed::yes);
  sent.form.named = body.flag("named");
  CAIRN_CHECK(body.faults());
  return sent;
}

}  // namespace

Result<Response> offer_quality(Call& call) {
  CAIRN_TRY(const auto offers, call.context().library.offers());
  const auto* const offer = offers->search->find_id(call.argument("offer"));
  if (offer == nullptr)
    return fail(ErrorCode::not_found, "catalogue", "The catalogue has no offer of this id.");
  CAIRN_TRY(const auto known, app::quality_of(call.context(), *offers, *offer));
  Arena arena;
  return answer(to_json(known, json::Builder(arena)));
}

Result<Response> offer_reviews(Call& call) {
  CAIRN_TRY(const auto page, page_asked(call));
  CAIRN_TRY(const auto found, app::reviews_of(call.context(), offer_of(call), page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : found.shown.rows) items.push_back(to_json(it, builder));
  return list_answer(call, items, found.shown.more ? found.shown.rows.back().id.text : "");
}

Result<Response> offer_questions(Call& call) {
  CAIRN_TRY(const auto page, page_asked(call));
  CAIRN_TRY(const auto found, app::questions_of(call.context(), offer_of(call), page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : found.rows) items.push_back(to_json(it, builder));
  return list_answer(call, items, found.more ? found.rows.back().question.id.text : "");
}

Result<Response> provider(Call& call) {
  CAIRN_TRY(const auto found, app::provider_page(call.context(), call.argument("name")));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> facts, offers;
  for (const auto& it : found.facts) facts.push_back(to_json(it, builder));
  for (std::size_t i = 0; i < found.offers.size(); ++i) {
    const auto& said = found.said[i];
    json::ObjectBuilder offer(builder);
    offer.add_string("id", found.offers[i].id).add_string("title", found.offers[i].title);
    offer.add("learning", to_json(said.ratings.learning, builder));
    offer.add("career", to_json(said.ratings.career, builder));
    if (said.outcomes > 0) offer.add("outcomes", builder.integer(said.outcomes));
    offers.push_back(offer.value());
  }
  json::ObjectBuilder out(builder);
  out.add_string("name", found.name).add("facts", builder.array(facts));
  out.add("endorsed_by", builder.strings(found.endorsed_by));
  out.add("learning", to_json(found.ratings.learning, builder));
  out.add("career", to_json(found.ratings.career, builder));
  if (found.recognition.adverts > 0) out.add("recognition", to_json(found.recognition, builder));
  out.add("offers", builder.array(offers)).add("more_offers", json::Value::boolean(found.more));
  return answer(out.add_string_if("last_reviewed", found.last_reviewed).value());
}

Result<Response> report_abuse(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::AbuseForm form;
  form.kind = body.text("kind", Needed::yes);
  form.about = body.text("about", Needed::yes);
  form.reason = body.text("reason", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::report_abuse(call.context(), visit_of(call), form));
  return nothing();
}

Result<Response> own_review(Call& call) {
  CAIRN_TRY(const auto own, app::own_review(call.context(), visit_of(call), offer_of(call)));
  if (!own.speaker)
    return fail(ErrorCode::not_permitted, "review", "This token opens no learner’s page.");
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder out(builder);
  out.add("holds", json::Value::boolean(own.holds));
  if (!own.holds) {
    const auto why = app::not_proved(own.why);
    out.add_string("why_not", why.detail).add_string("remedy", why.remedy);
  }
  if (own.review) out.add("review", to_json(*own.review, builder));
  return answer(out.value());
}

Result<Response> write_review(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto learning = body.integer("learning", 0, 1, quality::rating_max);
  const auto career = body.maybe_integer("career", 1, quality::rating_max);
  app::ReviewForm form;
  form.text = body.text("text", Needed::yes);
  form.named = body.flag("named");
  CAIRN_CHECK(body.faults());
  form.learning = learning > 0 ? std::to_string(learning) : "";
  form.career = career ? std::to_string(*career) : "";
  CAIRN_TRY(const auto review,
            app::write_review(call.context(), visit_of(call), offer_of(call), form));
  Arena arena;
  return answer(to_json(review, json::Builder(arena)));
}

Result<Response> withdraw_review(Call& call) {
  CAIRN_CHECK(app::withdraw_review(call.context(), visit_of(call), offer_of(call)));
  return nothing();
}

Result<Response> ask_question(Call& call) {
  CAIRN_TRY(const auto sent, text_in(call, "offer"));
  CAIRN_TRY(auto question,
            app::ask_question(call.context(), visit_of(call), sent.about, sent.form));
  Arena arena;
  const auto value = to_json(app::AskedQuestion{std::move(question), {}}, json::Builder(arena));
  return made(call, "/api/v1/catalogue/" + encoding::percent_encoded(sent.about) + "/questions",
              value);
}

Result<Response> withdraw_question(Call& call) {
  CAIRN_CHECK(app::withdraw_question(call.context(), visit_of(call),
                                     {std::string(call.argument("question"))}));
  return nothing();
}

Result<Response> answer_question(Call& call) {
  CAIRN_TRY(const auto sent, text_in(call, "question"));
  CAIRN_TRY(const auto answered,
            app::answer_question(call.context(), visit_of(call), {sent.about}, sent.form));
  Arena arena;
  return answer(to_json(answered, json::Builder(arena)), 201);
}

Result<Response> withdraw_answer(Call& call) {
  CAIRN_CHECK(
      app::withdraw_answer(call.context(), visit_of(call), {std::string(call.argument("answer"))}));
  return nothing();
}

}  // namespace cairn::server::api
