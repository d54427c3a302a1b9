// SPDX-License-Identifier: Apache-2.0
#include "app/career/reminders.h"

#include <algorithm>

#include "app/career/calendar.h"
#include "app/career/dated_plan.h"
#include "app/limits.h"
#include "base/text.h"

namespace cairn::app::career {
namespace {

constexpr const char* where = "cairn#reminders";
constexpr std::int64_t page = 100;
constexpr pathways::LocalMinute morning = 6 * 60;  // nobody is written to before

std::string clock_text(pathways::LocalMinute minute) {
  const auto in_day = minute % pathways::minutes_per_day;
  const auto two = [](std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return two(in_day / 60) + ":" + two(in_day % 60);
}

std::string title_of(const Workbook& workbook, const Plan& plan) {
  const auto* goal = workbook.goal(plan.goal);
  return goal == nullptr ? "Your plan" : goal->title;
}

// What is left of today's sessions.
std::vector<pathways::Session> sessions_today(const Plan& plan, pathways::LocalMinute now) {
  auto found = sessions_of(plan, now).sessions;
  const auto today = now / pathways::minutes_per_day;
  std::erase_if(found, [&](const pathways::Session& session) {
    return session.time.from / pathways::minutes_per_day != today;
  });
  return found;
}

// "workbook.plan.secret": found without an index of its own.
struct Named {
  StoredWorkbook stored;
  Workbook workbook;
  std::string plan;
};
Result<Named> named_by(Transaction& transaction, std::string_view token) {
  const auto none =
      fail(ErrorCode::not_found, where, "These reminders were ended already, or the plan is gone.");
  const auto parts = split(token, '.');
  if (parts.size() != 3) return none;
  auto stored = transaction.workbooks().find({std::string(parts[0])});
  if (!stored.ok()) return stored.error().code == ErrorCode::not_found ? none : stored.error();
  CAIRN_TRY(auto workbook, read_workbook(stored->content));
  const auto* plan = workbook.plan(parts[1]);
  if (plan == nullptr || plan->calendar.reminder_token.empty() ||
      plan->calendar.reminder_token != parts[2])
    return none;
  Named named{std::move(*stored), {}, std::string(parts[1])};
  named.workbook = std::move(workbook);
  return named;
}

Mail mail_of(const Context& context, const Workbook& workbook, const Plan& plan,
             const std::vector<pathways::Session>& sessions, const std::string& off) {
  const auto title = title_of(workbook, plan);
  const auto& first = sessions.front();
  Mail mail{.to = plan.calendar.reminder_email,
            .subject = clock_text(first.time.from) + " " + plan.steps[first.step].title,
            .text = "Today for “" + title + "”:\n\n",
            .id = plan.id + "-" + std::to_string(first.time.from),
            .unsubscribe = off,
            .date = context.clock.now()};
  for (const auto& session : sessions)
    mail.text += clock_text(session.time.from) + " to " + clock_text(session.time.to) + "  " +
                 plan.steps[session.step].title + "\n";
  mail.text += "\nAfterwards, say how it went: " + context.base_url + "/plan/plans/" + plan.id +
               "\nA session missed is no harm: the plan can be made anew from today.\n\n" +
               "No more of these mails: " + off + "\n";
  return mail;
}

// Read again and marked: whoever changes the workbook meanwhile keeps their change.
Status mark(Context& context, const WorkbookId& id, std::string_view plan_id,
            const std::string& today) {
  constexpr int tries_max = 3;
  for (int i = 1;; ++i) {
    CAIRN_TRY(auto transaction, context.store.begin(Access::write));
    CAIRN_TRY(auto stored, transaction->workbooks().find(id));
    CAIRN_TRY(auto workbook, read_workbook(stored.content));
    auto* plan = workbook.plan(plan_id);
    if (plan == nullptr) return done;
    plan->calendar.reminded_on = today;
    stored.content = write(workbook);
    auto changed = transaction->workbooks().update(stored);
    if (changed) return transaction->commit();
    if (changed.error().code != ErrorCode::conflict || i == tries_max) return changed;
  }
}

Status remind(Context& context, const StoredWorkbook& stored, RemindersSent& sent) {
  const auto workbook = read_workbook(stored.content);
  if (!workbook) return done;  // its owner is told when they open it
  for (const auto& plan : workbook->plans) {
    const auto& calendar = plan.calendar;
    if (calendar.reminder_email.empty() || calendar.reminder_token.empty()) continue;
    const auto now = local_now(context, calendar);
    if (!now || *now % pathways::minutes_per_day < morning) continue;
    const auto today =
        pathways::format_day(static_cast<pathways::Day>(*now / pathways::minutes_per_day));
    if (calendar.reminded_on == today) continue;
    const auto sessions = sessions_today(plan, *now);
    if (sessions.empty()) continue;
    const auto off = context.base_url + "/plan/reminders/" + stored.id.text + "." + plan.id + "." +
                     calendar.reminder_token;
    const auto taken = context.mailer->send(mail_of(context, *workbook, plan, sessions, off));
    if (!taken && taken.error().code != ErrorCode::not_permitted) {
      ++sent.failed;
      continue;
    }
    sent.sent += taken ? 1 : 0;
    CAIRN_CHECK(mark(context, stored.id, plan.id, today));
  }
  return done;
}

}  // namespace

Result<RemindersSent> send_reminders(Context& context) {
  RemindersSent sent;
  if (context.mailer == nullptr) return sent;
  for (WorkbookId after;;) {
    std::vector<StoredWorkbook> some;
    {
      CAIRN_TRY(auto transaction, context.store.begin(Access::read));
      CAIRN_TRY(some, transaction->workbooks().list_saved(after, page));
    }
    if (some.empty()) return sent;
    after = some.back().id;
    for (const auto& stored : some) CAIRN_CHECK(remind(context, stored, sent));
  }
}

Result<std::string> plan_of_reminder(Context& context, std::string_view token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto named, named_by(*transaction, token));
  return title_of(named.workbook, *named.workbook.plan(named.plan));
}

Status end_reminders(Context& context, std::string_view token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto named, named_by(*transaction, token));
  auto& calendar = named.workbook.plan(named.plan)->calendar;
  calendar.reminder_email.clear();
  calendar.reminder_token.clear();
  named.stored.content = write(named.workbook);
  CAIRN_CHECK(transaction->workbooks().update(named.stored));
  return transaction->commit();
}

}  // namespace cairn::app::career
