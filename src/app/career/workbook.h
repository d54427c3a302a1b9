// SPDX-License-Identifier: Apache-2.0
// Workbook: what one person works with on the way to a job: one profile, goals, plans and their
// calendar. It is one JSON document, so that every change of it is whole or not at all, and it can
// be taken along as a file.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/claims.h"
#include "base/phrase.h"
#include "base/result.h"
#include "json/build.h"
#include "outcomes/record.h"
#include "skills/framework.h"

namespace cairn::app::career {

using skills::Level;

// A skill one has. Evidence levels as everywhere: "signature-bound", "signature", "issuer-hosted",
// "person", "link", "self".
struct HeldSkill {
  std::string skill;  // id in the workbook's framework
  Level level = 1;
  std::string evidence_level = "self";
  std::string last_used;  // day, or ""
  std::string source;     // "self-audit", or what it is known from, for people
};

// A badge that was brought, its signature verified.
struct BroughtId {
  std::string credential;   // in itself; or ""
  std::string achievement;  // as the badge names it
  std::string issuer;       // as it signed
};

struct Profile {
  std::vector<HeldSkill> skills;         // by ascending id, the better proved first
  std::vector<std::string> credentials;  // ids of what one has earned, as catalogues name it
  std::vector<BroughtId> brought;        // who signed those that came as files
};

// One thing an advert or occupation asks for.
struct Requirement {
  std::string skill;
  Level level = 3;
  std::int32_t weight = 1;  // in how many adverts it stands
  bool essential = true;
  std::string sentence;  // that asks for it, or ""
  std::int32_t years = 0;
};

// An advert as it was read, kept so that its sentences can be shown and corrected.
struct Advert {
  std::string id;
  std::string title;
  std::string address;  // where it was found, or ""
  std::string text;
  std::vector<Requirement> requirements;  // as read, then as corrected by hand
  std::vector<std::string> credentials;   // named in it, as it names them
};

enum class GoalKind : std::uint8_t { adverts, occupation, promotion };
inline constexpr std::string_view goal_kind_names[] = {"adverts", "occupation", "promotion"};

struct Goal {
  std::string id;
  GoalKind kind = GoalKind::adverts;
  std::string title;
  std::vector<Advert> adverts;  // of kind adverts
  std::string from_occupation;  // of kind promotion
  std::string occupation;       // wanted, or proposed by the adverts; or ""
  std::vector<Requirement> requirements;
};

// What a plan must keep to. Money in hundredths of `currency`; -1: no limit.
struct PlanSettings {
  std::int32_t hours_per_week = 6;
  std::string start;     // day
  std::string deadline;  // day, or ""
  std::int64_t budget = -1;
  std::string currency = "EUR";
  std::int32_t max_parallel = 1;
  std::string order = "fewest";        // fewest, cheapest, fastest, recognised
  std::vector<std::string> languages;  // empty: any
  std::vector<std::string> providers;  // preferred; empty: any
  std::vector<std::string> excluded;   // ids of offers
  std::vector<std::string> pinned;
};

struct PlanStep {
  std::string offer;
  std::string title;
  std::string provider;
  std::string start, finish;  // days, both included
  std::int64_t minutes = 0;
  std::int64_t spent = 0;           // minutes, as checked in
  std::string done_on;              // day, or ""
  std::int64_t asked_after = 0;     // months after which it was asked what came of it; 0: not yet
  std::vector<Phrase> because;      // said in the language of whoever reads the plan
  std::vector<std::string> covers;  // "skill:level"
};

// Minutes since midnight, local time.
struct Availability {
  std::int32_t weekday = 1;  // 1 Monday to 7 Sunday
  std::int32_t from = 18 * 60;
  std::int32_t to = 20 * 60;
};

struct BusyTime {
  std::int64_t from = 0, to = 0;  // local minutes since 1970
};

struct CheckIn {
  std::string offer;
  std::string day;
  std::int64_t minutes = 0;  // worked; 0: missed
};

struct Calendar {
  std::string time_zone = "UTC";
  std::vector<Availability> availability;
  std::vector<std::string> holidays;  // days
  std::vector<BusyTime> busy;         // ascending
  std::vector<CheckIn> check_ins;
  std::string feed_token_hash;    // hex; of the private subscription link, or ""
  std::string reminder_email;     // "": no reminders
  std::string reminder_language;  // BCP 47, of who asked for them, or ""
  std::string reminder_token;     // of the address in a reminder that ends them
  std::string reminded_on;        // day of the last one, or ""
};

struct Plan {
  std::string id;
  std::string goal;
  PlanSettings settings;
  std::vector<PlanStep> steps;
  Calendar calendar;
  std::string chosen_on;  // day
};

// An offer that is not to be recommended again.
struct Dismissed {
  std::string offer;
  std::string title;
  std::string day;
};

struct Workbook {
  std::string framework = "starter";
  Profile profile;
  std::vector<Goal> goals;
  std::vector<Plan> plans;
  outcomes::Record record;  // what came of it all
  std::vector<Dismissed> dismissed;
  bool kept_out = false;     // of what is counted of people here to recommend to others
  std::int64_t last_id = 0;  // of goals, adverts and plans

  std::string new_id();
  Goal* goal(std::string_view id);
  Plan* plan(std::string_view id);
  const Goal* goal(std::string_view id) const { return const_cast<Workbook*>(this)->goal(id); }
  const Plan* plan(std::string_view id) const { return const_cast<Workbook*>(this)->plan(id); }
  // The plan that has this offer as a step which is not done; null where there is none.
  const Plan* plan_with(std::string_view offer) const;
};

// One badge stands there once; of those that one issuer made of one achievement the last.
void add_brought(Profile& profile, const BroughtId& badge);

std::string write(const Workbook& workbook);
// Errors: unreadable, invalid, too_large (limits::workbook_bytes_max).
Result<Workbook> read_workbook(std::string_view text);

}  // namespace cairn::app::career
