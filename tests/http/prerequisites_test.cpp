// SPDX-License-Identifier: Apache-2.0
// What is needed before, on the pages of claims and codes; where a retired badge's links lead.
#include "app/accounts/api_keys.h"
#include "app/awards/codes.h"
#include "app/awards/direct.h"
#include "app/limits.h"
#include "app/postbox.h"
#include "app/stacks/evaluate.h"
#include "app/stacks/manage.h"
#include "app/stacks/outside.h"
#include "http/visitor.h"
#include "json/build.h"
#include "json/write.h"
#include "stacking/rule_json.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class PrerequisitePages : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement basics_ = published(actor_);
  app::Achievement pipes_ = [&] {
    auto form = welding();
    form.name = "Pipe welding";
    form.details.prerequisites = {{.achievement = basics_.id.text, .url = "", .name = ""}};
    const auto made = must(app::create_achievement(*context_, actor_, form));
    return must(app::publish_achievement(*context_, actor_, made.id));
  }();

  std::string badge_of(std::string email) {
    app::PersonForm form;
    form.achievement = basics_.id;
    form.name = "Grace Moor";
    form.email = std::move(email);
    form.source_key = "b";
    return app::badge_url(*context_, must(app::award_person(*context_, actor_, form)).award->id);
  }
};

// Of another issuer.
class ForeignBadges : public PrerequisitePages {
 protected:
  app::Actor other_ = set_up_another();
  app::Achievement forging_ = published(other_);
  std::string badge_ = awarded(other_, submitted(forging_).id).credential;
  app::Achievement smith_ = needing_forging("Smith");

  app::Achievement needing_forging(std::string name) {
    auto form = welding();
    form.name = std::move(name);
    form.details.prerequisites = {{.achievement = "",
                                   .url = app::achievement_url(*context_, forging_.id),
                                   .name = "Forging"}};
    const auto made = must(app::create_achievement(*context_, actor_, form));
    return must(app::publish_achievement(*context_, actor_, made.id));
  }
  Response claim_with(std::string_view badge) {
    Arena arena;
    const json::Builder builder(arena);
    json::ObjectBuilder body(builder);
    body.add_string("name", "Grace Moor").add_string("email", "grace@learner.example");
    body.add_string("statement", "Forged.").add_string_if("badge", badge);
    const std::vector<std::string> links{"https://example.org/forge"};
    body.add("links", builder.strings(links));
    return Visitor(site_).send("/api/v1/claim/" + smith_.claim_code, "application/json",
                               json::write(body.value()));
  }
  void accept_issuers() {
    for (const auto& it : must(app::list_outside_issuers(*context_, actor_)))
      must(app::decide_issuer(*context_, actor_, it.id, "accepted"));
  }
};

TEST_F(ForeignBadges, AreSentByProgramsWithAClaim) {
  const auto nothing = claim_with("");
  EXPECT_EQ(nothing.status, 400) << nothing.body;
  EXPECT_THAT(nothing.body, HasSubstr("/badges"));
  const auto nonsense = claim_with("no badge at all");
  EXPECT_EQ(nonsense.status, 400) << nonsense.body;
  const auto early = claim_with(badge_);
  EXPECT_EQ(early.status, 400) << early.body;
  EXPECT_THAT(early.body, HasSubstr("nobody here has accepted its issuer yet"));
  accept_issuers();
  const auto sent = claim_with(badge_);
  EXPECT_EQ(sent.status, 201) << sent.body;
  EXPECT_THAT(sent.body, HasSubstr("learner_token"));
}

TEST_F(ForeignBadges, AreToldToProgramsWhereAStackWaitsForThem) {
  const auto made = must(app::create_stack(*context_, actor_, smith_.id)).stored.id;
  const auto rule = R"({"version":1,"rule":{"achievement":")" + basics_.id.text + "\"}}";
  must(app::write_stack(*context_, actor_, made, must(stacking::read_stack(rule)), {}));
  must(app::publish_stack(*context_, actor_, made));
  const auto claim = submitted(basics_).id;
  awarded(actor_, claim);
  must(app::evaluate_due(*context_, 1000));
  const auto key = must(app::create_api_key(*context_, actor_, "Test", {"stacks:read"})).token;
  const std::vector<Header> headers = {{"authorization", "Bearer " + key}};
  const auto learner = must(app::open_case(*context_, actor_, claim)).learner.id.text;
  const auto path = "/api/v1/stacks/" + made.text + "/progress";
  const auto one = Visitor(site_).get(path + "/" + learner, headers);
  EXPECT_EQ(one.status, 200) << one.body;
  const auto told = R"("missing_before":[{"name":"Forging","url":")" +
                    app::achievement_url(*context_, forging_.id) + "\"}]";
  EXPECT_THAT(one.body, HasSubstr(told));
  EXPECT_THAT(Visitor(site_).get(path, headers).body, HasSubstr(told));
}

TEST_F(PrerequisitePages, SayWhatIsMissingAndWhereToGetIt) {
  Visitor learner(site_);
  const auto path = "/claim/" + pipes_.claim_code;
  const auto open = learner.get(path);
  EXPECT_EQ(open.status, 200);
  EXPECT_THAT(open.body, HasSubstr("What you need first"));
  EXPECT_THAT(open.body, HasSubstr("/a/" + basics_.id.text));
  EXPECT_THAT(open.body, HasSubstr("name=\"badges\""));
  Fields fields = {{"name", "Grace Moor"},
                   {"email", "grace@example.org"},
                   {"statement", "Welded."},
                   {"links", "https://example.org/weld"},
                   {"badges", "nothing"}};
  const auto missing = learner.post(path, fields);
  EXPECT_EQ(missing.status, 422);
  EXPECT_THAT(missing.body, HasSubstr("You need “Welding, first level” first."));
  EXPECT_THAT(missing.body, HasSubstr("Welded."));
  learner.get(path);
  fields[4].value = badge_of("grace@example.org");
  EXPECT_EQ(learner.post(path, fields).status, 303);
  EXPECT_THAT(Visitor(site_).get("/claim/" + basics_.claim_code).body,
              Not(HasSubstr("What you need first")));
}

TEST_F(PrerequisitePages, SayOnTheWayOfACodeWhatIsMissing) {
  const auto code =
      must(app::make_code(*context_, actor_, pipes_.id, {"Hall", "at-once", "", "", ""}));
  const auto page = Visitor(site_).get("/get/" + code.code);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("What you need first"));
  EXPECT_THAT(page.body, Not(HasSubstr("name=\"badge_file\"")));
}

class ForeignPrerequisitePages : public PrerequisitePages {
 protected:
  std::string code(std::string mode) {
    auto form = welding();
    form.name = "Smith";
    form.evidence_rule = "none";
    form.details.prerequisites = {
        {.achievement = "", .url = "https://forge.example/a/1", .name = "Forging"}};
    const auto made = must(app::create_achievement(*context_, actor_, form));
    must(app::publish_achievement(*context_, actor_, made.id));
    return must(app::make_code(*context_, actor_, made.id, {"Hall", std::move(mode), "", "", ""}))
        .code;
  }
  const Fields fields_ = {
      {"name", "Grace Moor"}, {"email", "grace@example.org"}, {"statement", "Forged."}};
  const Upload nonsense_{"badge_file", "badge.json", "application/json", "{}"};
};

TEST_F(ForeignPrerequisitePages, TakeABadgeOfAnotherIssuerByACode) {
  for (const std::string mode : {"at-once", "approval"}) {
    const auto path = "/get/" + code(mode);
    Visitor learner(site_);
    const auto page = learner.get(path);
    EXPECT_THAT(page.body, HasSubstr("name=\"badge_file\""));
    EXPECT_THAT(page.body, HasSubstr("enctype=\"multipart/form-data\""));
    const auto refused = learner.upload(path, fields_, {nonsense_});
    EXPECT_THAT(refused.body, HasSubstr("id=\"badge_file-error\"")) << refused.status;
    EXPECT_THAT(refused.body, HasSubstr("Grace Moor"));
    EXPECT_EQ(learner.upload(path, fields_, {}).status, 422);
  }
}

// A file that is chosen first would have to be chosen again beside the code.
TEST_F(ForeignPrerequisitePages, AskForTheFileOnceTheAddressIsProvedWhereMailIsSent) {
  app::Postbox postbox;
  context_->mailer = &postbox;
  const auto path = "/get/" + code("at-once");
  Visitor learner(site_);
  const auto first = learner.get(path);
  EXPECT_THAT(first.body, Not(HasSubstr("name=\"badge_file\"")));
  EXPECT_THAT(first.body, Not(HasSubstr("name=\"badges\"")));
  EXPECT_THAT(first.body, HasSubstr("counts by itself"));
  const auto second = learner.post(path, fields_);
  EXPECT_THAT(second.body, HasSubstr("name=\"mail_code\""));
  EXPECT_THAT(second.body, HasSubstr("name=\"badge_file\""));
  const auto digits = postbox.mails.front().subject.substr(0, 6);
  auto proving = fields_;
  proving.push_back({"mail_proof", between(second.body, "name=\"mail_proof\" value=\"", "\"")});
  proving.push_back({"mail_code", digits});
  const auto without = learner.upload(path, proving, {});
  EXPECT_EQ(without.status, 422);
  EXPECT_THAT(without.body, HasSubstr("value=\"" + digits + "\""));
  EXPECT_THAT(without.body, HasSubstr("href=\"#badges\""));
  EXPECT_THAT(without.body, HasSubstr("id=\"badges\""));
  EXPECT_THAT(learner.upload(path, proving, {nonsense_}).body,
              HasSubstr("id=\"badge_file-error\""));
}

TEST_F(ForeignPrerequisitePages, AreSaidToProgramsToo) {
  const auto path = "/api/v1/get/" + code("at-once");
  Visitor program(site_);
  const auto missing =
      program.send(path, "application/json", R"({"name": "Grace", "email": "grace@example.org"})");
  EXPECT_EQ(missing.status, 400) << missing.body;
  EXPECT_THAT(missing.body, HasSubstr("\"/badges\""));
  const auto nonsense =
      program.send(path, "application/json",
                   R"({"name": "Grace", "email": "grace@example.org", "badge": "{}"})");
  EXPECT_THAT(nonsense.body, HasSubstr("\"/badge\"")) << nonsense.status;
  const std::string large(limits::outside_bytes_max + 1, 'x');
  const auto bounded =
      program.send(path, "application/json",
                   R"({"name": "Grace", "email": "grace@example.org", "badge": ")" + large + "\"}");
  EXPECT_EQ(bounded.status, 413) << bounded.body;
}

TEST_F(ForeignPrerequisitePages, AreNeededNotWhereNothingIsAskedForBefore) {
  const auto plain =
      must(app::make_code(*context_, actor_, basics_.id, {"Hall", "at-once", "", "", ""}));
  const auto made = Visitor(site_).send("/api/v1/get/" + plain.code, "application/json",
                                        R"({"name": "Grace", "email": "grace@example.org"})");
  EXPECT_EQ(made.status, 201);
  EXPECT_THAT(made.body, HasSubstr("\"personal_link\":\"http"));
}

TEST_F(PrerequisitePages, AskWhoAwardsForAReason) {
  Fields fields = {{"achievement", pipes_.id.text},
                   {"name", "Grace Moor"},
                   {"email", "grace@example.org"},
                   {"source_key", "k"}};
  issuer_.get("/desk/award");
  const auto missing = issuer_.post("/desk/award", fields);
  EXPECT_EQ(missing.status, 422);
  EXPECT_THAT(missing.body, HasSubstr("waiver-error"));
  fields.push_back({"waiver", "Learnt it elsewhere."});
  EXPECT_EQ(issuer_.post("/desk/award", fields).status, 303);
}

TEST_F(PrerequisitePages, SayThatABadgeIsNotAwardedAnyMore) {
  const auto code =
      must(app::make_code(*context_, actor_, basics_.id, {"Hall", "at-once", "", "", ""}));
  must(app::retire_achievement(*context_, actor_, basics_.id));
  Visitor learner(site_);
  const auto gone = learner.get("/claim/" + basics_.claim_code);
  EXPECT_EQ(gone.status, 410);
  EXPECT_THAT(gone.body, HasSubstr("not awarded any more"));
  EXPECT_THAT(gone.body, HasSubstr("/o/" + actor_.organisation.text));
  EXPECT_EQ(learner.get("/claim/nothing").status, 404);
  EXPECT_THAT(learner.get("/get/" + code.code).body, HasSubstr("is not awarded any more"));
  const auto program = learner.send("/api/v1/claim/" + basics_.claim_code, "application/json",
                                    R"({"name": "G", "email": "g@example.org", "statement": "x"})");
  EXPECT_EQ(program.status, 410);
  EXPECT_THAT(program.body, HasSubstr("\"code\":\"gone\""));
}

}  // namespace
}  // namespace cairn::server
