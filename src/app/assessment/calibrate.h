// SPDX-License-Identifier: Apache-2.0
// Calibrating assessors: everybody marks the same few claims without seeing the others' marks; when
// it is closed, everybody sees where they agree and where the words of the rubric are read in
// different ways. The claims themselves are untouched.
#pragma once
#include <string>
#include <vector>

#include "app/assessment/mark.h"
#include "app/ports/calibrations.h"
#include "assessment/agreement.h"

namespace cairn::app {

inline constexpr std::size_t calibration_claims_min = 2;
inline constexpr std::size_t calibration_claims_max = 20;

struct CalibrationForm {
  std::string name;
  AchievementId achievement;
  std::vector<ClaimId> claims;
};
// Claims that were sent under the same rubric. Errors: not_found; invalid ("/name", "/achievement":
// no rubric; "/claims": too few or many, of another achievement, or of another rubric).
Result<CalibrationId> start_calibration(Context& context, const Actor& actor,
                                        const CalibrationForm& form);

// Claims of an achievement that could be chosen, newest first.
Result<std::vector<ClaimSummary>> claims_to_calibrate(Context& context, const Actor& actor,
                                                      const AchievementId& achievement);

struct CalibrationListed {
  Calibration calibration;
  std::string achievement_name;
  std::size_t own_open = 0;  // claims the actor has not handed in yet
  std::size_t markers = 0;   // who have handed in all of them
};
Result<std::vector<CalibrationListed>> list_calibrations(Context& context, const Actor& actor);

struct CalibrationResult {
  struct Criterion {
    std::string name;
    assessment::Agreement agreement;    // of every two markers of a claim
    std::vector<std::string> by_claim;  // the levels given, such as "2, 2, 3"; "" where none
  };
  std::vector<Criterion> criteria;
  assessment::Agreement levels;    // all criteria together
  assessment::Agreement verdicts;  // whether it passes
};

struct OpenedCalibration {
  struct Row {
    ClaimId claim;
    std::string label;  // "Claim 1": who sent it is of no account
    bool handed_in = false;
    bool drafted = false;
    std::string barred;  // why the actor has no part in it; or ""
    std::size_t markers = 0;
  };
  Calibration calibration;
  Achievement achievement;
  std::vector<Row> rows;
  std::optional<CalibrationResult> result;  // once it is closed
};
// Errors of each: not_found.
Result<OpenedCalibration> open_calibration(Context& context, const Actor& actor,
                                           const CalibrationId& id);

struct CalibrationCase {
  Calibration calibration;
  ClaimCase claim;
  HeldPlan held;
  std::string label;
  std::optional<assessment::Marking> own;
  bool handed_in = false;
  std::string barred;
};
Result<CalibrationCase> open_calibration_claim(Context& context, const Actor& actor,
                                               const CalibrationId& id, const ClaimId& claim);

// Errors: not_found; conflict (closed, or handed in already); not_permitted (one's own claim);
// invalid as in save_marking.
Status save_calibration_marking(Context& context, const Actor& actor, const CalibrationId& id,
                                const ClaimId& claim, MarkingForm form);
// Everybody sees the result; nobody marks any more. Errors: not_found, conflict (closed).
Status close_calibration(Context& context, const Actor& actor, const CalibrationId& id);

}  // namespace cairn::app
