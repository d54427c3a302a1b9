// SPDX-License-Identifier: Apache-2.0
#include "app/career/reminders.h"

#include <algorithm>
#include <functional>

#include "app/career/calendar.h"
#include "app/career/dated_plan.h"
#include "app/first_trouble.h"
#include "app/limits.h"
#include "app/mail/texts.h"
#include "app/outbox/queue.h"
#include "app/outcomes/remind_plans.h"
#include "app/ports/workbooks.h"
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

Phrase title_of(const Workbook& workbook, const Plan& plan) {
  const auto* goal = workbook.goal(plan.goal);
  return goal == nullptr ? phrase("Your plan") : as_written(goal->title);
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

bool has_reminders(const Plan& plan) {
  return !plan.calendar.reminder_email.empty() && !plan.calendar.reminder_token.empty();
}

struct Owner {
  const WorkbookId& id;
  const Workbook& workbook;
};

// Where all mail of the plan is ended.
std::string end_of(const Context& context, const Owner& owner, const Plan& plan) {
  return context.base_url + "/plan/reminders/" + owner.id.text + "." + plan.id + "." +
         plan.calendar.reminder_token;
}

Mail mail_of(const Context& context, const Owner& owner, const Plan& plan,
             const std::vector<pathways::Session>& sessions) {
  const auto off = end_of(context, owner, plan);
  const auto title =
      say_in(context.wording, plan.calendar.reminder_language, title_of(owner.workbook, plan));
  const auto& first = sessions.front();
  const auto say = [&](std::string_view english) {
    return with_values(say_in(context.wording, plan.calendar.reminder_language, english),
                       {{"goal", title}});
  };
  Mail mail{.to = plan.calendar.reminder_email,
            .subject = clock_text(first.time.from) + " " + plan.steps[first.step].title,
            .text = say(to_say("Today for “{goal}”:")) + "\n\n",
            .id = owner.id.text + "-" + plan.id + "-" + std::to_string(first.time.from),
            .unsubscribe = off,
            .date = context.clock.now()};
  for (const auto& session : sessions)
    mail.text += clock_text(session.time.from) + "–" + clock_text(session.time.to) + "  " +
                 plan.steps[session.step].title + "\n";
  mail.text += "\n" + say(to_say("Afterwards, say how it went:")) + " " + context.base_url +
               "/plan/plans/" + plan.id + "\n" +
               say(to_say("A session missed is no harm: the plan can be made anew from today.")) +
               "\n\n" + say(to_say("No more of these mails:")) + " " + off + "\n";
  return mail;
}

Mail outcome_mail(const Context& context, const Owner& owner, const Plan& plan,
                  const std::vector<std::string>& steps, const std::string& today) {
  const auto off = end_of(context, owner, plan);
  auto question =
      question_about(context.wording, plan, steps, context.base_url + "/plan/outcomes", off);
  return {.to = plan.calendar.reminder_email,
          .subject = std::move(question.subject),
          .text = std::move(question.text),
          .id = owner.id.text + "-" + plan.id + "-outcomes-" + today,
          .unsubscribe = off,
          .date = context.clock.now()};
}

// Read again, marked, and the mail queued with the mark: whoever changes the workbook meanwhile
// keeps their change. Nothing where `note` says that it was marked meanwhile.
Status mark(Context& context, const WorkbookId& id, std::string_view plan_id,
            const std::function<bool(Plan&)>& note, const Mail& mail) {
  constexpr int tries_max = 3;
  for (int i = 1;; ++i) {
    CAIRN_TRY(auto transaction, context.store.begin(Access::write));
    CAIRN_TRY(auto stored, transaction->workbooks().find(id));
    CAIRN_TRY(auto workbook, read_workbook(stored.content));
    auto* plan = workbook.plan(plan_id);
    if (plan == nullptr || !note(*plan)) return done;
    stored.content = write(workbook);
    auto changed = transaction->workbooks().update(stored);
    if (changed) {
      CAIRN_CHECK(queue_mail(context, *transaction, server_organisation(), mail,
                             {.learner = {}, .id = id.text}));
      return transaction->commit();
    }
    if (changed.error().code != ErrorCode::conflict || i == tries_max) return changed;
  }
}

// What is due of one plan. Returns when to look again: in the morning that comes next where the
// plan is.
struct Looked {
  Instant again;
  int queued = 0;
};
Result<Looked> look_at(Context& context, const Owner& owner, const Plan& plan,
                       pathways::LocalMinute now, bool may_send) {
  const auto moment = context.clock.now();
  const auto in_day = now % pathways::minutes_per_day;
  const auto to_morning = [&](std::int64_t minutes) {
    return Instant{moment.microseconds + minutes * 60 * 1'000'000};
  };
  if (in_day < morning) return Looked{to_morning(morning - in_day)};
  Looked looked{to_morning(pathways::minutes_per_day - in_day + morning)};
  if (!may_send) return looked;
  const auto day = static_cast<pathways::Day>(now / pathways::minutes_per_day);
  const auto today = pathways::format_day(day);
  if (const auto steps = steps_to_ask_about(owner.workbook, plan, day); !steps.empty()) {
    CAIRN_CHECK(mark(
        context, owner.id, plan.id, [&](Plan& it) { return note_asked_about(it, day); },
        outcome_mail(context, owner, plan, steps, today)));
    ++looked.queued;
  }
  if (plan.calendar.reminded_on == today) return looked;
  const auto sessions = sessions_today(plan, now);
  if (sessions.empty()) return looked;
  const auto note = [&](Plan& it) {
    const bool is_new = it.calendar.reminded_on != today;
    it.calendar.reminded_on = today;
    return is_new;
  };
  CAIRN_CHECK(mark(context, owner.id, plan.id, note, mail_of(context, owner, plan, sessions)));
  ++looked.queued;
  return looked;
}

Status remind(Context& context, const StoredWorkbook& stored, int& queued) {
  std::optional<Instant> again;
  if (const auto workbook =
          read_workbook(stored.content)) {  // else its owner is told on opening it
    const auto day = format_instant(context.clock.now()).substr(0, 10);
    auto mails = std::count_if(workbook->plans.begin(), workbook->plans.end(),
                               [&](const Plan& it) { return it.calendar.reminded_on == day; });
    for (const auto& plan : workbook->plans) {
      if (!has_reminders(plan)) continue;
      const auto now = local_now(context, plan.calendar);
      if (!now) continue;
      CAIRN_TRY(const auto looked, look_at(context, {stored.id, *workbook}, plan, *now,
                                           mails < limits::reminders_a_day_max));
      mails += looked.queued;
      queued += looked.queued;
      if (!again || looked.again < *again) again = looked.again;
    }
  }
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->workbooks().set_remind_at(stored.id, stored.changed, again));
  return transaction->commit();
}

}  // namespace

std::optional<Instant> look_after_change(const Workbook& workbook, Instant now) {
  if (std::any_of(workbook.plans.begin(), workbook.plans.end(), has_reminders)) return now;
  return std::nullopt;
}

Result<int> queue_reminders(Context& context) {
  int queued = 0;
  FirstTrouble trouble;
  if (context.mailer == nullptr) return queued;
  const auto now = context.clock.now();
  for (WorkbookId after;;) {
    std::vector<StoredWorkbook> some;
    {
      CAIRN_TRY(auto transaction, context.store.begin(Access::read));
      CAIRN_TRY(some, transaction->workbooks().list_to_remind(now, after, page));
    }
    if (some.empty()) return std::move(trouble).or_else(queued);
    after = some.back().id;
    for (const auto& stored : some) trouble.note(remind(context, stored, queued));
  }
}

Result<Phrase> plan_of_reminder(Context& context, std::string_view token) {
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
