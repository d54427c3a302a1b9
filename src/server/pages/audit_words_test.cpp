// SPDX-License-Identifier: Apache-2.0
#include "server/pages/audit_words.h"

#include <gtest/gtest.h>

namespace cairn::server::pages {
namespace {

TEST(AuditWords, SayWhatWasDone) {
  EXPECT_EQ(words_of_action("award.revoke"), "Badge revoked");
  EXPECT_EQ(words_of_action("webhook.test"), "Test sent to a webhook");
  EXPECT_EQ(words_of_action("award"), "");
  EXPECT_EQ(words_of_action("zebra.tame"), "");
}

TEST(AuditWords, LeadToWhatIsStillThere) {
  EXPECT_EQ(page_of_subject("award.revoke", "a-1"), "/desk/awards/a-1");
  EXPECT_EQ(page_of_subject("award_batch.start", "b-1"), "/desk/batches/b-1");
  EXPECT_EQ(page_of_subject("award.plan", "b-1"), "/desk/batches/b-1");
  EXPECT_EQ(page_of_subject("award.waive", "c-1"), "");
  EXPECT_EQ(page_of_subject("learner.erase", "l-1"), "");
  EXPECT_EQ(page_of_subject("claim.award", ""), "");
}

}  // namespace
}  // namespace cairn::server::pages
