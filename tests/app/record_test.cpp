// SPDX-License-Identifier: Apache-2.0
// A person's badges as one record that the organisation signs, and stacks said in it.
#include "app/learners/record.h"

#include <gmock/gmock.h>

#include "app/stack_house.h"
#include "credential/clr.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

constexpr const char* absent = "the vocabulary of CLR 2.0 is not here";

class Records : public StackHouse {
 protected:
  Records()
      : actor(set_up()),
        a(achievement(actor, "Arc welding")),
        b(achievement(actor, "Brazing")),
        grace(learner(a, "Grace Moor", "grace@learner.example")) {}

  Actor actor;
  Achievement a, b;
  std::string grace;
};

TEST_F(Records, HoldEachBadgeAsItWasSignedAndSayWhatIsPartOfAStack) {
  if (!give_record_vocabulary(*context_)) GTEST_SKIP() << absent;
  const auto made = stack(
      actor, "Metal worker",
      R"({"all":[{"achievement":")" + a.id.text + R"("},{"achievement":")" + b.id.text + R"("}]})");
  const auto first = give(actor, grace, a);
  give(actor, grace, b);
  ASSERT_EQ(evaluate().awarded, 1);
  const auto text = must(own_record(*context_, grace));
  EXPECT_THAT(text, testing::HasSubstr(first.credential.substr(0, 300)));
  const auto report =
      must(verify_input(*context_, as_bytes(text), {.subject = "email:grace@learner.example"}));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  EXPECT_EQ(report.format, "clr2+di");
  ASSERT_EQ(report.credentials.size(), 4U);
  EXPECT_TRUE(report.credentials.front().subject.bound);
  const auto& told = report.credentials.front().associations;
  ASSERT_EQ(told.size(), 2U);
  for (const auto& one : told) {
    EXPECT_EQ(one.type, "isPartOf");
    EXPECT_EQ(one.target_name, "Metal worker");
  }
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("grace@learner.example")));
  EXPECT_EQ(must(record_of(*context_, actor, id_of(grace))).size(), text.size());
}

TEST_F(Records, LeaveOutWhatDoesNotHold) {
  if (!give_record_vocabulary(*context_)) GTEST_SKIP() << absent;
  const auto first = give(actor, grace, a);
  give(actor, grace, b);
  must(revoke_award(*context_, actor, first.id, "Not her own work"));
  Arena arena;
  const auto record = must(json::parse(must(own_record(*context_, grace)), arena));
  EXPECT_EQ(credential::held_credentials(record).size(), 1U);
}

TEST_F(Records, SayWhyThereIsNone) {
  EXPECT_EQ(code_of(own_record(*context_, "nobody")), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(own_record(*context_, grace)), ErrorCode::not_found);
  give(actor, grace, a);
  const auto unread = own_record(*context_, grace);
  EXPECT_EQ(code_of(unread), ErrorCode::unknown_context);
  EXPECT_THAT(std::string(unread.error().remedy), testing::HasSubstr("--contexts"));
  const auto another = set_up_another();
  EXPECT_EQ(code_of(record_of(*context_, another, id_of(grace))), ErrorCode::not_found);
}

// Published ones alone are asked for, and only the text that was published is taken.
TEST(Vocabularies, AreTakenByTheirDigest) {
  struct Liar final : verify::Resources {
    std::size_t asked = 0;
    Result<verify::Fetched> fetch(std::string_view) override {
      ++asked;
      const auto bytes = as_bytes(R"({"@context": {"name": "https://evil.example/name"}})");
      return verify::Fetched{200, Bytes(bytes.begin(), bytes.end()), "application/json", 0};
    }
  } liar;
  Vocabularies known;
  known.ask(&liar);
  EXPECT_FALSE(known.find("https://elsewhere.example/context.json"));
  EXPECT_EQ(liar.asked, 0U);
  EXPECT_FALSE(known.find(credential::context_clr_2));
  EXPECT_EQ(liar.asked, 1U);
  known.give("https://elsewhere.example/context.json", "{}");
  EXPECT_EQ(known.find("https://elsewhere.example/context.json"), "{}");
}

}  // namespace
}  // namespace cairn::app
