// SPDX-License-Identifier: Apache-2.0
// The log of who did what: nobody's name stands in it, and who it was can be forgotten.
#include "app/audit_log.h"

#include "app/audit.h"
#include "house.h"

namespace cairn::app {
namespace {

class AuditLog : public House {
 protected:
  Actor owner_ = set_up();
  std::vector<AuditLine> lines(const AuditFilter& filter = {}) {
    return must(read_audit(*context_, owner_, filter, {})).rows;
  }
};

TEST_F(AuditLog, NamesPeopleByAPseudonym) {
  published(owner_);
  const auto all = lines();
  ASSERT_GE(all.size(), 3U);
  for (const auto& line : all) {
    EXPECT_EQ(line.who, "ada@harbour.example");
    EXPECT_NE(line.entry.actor, owner_.account.text);
    EXPECT_EQ(line.entry.actor, all[0].entry.actor) << "the same for the same person";
  }
}

TEST_F(AuditLog, ForgetsWhoItWasAndKeepsWhatWasDone) {
  published(owner_);
  const auto before = lines();
  {
    auto transaction = must(store_->begin(Access::write));
    must(forget_in_audit(*transaction, owner_.organisation, owner_.account));
    must(transaction->commit());
  }
  const auto after = lines();
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after[i].who, "");
    EXPECT_EQ(after[i].entry.actor, before[i].entry.actor);
    EXPECT_EQ(after[i].entry.action, before[i].entry.action);
  }
}

TEST_F(AuditLog, IsFilteredAndLeafedThrough) {
  for (int i = 0; i < 3; ++i) {
    published(owner_);
    clock_.forward_seconds(24 * 3600);
  }
  AuditFilter filter{.action = "achievement.publish"};
  EXPECT_EQ(lines(filter).size(), 3U);
  EXPECT_EQ(lines({.action = "achievement."}).size(), 6U);
  EXPECT_EQ(lines({.actor = "nobody"}).size(), 0U);
  const auto first = must(read_audit(*context_, owner_, filter, {.after = {}, .rows_max = 2}));
  ASSERT_EQ(first.rows.size(), 2U);
  EXPECT_TRUE(first.more);
  const auto next = std::to_string(first.rows.back().entry.entry);
  EXPECT_EQ(must(read_audit(*context_, owner_, filter, {next, 2})).rows.size(), 1U);
  filter.from = first.rows[1].entry.at;
  EXPECT_EQ(lines(filter).size(), 2U);
  filter.until = first.rows[0].entry.at;
  EXPECT_EQ(lines(filter).size(), 1U);
  EXPECT_EQ(code_of(read_audit(*context_, owner_, filter, {"x", 2})), ErrorCode::not_found);
}

TEST_F(AuditLog, IsAnOrganisationsOwn) {
  published(owner_);
  const auto other = set_up_another();
  EXPECT_TRUE(must(read_audit(*context_, other, {}, {})).rows.empty());
}

TEST_F(AuditLog, IsWrittenAsATable) {
  published(owner_);
  const auto csv = must(audit_csv(*context_, owner_, {.action = "achievement.publish"}));
  EXPECT_EQ(csv.find("when,who,pseudonym,action,subject,detail\r\n"), 0U);
  EXPECT_NE(csv.find(",ada@harbour.example,"), csv.npos);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
}

}  // namespace
}  // namespace cairn::app
