// SPDX-License-Identifier: Apache-2.0
// Assessing through the pages and the surface for programs: rubric, claim, marks, decision, badge.
#include "app/accounts/api_keys.h"
#include "app/assessment/decide.h"
#include "app/assessment/mark.h"
#include "app/claims/review.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::string_view plan = R"({"rubric": {"criteria": [
  {"id": "joint", "name": "Sound <joints>", "weight": 2, "levels": [
    {"name": "Not yet", "points": 0}, {"name": "Sound", "points": 2},
    {"name": "Fine", "points": 3}]},
  {"id": "safety", "name": "Safe work", "needed": 2, "levels": [
    {"name": "Not yet", "points": 0}, {"name": "Safe", "points": 1}]}], "pass": {"percent": 60}},
  "policy": {"undo_minutes": 30}, "circumstances": {"method": "demonstration"}})";

class Assessments : public SiteTest {
 protected:
  Visitor issuer_ = admin();
  app::Actor actor_ = must(app::session_of(*context_, issuer_.cookies()["cairn_session"])).actor;
  app::Achievement achievement_ = published(actor_);
  std::string key_;
  Arena arena_;

  Response ask(Method method, std::string_view path, std::string_view body = {}) {
    if (key_.empty())
      key_ = must(app::create_api_key(
                      *context_, actor_, "Test",
                      {"claims:read", "claims:write", "achievements:read", "achievements:write"}))
                 .token;
    Request request;
    request.method = method;
    request.target = path;
    request.headers = {{"authorization", "Bearer " + key_}, {"content-type", "application/json"}};
    request.body = body;
    return respond(site_, request);
  }
  json::Value read(const Response& response) { return must(json::parse(response.body, arena_)); }

  void use_plan() {
    const auto path = "/api/v1/achievements/" + achievement_.id.text + "/rubric";
    const auto put = ask(Method::put, path, plan);
    ASSERT_EQ(put.status, 200) << put.body;
  }
  app::SubmittedClaim send() {
    auto form = claim_form();
    form.declaration = {true, true, "none", "", ""};
    return must(app::submit_claim(*context_, achievement_.claim_code, form, ""));
  }
};

// A page that reads "Fillet weld"; readers find its objects without a table of them.
constexpr std::string_view one_page =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<</Font"
    "<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    "4 0 obj<</Length 43>>stream\nBT /F1 12 Tf 20 250 Td (Fillet weld) Tj ET\nendstream endobj\n"
    "trailer<</Root 1 0 R>>\n";

TEST_F(Assessments, ShowThePagesOfAPdfBesideTheRubric) {
  use_plan();
  auto form = claim_form();
  form.files = {{"files", "welds.pdf", one_page},
                {"files", "broken.pdf", std::string_view("%PDF-1.4 and no more")}};
  form.declaration = {true, true, "none", "", ""};
  const auto sent = must(app::submit_claim(*context_, achievement_.claim_code, form, ""));
  const auto found = must(app::open_case(*context_, actor_, sent.id)).evidence;
  const auto of = [&](std::string_view name) {
    for (const auto& it : found)
      if (it.file_name == name) return it.id.text;
    return std::string();
  };
  const auto whole = of("welds.pdf"), broken = of("broken.pdf");
  const auto path = "/desk/claims/" + sent.id.text;
  const auto opened = issuer_.get(path + "?pages=" + whole);
  const auto picture = "/desk/evidence/" + whole + "/pages/1.png";
  EXPECT_THAT(opened.body, HasSubstr("src=\"" + picture + "\""));
  EXPECT_THAT(opened.body, HasSubstr("alt=\"welds.pdf, page 1\""));
  EXPECT_THAT(opened.body, HasSubstr(">Fillet weld</pre>")) << "the text is its twin";
  EXPECT_THAT(opened.body, HasSubstr("href=\"/desk/evidence/" + whole + "\""));
  EXPECT_THAT(opened.body, HasSubstr("?pages=" + broken));
  const auto drawn = issuer_.get(picture);
  EXPECT_EQ(drawn.status, 200) << drawn.body;
  EXPECT_EQ(drawn.header("Content-Type"), "image/png");
  EXPECT_THAT(drawn.body, StartsWith("\x89PNG"));
  const auto told = issuer_.get(path + "?pages=" + broken);
  EXPECT_THAT(told.body, HasSubstr("The PDF is damaged. Download it"));
  EXPECT_THAT(told.body, HasSubstr("?pages=" + whole)) << "the other is a step away";
  for (const auto* page : {"0", "2", "-1", "x", "1x", "99999999999"})
    EXPECT_EQ(issuer_.get("/desk/evidence/" + whole + "/pages/" + page + ".png").status, 404)
        << page;
  const auto pages = read(ask(Method::get, "/api/v1/evidence/" + whole + "/pages"));
  EXPECT_EQ(pages["count"].as_int64(), 1);
  EXPECT_EQ(pages["pages"].items()[0].string_at("text"), "Fillet weld");
  EXPECT_THAT(pages["pages"].items()[0].string_at("url"), HasSubstr("/pages/1.png"));
  EXPECT_EQ(ask(Method::get, "/api/v1/evidence/" + whole + "/pages/1.png").body, drawn.body);
}

TEST_F(Assessments, PlayFilmAndSoundBesideTheRubric) {
  use_plan();
  constexpr char film[] =
      "\0\0\0\x20"
      "ftypisom\0\0\2\0isomiso2 and all that moves";
  auto form = claim_form();
  form.files = {{"files", "bend.mp4", std::string_view(film, sizeof film - 1)},
                {"files", "hum.mp3", std::string_view("ID3\x04 and all that sounds")}};
  form.declaration = {true, true, "none", "", ""};
  const auto sent = must(app::submit_claim(*context_, achievement_.claim_code, form, ""));
  const auto page = issuer_.get("/desk/claims/" + sent.id.text).body;
  const auto seen = between(page, "<video controls preload=\"metadata\" src=\"", "\"");
  EXPECT_THAT(page, HasSubstr("aria-label=\"Evidence: bend.mp4\""));
  EXPECT_THAT(page, HasSubstr("<audio controls"));
  EXPECT_THAT(page, HasSubstr("href=\"" + seen + "\"")) << "it can be taken along";
  const auto whole = issuer_.get(seen);
  EXPECT_EQ(whole.header("Content-Type"), "video/mp4");
  EXPECT_EQ(whole.header("Accept-Ranges"), "bytes");
  EXPECT_THAT(std::string(whole.header("Content-Security-Policy")), HasSubstr("sandbox"));
  const auto part = issuer_.get(seen, {{"range", "bytes=4-7"}});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, "ftyp");
  EXPECT_EQ(part.header("Content-Range"), "bytes 4-7/" + std::to_string(sizeof film - 1));
  EXPECT_EQ(issuer_.get(seen, {{"range", "bytes=9999-"}}).status, 416);
  const std::string tag(whole.header("ETag"));
  EXPECT_EQ(issuer_.get(seen, {{"range", "bytes=4-7"}, {"if-range", tag}}).status, 206);
  EXPECT_EQ(issuer_.get(seen, {{"range", "bytes=4-7"}, {"if-range", "\"other\""}}).status, 200);
}

TEST_F(Assessments, EditARubricAsAPlainForm) {
  const auto path = "/desk/achievements/" + achievement_.id.text + "/rubric";
  const auto first = issuer_.get(path);
  EXPECT_EQ(first.status, 200) << first.body;
  EXPECT_THAT(first.body, HasSubstr("c0_l3_name"));
  Fields fields = {{"criteria", "1"},       {"c0_levels", "2"},     {"c0_name", "Sound <joints>"},
                   {"c0_weight", "2"},      {"c0_l0_name", "Weak"}, {"c0_l0_points", "0"},
                   {"c0_l1_name", "Sound"}, {"c0_l1_points", "x"},  {"pass_percent", "60"},
                   {"second", "none"},      {"view", "blind"},      {"sample_percent", "20"},
                   {"margin", "5"},         {"threshold", "10"},    {"due_days", "14"},
                   {"undo_minutes", "0"},   {"method", "project"}};
  const auto with = [&](std::string_view word) {
    auto all = fields;
    all.push_back({"do", std::string(word)});
    return all;
  };
  const auto added = issuer_.post(path, with("add-criterion"));
  EXPECT_EQ(added.status, 200);
  EXPECT_THAT(added.body, HasSubstr("Sound &lt;joints&gt;"));
  EXPECT_THAT(added.body, HasSubstr("c1_l1_name"));
  EXPECT_THAT(issuer_.post(path, with("remove-level-0-0")).body, Not(HasSubstr("c0_l1_name")));
  EXPECT_EQ(issuer_.post(path, with("remove-level-9-9")).status, 200);

  const auto wrong = issuer_.post(path, with("save"));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("c0_l1_points-error"));
  EXPECT_THAT(wrong.body, HasSubstr("Sound &lt;joints&gt;"));
  for (auto& field : fields)
    if (field.name == "c0_l1_points") field.value = "2.5";
  EXPECT_EQ(issuer_.post(path, with("save")).status, 303);
  const auto open = issuer_.get("/claim/" + achievement_.claim_code);
  EXPECT_EQ(open.status, 200);
  EXPECT_THAT(open.body, HasSubstr("Sound &lt;joints&gt;"));
  EXPECT_THAT(open.body, HasSubstr("Did you use AI tools?"));
  const auto rubric = Visitor(site_).get("/a/" + achievement_.id.text + "/rubric/2");
  EXPECT_EQ(rubric.status, 200);
  EXPECT_THAT(rubric.body, HasSubstr("id=\"level-c1-2\""));
  EXPECT_EQ(Visitor(site_).get("/a/" + achievement_.id.text + "/rubric/1").status, 404);
}

TEST_F(Assessments, MarkDecideUndoAndSignThroughThePages) {
  use_plan();
  const auto claim = send();
  const auto path = "/desk/claims/" + claim.id.text;
  EXPECT_THAT(issuer_.get("/desk/assessments").body, HasSubstr("Grace Moor"));
  const auto page = issuer_.get(path);
  EXPECT_EQ(page.status, 200) << page.body;
  EXPECT_THAT(page.body, HasSubstr("Sound &lt;joints&gt;"));
  EXPECT_THAT(page.body, HasSubstr("<img src=\"/desk/evidence/"));
  const auto draft = issuer_.post(
      path + "/marks", {{"do", "save"}, {"level-joint", "3"}, {"comment-joint", "<Even>"}});
  EXPECT_EQ(draft.status, 303);
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("&lt;Even&gt;"));
  const auto early = issuer_.post(path + "/marks", {{"do", "hand-in"}, {"level-joint", "3"}});
  EXPECT_EQ(early.status, 422);
  EXPECT_THAT(early.body, HasSubstr("Choose a level for “Safe work”."));
  EXPECT_EQ(
      issuer_
          .post(path + "/marks", {{"do", "hand-in"}, {"level-joint", "3"}, {"level-safety", "2"}})
          .status,
      303);
  issuer_.get(path);
  const auto look = issuer_.post(
      path + "/verdict", {{"do", "look"}, {"outcome", "awarded"}, {"identity_checked", "yes"}});
  EXPECT_EQ(look.status, 200) << look.body;
  EXPECT_THAT(look.body, HasSubstr("This will be signed"));
  EXPECT_THAT(look.body, HasSubstr("Result: 100 %"));
  EXPECT_EQ(issuer_.post(path + "/verdict", {{"do", "confirm"}, {"outcome", "awarded"}}).status,
            303);
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("Undo the decision"));
  EXPECT_EQ(issuer_.post(path + "/undo", {}).status, 303);
  issuer_.get(path);
  EXPECT_EQ(issuer_.post(path + "/verdict", {{"do", "at-once"}, {"outcome", "awarded"}}).status,
            303);
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("See the badge"));
  Visitor learner(site_);
  const auto own = learner.get("/l/" + claim.learner_token + "/claims/" + claim.id.text);
  EXPECT_EQ(own.status, 200) << own.body;
  EXPECT_THAT(own.body, HasSubstr("100 %"));
  const auto figures = issuer_.get("/desk/assessments/figures");
  EXPECT_EQ(figures.status, 200);
  EXPECT_THAT(figures.body, HasSubstr("Half of them within an hour."));
  EXPECT_THAT(issuer_.get("/desk/assessments/figures.csv").body,
              StartsWith("kind,name,count,value\r\nseconds,ada@harbour.example,"));
}

TEST_F(Assessments, AreGivenToAColleagueFromAList) {
  use_plan();
  const auto claim = send();
  const auto path = "/desk/claims/" + claim.id.text;
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("Nobody else may assess it"));
  member(actor_, "bob@harbour.example", {app::Role::assessor});
  member(actor_, "vic@harbour.example", {app::Role::viewer});
  member(actor_, "grace@learner.example", {app::Role::assessor});
  const auto page = issuer_.get(path).body;
  EXPECT_THAT(page, HasSubstr("<option value=\"bob@harbour.example\" >"));
  EXPECT_THAT(page, Not(HasSubstr("<option value=\"vic@harbour.example\"")));
  EXPECT_THAT(page, Not(HasSubstr("<option value=\"grace@learner.example\"")));
  const auto none = issuer_.post(path + "/assign", {{"do", "give"}, {"colleague", ""}});
  EXPECT_EQ(none.status, 422);
  EXPECT_THAT(none.body, HasSubstr("colleague-error"));
  const auto barred =
      issuer_.post(path + "/assign", {{"do", "give"}, {"colleague", "grace@learner.example"}});
  EXPECT_EQ(barred.status, 403);
  issuer_.get(path);
  const auto given =
      issuer_.post(path + "/assign", {{"do", "give"}, {"colleague", "bob@harbour.example"}});
  EXPECT_EQ(given.status, 303);
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("with bob@harbour.example"));
}

TEST_F(Assessments, NameBothMarkersAtOnce) {
  use_plan();
  auto marked_twice = must(app::achievement_plan(*context_, actor_, achievement_.id)).held->plan;
  marked_twice.policy.second = assessment::SecondMarker::always;
  must(app::save_plan(*context_, actor_, achievement_.id, marked_twice));
  member(actor_, "bob@harbour.example", {app::Role::assessor});
  const auto claim = send();
  const auto path = "/desk/claims/" + claim.id.text;
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("Choose both markers"));
  const auto same = issuer_.post(
      path + "/assign",
      {{"do", "markers"}, {"first", "bob@harbour.example"}, {"second", "bob@harbour.example"}});
  EXPECT_EQ(same.status, 422);
  EXPECT_THAT(same.body, HasSubstr("The second marker is somebody else than the first."));
  EXPECT_THAT(same.body, HasSubstr("<option value=\"bob@harbour.example\" selected>"));
  EXPECT_EQ(issuer_
                .post(path + "/assign", {{"do", "markers"},
                                         {"first", "ada@harbour.example"},
                                         {"second", "bob@harbour.example"}})
                .status,
            303);
  const auto page = issuer_.get(path).body;
  EXPECT_THAT(page, HasSubstr("then bob@harbour.example as second marker"));
  EXPECT_THAT(page, HasSubstr("Second marker named"));

  const auto api = "/api/v1/claims/" + claim.id.text;
  const auto twice = ask(Method::post, api + "/assignment",
                         R"({"first": "bob@harbour.example", "second": "bob@harbour.example"})");
  EXPECT_EQ(twice.status, 400) << twice.body;
  EXPECT_THAT(twice.body, HasSubstr("/second"));
  const auto swapped =
      read(ask(Method::post, api + "/assignment",
               R"({"first": "bob@harbour.example", "second": "ada@harbour.example"})"));
  EXPECT_EQ(swapped.string_at("second"), actor_.account.text);
  EXPECT_NE(swapped.string_at("assignee"), actor_.account.text);
  const auto nobody = read(ask(Method::post, api + "/assignment", R"({"second": ""})"));
  EXPECT_EQ(nobody.string_at("second"), "");
  EXPECT_NE(nobody.string_at("assignee"), "");
}

TEST_F(Assessments, AskSendMoreAndAppealThroughThePages) {
  use_plan();
  const auto claim = send();
  const auto path = "/desk/claims/" + claim.id.text;
  const auto own = "/l/" + claim.learner_token + "/claims/" + claim.id.text;
  issuer_.get(path);
  EXPECT_EQ(issuer_.post(path + "/ask", {{"do", "ask"}, {"items", " "}}).status, 422);
  EXPECT_EQ(
      issuer_.post(path + "/ask", {{"do", "ask"}, {"items", "The root\nThe <current>"}}).status,
      303);
  Visitor learner(site_);
  const auto asked = learner.get(own);
  EXPECT_THAT(asked.body, HasSubstr("<li>The &lt;current&gt;</li>"));
  EXPECT_THAT(learner.get("/l/" + claim.learner_token).body, HasSubstr("Waiting for you"));
  learner.get(own);
  const auto incomplete = learner.upload(own, {{"text", "It was 90 A."}}, {});
  EXPECT_EQ(incomplete.status, 422);
  EXPECT_THAT(incomplete.body, HasSubstr("It was 90 A."));
  EXPECT_EQ(learner
                .upload(own,
                        {{"text", "It was 90 A."},
                         {"identity", "yes"},
                         {"originality", "yes"},
                         {"tools", "none"}},
                        {})
                .status,
            303);
  EXPECT_THAT(issuer_.get(path).body, HasSubstr("It was 90 A."));
  must(app::save_marking(
      *context_, actor_, claim.id,
      {.marking = {.marks = {{"joint", 0, ""}, {"safety", 0, ""}}}, .handing = app::Handing::in}));
  must(app::decide_assessment(*context_, actor_, claim.id,
                              {.outcome = app::ClaimState::declined,
                               .reason = "Not safe.",
                               .confirmation = app::Confirmation::at_once}));
  learner.get(own);
  EXPECT_EQ(learner.post(own + "/appeal", {{"appeal_reason", ""}}).status, 422);
  EXPECT_EQ(learner.post(own + "/appeal", {{"appeal_reason", "The guard was there."}}).status, 303);
  const auto appealed = issuer_.get(path);
  EXPECT_THAT(appealed.body, HasSubstr("The guard was there."));
  EXPECT_THAT(appealed.body, HasSubstr("somebody else looks at it anew"));
  EXPECT_THAT(issuer_.get("/desk/assessments?show=appeals").body, HasSubstr("Grace Moor"));
}

TEST_F(Assessments, GoByTheSurfaceForProgramsAlone) {
  use_plan();
  const auto sent = ask(Method::post, "/api/v1/claim/" + achievement_.claim_code,
                        R"({"name": "Grace Moor", "email": "grace@learner.example",
    "statement": "I welded.", "files": [{"name": "a.txt", "content": "SGVsbG8="}],
    "declaration": {"identity": true, "originality": true, "tools": "none"}})");
  ASSERT_EQ(sent.status, 201) << sent.body;
  const auto id = std::string(read(sent).string_at("id"));
  const auto token = std::string(read(sent).string_at("learner_token"));
  const auto path = "/api/v1/claims/" + id;
  const auto list = read(ask(Method::get, "/api/v1/claims?show=unassigned"));
  ASSERT_EQ(list["items"].size(), 1U);
  EXPECT_EQ(list["items"].items()[0].string_at("id"), id);
  const auto claim = read(ask(Method::get, path));
  const auto evidence = std::string(claim["evidence"].items()[0].string_at("id"));
  EXPECT_EQ(ask(Method::get, "/api/v1/evidence/" + evidence).body, "Hello");
  const auto bad = ask(Method::post, path + "/markings",
                       R"({"marks": {"joint": {"level": 9}}, "hand_in": true})");
  EXPECT_EQ(bad.status, 400);
  EXPECT_THAT(bad.body, HasSubstr("/marks/joint/level"));
  EXPECT_EQ(ask(Method::post, path + "/markings",
                R"({"marks": {"joint": {"level": 3}, "safety": {"level": 2}}, "hand_in": true})")
                .status,
            200);
  for (const auto* other : {R"("round": 2)", R"("round": 1, "appeal": true)"})
    EXPECT_EQ(ask(Method::post, path + "/decision",
                  R"({"outcome": "awarded", )" + std::string(other) + "}")
                  .status,
              409)
        << other;
  EXPECT_EQ(ask(Method::post, path + "/decision", R"({"outcome": "awarded", "round": 0})").status,
            400);
  EXPECT_EQ(ask(Method::post, path + "/decision", R"({"outcome": "awarded", "round": 1})").status,
            200);
  EXPECT_EQ(ask(Method::del, path + "/decision").status, 200);
  const auto done =
      ask(Method::post, path + "/decision", R"({"outcome": "awarded", "at_once": true})");
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_THAT(read(done)["award"].string_at("url"), HasSubstr("/b/"));
  const auto own = ask(Method::get, "/api/v1/learners/" + token + "/claims/" + id);
  EXPECT_EQ(own.status, 200);
  EXPECT_THAT(own.body, HasSubstr("\"percent\":100"));
  EXPECT_EQ(ask(Method::get, "/api/v1/assessments/figures").status, 200);
}

TEST_F(Assessments, TakeAScoreFromElsewhereOnce) {
  use_plan();
  const auto body = [&](std::string_view marks) {
    return R"({"key": "lms-1", "achievement": ")" + achievement_.id.text +
           R"(", "learner": {"name": "Grace Moor", "email": "grace@learner.example"}, "marks": )" +
           std::string(marks) + R"(, "at_once": true})";
  };
  const auto good = R"({"joint": {"level": 2}, "safety": {"level": 2}})";
  const auto made = ask(Method::post, "/api/v1/assessments", body(good));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(read(made).string_at("state"), "awarded");
  const auto again = ask(Method::post, "/api/v1/assessments", body(good));
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(read(again).string_at("id"), read(made).string_at("id"));
  EXPECT_EQ(ask(Method::post, "/api/v1/assessments", body("{}")).status, 409);
  const auto unread = ask(Method::post, "/api/v1/assessments", R"({"learner": {}, "points": 3})");
  EXPECT_EQ(unread.status, 400);
  for (const auto* path : {"/key", "/achievement", "/learner/name", "/learner/email", "/points"})
    EXPECT_THAT(unread.body, HasSubstr(path));
}

TEST_F(Assessments, OpenNoPageOfAnotherTenant) {
  use_plan();
  const auto claim = send();
  const auto stranger = set_up_another();
  const auto key = must(app::create_api_key(
      *context_, stranger, "Other",
      {"claims:read", "claims:write", "achievements:read", "achievements:write"}));
  key_ = key.token;
  const auto path = "/api/v1/claims/" + claim.id.text;
  EXPECT_EQ(ask(Method::get, path).status, 404);
  EXPECT_EQ(ask(Method::post, path + "/markings", "{}").status, 404);
  EXPECT_EQ(
      ask(Method::post, path + "/decision", R"({"outcome": "declined", "reason": "No."})").status,
      404);
  EXPECT_EQ(ask(Method::del, path + "/decision").status, 404);
  EXPECT_EQ(ask(Method::get, "/api/v1/achievements/" + achievement_.id.text + "/rubric").status,
            404);
  EXPECT_EQ(Visitor(site_).get("/desk/claims/" + claim.id.text).status, 303);
}

}  // namespace
}  // namespace cairn::server
