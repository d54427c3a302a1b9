// SPDX-License-Identifier: Apache-2.0
// Badges of a person in one presentation, unsigned: each as it was signed, and only those that
// hold.
#include "app/learners/presentation.h"

#include <gmock/gmock.h>

#include "app/stack_house.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;

class Presentations : public StackHouse {
 protected:
  std::string made_of(const std::vector<AwardId>& ids) {
    return must(own_presentation(*context_, grace, ids));
  }
  ErrorCode refusal(const std::string& token, const std::vector<AwardId>& ids) {
    return code_of(own_presentation(*context_, token, ids));
  }

  Actor actor = set_up();
  Achievement a = achievement(actor, "Arc welding");
  Achievement b = achievement(actor, "Brazing");
  std::string grace = learner(a, "Grace Moor", "grace@learner.example");
  Award first = give(actor, grace, a);
  Award second = give(actor, grace, b);
};

TEST_F(Presentations, HoldEachBadgeAsItWasSigned) {
  const auto text = made_of({second.id, first.id, second.id});
  EXPECT_THAT(text, HasSubstr(first.credential));
  EXPECT_THAT(text, HasSubstr(second.credential));
  const auto report = must(verify_input(*context_, as_bytes(text), {}));
  EXPECT_EQ(verify::name_of(report.verdict), "accepted");
  EXPECT_EQ(report.format, "vp");
  ASSERT_EQ(report.credentials.size(), 2U);
  EXPECT_EQ(report.credentials[0].name, "Brazing") << "in the order asked for, each once";
}

// Nobody is named who did not sign for showing it.
TEST_F(Presentations, SayNothingOfWhoShowsThem) {
  Arena arena;
  const auto text = made_of({first.id});
  const auto document = must(json::parse(text, arena));
  EXPECT_FALSE(document.contains("holder"));
  EXPECT_FALSE(document.contains("proof"));
  EXPECT_TRUE(must(verify_input(*context_, as_bytes(text), {})).has(verify::Code::holder_unproved));
}

TEST_F(Presentations, SayWhyThereIsNone) {
  EXPECT_EQ(refusal("nobody", {first.id}), ErrorCode::not_permitted);
  EXPECT_EQ(refusal(grace, {}), ErrorCode::invalid);
  EXPECT_EQ(refusal(grace, {{"nothing"}}), ErrorCode::not_found);
  const auto other = learner(a, "Nour Haddad", "nour@learner.example");
  EXPECT_EQ(refusal(other, {first.id}), ErrorCode::not_found) << "another's";
  EXPECT_EQ(refusal(grace, std::vector<AwardId>(1001, first.id)), ErrorCode::too_large);
  must(revoke_award(*context_, actor, first.id, "Not her own work"));
  EXPECT_EQ(refusal(grace, {second.id, first.id}), ErrorCode::conflict);
  made_of({second.id});
}

}  // namespace
}  // namespace cairn::app
