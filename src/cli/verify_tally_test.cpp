// SPDX-License-Identifier: Apache-2.0
#include "cli/verify_tally.h"

#include <gtest/gtest.h>

namespace cairn::cli {
namespace {

using verify::Code;
using verify::Outcome;
using verify::Verdict;

Result<verify::Report> report_of(Verdict verdict, std::vector<verify::Finding> findings) {
  verify::Report report;
  report.verdict = verdict;
  auto& credential = report.credentials.emplace_back();
  credential.verdict = verdict;
  credential.findings = std::move(findings);
  return report;
}

const auto good = report_of(Verdict::accepted, {{Code::signature_valid, Outcome::pass, "", ""},
                                                {Code::issuer_claimed, Outcome::warn, "", ""}});
const auto revoked =
    report_of(Verdict::rejected, {{Code::schema_not_checked, Outcome::not_checked, "", ""},
                                  {Code::status_revoked, Outcome::fail, "", ""},
                                  {Code::status_revoked, Outcome::fail, "/other", ""}});
const auto open =
    report_of(Verdict::undetermined, {{Code::key_unreachable, Outcome::not_checked, "", ""}});
const Result<verify::Report> unread = fail(ErrorCode::unreadable, "test", "no badge");

TEST(VerifyTally, CountsVerdictsAndEachReasonOnceAnInput) {
  VerifyTally tally;
  for (int i = 0; i < 1200; ++i) tally.add(good);
  VerifyTally other;
  other.add(revoked);
  other.add(revoked);
  other.add(open);
  other.add(unread);
  tally.add(other);
  EXPECT_EQ(tally.text(),
            "1,204 looked at: 1,200 accepted, 2 rejected, 1 undetermined, 1 unreadable\n"
            "          2  revoked: The issuer has revoked it.\n"
            "          1  key-unreachable: The issuer's record of keys could not be reached, so it "
            "is open who signed this.\n");
}

TEST(VerifyTally, ExitsWithTheStrongest) {
  const auto exit = [](std::vector<const Result<verify::Report>*> reports) {
    VerifyTally tally;
    for (const auto* report : reports) tally.add(*report);
    return tally.exit();
  };
  EXPECT_EQ(exit({&good}), Exit::yes);
  EXPECT_EQ(exit({&good, &open}), Exit::undetermined);
  EXPECT_EQ(exit({&open, &unread}), Exit::unreadable);
  EXPECT_EQ(exit({&unread, &revoked, &open}), Exit::no);
}

TEST(VerifyTally, TellsWhatAVerdictRestsOn) {
  EXPECT_EQ(decisive(*good), nullptr);
  EXPECT_EQ(decisive(*revoked)->code, Code::status_revoked);
  EXPECT_EQ(decisive(*open)->code, Code::key_unreachable);
  const auto both = report_of(Verdict::rejected, {{Code::base_proof, Outcome::fail, "", ""},
                                                  {Code::expired, Outcome::fail, "", ""}});
  EXPECT_EQ(headline(*both), "Expired");
  EXPECT_EQ(decisive(*both)->code, Code::expired) << "of the finding that the headline tells";
}

}  // namespace
}  // namespace cairn::cli
