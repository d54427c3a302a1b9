// SPDX-License-Identifier: Apache-2.0
// Handlers of pages and public files, by file of this folder.
#pragma once
#include "server/call.h"

namespace cairn::server::pages {

// start.cpp
Result<Response> start(Call& call);
// operation.cpp
Result<Response> health(Call& call);
Result<Response> ready(Call& call);
Result<Response> metrics(Call& call);

Result<Response> static_file(Call& call);
Result<Response> choose_language(Call& call);

// openid.cpp: there and back
Result<Response> openid_depart(Call& call);
Result<Response> openid_return(Call& call);

// setup.cpp
Result<Response> setup_form(Call& call);
Result<Response> setup(Call& call);

// sign_in.cpp
Result<Response> sign_in_form(Call& call);
Result<Response> sign_in(Call& call);
Result<Response> sign_out(Call& call);
// With what was typed, and what is wrong with it or null.
Result<Response> sign_in_page(Call& call, std::string_view email, std::string_view next,
                              const Error* error);
Result<Response> send_sign_in_code(Call& call);
Result<Response> sign_in_by_code(Call& call);

// account.cpp: of people who plan
Result<Response> account_sign_up_form(Call& call);
Result<Response> account_sign_up(Call& call);
Result<Response> account_sign_in_form(Call& call);
Result<Response> account_sign_in(Call& call);
Result<Response> account_sign_out(Call& call);
Result<Response> account(Call& call);
Result<Response> account_workbook(Call& call);
Result<Response> delete_account(Call& call);
Result<Response> forget_workbook(Call& call);

// catalogue.cpp, offer.cpp, compare.cpp
Result<Response> catalogue(Call& call);
Result<Response> offer(Call& call);
Result<Response> compare_offers(Call& call);

// imports.cpp: catalogues brought in and kept up to date
Result<Response> imports(Call& call);
Result<Response> import_catalogue(Call& call);
Result<Response> add_import_source(Call& call);
Result<Response> use_import_source(Call& call);

// proposals.cpp: the issuer's word on the skills of offers
Result<Response> proposals(Call& call);
Result<Response> decide_proposals(Call& call);
// same_offers.cpp: offers that may be of one achievement
Result<Response> same_offers(Call& call);
Result<Response> judge_same_offers(Call& call);
Result<Response> propose_skills(Call& call);

// verify.cpp
Result<Response> verify_form(Call& call);
Result<Response> verify(Call& call);
Result<Response> keep_report(Call& call);
Result<Response> kept_report(Call& call);

// show_part.cpp
Result<Response> show_part_form(Call& call);
Result<Response> show_part(Call& call);
Result<Response> show_part_file(Call& call);

// own_part.cpp: the same of a badge that its holder has here
Result<Response> own_part_form(Call& call);
Result<Response> own_part(Call& call);
Result<Response> own_part_file(Call& call);
Result<Response> own_part_link(Call& call);
Result<Response> shown_part(Call& call);
Result<Response> shown_part_file(Call& call);
Result<Response> own_original(Call& call);
Result<Response> own_token(Call& call);

// desk.cpp
Result<Response> desk(Call& call);
Result<Response> claims(Call& call);
Result<Response> awards(Call& call);

// claim.cpp: the learner's side
Result<Response> open_claim(Call& call);
Result<Response> submit_claim(Call& call);

// learner_case.cpp: a claim as its learner follows it
Result<Response> learner_case(Call& call);
Result<Response> send_more(Call& call);
Result<Response> appeal(Call& call);

// rubric.cpp
Result<Response> edit_rubric(Call& call);
Result<Response> save_rubric(Call& call);
Result<Response> public_rubric(Call& call);

// assess.cpp: the assessor's page of a claim
Result<Response> show_assessment(Call& call);
Result<Response> mark_claim(Call& call);
Result<Response> assign_claim(Call& call);
Result<Response> declare_conflict(Call& call);
Result<Response> ask_learner(Call& call);
Result<Response> decide_assessment(Call& call);
Result<Response> undo_decision(Call& call);

// assessments.cpp: what waits, and how it goes
Result<Response> assessments(Call& call);
Result<Response> assessment_figures(Call& call);
Result<Response> assessment_figures_csv(Call& call);

// review.cpp: the issuer's side
// calibrations.cpp
Result<Response> calibrations(Call& call);
Result<Response> new_calibration(Call& call);
Result<Response> start_calibration(Call& call);
Result<Response> calibration(Call& call);
Result<Response> close_calibration(Call& call);
Result<Response> calibration_claim(Call& call);
Result<Response> mark_calibration(Call& call);
// sittings.cpp
Result<Response> look_at_claims(Call& call);
Result<Response> decide_together(Call& call);
Result<Response> sitting(Call& call);
Result<Response> open_case(Call& call);
Result<Response> decide(Call& call);
Result<Response> award_claim(Call& call);
Result<Response> reopen(Call& call);
Result<Response> new_learner_link(Call& call);
Result<Response> ask_claimant(Call& call);
Result<Response> evidence(Call& call);
Result<Response> evidence_page(Call& call);

// learner.cpp: the learner's own page
Result<Response> learner_page(Call& call);
Result<Response> own_badge(Call& call);
Result<Response> hide_badge(Call& call);
Result<Response> show_badge_again(Call& call);
Result<Response> make_share_link(Call& call);
Result<Response> end_share_link(Call& call);
Result<Response> learner_export(Call& call);
Result<Response> learner_record(Call& call);
Result<Response> learner_presentation(Call& call);
Result<Response> erase_myself(Call& call);

// learner_addresses.cpp
Result<Response> add_address(Call& call);
Result<Response> prove_address(Call& call);
Result<Response> remove_address(Call& call);
Result<Response> make_main_address(Call& call);
Result<Response> recover_form(Call& call);
Result<Response> ask_to_recover(Call& call);
Result<Response> look_at_recovery(Call& call);
Result<Response> recover(Call& call);

// learners.cpp: the people an organisation knows
Result<Response> learners(Call& call);

// learner_desk.cpp: what an organisation keeps of a person
Result<Response> kept_learner(Call& call);
Result<Response> export_learner(Call& call);
Result<Response> record_of_learner(Call& call);
Result<Response> erase_learner(Call& call);

// awards.cpp
Result<Response> award(Call& call);
Result<Response> revoke(Call& call);
Result<Response> suspend(Call& call);
Result<Response> reinstate(Call& call);
Result<Response> extend(Call& call);
Result<Response> correct(Call& call);

// award_changes.cpp: many at once
Result<Response> award_changes_form(Call& call);
Result<Response> change_awards(Call& call);

// badge.cpp
Result<Response> badge(Call& call);
Result<Response> badge_json(Call& call);
Result<Response> badge_png(Call& call);
Result<Response> badge_pdf(Call& call);
Result<Response> badge_svg(Call& call);
Result<Response> badge_picture(Call& call);
Result<Response> badge_qr(Call& call);
Result<Response> badge_card(Call& call);

// organisation.cpp
Result<Response> organisation(Call& call);
Result<Response> organisation_logo(Call& call);

// demand.cpp
Result<Response> demand(Call& call);
Result<Response> import_adverts(Call& call);
Result<Response> demand_csv(Call& call);
Result<Response> emerging_csv(Call& call);
// analytics.cpp
Result<Response> analytics(Call& call);
Result<Response> analytics_csv(Call& call);
Result<Response> awards_csv(Call& call);
Result<Response> assessors_csv(Call& call);
Result<Response> stacks_csv(Call& call);
Result<Response> claims_csv(Call& call);
Result<Response> learners_csv(Call& call);

// badge2.cpp: Open Badges 2.0
Result<Response> badge2_assertion(Call& call);
Result<Response> badge2_class(Call& call);
Result<Response> badge2_issuer(Call& call);

// published.cpp
Result<Response> status_list(Call& call);
Result<Response> token_status_list(Call& call);
Result<Response> status_list_by_key(Call& call);
Result<Response> organisation_did(Call& call);
Result<Response> server_did(Call& call);

}  // namespace cairn::server::pages
