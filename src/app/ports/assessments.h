// SPDX-License-Identifier: Apache-2.0
// Assessments: how an achievement is assessed, where each claim stands on its way through markers
// to a decision, and all that was said on the way.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "app/ports/claims.h"
#include "app/ports/list_filter.h"
#include "app/ports/page.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

// A plan holds for the version it was made for and those after it, until the next one.
struct StoredPlan {
  OrganisationId organisation;
  AchievementId achievement;
  std::int64_t version = 1;
  std::string content;  // of assessment::write_plan; "" where assessing by rubric was given up
  Instant changed;
};

// Where a claim stands. Everything up to `decided` waits for somebody.
enum class Phase : std::uint8_t {
  marking,     // for the first marker
  asked,       // for the learner, who was asked for more
  second,      // for the second marker
  moderation,  // for a third, or for a mark agreed on
  ready,       // for the decision; the marks are settled
  decided,     // until the time to undo is over
  closed,      // awarded or declined
  appeal,      // for somebody new, who marks again
};
inline constexpr std::string_view phase_names[] = {"marking", "asked",   "second", "moderation",
                                                   "ready",   "decided", "closed", "appeal"};
inline std::string_view name_of(Phase phase) {
  return phase_names[static_cast<std::size_t>(phase)];
}

struct Progress {
  OrganisationId organisation;
  ClaimId claim;
  Phase phase = Phase::marking;
  std::int64_t round = 1;      // of submissions
  AccountId assignee;          // who is to act next; "" where nobody is named
  std::optional<Instant> due;  // when it should be decided
  Instant changed;
  AccountId second = {};  // who marks second once the first marks are in; "" where nobody is named
};

enum class MarkingRole : std::uint8_t { first, second, moderation, agreed, appeal, automatic };
inline constexpr std::string_view marking_role_names[] = {"first",  "second", "moderation",
                                                          "agreed", "appeal", "automatic"};
inline std::string_view name_of(MarkingRole role) {
  return marking_role_names[static_cast<std::size_t>(role)];
}

struct StoredMarking {
  OrganisationId organisation;
  ClaimId claim;
  std::int64_t round = 1;
  MarkingRole role = MarkingRole::first;
  AccountId account;
  std::string content;       // of assessment::write_marking
  std::int64_t seconds = 0;  // spent on it, as far as pages could tell
  Instant started;
  std::optional<Instant> submitted;  // none: still a draft
};

// What is said of a claim, in order. `asked`, `returned`, `decided`, `appeal_answered` are told to
// the learner.
enum class CaseDeed : std::uint8_t {
  submitted,
  asked,
  returned,
  resubmitted,
  assigned,
  marked,
  moderation_opened,
  agreed,
  decided,
  undone,
  awarded,
  declined,
  conflict_declared,
  appealed,
  appeal_answered,
  reopened,
  second_named
};
inline constexpr std::string_view case_deed_names[] = {
    "submitted",  "asked",    "returned",        "resubmitted", "assigned",    "marked",
    "moderation", "agreed",   "decided",         "undone",      "awarded",     "declined",
    "conflict",   "appealed", "appeal-answered", "reopened",    "second-named"};
inline std::string_view name_of(CaseDeed deed) {
  return case_deed_names[static_cast<std::size_t>(deed)];
}

// Its text is the id of an account, or "".
constexpr bool names_somebody(CaseDeed deed) {
  return deed == CaseDeed::assigned || deed == CaseDeed::second_named;
}

struct CaseEvent {
  OrganisationId organisation;
  ClaimId claim;
  Instant at;
  CaseDeed deed = CaseDeed::submitted;
  std::string who;   // an account's id, "learner", "server" or an API key's id
  std::string text;  // in their words; may have several lines
};

// What a learner declares with a submission.
enum class ToolUse : std::uint8_t { none, some };
inline constexpr std::string_view tool_use_names[] = {"none", "some"};

struct Declaration {
  OrganisationId organisation;
  ClaimId claim;
  std::int64_t round = 1;
  bool identity = false;     // "I am who I say"
  bool originality = false;  // "this is my own work"
  ToolUse tools = ToolUse::none;
  std::string tools_used;  // which AI tools, and for what
  std::string reflection;
};

// A decision before it takes effect.
struct Verdict {
  OrganisationId organisation;
  ClaimId claim;
  ClaimState outcome = ClaimState::declined;  // awarded or declined
  std::string reason;
  MarkingRole role = MarkingRole::first;  // whose marking counts
  bool supervised = false;
  bool identity_checked = false;
  AccountId decided_by;
  Instant decided;
  Instant effective;
};

struct Conflict {
  OrganisationId organisation;
  ClaimId claim;
  AccountId account;
  std::string reason;
  Instant declared;
};

enum class AppealState : std::uint8_t { open, upheld, dismissed };
inline constexpr std::string_view appeal_state_names[] = {"open", "upheld", "dismissed"};
inline std::string_view name_of(AppealState state) {
  return appeal_state_names[static_cast<std::size_t>(state)];
}

// Against a decision to decline; one a claim.
struct Appeal {
  OrganisationId organisation;
  ClaimId claim;
  std::string reason;
  Instant submitted;
  AppealState state = AppealState::open;
  std::string answer;
  std::optional<Instant> answered;
};

// An assessment sent by a program, so that sending it twice is one.
struct AutomaticKey {
  OrganisationId organisation;
  std::string key;
  Bytes digest;  // of what was sent with it
  ClaimId claim;
};

struct QueueRow {
  ClaimId claim;
  std::string learner_name;
  AchievementId achievement;
  std::string achievement_name;
  Phase phase = Phase::marking;
  AccountId assignee;
  std::optional<Instant> due;
  Instant submitted;
  bool address_proved = true;
};

// Which claims to list; empty members ask for nothing.
struct QueueFilter {
  std::optional<AccountId> assignee;  // an id of "": those nobody has taken
  std::optional<Phase> phase;
  std::optional<Instant> due_before;
  ListFilter list;
};

struct Workload {
  AccountId account;
  std::int64_t open = 0;
  std::int64_t overdue = 0;
};

struct HandedIn {
  StoredMarking marking;
  AchievementId achievement;
  std::int64_t achievement_version = 1;
};

struct Turnaround {
  Instant submitted;
  Instant decided;
};

class Calibrations;

class Assessments {
 public:
  virtual ~Assessments() = default;
  // A port of its own: calibrations.h.
  virtual Calibrations& calibrations() = 0;

  virtual Status put_plan(const StoredPlan& plan) = 0;
  // The plan that holds for that version. Errors: not_found.
  virtual Result<StoredPlan> find_plan(const OrganisationId& organisation,
                                       const AchievementId& achievement, std::int64_t version) = 0;

  virtual Status put_progress(const Progress& progress) = 0;
  // Errors: not_found.
  virtual Result<Progress> find_progress(const OrganisationId& organisation,
                                         const ClaimId& claim) = 0;
  // What that account had taken and not decided is anybody's again, and nobody is named where it
  // was to mark second.
  virtual Status put_back(const OrganisationId& organisation, const AccountId& assignee) = 0;
  // What waits for somebody here, by due date and then by the moment it was sent; what has no due
  // date last. Errors: not_found (no row has the id the page follows).
  virtual Result<std::vector<QueueRow>> queue(const OrganisationId& organisation,
                                              const QueueFilter& filter, const Page& page) = 0;
  // By account; those nobody has taken under the account "".
  virtual Result<std::vector<Workload>> workload(const OrganisationId& organisation,
                                                 Instant now) = 0;

  virtual Status put_marking(const StoredMarking& marking) = 0;
  // In the order they were begun.
  virtual Result<std::vector<StoredMarking>> markings_of(const OrganisationId& organisation,
                                                         const ClaimId& claim) = 0;
  // Those handed in, of an organisation or of one achievement where it is named; newest claims
  // first, those of one claim together.
  virtual Result<std::vector<HandedIn>> markings_handed_in(const OrganisationId& organisation,
                                                           const AchievementId& achievement,
                                                           std::int64_t count_max) = 0;
  // Of claims that were decided, newest first.
  virtual Result<std::vector<Turnaround>> turnarounds(const OrganisationId& organisation,
                                                      const AchievementId& achievement,
                                                      std::int64_t count_max) = 0;

  virtual Status append_event(const CaseEvent& event) = 0;
  virtual Result<std::vector<CaseEvent>> events_of(const OrganisationId& organisation,
                                                   const ClaimId& claim) = 0;

  virtual Status add_declaration(const Declaration& declaration) = 0;
  virtual Result<std::vector<Declaration>> declarations_of(const OrganisationId& organisation,
                                                           const ClaimId& claim) = 0;

  virtual Status put_verdict(const Verdict& verdict) = 0;
  virtual Result<Verdict> find_verdict(const OrganisationId& organisation,
                                       const ClaimId& claim) = 0;
  virtual Status remove_verdict(const OrganisationId& organisation, const ClaimId& claim) = 0;
  // Claims in phase `decided` whose time to undo is over, oldest first.
  virtual Result<std::vector<ClaimId>> verdicts_due(const OrganisationId& organisation, Instant now,
                                                    std::int64_t count_max) = 0;

  // Declaring it twice is no error.
  virtual Status add_conflict(const Conflict& conflict) = 0;
  virtual Result<std::vector<Conflict>> conflicts_of(const OrganisationId& organisation,
                                                     const ClaimId& claim) = 0;

  virtual Status put_appeal(const Appeal& appeal) = 0;
  virtual Result<Appeal> find_appeal(const OrganisationId& organisation, const ClaimId& claim) = 0;

  virtual Status add_automatic(const AutomaticKey& key) = 0;
  virtual Result<AutomaticKey> find_automatic(const OrganisationId& organisation,
                                              const std::string& key) = 0;
};

}  // namespace cairn::app
