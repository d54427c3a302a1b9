// SPDX-License-Identifier: Apache-2.0
// The log of who did what, a page at a time and as a file.
#include "app/audit_log.h"
#include "encoding/percent.h"
#include "server/csv_file.h"
#include "server/language.h"
#include "server/pages/audit_words.h"
#include "server/pages/operation_desk.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server {
namespace {

constexpr std::int64_t microseconds_a_day = 24 * 60 * 60 * 1'000'000LL;

Result<std::optional<Instant>> day_parameter(const Target& target, std::string_view name,
                                             std::int64_t days_later) {
  const auto text = target.parameter(name);
  if (text.empty()) return std::optional<Instant>();
  const auto parsed = parse_date(text);
  if (!parsed)
    return fail(ErrorCode::invalid, "audit", "Write the day as 2026-11-22.",
                "/" + std::string(name));
  return std::optional(Instant{parsed->microseconds + days_later * microseconds_a_day});
}

}  // namespace

Result<app::AuditFilter> audit_filter(const Target& target) {
  app::AuditFilter filter;
  filter.action = target.parameter("action");
  filter.actor = target.parameter("who");
  filter.subject = target.parameter("subject");
  CAIRN_TRY(filter.from, day_parameter(target, "from", 0));
  CAIRN_TRY(filter.until, day_parameter(target, "until", 1));
  return filter;
}

namespace pages {
namespace {

// What can be chosen; an action begins with one of these.
struct Kind {
  std::string_view prefix, label;
};
constexpr Kind kinds[] = {{"", to_say("Everything")},
                          {"achievement.", to_say("Achievements")},
                          {"claim.", to_say("Claims")},
                          {"award.", to_say("Awards")},
                          {"stack.", to_say("Stacks")},
                          {"organisation.", to_say("The organisation")},
                          {"password.", to_say("Passwords")},
                          {"member.", to_say("Members")},
                          {"api-key.", to_say("Keys for programs")},
                          {"delivery.", to_say("Mail and webhooks")}};

View line_view(const app::AuditLine& line) {
  View view;
  const auto when = format_instant(line.entry.at);
  view.text("when", when.substr(0, 10) + " " + when.substr(11, 5)).text("machine_when", when);
  view.text("who", line.who.empty() ? say("Somebody who is gone") : say(line.who));
  const auto words = words_of_action(line.entry.action);
  view.text("words", words.empty() ? line.entry.action : say(words));
  view.text("pseudonym", line.entry.actor).text("action", line.entry.action);
  view.maybe("leads_to", page_of_subject(line.entry.action, line.entry.subject));
  view.text("subject", line.entry.subject).maybe("detail", say_fault(line.entry.detail));
  return view;
}

std::vector<View> kind_views(std::string_view chosen) {
  std::vector<View> views;
  for (const auto& kind : kinds) {
    View view;
    view.text("value", kind.prefix).text("label", say(kind.label));
    view.flag("chosen", kind.prefix == chosen);
    views.push_back(std::move(view));
  }
  return views;
}

// The query without its place in the list, to go on with.
std::string rest_of_query(const Target& target) {
  std::string query;
  for (const auto* name : {"action", "who", "subject", "from", "until"})
    if (const auto value = target.parameter(name); !value.empty())
      query += std::string(name) + "=" + encoding::percent_encoded(value) + "&";
  return query;
}

}  // namespace

Result<Response> audit(Call& call) {
  const auto filter = audit_filter(call.target);
  const app::Page asked{.after = std::string(call.target.parameter("before"))};
  app::Listed<app::AuditLine> listed;
  if (filter) {
    CAIRN_TRY(listed, app::read_audit(call.context(), call.actor(), *filter, asked));
  }
  CAIRN_TRY(const auto names, app::audit_names(call.context(), call.actor()));
  View view;
  view.text("title", say("Who did what"))
      .list("kinds", kind_views(call.target.parameter("action")));
  std::vector<View> people;
  for (const auto& name : names) {
    View person;
    person.text("value", name.pseudonym).text("label", say(name.who));
    person.flag("chosen", name.pseudonym == call.target.parameter("who"));
    people.push_back(std::move(person));
  }
  view.list("people", std::move(people));
  view.text("from", call.target.parameter("from")).text("until", call.target.parameter("until"));
  std::vector<View> lines;
  for (const auto& line : listed.rows) lines.push_back(line_view(line));
  view.rows("lines", std::move(lines));
  view.text("query", rest_of_query(call.target)).flag("later_page", !asked.after.empty());
  view.maybe("more_lines",
             listed.more ? std::to_string(listed.rows.back().entry.entry) : std::string());
  const auto* error = filter ? nullptr : &filter.error();
  add_field_errors(view, error, {"from", "until"});
  return page(call, "audit", std::move(view), error == nullptr ? 200 : 422);
}

Result<Response> audit_file(Call& call) {
  CAIRN_TRY(const auto filter, audit_filter(call.target));
  CAIRN_TRY(auto csv, app::audit_csv(call.context(), call.actor(), filter));
  return csv_file(std::move(csv), "audit.csv");
}

}  // namespace pages
}  // namespace cairn::server
