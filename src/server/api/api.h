// SPDX-License-Identifier: Apache-2.0
// Handlers of the JSON surface, by file of this folder.
#pragma once
#include "server/call.h"

namespace cairn::server::api {

// verify.cpp
Result<Response> verify(Call& call);

// kept_reports.cpp
Result<Response> keep_report(Call& call);
Result<Response> kept_report(Call& call);

// vc_api.cpp: w3c-ccg/vc-api, for the path's {key}, or Ed25519 where it names none
Result<Response> issue(Call& call);
Result<Response> derive_credential(Call& call);
Result<Response> verify_credential(Call& call);
Result<Response> verify_presentation(Call& call);
Result<Response> update_status(Call& call);

// resolve_did.cpp: DID Resolution v0.3, HTTP(S) binding
Result<Response> resolve_did(Call& call);

// skills.cpp
Result<Response> skills(Call& call);
Result<Response> skill(Call& call);
Result<Response> occupations(Call& call);

// catalogue.cpp
Result<Response> catalogue(Call& call);
Result<Response> offer(Call& call);
Result<Response> compare_offers(Call& call);
Result<Response> same_offers(Call& call);
Result<Response> judge_same_offers(Call& call);

// proposals.cpp
Result<Response> proposals(Call& call);
Result<Response> decide_proposals(Call& call);
Result<Response> propose_skills(Call& call);

// imports.cpp
Result<Response> import_runs(Call& call);
Result<Response> import_run(Call& call);
Result<Response> import_catalogue(Call& call);
Result<Response> import_sources(Call& call);
Result<Response> add_import_source(Call& call);
Result<Response> refresh_import_source(Call& call);
Result<Response> remove_import_source(Call& call);

// career.cpp
Result<Response> extract_skills(Call& call);
Result<Response> read_advert(Call& call);
Result<Response> match_occupations(Call& call);
Result<Response> gap(Call& call);
Result<Response> plan(Call& call);
Result<Response> calendar(Call& call);

// next.cpp
Result<Response> next_steps(Call& call);

// achievements.cpp
Result<Response> achievements(Call& call);
Result<Response> create_achievement(Call& call);
Result<Response> achievement(Call& call);
Result<Response> replace_achievement(Call& call);
Result<Response> publish_achievement(Call& call);
Result<Response> retire_achievement(Call& call);
Result<Response> copy_achievement(Call& call);
Result<Response> achievement_versions(Call& call);
Result<Response> achievement_preview(Call& call);
Result<Response> achievement_templates(Call& call);
Result<Response> import_achievements(Call& call);
// analytics.cpp
Result<Response> analytics(Call& call);
Result<Response> demand(Call& call);
Result<Response> import_adverts(Call& call);
Result<Response> set_picture(Call& call);
Result<Response> remove_picture(Call& call);
// co_issuing.cpp
Result<Response> co_issuers(Call& call);
Result<Response> ask_to_co_issue(Call& call);
Result<Response> end_co_issuer(Call& call);
Result<Response> co_issuing(Call& call);
Result<Response> answer_co_issuing(Call& call);
// stacks.cpp
Result<Response> stacks(Call& call);
Result<Response> make_stack(Call& call);
Result<Response> stack(Call& call);
Result<Response> replace_stack(Call& call);
Result<Response> retire_stack(Call& call);
Result<Response> publish_stack(Call& call);
Result<Response> preview_stack(Call& call);
Result<Response> stack_progress(Call& call);
Result<Response> stack_progress_of(Call& call);
Result<Response> review_stack(Call& call);
Result<Response> published_stack(Call& call);
Result<Response> stack_issuers(Call& call);
Result<Response> decide_stack_issuer(Call& call);
// operation.cpp
Result<Response> audit(Call& call);
Result<Response> deliveries(Call& call);
Result<Response> retry_delivery(Call& call);
// bounces.cpp
Result<Response> note_bounces(Call& call);
// mail_desk.cpp
Result<Response> mail_desk(Call& call);
Result<Response> set_mail_language(Call& call);
// kept_learners.cpp: what an organisation keeps of a person
Result<Response> kept_learner(Call& call);
Result<Response> record_of_learner(Call& call);
Result<Response> erase_learner(Call& call);
Result<Response> new_learner_link(Call& call);
Result<Response> ask_claimant(Call& call);
// server_state.cpp
Result<Response> server_state(Call& call);
// webhooks.cpp
Result<Response> webhooks(Call& call);
Result<Response> make_webhook(Call& call);
Result<Response> webhook(Call& call);
Result<Response> replace_webhook(Call& call);
Result<Response> remove_webhook(Call& call);
Result<Response> rotate_webhook_secret(Call& call);
Result<Response> try_webhook(Call& call);
Result<Response> webhook_deliveries(Call& call);
Result<Response> retry_webhook_delivery(Call& call);
// assessments.cpp
Result<Response> rubric(Call& call);
Result<Response> put_rubric(Call& call);
Result<Response> remove_rubric(Call& call);
Result<Response> claims(Call& call);
Result<Response> claim(Call& call);
Result<Response> evidence_pages(Call& call);
Result<Response> mark_claim(Call& call);
Result<Response> assignable(Call& call);
Result<Response> assign_claim(Call& call);
Result<Response> ask_learner(Call& call);
Result<Response> declare_conflict(Call& call);
Result<Response> decide_claim(Call& call);
Result<Response> undo_decision(Call& call);
Result<Response> reopen_claim(Call& call);
Result<Response> assess(Call& call);
Result<Response> assessment_figures(Call& call);
// calibrations.cpp
Result<Response> calibrations(Call& call);
Result<Response> start_calibration(Call& call);
Result<Response> calibration(Call& call);
Result<Response> close_calibration(Call& call);
Result<Response> calibration_claim(Call& call);
Result<Response> mark_calibration(Call& call);
// analytics.cpp
Result<Response> assessor_figures(Call& call);
Result<Response> stack_figures(Call& call);
// learners.cpp
Result<Response> learners(Call& call);
Result<Response> learner(Call& call);
// sittings.cpp
Result<Response> decide_together(Call& call);
Result<Response> sitting(Call& call);

// endorsements.cpp
Result<Response> endorsements(Call& call);
Result<Response> endorsement(Call& call);
Result<Response> make_endorsement(Call& call);
Result<Response> ask_for_endorsement(Call& call);
Result<Response> bring_endorsement(Call& call);
Result<Response> answer_endorsement(Call& call);

// frameworks.cpp
Result<Response> frameworks(Call& call);
Result<Response> import_framework(Call& call);
Result<Response> framework_runs(Call& call);
Result<Response> framework_sources(Call& call);
Result<Response> add_framework_source(Call& call);
Result<Response> refresh_framework_source(Call& call);
Result<Response> remove_framework_source(Call& call);

// learner_addresses.cpp
Result<Response> learner_addresses(Call& call);
Result<Response> add_learner_address(Call& call);
Result<Response> prove_learner_address(Call& call);
Result<Response> make_main_learner_address(Call& call);
Result<Response> remove_learner_address(Call& call);
Result<Response> ask_to_recover(Call& call);
Result<Response> look_at_recovery(Call& call);
Result<Response> recover(Call& call);

// learner.cpp: who has the link of a claim, a claim code or a learner's page
Result<Response> send_claim(Call& call);
Result<Response> use_code(Call& call);
Result<Response> learner_case(Call& call);
Result<Response> learner_record(Call& call);
Result<Response> send_more(Call& call);
Result<Response> appeal(Call& call);
// learner_badges.cpp
Result<Response> badge_parts(Call& call);
Result<Response> show_badge_part(Call& call);
Result<Response> link_badge_part(Call& call);
Result<Response> original_of_badge(Call& call);
Result<Response> badge_token(Call& call);
Result<Response> present_badges(Call& call);
// award_changes.cpp
Result<Response> revoke_award(Call& call);
Result<Response> suspend_award(Call& call);
Result<Response> reinstate_award(Call& call);
Result<Response> extend_award(Call& call);
Result<Response> correct_award(Call& call);
Result<Response> change_awards(Call& call);
// corrections.cpp
Result<Response> correct_awards(Call& call);

// market.cpp
Result<Response> market(Call& call);
Result<Response> market_search(Call& call);
Result<Response> market_history(Call& call);
Result<Response> import_to_market(Call& call);
Result<Response> market_shown(Call& call);
Result<Response> show_market(Call& call);
Result<Response> market_terms(Call& call);
Result<Response> judge_term(Call& call);
Result<Response> judged_terms(Call& call);
Result<Response> take_back_judgement(Call& call);

// openapi.cpp
Result<Response> openapi(Call& call);

}  // namespace cairn::server::api
