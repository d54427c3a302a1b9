// SPDX-License-Identifier: Apache-2.0
#include "render/outcome_report.h"

#include <gtest/gtest.h>

#include "render/pdf_text.h"

namespace cairn::render {
namespace {

ReportPage example() {
  ReportPage page;
  page.name = "Grace Moor";
  page.day = "2026-11-26";
  page.report.purpose = outcomes::Purpose::promotion;
  page.report.lines = {{"2026-10-01",
                        outcomes::Kind::raise,
                        "After the\nreview <b>",
                        "",
                        {"Welding"},
                        outcomes::Money{240'000, "EUR"},
                        {},
                        {}}};
  page.report.credentials = {{"Welding", "Harbour School", "2026-01-01", true, 2'400}};
  page.report.money = {{"EUR", 30'000, 240'000, {0, 37'000}, {}, {}, {}}};
  return page;
}

TEST(OutcomeReport, SaysWhatCameAndEscapesWhatSomebodyWrote) {
  const auto svg = outcome_report_svg(example());
  for (const auto* text : {"For my promotion", "Grace Moor", "2400 EUR a year", "After: Welding",
                           "signature checked", "40 hours", "between 0 and 370", "cost 300"})
    EXPECT_NE(svg.find(text), svg.npos) << text;
  EXPECT_EQ(svg.find("<b>"), svg.npos);
}

TEST(OutcomeReport, TellsHalfAnHourAsSuch) {
  auto page = example();
  page.report.credentials[0].minutes = 30;
  EXPECT_NE(outcome_report_svg(page).find("0.50 hours"), std::string::npos);
}

TEST(OutcomeReport, LeavesOutWhatDoesNotFitAndSaysSo) {
  auto page = example();
  auto line = page.report.lines.front();
  line.note = std::string(500, 'x');
  page.report.lines.assign(40, line);
  page.report.lines_left_out = 3;
  const auto svg = outcome_report_svg(page);
  EXPECT_NE(svg.find("more in my record"), svg.npos);
}

TEST(OutcomeReport, IsAPdfOfOnePageThatIsAlwaysTheSame) {
  const auto at = Instant::from_seconds(1'795'000'000);
  const auto first = outcome_report_pdf(example(), at);
  if (!first && first.error().code == ErrorCode::unsupported)
    GTEST_SKIP() << "the drawing module is not built";
  ASSERT_TRUE(first);
  EXPECT_EQ(std::string(first->begin(), first->begin() + 5), "%PDF-");
  const auto again = outcome_report_pdf(example(), at);
  ASSERT_TRUE(again);
  EXPECT_EQ(*first, *again);
}

}  // namespace
}  // namespace cairn::render
