// SPDX-License-Identifier: Apache-2.0
// What came of many inputs: how many of each verdict, and how many for which reason.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/exit.h"
#include "verify/report.h"

namespace cairn::cli {

class VerifyTally {
 public:
  void add(const Result<verify::Report>& report);
  void add(const VerifyTally& other);
  Exit exit() const { return exit_; }  // the strongest

  // "1,204 looked at: 1,200 accepted, 3 rejected, 0 undetermined, 1 unreadable", then a line for
  // each reason against accepting that an input has, the most frequent first.
  std::string text() const;

 private:
  std::array<std::size_t, 3> verdicts_ = {};  // by verify::Verdict
  std::size_t unreadable_ = 0;
  std::vector<std::size_t> reasons_ = std::vector<std::size_t>(verify::all_messages().size());
  Exit exit_ = Exit::yes;
};

Exit exit_of(const Result<verify::Report>& report);

}  // namespace cairn::cli
