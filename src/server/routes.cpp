// SPDX-License-Identifier: Apache-2.0
// Every address this server answers, on one screen.
#include "server/api/api.h"
#include "server/pages/career.h"
#include "server/pages/pages.h"
#include "server/router.h"

namespace cairn::server {

namespace {

constexpr auto get = Method::get;
constexpr auto post = Method::post;
constexpr auto put = Method::put;
constexpr auto page = Surface::page;
constexpr auto file = Surface::file;
constexpr auto json = Surface::api;
constexpr auto all = Caller::everyone;
constexpr auto member = Caller::member;
constexpr auto api_key = Caller::api_key;
constexpr auto quick = Pace::quick;
constexpr auto slow = Pace::slow;
constexpr auto until_change = Reuse::until_change;

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
    {get, page, all, "/l/{token}", pages::learner_page, "A learner's own page"},
    {get, file, all, "/b/{id}.json", pages::badge_json, "The signed credential"},
    {get, file, all, "/b/{id}.png", pages::badge_png, "Baked PNG"},
    {get, file, all, "/b/{id}.svg", pages::badge_svg, "Baked SVG"},
    {get, file, all, "/b/{id}/picture.svg", pages::badge_picture, "The picture alone"},
    {get, file, all, "/b/{id}/qr.svg", pages::badge_qr, "QR code of the badge's page"},
    {get, file, all, "/b/{id}/card.png", pages::badge_card, "Picture for whoever shares the page"},
    {get, page, all, "/b/{id}", pages::badge, "A badge's public page", quick, "", app::Roles::all(), until_change},
    {get, file, all, "/a/{id}.svg", pages::achievement_image, "Picture of a published achievement"},
    {get, page, all, "/a/{id}", pages::achievement, "A published achievement", quick, "", app::Roles::all(), until_change},
    {get, file, all, "/status/{list}", pages::status_list, "Status list credential"},
    {get, file, all, "/.well-known/did.json", pages::server_did, "DID document of this server"},
    {get, file, all, "/did.json", pages::server_did, "The same, where the address has a path"},
    {get, file, all, "/o/{org}/did.json", pages::organisation_did, "DID document of its issuer"},

    {get, page, member, "/desk", pages::desk, "The issuer's desk"},
    {get, page, member, "/desk/settings", pages::settings, "Organisation and password"},
    {post, page, member, "/desk/settings/organisation", pages::change_organisation, "Change it"},
    {post, page, member, "/desk/settings/password", pages::change_password, "Change it"},
    {get, file, member, "/desk/preview.svg", pages::preview_image, "A design, drawn"},
    {get, page, member, "/desk/achievements/new", pages::new_achievement, "Empty form"},
    {post, page, member, "/desk/achievements/new", pages::create_achievement, "Make a draft"},
    {get, page, member, "/desk/achievements/{id}", pages::edit_achievement, "Filled form"},
    {post, page, member, "/desk/achievements/{id}", pages::update_achievement, "Change it"},
    {post, page, member, "/desk/achievements/{id}/publish", pages::publish, "Open for claims"},
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

    {get, page, member, "/desk/catalogue", pages::proposals, "Skills proposed for offers"},
    {post, page, member, "/desk/catalogue", pages::decide_proposals, "Confirm or reject them"},
    {post, page, member, "/desk/catalogue/propose", pages::propose_skills, "Propose for a catalogue", slow},

    {get, json, all, "/api/v1/openapi.json", api::openapi, "This description"},
    {get, json, api_key, "/api/v1/organisation", api::organisation, "Who issues", quick, "organisation:read"},
    {put, json, api_key, "/api/v1/organisation", api::change_organisation, "Change its name and home page", quick, "organisation:write"},
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
