// SPDX-License-Identifier: Apache-2.0
// Endorsements: signed, asked for, accepted into badges, taken back; those from elsewhere verified.
#include "app/endorsing/endorse.h"

#include "app/audit_log.h"
#include "app/awards/badge.h"
#include "app/awards/change.h"
#include "app/awards/direct.h"
#include "app/endorsing/accepted.h"
#include "app/endorsing/held.h"
#include "app/house.h"
#include "app/issuing.h"
#include "app/ports/achievements.h"
#include "app/vc_api/status.h"
#include "app/verifying/verify_input.h"
#include "credential/build.h"
#include "credential/format.h"
#include "did/did.h"
#include "json/parse.h"
#include "json/write.h"
#include "securing/create_proof.h"

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
    const auto all = must(list_endorsements(*context_, actor)).rows;
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

  // Somebody of no server with a key of their own, who calls themselves what they like.
  Signer stranger() const {
    auto key = must(crypto::PrivateKey::generate(crypto::KeyType::ed25519, context_->random));
    const auto public_key = key.public_key();
    return {{"stranger"},
            std::move(key),
            did::make_did_key(public_key),
            did::key_id_of_did_key(public_key)};
  }
  credential::NewEndorsement words_of(const Signer& signer) const {
    credential::NewEndorsement words;
    words.id = "urn:uuid:9a7c2b54-3c5e-4d7a-9f0e-0c1d2e3f4a5b";
    words.name = "Endorsement";
    words.issuer.id = signer.did;
    words.issuer.name = "Ministry of Education";
    words.subject = achievement_url(*context_, achievement_.id);
    words.comment = "Sound welds";
    words.valid_from = format_instant(clock_now());
    return words;
  }
  Instant clock_now() const { return context_->clock.now(); }
  std::string signed_by(const Signer& signer, const std::string& until = {}) const {
    Arena arena;
    const json::Builder builder(arena);
    auto built = must(credential::build_endorsement(words_of(signer), builder));
    if (!until.empty()) built = builder.with(built, "validUntil", builder.string(until));
    return must(sign_credential(*context_, signer, built));
  }
  // What RDFC would refuse, JCS signs.
  std::string signed_as_it_stands(const Signer& signer, const json::Value& document) const {
    Arena arena;
    const auto workspace = context_->workspaces.take();
    const auto created = format_instant(clock_now());
    securing::ProofOptions options;
    options.suite = securing::SuiteId::eddsa_jcs_2022;
    options.verification_method = signer.verification_method;
    options.created = created;
    return json::write(must(securing::add_proof(document, signer.key, options, *workspace, arena)));
  }
  std::vector<Endorsement> shown() const {
    return must(shown_endorsements(*context_, issuer_.organisation,
                                   achievement_url(*context_, achievement_.id)));
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

TEST_F(Endorsing, FromElsewhereIsCalledByItsIdUnlessSomebodyConfirmsItsName) {
  const auto signer = stranger();
  const auto brought = must(bring_endorsement(*context_, issuer_, signed_by(signer)));
  EXPECT_EQ(brought.other_name, signer.did) << "anybody can call themselves a ministry";
  EXPECT_EQ(brought.other_id, signer.did);
  EXPECT_EQ(shown().at(0).other_name, signer.did);
}

TEST_F(Endorsing, IsRefusedWhereTheOrganisationSignedItItself) {
  std::string own;
  {
    auto transaction = must(context_->store.begin(Access::read));
    const auto signer =
        must(signer_of(*context_, *transaction, issuer_.organisation, crypto::KeyType::ed25519));
    own = signed_by(signer);
  }
  const auto refused = bring_endorsement(*context_, issuer_, own);
  EXPECT_EQ(path_of_error(refused), "/credential");
  EXPECT_THAT(refused.error().detail, HasSubstr("You signed this yourself"));
  EXPECT_TRUE(must(list_endorsements(*context_, issuer_)).rows.empty());
}

TEST_F(Endorsing, IsRefusedWhereItWouldBreakTheBadgesThatCarryIt) {
  const auto signer = stranger();
  Arena arena;
  const json::Builder builder(arena);
  const auto built = must(credential::build_endorsement(words_of(signer), builder));
  const auto undefined =
      signed_as_it_stands(signer, builder.with(built, "colour of the sea", builder.string("grey")));
  auto old = builder.with(built, "@context",
                          builder.array({builder.string("https://www.w3.org/2018/credentials/v1"),
                                         builder.string(credential::context_open_badges_3)}));
  old = builder.with(builder.without(old, "validFrom"), "issuanceDate", old["validFrom"]);
  for (const auto& words : {undefined, signed_as_it_stands(signer, old)}) {
    EXPECT_EQ(path_of_error(bring_endorsement(*context_, issuer_, words)), "/credential");
    EXPECT_TRUE(told(awarded_to(std::to_string(words.size()) + "@example.org")).empty())
        << "and badges are signed as before";
  }
}

TEST_F(Endorsing, FromElsewhereIsLookedAtDailyAndLeftOutOnceItIsOver) {
  const auto now = clock_now();
  const auto brought = must(bring_endorsement(
      *context_, issuer_,
      signed_by(stranger(),
                format_instant({now.microseconds + std::int64_t{3} * 86'400'000'000}))));
  ASSERT_TRUE(brought.valid_until.has_value());
  EXPECT_EQ(must(verify_due_endorsements(*context_, {})), 0) << "it was just verified";
  clock_.forward_seconds(86'400);
  EXPECT_EQ(must(verify_due_endorsements(*context_, {})), 1);
  EXPECT_EQ(only(issuer_).state, EndorsementState::accepted);
  EXPECT_EQ(only(issuer_).checked->microseconds, clock_now().microseconds);
  EXPECT_EQ(told(awarded_to("a@example.org")).size(), 1U);
  clock_.forward_seconds(std::int64_t{2} * 86'400);
  EXPECT_TRUE(shown().empty()) << "it is over";
  EXPECT_TRUE(told(awarded_to("b@example.org")).empty());
  EXPECT_EQ(must(verify_due_endorsements(*context_, {})), 0);
}

TEST_F(Endorsing, OfTheServerThatWasTakenBackIsFoundOutWhereItWasBroughtAsAFile) {
  const auto made = must(
      endorse(*context_, guild_,
              {.subject = achievement_.id.text, .kind = {}, .name = {}, .comment = "Sound welds"}));
  const auto brought = must(bring_endorsement(*context_, issuer_, made.credential));
  must(answer_endorsement(*context_, guild_, made.id, EndorsementAnswer::revoke, ""));
  EXPECT_EQ(shown().size(), 1U);
  clock_.forward_seconds(86'400);
  EXPECT_EQ(must(verify_due_endorsements(*context_, {})), 1);
  EXPECT_TRUE(shown().empty());
  EXPECT_EQ(must(find_endorsement(*context_, issuer_, brought.id)).state,
            EndorsementState::revoked);
}

TEST_F(Endorsing, RevokedByAProgramIsRevokedEverywhere) {
  const auto made = must(
      endorse(*context_, guild_,
              {.subject = achievement_.id.text, .kind = {}, .name = {}, .comment = "Sound welds"}));
  EXPECT_EQ(answered(issuer_, EndorsementAnswer::accept), EndorsementState::accepted);
  must(change_vc_status(*context_, guild_,
                        {endorsement_url(*context_, made.id), {"revocation"}, true}));
  EXPECT_EQ(only(guild_).state, EndorsementState::revoked);
  EXPECT_EQ(only(issuer_).state, EndorsementState::revoked);
  EXPECT_TRUE(told(awarded_to("a@example.org")).empty());
}

TEST_F(Endorsing, LeavesRoomForOthersAndIsRemovedByEachSide) {
  const auto ask = [&](const AchievementId& achievement) {
    return ask_for_endorsement(*context_, issuer_,
                               {guild_.organisation.text, achievement.text, ""});
  };
  for (std::int64_t i = 0; i < endorsements_open_max; ++i) must(ask(published(issuer_).id));
  EXPECT_EQ(code_of(ask(published(issuer_).id)), ErrorCode::conflict) << "one too many";
  const auto made = must(
      endorse(*context_, guild_,
              {.subject = issuer_.organisation.text, .kind = {}, .name = {}, .comment = "Fine"}));
  EXPECT_EQ(
      code_of(endorse(
          *context_, guild_,
          {.subject = issuer_.organisation.text, .kind = {}, .name = {}, .comment = "Again"})),
      ErrorCode::conflict)
      << "it is endorsed already";
  EXPECT_EQ(code_of(answer_endorsement(*context_, guild_, made.id, EndorsementAnswer::remove, "")),
            ErrorCode::conflict)
      << "it stands";
  EXPECT_EQ(answered(issuer_, EndorsementAnswer::decline), EndorsementState::declined);
  answered(issuer_, EndorsementAnswer::remove);
  EXPECT_TRUE(must(list_endorsements(*context_, issuer_)).rows.empty());
  must(answer_endorsement(*context_, guild_, made.id, EndorsementAnswer::revoke, ""));
  must(answer_endorsement(*context_, guild_, made.id, EndorsementAnswer::remove, ""));
  EXPECT_EQ(code_of(find_endorsement(*context_, guild_, made.id)), ErrorCode::not_found);
  const auto pages = must(list_endorsements(*context_, guild_, {.after = {}, .rows_max = 15}));
  EXPECT_TRUE(pages.more);
  EXPECT_EQ(
      must(list_endorsements(*context_, guild_, {.after = pages.rows.back().id, .rows_max = 15}))
          .rows.size(),
      5U);
}

TEST_F(Endorsing, OfTheIssuerFollowWhereABadgeIsDescribedAnew) {
  must(endorse(
      *context_, guild_,
      {.subject = issuer_.organisation.text, .kind = {}, .name = {}, .comment = "A fine school"}));
  EXPECT_EQ(answered(issuer_, EndorsementAnswer::accept), EndorsementState::accepted);
  const auto award = awarded_to("a@example.org");
  EXPECT_EQ(told(award).at(0).about, "issuer");
  ChangeForm named;
  named.change = AwardChange::correct;
  named.reason = "Spelt wrong.";
  named.name = "Grace Moore";
  EXPECT_EQ(answered(issuer_, EndorsementAnswer::decline), EndorsementState::declined);
  EXPECT_EQ(told(must(change_award(*context_, issuer_, award.id, named))).size(), 1U)
      << "it was signed so";
  ChangeForm anew = named;
  anew.name.reset();
  anew.newest_words = true;
  EXPECT_TRUE(told(must(change_award(*context_, issuer_, award.id, anew))).empty());
  EXPECT_EQ(answered(issuer_, EndorsementAnswer::accept), EndorsementState::accepted);
  EXPECT_EQ(told(must(change_award(*context_, issuer_, award.id, anew))).size(), 1U);
}

TEST_F(Endorsing, AreCarriedOtherwiseOnceOneIsDeclinedSoThatARunBeginsAnew) {
  must(bring_endorsement(*context_, issuer_, signed_by(stranger())));
  const auto carried = [&] {
    auto transaction = must(context_->store.begin(Access::read));
    return must(accepted_endorsements(*context_, *transaction, issuer_.organisation,
                                      achievement_.id, "did:example:other"));
  };
  const auto before = carried();
  EXPECT_EQ(before.of_achievement.size(), 1U);
  EXPECT_TRUE(carry_the_same(before, carried()));
  answered(issuer_, EndorsementAnswer::decline);
  EXPECT_FALSE(carry_the_same(before, carried()));
}

TEST_F(Endorsing, ThatIsOverIsNotAcceptedAndTheLogSaysWhatWasDone) {
  const auto end = format_instant({clock_now().microseconds + std::int64_t{86'400'000'000}});
  must(bring_endorsement(*context_, issuer_, signed_by(stranger(), end)));
  EXPECT_EQ(answered(issuer_, EndorsementAnswer::decline), EndorsementState::declined);
  clock_.forward_seconds(std::int64_t{2} * 86'400);
  EXPECT_EQ(answered(issuer_, EndorsementAnswer::accept), EndorsementState::revoked);
  const auto lines = must(read_audit(*context_, issuer_, {}, {})).rows;
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.front().entry.action, "endorsement.check");
}

}  // namespace
}  // namespace cairn::app
