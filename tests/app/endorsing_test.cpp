// SPDX-License-Identifier: Apache-2.0
// Endorsements: signed, asked for, accepted into badges, taken back; those from elsewhere verified.
#include "app/endorsing/endorse.h"

#include "app/awards/badge.h"
#include "app/awards/bulk/batch.h"
#include "app/awards/direct.h"
#include "app/endorsing/accepted.h"
#include "app/house.h"
#include "app/verifying/verify_input.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;

class Endorsing : public House {
 protected:
  void SetUp() override {
    issuer_ = set_up();
    guild_ = set_up_another();
    achievement_ = published(issuer_);
  }
  Endorsement only(const Actor& actor) {
    const auto all = must(list_endorsements(*context_, actor));
    EXPECT_EQ(all.size(), 1U);
    return all.at(0);
  }
  EndorsementState answered(const Actor& actor, EndorsementAnswer answer,
                            std::string_view comment = "") {
    return must(answer_endorsement(*context_, actor, only(actor).id, answer, comment)).state;
  }
  Award awarded_to(std::string email) {
    PersonForm form;
    form.achievement = achievement_.id;
    form.name = "Grace Moor";
    form.source_key = email;
    form.email = std::move(email);
    return *must(award_person(*context_, issuer_, form)).award;
  }
  std::vector<verify::EndorsementReport> told(const Award& award) {
    auto report = must(verify_badge(*context_, award.id)).credentials.at(0);
    EXPECT_EQ(report.verdict, verify::Verdict::accepted);
    return std::move(report.endorsements);
  }

  Actor issuer_;
  Actor guild_;
  Achievement achievement_;
};

TEST_F(Endorsing, StandsInBadgesOnceWhoIsEndorsedAcceptsItAndVerifiesThere) {
  const auto made = must(endorse(*context_, guild_,
                                 {.subject = context_->base_url + "/a/" + achievement_.id.text,
                                  .kind = {},
                                  .name = {},
                                  .comment = "Sound welds"}));
  EXPECT_EQ(made.state, EndorsementState::made);
  const auto report = must(verify_input(*context_, as_bytes(made.credential), {}));
  EXPECT_EQ(report.verdict, verify::Verdict::accepted);
  EXPECT_EQ(only(issuer_).state, EndorsementState::waiting);
  EXPECT_TRUE(told(awarded_to("a@example.org")).empty()) << "nobody is praised unasked";

  EXPECT_EQ(answered(issuer_, EndorsementAnswer::accept), EndorsementState::accepted);
  const auto award = awarded_to("b@example.org");
  const auto endorsements = told(award);
  ASSERT_EQ(endorsements.size(), 1U);
  EXPECT_TRUE(endorsements[0].holds);
  EXPECT_EQ(endorsements[0].about, "achievement");
  EXPECT_EQ(endorsements[0].comment, "Sound welds");

  EXPECT_EQ(answered(guild_, EndorsementAnswer::revoke), EndorsementState::revoked);
  EXPECT_EQ(only(issuer_).state, EndorsementState::revoked);
  EXPECT_FALSE(told(award).at(0).holds) << "and the badge stays valid";
  EXPECT_TRUE(told(awarded_to("c@example.org")).empty());
  EXPECT_EQ(code_of(answer_endorsement(*context_, issuer_, only(issuer_).id,
                                       EndorsementAnswer::accept, "")),
            ErrorCode::conflict);
  EXPECT_EQ(must(public_endorsement(*context_, made.id)).state, EndorsementState::revoked);
}

TEST_F(Endorsing, IsAskedForAndAcceptedWithTheAnswer) {
  const EndorsementRequest request{"https://cairn.example/o/" + guild_.organisation.text, "",
                                   "Please."};
  must(ask_for_endorsement(*context_, issuer_, request));
  EXPECT_EQ(code_of(ask_for_endorsement(*context_, issuer_, request)), ErrorCode::conflict);
  const auto asked = only(guild_);
  EXPECT_EQ(asked.state, EndorsementState::asked);
  EXPECT_EQ(asked.message, "Please.");
  EXPECT_EQ(code_of(public_endorsement(*context_, asked.id)), ErrorCode::not_found)
      << "nothing is signed";
  EXPECT_EQ(path_of_error(
                answer_endorsement(*context_, guild_, asked.id, EndorsementAnswer::endorse, " ")),
            "/comment");
  EXPECT_EQ(answered(guild_, EndorsementAnswer::endorse, "A fine school"), EndorsementState::made);
  EXPECT_EQ(only(issuer_).state, EndorsementState::accepted);
  const auto endorsements = told(awarded_to("a@example.org"));
  ASSERT_EQ(endorsements.size(), 1U);
  EXPECT_EQ(endorsements[0].about, "issuer");
  EXPECT_TRUE(endorsements[0].holds);
  EXPECT_EQ(answered(issuer_, EndorsementAnswer::decline), EndorsementState::declined);
  EXPECT_TRUE(told(awarded_to("b@example.org")).empty());
}

TEST_F(Endorsing, FromElsewhereIsTakenInOnlyWhereItVerifiesAndIsAboutOnesOwn) {
  const auto made = must(
      endorse(*context_, guild_,
              {.subject = achievement_.id.text, .kind = {}, .name = {}, .comment = "Sound welds"}));
  // As another server would give it out: nothing of it is known here but the file.
  const auto brought = must(bring_endorsement(*context_, issuer_, made.credential));
  EXPECT_EQ(brought.state, EndorsementState::accepted);
  EXPECT_EQ(brought.comment, "Sound welds");
  EXPECT_EQ(must(bring_endorsement(*context_, issuer_, made.credential)).id, brought.id);

  Arena arena;
  const json::Builder builder(arena);
  const auto document = must(json::parse(made.credential, arena));
  const auto altered = json::write(builder.with(document, "name", builder.string("Other")));
  EXPECT_EQ(path_of_error(bring_endorsement(*context_, issuer_, altered)), "/credential");
  EXPECT_EQ(path_of_error(bring_endorsement(*context_, guild_, made.credential)), "/credential")
      << "it is about somebody else";
  for (const auto* nonsense : {"", "{}", "[1]", "eyJh.eyJh.x"})
    EXPECT_EQ(path_of_error(bring_endorsement(*context_, issuer_, nonsense)), "/credential");

  must(answer_endorsement(*context_, guild_, made.id, EndorsementAnswer::revoke, ""));
  EXPECT_EQ(
      must(answer_endorsement(*context_, issuer_, brought.id, EndorsementAnswer::check, "")).state,
      EndorsementState::revoked);
}

TEST_F(Endorsing, NamesWhatIsElsewhereByItsIdAndRefusesTheRest) {
  EndorsementForm form{"did:web:guild.example", "issuer", "Guild of Riggers", "Sound knots"};
  const auto made = must(endorse(*context_, guild_, form));
  EXPECT_THAT(made.credential, HasSubstr("\"id\":\"did:web:guild.example\""));
  form.name = "";
  EXPECT_EQ(path_of_error(endorse(*context_, guild_, form)), "/name");
  form = {"https://elsewhere.example/a/1", "knot", "A", "Sound knots"};
  EXPECT_EQ(path_of_error(endorse(*context_, guild_, form)), "/kind");
  for (const auto& subject :
       {std::string("javascript:alert(1)"), std::string(), context_->base_url + "/a/none",
        context_->base_url + "/o/none", std::string("none")}) {
    form = {subject, "issuer", "A", "Sound knots"};
    EXPECT_EQ(path_of_error(endorse(*context_, guild_, form)), "/subject") << subject;
  }
  form = {achievement_.id.text, "", "", "I am good"};
  EXPECT_EQ(path_of_error(endorse(*context_, issuer_, form)), "/subject") << "one’s own";
  EXPECT_EQ(code_of(answer_endorsement(*context_, issuer_, made.id, EndorsementAnswer::revoke, "")),
            ErrorCode::not_found)
      << "another’s";
}

}  // namespace
}  // namespace cairn::app
