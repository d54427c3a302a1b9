// SPDX-License-Identifier: Apache-2.0
// What a calibration came to: how alike every two markers of a claim marked.
#pragma once
#include "app/assessment/calibrate.h"

namespace cairn::app {

// Only what was handed in counts. Errors: those of parse_marking.
Result<CalibrationResult> calibration_result(const Calibration& calibration,
                                             const std::vector<CalibrationMarking>& markings,
                                             const assessment::Rubric& rubric);

// Who have handed in every claim.
std::size_t markers_of_all(const Calibration& calibration,
                           const std::vector<CalibrationMarking>& markings);

}  // namespace cairn::app
