// SPDX-License-Identifier: Apache-2.0
// Three, six and twelve months after a step of a plan was finished, who gave that plan an address
// for reminders is asked by mail what has come since. On the page of the record that can be turned
// off, and with the plan's reminders it ends too.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/career/workbook.h"
#include "app/ports/wording.h"
#include "pathways/amount.h"

namespace cairn::app::career {

// Titles of the steps that are due on that day and were not asked about yet. Nothing of what is
// long over, and nothing where the workbook's owner wants no questions.
std::vector<std::string> steps_to_ask_about(const Workbook& workbook, const Plan& plan,
                                            pathways::Day today);
// They were asked about. False where none was due: somebody else asked meanwhile.
bool note_asked_about(Plan& plan, pathways::Day today);

// Subject and text, in the language the plan's reminders are in. `page`: where to record it; `end`:
// what ends all mail of the plan.
struct OutcomeQuestion {
  std::string subject, text;
};
OutcomeQuestion question_about(const std::shared_ptr<const Wording>& wording, const Plan& plan,
                               const std::vector<std::string>& steps, const std::string& page,
                               const std::string& end);

}  // namespace cairn::app::career
