// SPDX-License-Identifier: Apache-2.0
#include "app/quality/reviews.h"

#include "app/audit.h"
#include "app/fields.h"
#include "app/optional.h"
#include "app/ports/abuse_reports.h"
#include "app/ports/quality.h"
#include "app/quality/limits.h"
#include "app/quality/proof.h"

namespace cairn::app {
namespace {

constexpr const char* where = "review";
constexpr std::int64_t hidden_shown_max = 20;

// A step of a scale; 0 where it is left out and may be.
Result<std::int64_t> step_in(Field field, std::string_view text, Presence presence) {
  if (text.empty() && presence == Presence::optional) return std::int64_t{0};
  if (text.size() == 1 && text[0] >= '1' && text[0] <= '0' + quality::rating_max)
    return std::int64_t{text[0] - '0'};
  return field_error(field, "Choose one of the five steps.");
}

struct Said {
  std::int64_t learning = 0;
  std::int64_t career = 0;
  std::string text;
};

Result<Said> read(const ReviewForm& form, const Speaker& speaker) {
  Faults faults;
  Said said;
  said.learning =
      faults.take(step_in({"/learning", "What you learnt"}, form.learning, Presence::required));
  said.career =
      faults.take(step_in({"/career", "What it did for work"}, form.career, Presence::optional));
  said.text = faults.take(text_field({"/text", "Review"}, form.text, limits::review_characters_max,
                                     Presence::required, Lines::many));
  if (form.named && speaker.name.empty())
    faults.add(field_error({"/named", "Name"},
                           "An account has no name to show. Leave this open, or review from your "
                           "learner’s page."));
  CAIRN_CHECK(faults.verdict());
  return said;
}

struct Standing {
  Speaker speaker;
  ReviewHolder proof;
  OrganisationId keeper;
};

// Whose badge waits for a word of those who run the server has asked for it by trying.
Result<Standing> standing_of(Context& context, Transaction& transaction, const Visit& visit,
                             const catalogue::Offer& offer) {
  Standing it;
  CAIRN_TRY(it.speaker, known_speaker(context, transaction, visit));
  CAIRN_TRY(auto proof, proof_of(transaction, it.speaker, offer));
  if (!proof.holder) {
    if (proof.why == WhyNot::issuer_unknown) {
      CAIRN_CHECK(ask_about_issuer(transaction, proof, context.clock.now()));
      CAIRN_CHECK(transaction.commit());
    }
    return not_proved(proof.why);
  }
  it.proof = std::move(*proof.holder);
  CAIRN_TRY(it.keeper, keeper_of(transaction, offer.id));
  return it;
}

Result<Review> put(Context& context, Transaction& transaction, const Standing& it,
                   const catalogue::Offer& offer, const Said& said, bool named) {
  auto& reviews = transaction.quality().reviews();
  CAIRN_TRY(auto own, optional(reviews.find_of_holder(it.keeper, offer.id, it.speaker.id)));
  Review review = own.value_or(Review());
  review.learning = said.learning;
  review.career = said.career > 0 ? std::optional(said.career) : std::nullopt;
  review.text = said.text;
  review.name = named ? it.speaker.name : "";
  review.bound = it.proof.proof != ProofKind::workbook;
  review.changed = context.clock.now();
  if (own) {
    CAIRN_CHECK(reviews.update(review));
    CAIRN_CHECK(reviews.set_holder(it.keeper, review.id, it.proof));
    return review;
  }
  review.organisation = it.keeper;
  review.id = {new_name(it.keeper, context.random)};
  review.offer = offer.id;
  review.written = review.changed;
  CAIRN_CHECK(reviews.add(review, it.proof));
  return review;
}

}  // namespace

Result<Ratings> ratings_of(Transaction& transaction, const OrganisationId& keeper,
                           const std::string& offer) {
  CAIRN_TRY(const auto counts, transaction.quality().reviews().ratings(keeper, offer));
  Ratings ratings;
  for (const auto& it : counts) {
    ratings.learning.add(static_cast<int>(it.learning), it.reviews);
    ratings.career.add(static_cast<int>(it.career), it.reviews);
  }
  return ratings;
}

Result<OfferReviews> reviews_of(Context& context, std::string_view offer, const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto keeper, keeper_of(*transaction, offer));
  auto& reviews = transaction->quality().reviews();
  const std::string id(offer);
  OfferReviews out;
  CAIRN_TRY(auto rows, reviews.list(keeper, id, one_more(page)));
  out.shown = cut(std::move(rows), page);
  CAIRN_TRY(out.hidden, reviews.hidden(keeper, id, hidden_shown_max));
  CAIRN_TRY(out.ratings, ratings_of(*transaction, keeper, id));
  return out;
}

Result<OwnReview> own_review(Context& context, const Visit& visit, std::string_view offer) {
  CAIRN_TRY(const auto known, offer_named(context, offer));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  OwnReview own;
  CAIRN_TRY(own.speaker, speaker_of(context, *transaction, visit));
  if (!own.speaker) return own;
  CAIRN_TRY(const auto proof, proof_of(*transaction, *own.speaker, known));
  own.holds = proof.holder.has_value();
  own.bound = proof.holder && proof.holder->proof != ProofKind::workbook;
  own.why = proof.why;
  own.issuer = proof.issuer.name.empty() ? proof.issuer.id : proof.issuer.name;
  own.asked = proof.asked;
  CAIRN_TRY(const auto keeper, keeper_of(*transaction, offer));
  CAIRN_TRY(own.review, optional(transaction->quality().reviews().find_of_holder(keeper, known.id,
                                                                                 own.speaker->id)));
  return own;
}

Result<Review> write_review(Context& context, const Visit& visit, std::string_view offer,
                            const ReviewForm& form) {
  CAIRN_TRY(const auto known, offer_named(context, offer));
  const auto now = context.clock.now();
  CAIRN_CHECK(context.throttle.take("review from " + visit.client, {60, 600}, now));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto standing, standing_of(context, *transaction, visit, known));
  CAIRN_TRY(const auto said, read(form, standing.speaker));
  CAIRN_CHECK(context.throttle.take("review by " + standing.speaker.id, {10, 600}, now));
  CAIRN_TRY(auto review, put(context, *transaction, standing, known, said, form.named));
  CAIRN_CHECK(transaction->commit());
  return review;
}

Status withdraw_review(Context& context, const Visit& visit, std::string_view offer) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto speaker, known_speaker(context, *transaction, visit));
  CAIRN_TRY(const auto keeper, keeper_of(*transaction, offer));
  auto& reviews = transaction->quality().reviews();
  CAIRN_TRY(auto own, reviews.find_of_holder(keeper, std::string(offer), speaker.id));
  if (own.hidden) {  // else it would come back as a new one
    own.text.clear();
    own.name.clear();
    CAIRN_CHECK(reviews.update(own));
    return transaction->commit();
  }
  for (const auto kind : {AbuseKind::review, AbuseKind::reply})
    CAIRN_CHECK(transaction->quality().abuse_reports().remove_about(keeper, kind, own.id.text));
  CAIRN_CHECK(reviews.remove(keeper, own.id));
  return transaction->commit();
}

Status reply_to_review(Context& context, const Actor& actor, const ReviewId& id,
                       std::string_view reply) {
  CAIRN_TRY(auto text, text_field({"/reply", "Reply"}, reply, limits::answer_characters_max,
                                  Presence::optional, Lines::many));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& reviews = transaction->quality().reviews();
  CAIRN_TRY(auto review, reviews.find(actor.organisation, id));
  review.reply = std::move(text);
  review.replied = review.reply.empty() ? std::nullopt : std::optional(context.clock.now());
  CAIRN_CHECK(reviews.update(review));
  CAIRN_CHECK(audit(context, *transaction, actor, "review.reply", id.text));
  return transaction->commit();
}

Result<Listed<Review>> reviews_of_organisation(Context& context, const Actor& actor,
                                               const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto rows,
            transaction->quality().reviews().list(actor.organisation, "", one_more(page)));
  return cut(std::move(rows), page);
}

}  // namespace cairn::app
