// SPDX-License-Identifier: Apache-2.0
// A report of what came after somebody's credentials, as a page to print: for a performance review,
// a promotion or an application.
#pragma once
#include <string>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/phrase.h"
#include "base/result.h"
#include "outcomes/report.h"

namespace cairn::render {

inline constexpr int report_width_pt = 595;  // A4, upright
inline constexpr int report_height_pt = 842;

struct ReportPage {
  outcomes::Report report;
  std::string name;  // of who it is about, or ""
  std::string day;   // on which it was made
  Words words = english_words;
};

// An SVG image of that size: whatever does not fit is left out, and it says so.
std::string outcome_report_svg(const ReportPage& page);
// The same as a PDF of one page; the same in gives the same out. Errors: unsupported (the drawing
// module is missing); invalid.
Result<Bytes> outcome_report_pdf(const ReportPage& page, Instant at);

}  // namespace cairn::render
