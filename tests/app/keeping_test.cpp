// SPDX-License-Identifier: Apache-2.0
// Workbooks kept without an account, saved with one, and gone when their owner leaves.
#include "app/career/keeping.h"
#include "app/limits.h"
#include "house.h"

namespace cairn::app::career {
namespace {

class Workbooks : public House {
 protected:
  std::string begin(const std::string& title) {
    auto opened = must(open_workbook(*context_, {}));
    opened.workbook.goals.push_back({.id = opened.workbook.new_id(), .title = title});
    return must(keep_workbook(*context_, opened));
  }
  OpenedWorkbook opened(const Visitor& visitor) { return must(open_workbook(*context_, visitor)); }
  static PersonForm form() { return {"ada@example.org", "correct horse battery", "peer"}; }
};

TEST_F(Workbooks, AreKeptForWhoeverShowsTheirToken) {
  const auto token = begin("Analyst");
  ASSERT_FALSE(token.empty());
  EXPECT_EQ(opened({token, ""}).workbook.goals.front().title, "Analyst");
  EXPECT_TRUE(opened({token + "x", ""}).workbook.goals.empty());
  EXPECT_TRUE(opened({}).workbook.goals.empty());
}

TEST_F(Workbooks, AreNotOverwrittenFromAnotherWindow) {
  const auto token = begin("Analyst");
  auto first = opened({token, ""});
  auto second = first;
  first.workbook.goals.front().title = "Baker";
  EXPECT_EQ(must(keep_workbook(*context_, first)), "");
  second.workbook.goals.front().title = "Welder";
  const auto late = keep_workbook(*context_, second);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.error().code, ErrorCode::conflict);
  EXPECT_EQ(opened({token, ""}).workbook.goals.front().title, "Baker");
}

TEST_F(Workbooks, WithoutAnAccountAreForgottenInTime) {
  const auto token = begin("Analyst");
  clock_.forward_seconds(limits::unsaved_workbook_seconds_max + 1);
  begin("Somebody else's");
  EXPECT_TRUE(opened({token, ""}).workbook.goals.empty());
}

TEST_F(Workbooks, BelongToTheAccountTheyAreSavedWith) {
  const auto token = begin("Analyst");
  const auto signed_in = must(sign_up(*context_, form(), {token, ""}));
  EXPECT_EQ(opened({"", signed_in.token}).workbook.goals.front().title, "Analyst");
  EXPECT_TRUE(opened({token, ""}).workbook.goals.empty());  // the cookie alone opens it no more

  const auto more = begin("Baker");
  const auto again = must(sign_in(*context_, form(), {more, ""}));
  EXPECT_EQ(opened({"", again.token}).workbook.goals.size(), 2U);
  ASSERT_TRUE(sign_out_person(*context_, again.token).ok());
  EXPECT_FALSE(opened({"", again.token}).person);
}

TEST_F(Workbooks, RefuseWrongPasswordsAndSecondAccounts) {
  must(sign_up(*context_, form(), {}));
  const auto second = sign_up(*context_, form(), {});
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.error().path, "/email");
  auto wrong = form();
  wrong.password = "something else";
  const auto refused = sign_in(*context_, wrong, {});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::not_permitted);
  const auto faulty = sign_up(*context_, {"nobody", "short", "peer"}, {});
  ASSERT_FALSE(faulty.ok());
  EXPECT_EQ(faulty.error().also.size(), 1U);
}

TEST_F(Workbooks, AreGoneWithTheAccount) {
  const auto token = begin("Analyst");
  const auto signed_in = must(sign_up(*context_, form(), {token, ""}));
  EXPECT_FALSE(delete_person(*context_, signed_in.token, "something else", "peer").ok());
  ASSERT_TRUE(delete_person(*context_, signed_in.token, form().password, "peer").ok());
  EXPECT_FALSE(opened({"", signed_in.token}).person);
  EXPECT_FALSE(sign_in(*context_, form(), {}).ok());
}

}  // namespace
}  // namespace cairn::app::career
