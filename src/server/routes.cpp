// SPDX-License-Identifier: Apache-2.0
// Every address this server answers, on one screen.
#include "server/api/api.h"
#include "server/pages/achievements.h"
#include "server/pages/career.h"
#include "server/pages/operation_desk.h"
#include "server/pages/pages.h"
#include "server/pages/stacks.h"
#include "server/router.h"

namespace cairn::server {

namespace {

constexpr auto get = Method::get;
constexpr auto post = Method::post;
constexpr auto put = Method::put;
constexpr auto del = Method::del;
constexpr auto page = Surface::page;
constexpr auto file = Surface::file;
constexpr auto json = Surface::api;
constexpr auto all = Caller::everyone;
constexpr auto member = Caller::member;
constexpr auto api_key = Caller::api_key;
constexpr auto quick = Pace::quick;
constexpr auto slow = Pace::slow;
constexpr app::Roles overseers{app::Role::owner, app::Role::viewer};
constexpr app::Roles operators{app::Role::owner};
constexpr app::Roles issuers = {app::Role::owner, app::Role::issuer};
constexpr app::Roles designers{app::Role::owner, app::Role::issuer};
constexpr app::Roles markers{app::Role::owner, app::Role::issuer, app::Role::assessor};

// clang-format off
constexpr Route table[] = {
    {get, page, all, "/", pages::start, "What this is"},
    {get, json, all, "/healthz", pages::health, "Whether the server lives"},
    {get, json, all, "/readyz", pages::ready, "Whether it can work: database, schema, keys"},
    {get, file, all, "/metrics", pages::metrics, "Counts for Prometheus, on this machine alone"},
    {get, file, all, "/static/{name}", pages::static_file, "Styles, scripts, pictures"},
    {get, page, all, "/language/{tag}", pages::choose_language, "Pages in another language"},
    {get, page, all, "/setup/{token}", pages::setup_form, "Set-up page behind the one-time link"},
    {post, page, all, "/setup/{token}", pages::setup, "Make organisation and account"},
    {get, page, all, "/sign-in", pages::sign_in_form, "Sign-in page"},
    {post, page, all, "/sign-in", pages::sign_in, "Sign in"},
    {post, page, member, "/sign-out", pages::sign_out, "Sign out"},

    {get, page, all, "/account/sign-up", pages::account_sign_up_form, "Account of who plans: form"},
    {post, page, all, "/account/sign-up", pages::account_sign_up, "Make it"},
    {get, page, all, "/account/sign-in", pages::account_sign_in_form, "Sign-in page of who plans"},
    {post, page, all, "/account/sign-in", pages::account_sign_in, "Sign in"},
    {post, page, all, "/account/sign-out", pages::account_sign_out, "Sign out"},
    {get, page, all, "/account", pages::account, "What is kept"},
    {get, page, all, "/account/workbook.json", pages::account_workbook, "All of it as a file"},
    {post, page, all, "/account/delete", pages::delete_account, "Account and workbook are gone"},
    {post, page, all, "/account/forget", pages::forget_workbook, "A workbook without an account is gone"},

    {get, page, all, "/catalogue", pages::catalogue, "Offers by words and filters"},
    {get, page, all, "/catalogue/compare", pages::compare_offers, "Two to five offers side by side"},
    {get, page, all, "/catalogue/{offer}", pages::offer, "One offer"},

    {get, page, all, "/verify", pages::verify_form, "Verify any badge"},
    {post, page, all, "/verify", pages::verify, "The result of verifying"},
    {post, page, all, "/verify/keep", pages::keep_report, "Keep a result under a permanent link"},
    {get, page, all, "/verify/r/{report}", pages::kept_report, "A kept result"},

    {get, page, all, "/plan", pages::plan_start, "Where planning begins"},
    {post, page, all, "/plan/adverts", pages::read_advert, "Read a job advert into a goal", slow},
    {post, page, all, "/plan/goals", pages::make_goal, "A goal from occupations"},
    {get, page, all, "/plan/goals/{goal}", pages::goal, "What a goal asks for"},
    {post, page, all, "/plan/goals/{goal}", pages::correct_goal, "Correct it"},
    {post, page, all, "/plan/goals/{goal}/remove", pages::remove_goal, "Give it up"},
    {post, page, all, "/plan/goals/{goal}/remove-advert", pages::remove_advert, "Take an advert out"},
    {get, page, all, "/plan/goals/{goal}/profile", pages::profile, "Self-audit for a goal"},
    {post, page, all, "/plan/goals/{goal}/profile", pages::answer_profile, "Answer it"},
    {get, page, all, "/plan/goals/{goal}/gap", pages::gap, "Have, partly, missing"},
    {get, page, all, "/plan/goals/{goal}/sets", pages::sets, "Ways to close the gap", slow},
    {post, page, all, "/plan/goals/{goal}/choose", pages::choose_set, "Take a plan", slow},
    {get, page, all, "/plan/profile", pages::profile, "Self-audit"},
    {post, page, all, "/plan/profile", pages::answer_profile, "Answer it"},
    {post, page, all, "/plan/goals/{goal}/profile/badges", pages::bring_badge, "Count a badge from elsewhere", slow},
    {post, page, all, "/plan/profile/badges", pages::bring_badge, "Count a badge from elsewhere", slow},
    {post, page, all, "/plan/goals/{goal}/profile/forget", pages::forget_badge, "Take a badge out"},
    {post, page, all, "/plan/profile/forget", pages::forget_badge, "Take a badge out"},
    {get, page, all, "/plan/reachable", pages::reachable, "Where one could go from here", slow},
    {get, page, all, "/plan/plans/{plan}", pages::dated_plan, "A plan with its dates"},
    {post, page, all, "/plan/plans/{plan}/check-in", pages::check_in, "What was done"},
    {post, page, all, "/plan/plans/{plan}/replan", pages::replan, "Plan anew from today", slow},
    {post, page, all, "/plan/plans/{plan}/remove", pages::remove_plan, "Give it up"},
    {post, page, all, "/plan/plans/{plan}/calendar", pages::change_calendar, "Hours, days off, reminders", slow},
    {get, file, all, "/plan/plans/{plan}/calendar.ics", pages::calendar_file, "Calendar file"},
    {get, page, all, "/plan/reminders/{token}", pages::reminders, "Where a mail's reminders end"},
    {post, page, all, "/plan/reminders/{token}", pages::end_reminders, "No more of them"},
    {get, file, all, "/plan/calendar/{token}.ics", pages::calendar_feed, "Private calendar feed"},

    {get, page, all, "/claim/{code}", pages::open_claim, "What a claim link shows"},
    {post, page, all, "/claim/{code}", pages::submit_claim, "Send evidence"},
    {get, page, all, "/l/{token}/claims/{id}", pages::learner_case, "A claim as its learner follows it"},
    {post, page, all, "/l/{token}/claims/{id}", pages::send_more, "Send what was asked for"},
    {post, page, all, "/l/{token}/claims/{id}/appeal", pages::appeal, "Appeal a refusal"},
    {get, page, all, "/l/{token}", pages::learner_page, "A learner's own page"},
    {get, page, all, "/l/{token}/stacks", pages::learner_stacks, "A learner's progress with stacks"},
    {post, page, all, "/l/{token}/stacks", pages::bring_credential, "Bring a badge of another issuer", slow},
    {post, page, all, "/l/{token}/stacks/remove", pages::remove_credential, "Take it away"},
    {get, page, all, "/s/{id}", pages::public_stack, "What a published stack asks for"},
    {get, file, all, "/b/{id}.json", pages::badge_json, "The signed credential"},
    {get, file, all, "/b/{id}.png", pages::badge_png, "Baked PNG"},
    {get, file, all, "/b/{id}.svg", pages::badge_svg, "Baked SVG"},
    {get, file, all, "/b/{id}/picture.svg", pages::badge_picture, "The picture alone"},
    {get, file, all, "/b/{id}/qr.svg", pages::badge_qr, "QR code of the badge's page"},
    {get, file, all, "/b/{id}/card.png", pages::badge_card, "Picture for whoever shares the page"},
    {get, page, all, "/b/{id}", pages::badge, "A badge's public page"},
    {get, file, all, "/a/{id}.svg", pages::achievement_image, "Picture of a published achievement"},
    {get, file, all, "/a/{id}.png", pages::achievement_png, "The same as PNG"},
    {get, file, all, "/a/{id}.json", pages::achievement_json, "An achievement, as Open Badges 3.0 has it"},
    {get, page, all, "/a/{id}/rubric/{version}", pages::public_rubric, "How it is assessed"},
    {get, page, all, "/a/{id}", pages::achievement, "A published achievement"},
    {get, file, all, "/status/{list}", pages::status_list, "Status list credential"},
    {get, file, all, "/.well-known/did.json", pages::server_did, "DID document of this server"},
    {get, file, all, "/did.json", pages::server_did, "The same, where the address has a path"},
    {get, file, all, "/o/{org}/did.json", pages::organisation_did, "DID document of its issuer"},

    {get, page, member, "/desk", pages::desk, "The issuer's desk"},
    {get, page, member, "/desk/settings", pages::settings, "Organisation and password"},
    {post, page, member, "/desk/settings/organisation", pages::change_organisation, "Change it"},
    {post, page, member, "/desk/settings/password", pages::change_password, "Change it"},
    {get, page, member, "/desk/audit", pages::audit, "Who did what", quick, "", overseers},
    {get, file, member, "/desk/audit.csv", pages::audit_file, "The same as a table", quick, "", overseers},
    {get, page, member, "/desk/queue", pages::queue, "Mail and webhooks on their way", quick, "", operators},
    {post, page, member, "/desk/queue/{id}/retry", pages::retry_delivery, "Try one again", quick, "", operators},
    {get, file, member, "/desk/preview.svg", pages::preview_image, "A design, drawn"},
    {get, page, member, "/desk/achievements", pages::achievements, "Achievements, a page at a time"},
    {get, page, member, "/desk/achievements/import", pages::import_form, "Achievements out of a file", quick, "", issuers},
    {post, page, member, "/desk/achievements/import", pages::import_achievements, "Try it, or make drafts", slow, "", issuers},
    {get, file, member, "/desk/achievements/template.csv", pages::import_template, "A table to fill in"},
    {get, page, member, "/desk/achievements/new", pages::new_achievement, "Empty form, or from an example"},
    {post, page, member, "/desk/achievements/new", pages::create_achievement, "Make a draft", quick, "", issuers},
    {get, page, member, "/desk/achievements/{id}", pages::edit_achievement, "Filled form"},
    {post, page, member, "/desk/achievements/{id}", pages::update_achievement, "Change it", quick, "", issuers},
    {post, page, member, "/desk/achievements/{id}/publish", pages::publish, "Open for claims", quick, "", issuers},
    {post, page, member, "/desk/achievements/{id}/retire", pages::retire, "No more claims", quick, "", issuers},
    {post, page, member, "/desk/achievements/{id}/copy", pages::copy_achievement, "A draft that says the same", quick, "", issuers},
    {get, page, member, "/desk/achievements/{id}/preview", pages::achievement_preview, "As learners and verifiers see it"},
    {get, page, member, "/desk/achievements/{id}/versions", pages::achievement_versions, "What changed"},
    {get, page, member, "/desk/achievements/{id}/rubric", pages::edit_rubric, "How it is assessed", quick, "", designers},
    {post, page, member, "/desk/achievements/{id}/rubric", pages::save_rubric, "Change it", quick, "", designers},
    {get, page, member, "/desk/assessments", pages::assessments, "What waits to be assessed", quick, "", markers},
    {get, page, member, "/desk/assessments/figures", pages::assessment_figures, "Agreement and time", quick, "", markers},
    {get, file, member, "/desk/assessments/figures.csv", pages::assessment_figures_csv, "The same as a table", quick, "", markers},
    {post, page, member, "/desk/claims/{id}/marks", pages::mark_claim, "Save or hand in marks", quick, "", markers},
    {post, page, member, "/desk/claims/{id}/assign", pages::assign_claim, "Take it, give it, put it back", quick, "", markers},
    {post, page, member, "/desk/claims/{id}/conflict", pages::declare_conflict, "Declare a conflict of interest", quick, "", markers},
    {post, page, member, "/desk/claims/{id}/ask", pages::ask_learner, "Ask for more, or return it", quick, "", markers},
    {post, page, member, "/desk/claims/{id}/verdict", pages::decide_assessment, "Look at the decision, confirm it", quick, "", markers},
    {post, page, member, "/desk/claims/{id}/undo", pages::undo_decision, "Undo it while there is time", quick, "", markers},
    {get, page, member, "/desk/claims", pages::claims, "Claims by state, a page at a time"},
    {get, page, member, "/desk/claims/{id}", pages::open_case, "A claim and its evidence"},
    {post, page, member, "/desk/claims/{id}", pages::decide, "Decline, or see what would be signed"},
    {post, page, member, "/desk/claims/{id}/award", pages::award_claim, "Sign and award"},
    {post, page, member, "/desk/claims/{id}/learner-link", pages::new_learner_link, "For who lost it"},
    {post, page, member, "/desk/claims/{id}/reopen", pages::reopen, "Take a refusal back"},
    {get, page, member, "/desk/evidence/{id}", pages::evidence, "An evidence file"},
    {get, page, member, "/desk/awards", pages::awards, "Awards, a page at a time"},
    {get, page, member, "/desk/awards/{id}", pages::award, "An award"},
    {post, page, member, "/desk/awards/{id}/revoke", pages::revoke, "Revoke it"},

    {get, page, member, "/desk/stacks", pages::stacks, "Stacks"},
    {post, page, member, "/desk/stacks", pages::create_stack, "A stack for an achievement", quick, "", issuers},
    {get, page, member, "/desk/stacks/issuers", pages::outside_issuers, "Whose credentials count"},
    {post, page, member, "/desk/stacks/issuers", pages::decide_outside_issuer, "Accept or refuse one", quick, "", issuers},
    {get, page, member, "/desk/stacks/{id}", pages::edit_stack, "A stack's rule, and what publishing would do", slow},
    {post, page, member, "/desk/stacks/{id}", pages::write_stack, "Write it", quick, "", issuers},
    {post, page, member, "/desk/stacks/{id}/publish", pages::publish_stack, "From now on it awards itself", quick, "", issuers},
    {post, page, member, "/desk/stacks/{id}/retire", pages::retire_stack, "No more", quick, "", issuers},
    {get, page, member, "/desk/stacks/{id}/people", pages::stack_people, "How far people are", slow},
    {post, page, member, "/desk/stacks/{id}/people/{learner}", pages::decide_stack_review, "Keep or revoke", quick, "", issuers},

    {get, page, member, "/desk/catalogue", pages::proposals, "Skills proposed for offers"},
    {post, page, member, "/desk/catalogue", pages::decide_proposals, "Confirm or reject them"},
    {post, page, member, "/desk/catalogue/propose", pages::propose_skills, "Propose for a catalogue", slow},

    {get, json, all, "/api/v1/openapi.json", api::openapi, "This description"},
    {post, json, all, "/api/v1/verify", api::verify, "Verify a badge: JSON, token, PNG or SVG"},
    {get, json, all, "/api/v1/skills", api::skills, "Skills by name"},
    {get, json, all, "/api/v1/skills/{id}", api::skill, "One skill"},
    {get, json, all, "/api/v1/occupations", api::occupations, "Occupations by name"},
    {post, json, all, "/api/v1/skills/extract", api::extract_skills, "Skills a text asks for", slow},
    {post, json, all, "/api/v1/occupations/match", api::match_occupations, "Occupations of a text", slow},
    {post, json, all, "/api/v1/adverts", api::read_advert, "What an advert asks for, and where", slow},
    {post, json, all, "/api/v1/gap", api::gap, "What of a goal is there, partly there, missing", slow},
    {post, json, all, "/api/v1/plan", api::plan, "The best set of offers, with days and proof", slow},
    {post, json, all, "/api/v1/calendar", api::calendar, "A plan as a calendar file"},
    {get, json, all, "/api/v1/catalogue", api::catalogue, "Offers by words and filters"},
    {get, json, all, "/api/v1/catalogue/compare", api::compare_offers, "Two to five side by side"},
    {get, json, all, "/api/v1/catalogue/{offer}", api::offer, "One offer"},
    {get, json, api_key, "/api/v1/achievements", api::achievements, "Achievements, newest first", quick, "achievements:read"},
    {post, json, api_key, "/api/v1/achievements", api::create_achievement, "Make a draft", quick, "achievements:write"},
    {post, json, api_key, "/api/v1/achievements/import", api::import_achievements, "Drafts out of a file", slow, "achievements:write"},
    {get, json, api_key, "/api/v1/achievements/{id}", api::achievement, "One achievement", quick, "achievements:read"},
    {put, json, api_key, "/api/v1/achievements/{id}", api::replace_achievement, "Change it", quick, "achievements:write"},
    {post, json, api_key, "/api/v1/achievements/{id}/publish", api::publish_achievement, "Open it for claims", quick, "achievements:write"},
    {post, json, api_key, "/api/v1/achievements/{id}/retire", api::retire_achievement, "No more claims", quick, "achievements:write"},
    {post, json, api_key, "/api/v1/achievements/{id}/copy", api::copy_achievement, "A draft that says the same", quick, "achievements:write"},
    {get, json, api_key, "/api/v1/achievements/{id}/versions", api::achievement_versions, "What it was, newest first", quick, "achievements:read"},
    {get, json, api_key, "/api/v1/achievement-templates", api::achievement_templates, "Achievements to begin with", quick, "achievements:read"},
    {get, json, api_key, "/api/v1/stacks", api::stacks, "Stacks, oldest first", quick, "stacks:read"},
    {post, json, api_key, "/api/v1/stacks", api::make_stack, "A stack for an achievement", quick, "stacks:write", issuers},
    {get, json, api_key, "/api/v1/stacks/{id}", api::stack, "One stack, with what is wrong in its rule", quick, "stacks:read"},
    {put, json, api_key, "/api/v1/stacks/{id}", api::replace_stack, "Write its rule anew", quick, "stacks:write", issuers},
    {del, json, api_key, "/api/v1/stacks/{id}", api::retire_stack, "Retire it", quick, "stacks:write", issuers},
    {post, json, api_key, "/api/v1/stacks/{id}/publish", api::publish_stack, "Publish its rule as it is written", quick, "stacks:write", issuers},
    {post, json, api_key, "/api/v1/stacks/{id}/preview", api::preview_stack, "What publishing would do", slow, "stacks:read"},
    {get, json, api_key, "/api/v1/stacks/{id}/progress", api::stack_progress, "How far people are", slow, "stacks:read"},
    {get, json, api_key, "/api/v1/stacks/{id}/progress/{learner}", api::stack_progress_of, "How far one is", quick, "stacks:read"},
    {post, json, api_key, "/api/v1/stacks/{id}/progress/{learner}", api::review_stack, "Keep or revoke what is in question", quick, "stacks:write", issuers},
    {get, json, api_key, "/api/v1/stack-issuers", api::stack_issuers, "Issuers from outside", quick, "stacks:read"},
    {put, json, api_key, "/api/v1/stack-issuers", api::decide_stack_issuer, "Accept or refuse one", quick, "stacks:write", issuers},
    {get, json, api_key, "/api/v1/audit", api::audit, "Who did what, newest first", quick, "organisation:read"},
    {get, json, api_key, "/api/v1/deliveries", api::deliveries, "Mail and webhooks, newest first", quick, "organisation:read"},
    {post, json, api_key, "/api/v1/deliveries/{id}/retry", api::retry_delivery, "Try one again", quick, "organisation:write"},
    {get, json, api_key, "/api/v1/achievements/{id}/rubric", api::rubric, "How it is assessed", quick, "achievements:read"},
    {put, json, api_key, "/api/v1/achievements/{id}/rubric", api::put_rubric, "Assess it so", quick, "achievements:write"},
    {del, json, api_key, "/api/v1/achievements/{id}/rubric", api::remove_rubric, "Assess it without a rubric", quick, "achievements:write"},
    {get, json, api_key, "/api/v1/claims", api::claims, "Claims that wait, most urgent first", quick, "claims:read"},
    {get, json, api_key, "/api/v1/claims/{id}", api::claim, "A claim and where it stands", quick, "claims:read"},
    {get, file, api_key, "/api/v1/evidence/{id}", pages::evidence, "An evidence file", quick, "claims:read"},
    {post, json, api_key, "/api/v1/claims/{id}/markings", api::mark_claim, "Save or hand in marks", quick, "claims:write"},
    {post, json, api_key, "/api/v1/claims/{id}/assignment", api::assign_claim, "Give it to somebody", quick, "claims:write"},
    {post, json, api_key, "/api/v1/claims/{id}/requests", api::ask_learner, "Ask for more, or return it", quick, "claims:write"},
    {post, json, api_key, "/api/v1/claims/{id}/conflict", api::declare_conflict, "Declare a conflict of interest", quick, "claims:write"},
    {post, json, api_key, "/api/v1/claims/{id}/decision", api::decide_claim, "Award or decline", quick, "claims:write"},
    {del, json, api_key, "/api/v1/claims/{id}/decision", api::undo_decision, "Undo it while there is time", quick, "claims:write"},
    {post, json, api_key, "/api/v1/assessments", api::assess, "An assessment made elsewhere", quick, "claims:write"},
    {get, json, api_key, "/api/v1/assessments/figures", api::assessment_figures, "Agreement and time", quick, "claims:read"},
    {post, json, all, "/api/v1/claim/{code}", api::send_claim, "Send a claim by its link"},
    {get, json, all, "/api/v1/learners/{token}/claims/{id}", api::learner_case, "A claim as its learner follows it"},
    {post, json, all, "/api/v1/learners/{token}/claims/{id}", api::send_more, "Send what was asked for"},
    {post, json, all, "/api/v1/learners/{token}/claims/{id}/appeal", api::appeal, "Appeal a refusal"},
    {post, json, api_key, "/vc/credentials/issue", api::issue, "VC API: issue (Ed25519)", quick, "vc:issue:ed25519"},
    {post, json, all, "/vc/credentials/verify", api::verify_credential, "VC API: verify"},
    {post, json, api_key, "/vc/credentials/status", api::update_status, "VC API: revoke", quick, "vc:status"},
    {post, json, all, "/vc/presentations/verify", api::verify_presentation, "VC API: verify"},
    {post, json, api_key, "/vc/{key}/credentials/issue", api::issue, "VC API: issue", quick, "vc:issue:{key}"},
    {post, json, all, "/vc/{key}/credentials/verify", api::verify_credential, "VC API: verify"},
    {post, json, all, "/vc/{key}/presentations/verify", api::verify_presentation, "VC API: verify"},
    {get, json, all, "/1.0/identifiers/{did}", api::resolve_did, "DID resolution"},
};
// clang-format on

}  // namespace

std::span<const Route> routes() { return table; }

}  // namespace cairn::server
