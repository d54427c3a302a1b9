// SPDX-License-Identifier: Apache-2.0
// Reports of abuse: one for each thing that was reported, however often.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/ports/page.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using AbuseReportId = Id<struct AbuseReportTag>;

enum class AbuseKind : std::uint8_t { review, reply, question, answer, note };
inline constexpr std::string_view abuse_kind_names[] = {"review", "reply", "question", "answer",
                                                        "note"};
// hidden: what was reported is not shown any more. kept: it stays.
enum class AbuseState : std::uint8_t { open, hidden, kept };
inline constexpr std::string_view abuse_state_names[] = {"open", "hidden", "kept"};

struct AbuseReport {
  OrganisationId organisation;
  AbuseReportId id;
  AbuseKind kind = AbuseKind::review;
  std::string about;   // id of the thing
  std::string reason;  // of who reported it last
  std::int64_t reports = 1;
  Instant reported;  // last
  AbuseState state = AbuseState::open;
  std::string decision;  // why it was hidden or stays
  std::optional<Instant> decided;
};

class AbuseReports {
 public:
  virtual ~AbuseReports() = default;
  // Adds it, or replaces the one about the same thing.
  virtual Status put(const AbuseReport& report) = 0;
  // Errors of each: not_found.
  virtual Result<AbuseReport> find(const OrganisationId& organisation, const AbuseReportId& id) = 0;
  virtual Result<AbuseReport> find_about(const OrganisationId& organisation, AbuseKind kind,
                                         const std::string& about) = 0;
  virtual Result<std::int64_t> count_open(const OrganisationId& organisation) = 0;
  // Open ones oldest first, or decided ones newest first. Errors: not_found (no row has the id the
  // page follows).
  virtual Result<std::vector<AbuseReport>> list(const OrganisationId& organisation, bool open,
                                                const Page& page) = 0;
  virtual Status remove_about(const OrganisationId& organisation, AbuseKind kind,
                              const std::string& about) = 0;
};

}  // namespace cairn::app
