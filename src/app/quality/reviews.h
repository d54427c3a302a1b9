// SPDX-License-Identifier: Apache-2.0
// Reviews by those who hold what is earned: written, changed and withdrawn by their holder,
// answered once by who issues it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/page.h"
#include "app/quality/holder.h"
#include "app/quality/proof.h"
#include "quality/scales.h"

namespace cairn::app {

struct Ratings {
  quality::Tally learning, career;  // of reviews whose badge is known to be their author's
};

struct OfferReviews {
  Listed<Review> shown;        // newest first
  std::vector<Review> hidden;  // with the reasons; their texts are not for showing
  Ratings ratings;
};
// Whether the offer is in the catalogue now does not matter. Errors: not_found (the page's row).
Result<OfferReviews> reviews_of(Context& context, std::string_view offer, const Page& page);
// Within a transaction of somebody who shows more than that.
Result<Ratings> ratings_of(Transaction& transaction, const OrganisationId& keeper,
                           const std::string& offer);

// The visitor's side of it: who they are, whether they hold it, and what they said.
struct OwnReview {
  std::optional<Speaker> speaker;
  bool holds = false;
  bool bound = false;             // what they hold is known to be theirs
  WhyNot why = WhyNot::no_badge;  // where they do not hold it
  std::string issuer;             // of issuer_unknown: who signed
  bool asked = false;             // likewise: those who run the server are to decide about it
  std::optional<Review> review;
};
// Errors: not_found (no such offer).
Result<OwnReview> own_review(Context& context, const Visit& visit, std::string_view offer);

struct ReviewForm {
  std::string learning;  // "1" to "5"
  std::string career;    // the same, or "" for too early to say
  std::string text;
  bool named = false;
};
// Writes the holder's review, or changes it; one that is hidden stays so. Errors: not_found (no
// such offer); not_permitted (nobody is known; nothing shows that they hold it: not_proved says
// why, and an unknown issuer is noted with who is to decide about it); conflict (their
// badge speaks in somebody's review already); too_many; invalid ("/learning", "/career", "/text",
// "/named").
Result<Review> write_review(Context& context, const Visit& visit, std::string_view offer,
                            const ReviewForm& form);
// Of one that is hidden the words alone go, so that it does not come back as a new one. Errors:
// not_permitted; not_found.
Status withdraw_review(Context& context, const Visit& visit, std::string_view offer);

// The issuer's one reply, which may be changed; "" takes it away. Errors: not_found; invalid
// ("/reply").
Status reply_to_review(Context& context, const Actor& actor, const ReviewId& id,
                       std::string_view reply);
// Of the organisation's achievements, newest first, hidden ones too. Errors: not_found (the page's
// row).
Result<Listed<Review>> reviews_of_organisation(Context& context, const Actor& actor,
                                               const Page& page);

}  // namespace cairn::app
