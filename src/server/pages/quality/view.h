// SPDX-License-Identifier: Apache-2.0
// Reviews, questions and facts of providers as pages show them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/career/library.h"
#include "app/quality/offer_quality.h"
#include "app/quality/providers.h"
#include "app/quality/questions.h"
#include "app/quality/reviews.h"
#include "server/call.h"

namespace cairn::server::pages {

// What the request's cookies say of who it comes from.
app::Visit visit_of(const Call& call);

std::string review_path(std::string_view offer);     // "/catalogue/{offer}/review"
std::string reviews_path(std::string_view offer);    // "/catalogue/{offer}/reviews"
std::string questions_path(std::string_view offer);  // "/catalogue/{offer}/questions"
std::string provider_path(std::string_view name);
// Where something is reported, and the way back.
std::string report_path(std::string_view kind, std::string_view id, std::string_view back);

std::string mean_text(int tenths);  // "4.2"

// id, text, name, learning, career, when, bound, reply, replied, report and report_reply (paths),
// hidden and why.
View review_row(const app::Review& review);
// id, text, name, when, answers with their own, report.
View question_row(const app::AskedQuestion& asked);
// what, name, page, covers, source, read_on, ends_on, over.
std::vector<View> fact_rows(const std::vector<app::ProviderFact>& facts, const std::string& today);
// "learning_mean", "career_mean", "learning_people", "career_people", each maybe.
void add_ratings(View& view, const app::Ratings& ratings);

// Everything _offer_quality.html needs.
Status add_offer_quality(View& view, Call& call, const app::career::Offers& offers,
                         const catalogue::Offer& offer);

}  // namespace cairn::server::pages
