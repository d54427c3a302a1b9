// SPDX-License-Identifier: Apache-2.0
// A house in which holders review: what they hold, and what they brought.
#pragma once
#include "app/awards/change.h"
#include "app/career/keeping.h"
#include "app/quality/reviews.h"
#include "app/stack_house.h"

namespace cairn::app {

class Reviewing : public StackHouse {
 protected:
  Reviewing() : actor(set_up()), other(set_up_another()), arc(achievement(actor, "Arc welding")) {
    bring_model();
  }

  static Visit at(const std::string& token) { return {token, "", "192.0.2.1"}; }
  static Visit of_account(const std::string& session) { return {"", session, "192.0.2.2"}; }
  std::string holder(int number) {
    const auto name = "Holder " + std::to_string(number);
    const auto token = learner(arc, name, "holder" + std::to_string(number) + "@learner.example");
    give(actor, token, arc);
    return token;
  }
  Result<Review> say(const Visit& visit, const std::string& text = "It held.",
                     const std::string& learning = "5", const std::string& career = "") {
    return write_review(*context_, visit, arc.id.text, {learning, career, text, false});
  }
  OfferReviews said(const std::string& offer) {
    return must(reviews_of(*context_, offer, {"", 50}));
  }
  // An account whose workbook verified a badge.
  std::string account_with(const std::string& email, const career::BroughtId& badge) {
    const auto session =
        must(career::sign_up(*context_, {email, "correct horse battery", "peer"}, {})).token;
    auto opened = must(career::open_workbook(*context_, {"", session}));
    auto& profile = opened.workbook.profile;
    profile.credentials.push_back(badge.achievement);
    if (!badge.issuer.empty()) career::add_brought(profile, badge);
    must(career::keep_workbook(*context_, opened));
    return session;
  }
  // What somebody brought to their page, and it was verified.
  OutsideCredential bring_made(const std::string& token, const std::string& names,
                               const std::string& issuer) {
    OutsideCredential made;
    made.organisation = actor.organisation;
    made.id = {new_name(actor.organisation, random_)};
    made.learner = id_of(token);
    made.credential_id = "urn:badge:" + made.id.text;
    made.achievement = names;
    made.name = "A badge";
    made.issuer_id = issuer;
    made.issuer_name = "Some school";
    made.details = "{}";
    made.awarded = made.verified = clock_.now();
    made.document = {std::uint8_t{'x'}};
    auto transaction = must(store_->begin(Access::write));
    must(transaction->stacks().add_outside(made));
    must(transaction->commit());
    return made;
  }
  static ChangeForm change(AwardChange what, std::string reason) {
    ChangeForm out;
    out.change = what;
    out.reason = std::move(reason);
    return out;
  }
  std::vector<OutsideIssuer> issuers_met(const Actor& by) {
    return must(list_outside_issuers(*context_, by));
  }
  Result<Review> say_of(const Visit& visit, const std::string& offer) {
    return write_review(*context_, visit, offer, {"4", "", "Dry.", false});
  }

  Actor actor, other;
  Achievement arc;
};

}  // namespace cairn::app
