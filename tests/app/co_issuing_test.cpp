// SPDX-License-Identifier: Apache-2.0
// Badges that two organisations sign: asked, read, agreed to, verified on its own each.
#include "app/co_issuing/co_issue.h"

#include <cstdlib>
#include <fstream>

#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/run.h"
#include "app/awards/change.h"
#include "app/awards/direct.h"
#include "app/house.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

class CoIssuingTest : public House {
 protected:
  void SetUp() override {
    issuer_ = set_up();
    partner_ = set_up_another();
    achievement_ = published(issuer_);
  }
  void agree() {
    must(ask_to_co_issue(*context_, issuer_, achievement_.id, partner_.organisation.text,
                         "Please."));
    const auto read = must(open_co_issuing(*context_, partner_, achievement_.id));
    EXPECT_TRUE(answer_co_issuing(*context_, partner_, achievement_.id, read.achievement.version,
                                  CoIssuingAnswer::agree)
                    .ok());
  }
  Award awarded_to(std::string email) {
    PersonForm form;
    form.achievement = achievement_.id;
    form.name = "Grace Moor";
    form.source_key = email;
    form.email = std::move(email);
    return *must(award_person(*context_, issuer_, form)).award;
  }
  std::size_t proofs(const Award& award) {
    Arena arena;
    const auto proof = must(json::parse(award.credential, arena))["proof"];
    return json::as_list(proof).size();
  }
  verify::CredentialReport report(const Award& award) {
    return must(verify_badge(*context_, award.id)).credentials.at(0);
  }

  Actor issuer_;
  Actor partner_;
  Achievement achievement_;
};

TEST_F(CoIssuingTest, SignsWithBothKeysOnceTheOtherHasAgreed) {
  EXPECT_EQ(proofs(awarded_to("a@example.org")), 1U);
  must(ask_to_co_issue(*context_, issuer_, achievement_.id,
                       "https://cairn.example/o/" + partner_.organisation.text, ""));
  EXPECT_EQ(proofs(awarded_to("b@example.org")), 1U) << "asking is not agreeing";
  EXPECT_TRUE(
      answer_co_issuing(*context_, partner_, achievement_.id, 1, CoIssuingAnswer::agree).ok());
  EXPECT_TRUE(must(co_issuers_of(*context_, issuer_, achievement_.id)).at(0).holds());
  const auto award = awarded_to("c@example.org");
  // For tests/peers/co_issued.mjs, which shows it to other people's software.
  if (const char* place = std::getenv("CAIRN_KEEP_BADGE")) std::ofstream(place) << award.credential;
  EXPECT_EQ(proofs(award), 3U);
  EXPECT_NE(award.credential.find(" together with "), std::string::npos);
  const auto found = report(award);
  EXPECT_EQ(found.verdict, verify::Verdict::accepted);
  ASSERT_EQ(found.also_signed_by.size(), 1U);
  EXPECT_NE(found.also_signed_by[0].id, found.issuer.id);
  EXPECT_TRUE(found.has(verify::Code::signature_of_another));
}

TEST_F(CoIssuingTest, EachSignatureIsJudgedOnItsOwn) {
  agree();
  const auto award = awarded_to("a@example.org");
  Arena arena;
  const json::Builder builder(arena);
  const auto document = must(json::parse(award.credential, arena));
  const auto verdict_of = [&](const json::Value& altered) {
    const auto text = json::write(altered);
    return must(verify_input(*context_, as_bytes(text), {})).verdict;
  };
  EXPECT_EQ(verdict_of(document), verify::Verdict::accepted);
  const auto all = document["proof"].items();
  ASSERT_EQ(all.size(), 3U);
  // Without the issuer's confirmation the other's signature counts for nothing, and says so.
  EXPECT_EQ(verdict_of(builder.with(document, "proof", builder.array({all[0], all[1]}))),
            verify::Verdict::rejected);
  EXPECT_EQ(verdict_of(builder.with(document, "proof", builder.array({all[1]}))),
            verify::Verdict::rejected);
  EXPECT_EQ(verdict_of(builder.with(document, "name", builder.string("Other"))),
            verify::Verdict::rejected);
  // The issuer's own first proof stands alone.
  EXPECT_EQ(verdict_of(builder.with(document, "proof", all[0])), verify::Verdict::accepted);
}

TEST_F(CoIssuingTest, WaitsForANewYesWhereTheAchievementChanged) {
  agree();
  auto form = welding();
  form.description = "Something else.";
  achievement_ = must(update_achievement(*context_, issuer_, achievement_.id, form));
  EXPECT_FALSE(must(open_co_issuing(*context_, partner_, achievement_.id)).holds());
  EXPECT_EQ(proofs(awarded_to("a@example.org")), 1U);
  EXPECT_EQ(
      code_of(answer_co_issuing(*context_, partner_, achievement_.id, 1, CoIssuingAnswer::agree)),
      ErrorCode::conflict);
  EXPECT_TRUE(answer_co_issuing(*context_, partner_, achievement_.id, achievement_.version,
                                CoIssuingAnswer::agree)
                  .ok());
  EXPECT_EQ(proofs(awarded_to("b@example.org")), 3U);
}

TEST_F(CoIssuingTest, EndsByEitherSideAndCanBeAskedAnew) {
  agree();
  EXPECT_TRUE(end_co_issuing(*context_, partner_, achievement_.id, partner_.organisation).ok());
  EXPECT_EQ(proofs(awarded_to("a@example.org")), 1U);
  EXPECT_EQ(
      code_of(answer_co_issuing(*context_, partner_, achievement_.id, 1, CoIssuingAnswer::agree)),
      ErrorCode::conflict);
  agree();
  EXPECT_TRUE(end_co_issuing(*context_, issuer_, achievement_.id, partner_.organisation).ok());
  EXPECT_EQ(proofs(awarded_to("b@example.org")), 1U);
}

// Else more could sign than co_issuers_max, and what was never shown to them could be read.
TEST_F(CoIssuingTest, IsNeitherAgreedToNorReadByWhoDeclinedUntilAskedAnew) {
  const auto ask = [&] {
    return ask_to_co_issue(*context_, issuer_, achievement_.id, partner_.organisation.text, "");
  };
  const auto answer = [&](CoIssuingAnswer word) {
    return answer_co_issuing(*context_, partner_, achievement_.id, achievement_.version, word);
  };
  must(ask());
  EXPECT_TRUE(answer(CoIssuingAnswer::decline).ok());
  EXPECT_EQ(code_of(answer(CoIssuingAnswer::agree)), ErrorCode::conflict);
  EXPECT_EQ(proofs(awarded_to("a@example.org")), 1U);
  const auto form = [] {
    auto later = welding();
    later.description = "Not for everybody yet.";
    return later;
  }();
  achievement_ = must(update_achievement(*context_, issuer_, achievement_.id, form));
  const auto withheld = must(open_co_issuing(*context_, partner_, achievement_.id));
  EXPECT_TRUE(withheld.over());
  EXPECT_EQ(withheld.achievement.name, achievement_.name);
  EXPECT_EQ(withheld.achievement.description, "");
  EXPECT_EQ(withheld.achievement.version, 0);
  EXPECT_EQ(must(co_issuing_asked(*context_, partner_)).at(0).achievement.description, "");
  EXPECT_EQ(must(co_issuers_of(*context_, issuer_, achievement_.id)).at(0).achievement.description,
            "Not for everybody yet.");
  must(ask());
  EXPECT_EQ(must(open_co_issuing(*context_, partner_, achievement_.id)).achievement.description,
            "Not for everybody yet.");
  EXPECT_TRUE(answer(CoIssuingAnswer::agree).ok());
  EXPECT_TRUE(end_co_issuing(*context_, partner_, achievement_.id, partner_.organisation).ok());
  EXPECT_EQ(must(open_co_issuing(*context_, partner_, achievement_.id)).achievement.description,
            "");
}

TEST_F(CoIssuingTest, SignsFilesAndCorrectionsTogetherToo) {
  agree();
  const auto batch = must(begin_batch(*context_, issuer_, achievement_.id, "class.csv",
                                      as_bytes("name,email\nNour,nour@example.org\n")));
  EXPECT_TRUE(start_batch(*context_, issuer_, batch.id).ok());
  EXPECT_EQ(must(run_batch(*context_, batch, std::stop_token())).awarded, 1);
  const auto id = must(list_awards(*context_, issuer_, {})).rows.at(0).id;
  auto transaction = must(context_->store.begin(Access::read));
  EXPECT_EQ(proofs(must(transaction->awards().find(issuer_.organisation, id))), 3U);
}

TEST_F(CoIssuingTest, IsRefusedWhereItCannotBe) {
  const auto ask = [&](std::string_view who) {
    return ask_to_co_issue(*context_, issuer_, achievement_.id, who, "");
  };
  EXPECT_EQ(path_of_error(ask("nobody")), "/partner");
  EXPECT_EQ(path_of_error(ask(issuer_.organisation.text)), "/partner");
  EXPECT_EQ(path_of_error(ask("server")), "/partner");
  must(ask(partner_.organisation.text));
  EXPECT_EQ(code_of(ask(partner_.organisation.text)), ErrorCode::conflict);
  EXPECT_EQ(code_of(open_co_issuing(*context_, issuer_, achievement_.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(co_issuers_of(*context_, partner_, achievement_.id)), ErrorCode::not_found);
  EXPECT_EQ(code_of(end_co_issuing(*context_, partner_, achievement_.id, issuer_.organisation)),
            ErrorCode::not_found);
}

}  // namespace
}  // namespace cairn::app
