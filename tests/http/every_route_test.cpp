// SPDX-License-Identifier: Apache-2.0
// Every route as nobody, as a member of another organisation, in each role, and with the wrong API
// keys: nobody gets at what is not theirs, no page offers what its reader may not do, and nothing
// breaks.
#include <array>
#include <map>
#include <set>

#include "achievement/templates.h"
#include "app/accounts/api_keys.h"
#include "app/accounts/scopes.h"
#include "app/accounts/session.h"
#include "app/assessment/calibrate.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/codes.h"
#include "app/claims/sitting.h"
#include "app/co_issuing/co_issue.h"
#include "app/endorsing/endorse.h"
#include "app/organisation/keys.h"
#include "app/people/invitations.h"
#include "app/ports/accounts.h"
#include "app/ports/award_batches.h"
#include "app/ports/claim_codes.h"
#include "app/ports/outbox.h"
#include "app/ports/stacks.h"
#include "app/quality/questions.h"
#include "app/quality/reports.h"
#include "app/quality/reviews.h"
#include "app/stacks/manage.h"
#include "app/webhooks/manage.h"
#include "base/text.h"
#include "http/every_page.h"
#include "http/every_program_route.h"
#include "http/framework_source.h"
#include "http/pseudo_language.h"
#include "http/visitor.h"
#include "http/written_by_people.h"
#include "quality/bodies.h"
#include "server/router.h"
#include "stacking/rule_json.h"

namespace cairn::server::every_route {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

constexpr auto every_row = [] {
  std::array<Row, std::size(rows::pages) + std::size(rows::for_programs)> all{};
  auto place = all.begin();
  for (const auto& row : rows::pages) *place++ = row;
  for (const auto& row : rows::for_programs) *place++ = row;
  return all;
}();

struct RoleCase {
  app::Role role;
  char letter;
};
constexpr RoleCase role_cases[] = {{app::Role::owner, 'o'},     {app::Role::issuer, 'i'},
                                   {app::Role::assessor, 'a'},  {app::Role::registrar, 'r'},
                                   {app::Role::recruiter, 'c'}, {app::Role::viewer, 'v'}};

// What nobody but the first organisation may read on a desk or over its API.
constexpr std::string_view secrets[] = {
    "Welding, first level", "Grace Moor",     "grace@learner.example", "ada@harbour.example",
    "Secret file",          "Secret program", "hooks.example"};

std::string name_of(const Row& row) {
  constexpr std::string_view methods[] = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"};
  return std::string(methods[static_cast<std::size_t>(row.method)]) + " " +
         std::string(row.pattern);
}

const Route* route_of(const Row& row) {
  for (const auto& route : routes())
    if (route.method == row.method && route.pattern == row.pattern) return &route;
  return nullptr;
}

bool is_for_members(const Row& row) {
  return row.who == Who::member || row.who == Who::server_owner;
}

class EveryRoute : public SiteTest {
 protected:
  EveryRoute() {
    bring_model();
    has_vocabulary_ = app::give_record_vocabulary(*context_);
    admin();
    owner_ = must(app::sign_in(*context_, {"ada@harbour.example", "correct horse battery"})).actor;
    other_ = set_up_another();
    const auto achievement = published(owner_);
    const auto claim = submitted(achievement);
    const auto opened = must(app::open_case(*context_, owner_, claim.id));
    const auto award = awarded(owner_, claim.id);
    things_["$none"] = owner_.organisation.text + "-nothing";
    things_["$organisation"] = owner_.organisation.text;
    things_["$achievement"] = achievement.id.text;
    things_["$claim"] = claim.id.text;
    things_["$evidence"] = opened.evidence.front().id.text;
    things_["$learner"] = opened.learner.id.text;
    things_["$award"] = award.id.text;
    things_["$member"] = owner_.account.text;
    things_["$code"] = must(app::make_code(*context_, owner_, achievement.id,
                                           {.label = "Gate", .mode = "at-once"}))
                           .code;
    things_["$stack"] = stack_over(achievement.id);
    constexpr std::string_view file = "name,email\nGrace Moor,grace@learner.example\n";
    things_["$batch"] =
        must(app::begin_batch(*context_, owner_, achievement.id, "Secret file.csv", as_bytes(file)))
            .id.text;
    said_of(achievement, claim.learner_token);
    things_["$sitting"] = decided_together(achievement);
    things_["$calibration"] = calibrated();
    things_["$co_issuing"] = asked_to_co_issue();
    things_["$endorsement"] =
        must(app::endorse(*context_, owner_, {things_["$co_issuing"], "", "", "It held."})).id;
    things_["$invitation"] =
        must(app::invite(*context_, owner_, {.email = {}, .roles = {"viewer"}})).invitation.id.text;
    things_["$key"] = must(app::list_keys(*context_, owner_)).front().key.id.text;
    things_["$program"] =
        must(app::create_api_key(*context_, owner_, "Secret program", {"awards"})).key.id.text;
    things_["$webhook"] =
        must(app::add_webhook(*context_, owner_, {"https://hooks.example/cairn", {"award.made"}}))
            .webhook.id.text;
    const app::DeliveryId delivery{app::new_name(owner_.organisation, random_)};
    keep({.organisation = owner_.organisation,
          .id = delivery,
          .recipient = "grace@learner.example",
          .about = "Your badge",
          .body = "{}"});
    things_["$delivery"] = delivery.text;
    things_["$framework_source"] = kept_framework_source(*store_, owner_.organisation).text;
  }

  void keep(const app::Delivery& delivery) const {
    auto writing = must(store_->begin(app::Access::write));
    must(writing->outbox().add(delivery));
    must(writing->commit());
  }
  app::ClaimId claim_of(const app::Achievement& achievement, std::string email) {
    auto form = claim_form();
    form.email = std::move(email);
    form.declaration = {true, true, "none", "", ""};
    return must(app::submit_claim(*context_, achievement.claim_code, form, "")).id;
  }
  void said_of(const app::Achievement& achievement, const std::string& learner_token) {
    const app::Visit grace{learner_token, "", "192.0.2.7"};
    const auto& offer = achievement.id.text;
    things_["$review"] =
        must(app::write_review(*context_, grace, offer, {"5", "4", "It held.", false})).id.text;
    const auto asked = must(app::ask_question(*context_, grace, offer, {"Which mask?", false}));
    things_["$question"] = asked.id.text;
    const auto reported =
        must(app::report_abuse(*context_, grace, {"question", asked.id.text, "Off topic."}));
    things_["$report"] = reported.id.text;
  }
  std::string stack_over(const app::AchievementId& part) {
    const auto stack = must(app::create_stack(*context_, owner_, published(owner_).id)).stored.id;
    const auto rule = R"({"version":1,"rule":{"achievement":")" + part.text + "\"}}";
    must(app::write_stack(*context_, owner_, stack, must(stacking::read_stack(rule)), {}));
    return stack.text;
  }
  // The evidence of the claim is a picture, which has no pages.
  bool has_what_it_shows(const Row& row) const {
    return (has_vocabulary_ || !row.pattern.ends_with("/record.json")) &&
           !row.pattern.ends_with("/pages/{page}.png");
  }
  std::string decided_together(const app::Achievement& achievement) {
    return must(app::begin_sitting(*context_, owner_,
                                   {{claim_of(achievement, "one@learner.example")},
                                    app::SittingOutcome::declined,
                                    "Not yet.",
                                    "k1"}))
        .text;
  }
  std::string calibrated() {
    const auto achievement = published(owner_);
    assessment::Plan plan;
    plan.rubric.criteria = {
        {"joint", "Joint", "", 1, {{"Not yet", "", 0}, {"Sound", "", 200}}, {}}};
    plan.rubric.pass_percent = 5000;
    must(app::save_plan(*context_, owner_, achievement.id, plan));
    const auto first = claim_of(achievement, "two@learner.example");
    things_["$marked"] = first.text;
    return must(app::start_calibration(*context_, owner_,
                                       {"Spring",
                                        achievement.id,
                                        {first, claim_of(achievement, "three@learner.example")}}))
        .text;
  }
  std::string asked_to_co_issue() {
    auto form = welding();
    form.name = "Sailing";
    const auto made = must(app::create_achievement(*context_, other_, form));
    must(app::publish_achievement(*context_, other_, made.id));
    must(app::ask_to_co_issue(*context_, other_, made.id, owner_.organisation.text, "Together?"));
    return made.id.text;
  }

  // Signed in, on the desk, with the token of its forms.
  Visitor in(const app::Actor& actor) {
    Visitor visitor(site_);
    auto writing = must(store_->begin(app::Access::write));
    const auto account = must(writing->accounts().find(actor.organisation, actor.account));
    const auto signed_in =
        must(app::start_session(*context_, *writing, account, app::SignInMeans::password, ""));
    must(writing->commit());
    visitor.cookies()[std::string(session_cookie)] = signed_in.token;
    visitor.get("/desk");
    return visitor;
  }
  // `real`: with ids of things that are there.
  std::string path_of(const Row& row, bool real) const {
    std::string path(row.path.empty() ? row.pattern : row.path);
    for (const auto& [place, id] : things_)
      for (auto at = path.find(place); at != path.npos; at = path.find(place))
        path.replace(at, place.size(), real ? id : things_.at("$none"));
    return path;
  }
  static Response call(Visitor& visitor, const Row& row, const std::string& path) {
    return row.method == Method::get ? visitor.get(path) : visitor.post(path, {{"reason", "x"}});
  }
  Response call(const Row& row, const std::string& key) {
    std::vector<Header> headers;
    if (!key.empty()) headers.push_back({"authorization", "Bearer " + key});
    Visitor program(site_);
    const auto path = path_of(row, true);
    if (row.method == Method::get) return program.get(path, headers);
    return program.send(path, "application/json", "{}", headers, row.method);
  }
  std::string key_of(const app::Actor& actor, std::string_view scope) {
    const std::string name(scope == "vc:issue:{key}" ? "vc:issue" : scope);
    std::vector<std::string> scopes;
    for (const auto one : split(name, ' ')) scopes.emplace_back(one);
    auto& key = keys_[{actor.organisation.text, name}];
    if (key.empty()) key = must(app::create_api_key(*context_, actor, "Program", scopes)).token;
    return key;
  }
  static void expect_nothing_of_the_first(const Response& answer, const std::string& name) {
    for (const auto secret : secrets) EXPECT_THAT(answer.body, Not(HasSubstr(secret))) << name;
  }

  bool has_vocabulary_ = false;
  app::Actor owner_, other_;
  std::map<std::string, std::string> things_;
  // One for each scope: an organisation has at most a hundred.
  std::map<std::pair<std::string, std::string>, std::string> keys_;
};

TEST(EveryRouteTable, HasARowForEachRoute) {
  std::set<std::string> names;
  for (const auto& row : every_row) {
    EXPECT_TRUE(names.insert(name_of(row)).second) << name_of(row) << " stands here twice";
    EXPECT_NE(route_of(row), nullptr) << name_of(row) << " is no route any more";
  }
  for (const auto& route : routes()) {
    const Row row{route.method, route.pattern, Who::all, "", ""};
    EXPECT_TRUE(names.contains(name_of(row))) << name_of(row)
                                              << " has no row in tests/http/every_page.h or "
                                                 "every_program_route.h: say there who may call it";
  }
}

TEST_F(EveryRoute, LeadsWhereItsRowSays) {
  for (const auto& row : every_row) {
    const auto target = must(parse_target(path_of(row, true)));
    const auto match = find_route(routes(), row.method, target);
    ASSERT_NE(match.route, nullptr) << name_of(row);
    EXPECT_EQ(match.route->pattern, row.pattern);
    EXPECT_EQ(static_cast<int>(match.route->caller), static_cast<int>(row.who)) << name_of(row);
    EXPECT_EQ(row.who == Who::key ? row.what : "", match.route->scope) << name_of(row);
    if (row.who != Who::member) {
      EXPECT_TRUE(match.route->roles == app::Roles::all()) << name_of(row);
    }
  }
}

TEST_F(EveryRoute, KnowsNobody) {
  for (const auto& row : every_row) {
    Visitor nobody(site_);
    nobody.get("/verify");
    const auto name = name_of(row);
    if (row.who == Who::key) {
      EXPECT_EQ(call(row, "").status, 401) << name;
      EXPECT_EQ(call(row, "server-nothing").status, 401) << name;
      continue;
    }
    const auto answer = call(nobody, row, path_of(row, true));
    EXPECT_NE(answer.status, 500) << name;
    if (!is_for_members(row)) continue;
    EXPECT_EQ(answer.status, 303) << name;
    EXPECT_THAT(std::string(answer.header("Location")), HasSubstr("/sign-in")) << name;
  }
}

TEST_F(EveryRoute, HidesOneOrganisationFromAnother) {
  for (const auto& row : every_row) {
    if (row.who != Who::member) continue;
    auto bob = in(other_);
    const auto name = name_of(row);
    const auto answer = call(bob, row, path_of(row, true));
    EXPECT_NE(answer.status, 500) << name;
    if (row.pattern.find('{') != row.pattern.npos) {
      EXPECT_EQ(answer.status, 404) << name;
    }
    expect_nothing_of_the_first(answer, name);
  }
  const auto award = must(app::public_badge(*context_, {things_["$award"]}));
  EXPECT_FALSE(award.award.revoked);
}

TEST_F(EveryRoute, IsOpenToTheRolesOfItsRowAlone) {
  for (const auto& [role, letter] : role_cases) {
    const auto actor = member(owner_, std::string(app::name_of(role)) + "@harbour.example", {role});
    for (const auto& row : every_row) {
      if (row.who != Who::member) continue;
      const auto name = std::string(app::name_of(role)) + ": " + name_of(row);
      auto visitor = in(actor);
      const bool may = row.what.find(letter) != row.what.npos;
      if (may && row.pattern == "/desk/leave") continue;  // there would be no role any more
      // Whoever may is asked for nothing that would last.
      const auto answer = call(visitor, row, path_of(row, !may || row.method == Method::get));
      if (!may) {
        EXPECT_EQ(answer.status, 403) << name;
      } else {
        EXPECT_NE(answer.status, 403) << name;
        EXPECT_NE(answer.status, 500) << name;
        if (row.method == Method::get && has_what_it_shows(row)) {
          EXPECT_LT(answer.status, 400) << name;
        }
      }
    }
  }
}

TEST_F(EveryRoute, OffersNothingItsReaderMayNotDo) {
  for (const auto& [role, letter] : role_cases) {
    const auto actor = member(owner_, std::string(app::name_of(role)) + "@harbour.example", {role});
    auto visitor = in(actor);
    for (const auto& row : every_row) {
      if (row.who != Who::member || row.method != Method::get ||
          row.what.find(letter) == row.what.npos)
        continue;
      const auto answer = visitor.get(path_of(row, true));
      if (!answer.header("Content-Type").starts_with("text/html")) continue;
      for (const auto& offer : offers_of(answer.body)) {
        const bool form = offer.starts_with("POST ");
        const auto target = must(parse_target(offer.substr(offer.find(' ') + 1)));
        const auto* route = find_route(routes(), form ? Method::post : Method::get, target).route;
        if (route == nullptr && form) route = find_route(routes(), Method::get, target).route;
        ASSERT_NE(route, nullptr) << name_of(row) << " offers " << offer;
        EXPECT_TRUE(actor.roles.any_of(route->roles))
            << app::name_of(role) << ": " << name_of(row) << " offers " << offer;
      }
    }
  }
}

TEST_F(EveryRoute, SpeaksTheLanguageOfItsReader) {
  site_.languages = pseudo_languages();
  context_->wording = site_.languages;
  auto data = starter_texts(*context_);
  for (const auto words : split(written_by_people, '|')) data.emplace(words);
  for (const auto& example : achievement::templates()) data.insert(example.in("en").name);
  for (const auto& body : quality::bodies()) data.emplace(body.name);
  const auto check = [&](const Row& row, const Response& answer) {
    if (!answer.header("Content-Type").starts_with("text/html")) return;
    for (const auto& text : untranslated(answer.body, data))
      ADD_FAILURE() << name_of(row) << " says in English: " << text;
  };
  auto ada = in(owner_);
  Visitor nobody(site_);
  for (auto* visitor : {&ada, &nobody})
    visitor->cookies()[std::string(language_cookie)] = pseudo_tag;
  for (const auto& row : every_row)
    if (row.who != Who::key && row.method == Method::get) {
      auto& visitor = is_for_members(row) ? ada : nobody;
      check(row, visitor.get(path_of(row, true)));
    }
  // Forms that are sent with next to nothing in them.
  for (const auto& row : every_row)
    if (row.who != Who::key && row.method == Method::post) {
      auto& visitor = is_for_members(row) ? ada : nobody;
      if (row.pattern == "/desk/leave" || row.pattern == "/sign-out") continue;
      visitor.get(is_for_members(row) ? "/desk" : "/plan");
      check(row, visitor.post(path_of(row, row.path.find("$none") == row.path.npos &&
                                               row.pattern.find("remove") == row.pattern.npos),
                              {{"reason", "x"}}));
    }
}

TEST_F(EveryRoute, AsksProgramsForTheirScopeAndTheirTenant) {
  for (const auto& row : every_row) {
    if (row.who != Who::key) continue;
    const auto name = name_of(row);
    const auto wrong = row.what.starts_with("analytics") ? "webhooks" : "analytics";
    if (app::is_of_the_server(row.what)) {  // for others there is nothing: server_desk_test.cpp
      EXPECT_EQ(call(row, key_of(other_, wrong)).status, 404) << name;
      continue;
    }
    EXPECT_EQ(call(row, key_of(owner_, wrong)).status, 403) << name;
    const auto answer = call(row, key_of(other_, row.what));
    EXPECT_NE(answer.status, 500) << name;
    // A change is looked at before what it is to be made to.
    const bool named = row.path.find('$') != row.path.npos;
    EXPECT_GE(answer.status, !named ? 200 : row.method == Method::get ? 404 : 400) << name;
    expect_nothing_of_the_first(answer, name);
  }
  EXPECT_FALSE(must(app::public_badge(*context_, {things_["$award"]})).award.revoked);
}

}  // namespace
}  // namespace cairn::server::every_route
