// SPDX-License-Identifier: Apache-2.0
#include "render/calendar_file.h"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "pathways/explain.h"
#include "render/calendar/calendar.h"
#include "render/plugin.h"

namespace cairn::render {
namespace {

constexpr const char* where = "calendar";

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};

Error explained(int code, const std::string& zone) {
  switch (code) {
    case cairn_calendar_no_zone:
      return fail(ErrorCode::invalid, where,
                  "there is no time zone \"" + zone + "\"; name one as Europe/Berlin or UTC");
    case cairn_calendar_too_large:
      return fail(ErrorCode::too_large, where,
                  "the calendar holds too many events; export a shorter time");
    default: break;
  }
  return fail(ErrorCode::unreadable, where,
              "this is no iCalendar file; export your calendar as .ics");
}

Error no_module() {
  return fail(ErrorCode::unsupported, where,
              "the calendar module libcairn_calendar.so is missing; put it beside the cairn "
              "executable");
}

// An event and the texts it points to.
struct Event {
  std::string uid, summary, description;
  cairn_calendar_event plain{};
};

class Events {
 public:
  Events(const pathways::Problem& problem, const pathways::Plan& plan, const CalendarText& about)
      : problem_(problem), plan_(plan), about_(about) {}

  void add(const pathways::Session& session) {
    const auto offer = plan_.steps[session.step].offer;
    auto& event =
        fresh("session-" + problem_.offers[offer].id + "-" + std::to_string(session.number));
    event.summary = std::string(pathways::offer_text(problem_, offer)) + " (" +
                    std::to_string(session.number) + " of " + std::to_string(session.of) + ")";
    for (const auto& reason : plan_.steps[session.step].because)
      event.description += (event.description.empty() ? "" : "\n") + reason;
    event.plain.from = session.from;
    event.plain.to = session.to;
    event.plain.alarm_minutes = about_.alarm_minutes;
  }
  void add(const pathways::Milestone& milestone) {
    const auto offer = plan_.steps[milestone.step].offer;
    const bool begins = milestone.text.starts_with("Begin");
    auto& event = fresh((begins ? "begin-" : "done-") + problem_.offers[offer].id);
    event.summary = milestone.text;
    event.plain.from = pathways::Minute{milestone.day} * pathways::day_minutes;
    event.plain.to = event.plain.from + pathways::day_minutes;
    event.plain.whole_day = 1;
    event.plain.alarm_minutes = -1;
  }

  std::vector<cairn_calendar_event> plain() const {
    std::vector<cairn_calendar_event> out;
    for (const auto& event : events_) {
      auto plain = event->plain;
      plain.uid = event->uid.c_str();
      plain.summary = event->summary.c_str();
      plain.description = event->description.c_str();
      plain.url = "";
      out.push_back(plain);
    }
    return out;
  }

 private:
  Event& fresh(const std::string& name) {
    events_.push_back(std::make_unique<Event>());
    events_.back()->uid = about_.plan_id + "-" + name + "@" + about_.host;
    return *events_.back();
  }

  const pathways::Problem& problem_;
  const pathways::Plan& plan_;
  const CalendarText& about_;
  std::vector<std::unique_ptr<Event>> events_;
};

}  // namespace

Result<std::string> plan_calendar(const pathways::Problem& problem, const pathways::Plan& plan,
                                  const pathways::Sessions& sessions, const CalendarText& about) {
  static const auto write =
      find_in_plugin<cairn_calendar_write_function*>("calendar", "cairn_calendar_write");
  if (write == nullptr) return no_module();
  Events events(problem, plan, about);
  for (const auto& session : sessions.sessions) events.add(session);
  for (const auto& milestone : sessions.milestones) events.add(milestone);
  const auto plain = events.plain();
  const cairn_calendar calendar{about.name.c_str(), about.zone.c_str(), about.made.seconds(),
                                plain.data(), plain.size()};
  char* text = nullptr;
  std::size_t size = 0;
  if (const int code = write(&calendar, &text, &size); code != cairn_calendar_fine)
    return explained(code, about.zone);
  const std::unique_ptr<char, Free> owned(text);
  return std::string(text, size);
}

Result<Busy> busy_times(std::string_view text, const std::string& zone, pathways::Day from,
                        pathways::Day to) {
  static const auto read =
      find_in_plugin<cairn_calendar_busy_function*>("calendar", "cairn_calendar_busy");
  if (read == nullptr) return no_module();
  if (text.size() > calendar_bytes_max) return explained(cairn_calendar_too_large, zone);
  cairn_calendar_span* spans = nullptr;
  std::size_t count = 0;
  Busy busy;
  const int code =
      read(text.data(), text.size(), zone.c_str(), pathways::Minute{from} * pathways::day_minutes,
           (pathways::Minute{to} + 1) * pathways::day_minutes, busy_spans_max, &spans, &count,
           &busy.skipped);
  if (code != cairn_calendar_fine) return explained(code, zone);
  const std::unique_ptr<cairn_calendar_span, Free> owned(spans);
  for (std::size_t i = 0; i < count; ++i) busy.spans.push_back({spans[i].from, spans[i].to});
  std::sort(busy.spans.begin(), busy.spans.end(), [](const auto& a, const auto& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  return busy;
}

}  // namespace cairn::render
