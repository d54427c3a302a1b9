// SPDX-License-Identifier: Apache-2.0
// Questions on an achievement and their answers; facts of providers; people on the same plan.
#include "app/quality/questions.h"

#include <gmock/gmock.h>

#include "app/career/keeping.h"
#include "app/learners/erase.h"
#include "app/quality/peers.h"
#include "app/quality/providers.h"
#include "app/quality/reports.h"
#include "app/quality/said.h"
#include "app/stack_house.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class Asking : public StackHouse {
 protected:
  Asking()
      : actor(set_up()),
        other(set_up_another()),
        arc(achievement(actor, "Arc welding")),
        asker(learner(arc, "Ada Reed", "ada@learner.example")),
        holder(learner(arc, "Grace Moor", "grace@learner.example")) {
    bring_model();
    give(actor, holder, arc);
  }
  static Visit at(const std::string& token) { return {token, "", "192.0.2.1"}; }
  OfferQuestion ask(const std::string& text = "Which mask do I need?") {
    return must(ask_question(*context_, at(asker), arc.id.text, {text, false}));
  }
  std::vector<AskedQuestion> all() {
    return must(questions_of(*context_, arc.id.text, {"", 50})).rows;
  }

  Actor actor, other;
  Achievement arc;
  std::string asker, holder;
};

TEST_F(Asking, IsForWhoHasALearnersPage) {
  EXPECT_EQ(code_of(ask_question(*context_, {}, arc.id.text, {"Why?", false})),
            ErrorCode::not_permitted);
  EXPECT_EQ(path_of_error(ask_question(*context_, at(asker), arc.id.text, {" ", false})), "/text");
  EXPECT_EQ(path_of_error(
                ask_question(*context_, at(asker), arc.id.text, {std::string(1001, 'x'), false})),
            "/text");
  EXPECT_EQ(ask().name, "");
  ASSERT_EQ(all().size(), 1U);
  EXPECT_TRUE(all()[0].answers.empty());
}

TEST_F(Asking, IsAnsweredByHoldersAndTheIssuer) {
  const auto question = ask();
  EXPECT_EQ(code_of(answer_question(*context_, at(asker), question.id, {"I guess", false})),
            ErrorCode::not_permitted);
  const auto answer =
      must(answer_question(*context_, at(holder), question.id, {"A dark one.", true}));
  EXPECT_EQ(answer.name, "Grace Moor");
  EXPECT_EQ(code_of(answer_as_issuer(*context_, other, question.id, "Ours?")),
            ErrorCode::not_found);
  const auto official = must(answer_as_issuer(*context_, actor, question.id, "Shade 10."));
  EXPECT_EQ(official.voice, Voice::issuer);
  ASSERT_EQ(all()[0].answers.size(), 2U);
  EXPECT_EQ(code_of(withdraw_answer(*context_, at(asker), answer.id)), ErrorCode::not_found);
  must(withdraw_answer(*context_, at(holder), answer.id));
  EXPECT_EQ(all()[0].answers.size(), 1U);
  EXPECT_EQ(code_of(withdraw_question(*context_, at(holder), question.id)), ErrorCode::not_found);
  must(withdraw_question(*context_, at(asker), question.id));
  EXPECT_THAT(all(), IsEmpty());
}

TEST_F(Asking, HasAnEndEachDay) {
  for (int i = 0; i < 5; ++i) ask("Question " + std::to_string(i));
  EXPECT_EQ(code_of(ask_question(*context_, at(asker), arc.id.text, {"One more?", false})),
            ErrorCode::too_many);
  clock_.forward_seconds(25 * 60 * 60);
  ask("The day after");
}

TEST_F(Asking, IsHiddenAfterAReport) {
  const auto question = ask("Who has pills?");
  const auto report =
      must(report_abuse(*context_, {}, {"question", question.id.text, "Advertising"}));
  must(decide_report(*context_, actor, report.id, "hidden", "It advertises."));
  EXPECT_THAT(all(), IsEmpty());
  EXPECT_EQ(code_of(answer_question(*context_, at(holder), question.id, {"No.", false})),
            ErrorCode::not_found);
  const auto desk = must(questions_of_organisation(*context_, actor, {"", 10})).rows;
  ASSERT_EQ(desk.size(), 1U);
  EXPECT_EQ(desk[0].question.hidden_reason, "It advertises.");
}

TEST_F(Asking, EndsWithThePerson) {
  const auto question = ask("My own question?");
  must(answer_question(*context_, at(holder), question.id, {"My own answer.", false}));
  EXPECT_THAT(must(export_myself(*context_, asker)), HasSubstr("My own question?"));
  EXPECT_THAT(must(export_myself(*context_, holder)), HasSubstr("My own answer."));
  must(erase_myself(*context_, holder, "grace@learner.example"));
  ASSERT_EQ(all().size(), 1U);
  EXPECT_TRUE(all()[0].answers.empty());
  must(erase_myself(*context_, asker, "ada@learner.example"));
  EXPECT_THAT(all(), IsEmpty());
}

class Providers : public Asking {
 protected:
  static FactForm accreditation() {
    return {.provider = "Harbour  workshop",
            .kind = "accreditation",
            .body = "ncca",
            .other = "",
            .covers = "Welding",
            .source_url = "https://example.org/accredited",
            .read_on = "2026-11-01",
            .ends_on = "2027-12-31"};
  }
};

TEST_F(Providers, HaveFactsWithASourceEnteredByWhoRunsTheServer) {
  EXPECT_EQ(code_of(enter_fact(*context_, other, accreditation())), ErrorCode::not_permitted);
  auto form = accreditation();
  form.source_url = "";
  EXPECT_EQ(path_of_error(enter_fact(*context_, actor, form)), "/source_url");
  form = accreditation();
  form.source_url = "javascript:alert(1)";
  EXPECT_EQ(path_of_error(enter_fact(*context_, actor, form)), "/source_url");
  form = accreditation();
  form.read_on = "2999-01-01";
  EXPECT_EQ(path_of_error(enter_fact(*context_, actor, form)), "/read_on");
  form = accreditation();
  form.body = "made-up";
  EXPECT_EQ(path_of_error(enter_fact(*context_, actor, form)), "/body");
  form = accreditation();
  form.kind = "partnership";
  form.body = "";
  EXPECT_EQ(path_of_error(enter_fact(*context_, actor, form)), "/other");

  const auto fact = must(enter_fact(*context_, actor, accreditation()));
  EXPECT_EQ(must(provider_page(*context_, "HARBOUR workshop")).facts.size(), 1U);
  EXPECT_EQ(code_of(provider_page(*context_, "Nobody at all")), ErrorCode::not_found);
  EXPECT_TRUE(holds_on(fact, "2027-12-31"));
  EXPECT_FALSE(holds_on(fact, "2028-01-01"));
  EXPECT_EQ(code_of(remove_fact(*context_, other, fact.id)), ErrorCode::not_permitted);
  EXPECT_EQ(must(review_fact(*context_, actor, fact.id)).read_on,
            format_instant(clock_.now()).substr(0, 10));
  EXPECT_EQ(must(list_facts(*context_, other, "", 10)).facts.size(), 1U) << "anybody reads them";
  must(remove_fact(*context_, actor, fact.id));
  EXPECT_EQ(code_of(review_fact(*context_, actor, fact.id)), ErrorCode::not_found);
}

class Meeting : public House {
 protected:
  struct Planner {
    PersonId person;
    std::string session;
    career::Plan plan;
  };
  Planner planner(const std::string& email, const std::vector<std::string>& offers) {
    Planner it;
    it.session =
        must(career::sign_up(*context_, {email, "correct horse battery", "peer"}, {})).token;
    auto opened = must(career::open_workbook(*context_, {"", it.session}));
    it.person = opened.person->id;
    it.plan.id = opened.workbook.new_id();
    for (const auto& offer : offers) it.plan.steps.push_back({.offer = offer, .title = offer});
    opened.workbook.plans.push_back(it.plan);
    must(career::keep_workbook(*context_, opened));
    return it;
  }
  void join(const Planner& it, const std::string& name) {
    must(join_peers(*context_, it.person, it.plan, {name, ""}));
  }
  PeersOfPlan seen(const Planner& it) { return must(peers_of_plan(*context_, it.person, it.plan)); }
};

TEST_F(Meeting, ShowsNamesToThoseWhoOptedInAlone) {
  set_up();
  const auto nour = planner("nour@example.org", {"sql", "python"});
  const auto ida = planner("ida@example.org", {"sql"});
  const auto elsewhere = planner("ben@example.org", {"baking"});
  join(ida, "Ida");
  join(elsewhere, "Ben");
  EXPECT_FALSE(seen(nour).others) << "fewer than five are not counted";
  EXPECT_THAT(seen(nour).fellows, IsEmpty());
  EXPECT_EQ(code_of(write_to_peer(*context_, nour.person, nour.plan, ida.person, "Hello")),
            ErrorCode::not_permitted);
  EXPECT_EQ(path_of_error(join_peers(*context_, nour.person, nour.plan, {"", ""})), "/name");
  join(nour, "Nour");
  ASSERT_EQ(seen(nour).fellows.size(), 1U);
  EXPECT_EQ(seen(nour).fellows[0].peer.name, "Ida");
  EXPECT_EQ(seen(nour).fellows[0].offers, std::vector<std::string>{"sql"});
  for (int i = 0; i < 4; ++i)
    join(planner("more" + std::to_string(i) + "@example.org", {"sql"}), "More");
  const auto late = planner("late@example.org", {"sql"});
  EXPECT_EQ(seen(late).others, 6);
  EXPECT_THAT(seen(late).fellows, IsEmpty());
}

TEST_F(Meeting, LeavesNotesBetweenTwo) {
  set_up();
  const auto nour = planner("nour@example.org", {"sql"});
  const auto ida = planner("ida@example.org", {"sql"});
  const auto ben = planner("ben@example.org", {"baking"});
  for (const auto* it : {&nour, &ida, &ben}) join(*it, "Somebody");
  must(write_to_peer(*context_, nour.person, nour.plan, ida.person, "Shall we learn together?"));
  EXPECT_EQ(code_of(write_to_peer(*context_, nour.person, nour.plan, ben.person, "You too?")),
            ErrorCode::not_found);
  EXPECT_EQ(path_of_error(write_to_peer(*context_, nour.person, nour.plan, ida.person,
                                        std::string(1001, 'x'))),
            "/text");
  ASSERT_EQ(seen(ida).notes.size(), 1U);
  EXPECT_FALSE(seen(ida).notes[0].own);
  EXPECT_TRUE(seen(nour).notes[0].own);
  EXPECT_THAT(seen(ben).notes, IsEmpty());
  const auto note = seen(ida).notes[0].note.id.text;
  EXPECT_EQ(code_of(report_abuse(*context_, {"", ben.session, ""}, {"note", note, "x"})),
            ErrorCode::not_found)
      << "only who received it";
  must(report_abuse(*context_, {"", ida.session, ""}, {"note", note, "Pushy"}));
  EXPECT_THAT(must(export_said(*context_, nour.session)), HasSubstr("Shall we learn together?"));
}

TEST_F(Meeting, BlockedIsBlockedAndLeavingIsLeaving) {
  set_up();
  const auto nour = planner("nour@example.org", {"sql"});
  const auto ida = planner("ida@example.org", {"sql"});
  join(nour, "Nour");
  join(ida, "Ida");
  must(write_to_peer(*context_, nour.person, nour.plan, ida.person, "Hello"));
  must(block_peer(*context_, ida.person, nour.person));
  EXPECT_THAT(seen(nour).fellows, IsEmpty());
  EXPECT_THAT(seen(ida).notes, IsEmpty());
  EXPECT_EQ(code_of(write_to_peer(*context_, nour.person, nour.plan, ida.person, "Hello?")),
            ErrorCode::not_found);
  must(leave_peers(*context_, nour.person, nour.plan.id));
  join(nour, "Somebody new");
  EXPECT_THAT(seen(ida).fellows, IsEmpty()) << "whatever they call themselves";
  const auto ben = planner("ben@example.org", {"sql"});
  join(ben, "Ben");
  EXPECT_EQ(seen(ben).fellows.size(), 2U);
  must(leave_peers(*context_, ida.person, ida.plan.id));
  EXPECT_EQ(seen(ben).fellows.size(), 1U);
  must(career::delete_person(*context_, nour.session, "correct horse battery", "peer"));
  EXPECT_THAT(seen(ben).fellows, IsEmpty());
}

TEST_F(Meeting, EndsWithThePlan) {
  set_up();
  const auto nour = planner("nour@example.org", {"sql"});
  const auto ida = planner("ida@example.org", {"sql"});
  join(nour, "Nour");
  join(ida, "Ida");
  auto opened = must(career::open_workbook(*context_, {"", nour.session}));
  opened.workbook.plans.front().steps.front().done_on = "2026-11-20";
  must(career::keep_workbook(*context_, opened));
  EXPECT_THAT(seen(ida).fellows, IsEmpty()) << "what is done is no place to meet at";
  opened = must(career::open_workbook(*context_, {"", ida.session}));
  opened.workbook.plans.clear();
  must(career::keep_workbook(*context_, opened));
  EXPECT_FALSE(seen(ida).self);
}

}  // namespace
}  // namespace cairn::app
