// SPDX-License-Identifier: Apache-2.0
#include "cli/report_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cairn::cli {
namespace {

using testing::HasSubstr;
using verify::Code;
using verify::Outcome;

std::string text_of(std::vector<verify::Finding> findings) {
  verify::Report report;
  report.verdict = verify::Verdict::accepted;
  report.credentials.emplace_back().findings = std::move(findings);
  return report_text(report, "badge.json", Console(Output::text));
}

TEST(ReportText, SaysHowLongAgoTheStateWasRead) {
  const auto text = text_of({{Code::status_active, Outcome::pass, "", "read 3 hours ago"},
                             {Code::status_old, Outcome::warn, "", "read 3 hours ago"}});
  EXPECT_THAT(text, HasSubstr("The issuer has not withdrawn it. (read 3 hours ago)"));
  EXPECT_THAT(text, HasSubstr("Check it again later"));
}

TEST(ReportText, SaysOfTheIssuerWhatThereIs) {
  const auto line_of = [](std::string id, std::string name) {
    verify::Report report;
    report.credentials.emplace_back().issuer = {.id = std::move(id), .name = std::move(name)};
    return report_text(report, "badge.json", Console(Output::text));
  };
  EXPECT_THAT(line_of("did:a", "Ada"), HasSubstr("calls its issuer Ada, did:a: a claim"));
  EXPECT_THAT(line_of("did:a", ""), HasSubstr("calls its issuer did:a: a claim"));
  EXPECT_THAT(line_of("", "Ada"), HasSubstr("calls its issuer Ada: a claim"));
  EXPECT_THAT(line_of("", ""), HasSubstr("  does not say who issued it\n"));
}

TEST(ReportText, NamesTheOptionThatServes) {
  EXPECT_THAT(text_of({{Code::several_badges, Outcome::warn, "", ""}}),
              HasSubstr("Ask for a file that carries one badge. Or use --badge N.\n"));
}

TEST(ReportText, LetsNobodySteerTheTerminal) {
  EXPECT_THAT(text_of({{Code::issuer_listed, Outcome::pass, "", "a list\x1b[2J"}}),
              testing::Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace cairn::cli
