// SPDX-License-Identifier: Apache-2.0
#include "app/outcomes/remind_plans.h"

#include <algorithm>

#include "app/mail/texts.h"
#include "app/months.h"
#include "app/outcomes/remind.h"

namespace cairn::app::career {
namespace {

// The months after which the step is to be asked about on that day; 0: not today.
std::int64_t months_due(const PlanStep& step, pathways::Day today) {
  const auto finished = parse_date(step.done_on);
  if (!finished) return 0;
  std::int64_t due = 0;
  for (const auto months : outcome_months) {
    const auto day = pathways::parse_day(
        std::string_view(format_instant(months_after(*finished, months))).substr(0, 10));
    const bool is_now = day.ok() && today >= *day && today - *day <= outcome_days_late_max;
    if (is_now && step.asked_after < months) due = months;
  }
  return due;
}

}  // namespace

std::vector<std::string> steps_to_ask_about(const Workbook& workbook, const Plan& plan,
                                            pathways::Day today) {
  std::vector<std::string> titles;
  if (!workbook.record.asked) return titles;
  for (const auto& step : plan.steps)
    if (months_due(step, today) > 0) titles.push_back(step.title);
  return titles;
}

bool note_asked_about(Plan& plan, pathways::Day today) {
  bool any = false;
  for (auto& step : plan.steps)
    if (const auto months = months_due(step, today); months > 0) {
      step.asked_after = months;
      any = true;
    }
  return any;
}

OutcomeQuestion question_about(const std::shared_ptr<const Wording>& wording, const Plan& plan,
                               const std::vector<std::string>& steps, const std::string& page,
                               const std::string& end) {
  const auto say = [&](std::string_view english) {
    return say_in(wording, plan.calendar.reminder_language, english);
  };
  OutcomeQuestion out{
      with_values(say(to_say("What has come since: {badge}")), {{"badge", steps.front()}}), {}};
  out.text = say(to_say("Some months ago you finished this step of your plan:")) + "\n\n";
  for (const auto& title : steps) out.text += "  " + title + "\n";
  out.text +=
      "\n" +
      say(to_say("What has come since: new responsibilities, an interview, a raise, or nothing so "
                 "far? Two minutes now are worth a page when you next talk about your pay or apply "
                 "somewhere. What you record is yours alone.")) +
      "\n\n" + say(to_say("Record it, or turn these questions off:")) + " " + page + "\n\n" +
      say(to_say("No more of these mails:")) + " " + end + "\n";
  return out;
}

}  // namespace cairn::app::career
