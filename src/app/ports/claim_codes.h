// SPDX-License-Identifier: Apache-2.0
// Claim codes: short addresses (and their QR codes) by which many people get one badge, within a
// window of time and up to a number.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

enum class CodeMode : std::uint8_t {
  approval,  // makes a claim, which somebody decides
  at_once,   // makes an award
};
inline constexpr std::string_view code_mode_names[] = {"approval", "at-once"};
inline std::string_view name_of(CodeMode mode) {
  return code_mode_names[static_cast<std::size_t>(mode)];
}

struct ClaimCode {
  OrganisationId organisation;
  std::string code;  // "<organisation>-…", the last part of its address
  AchievementId achievement;
  std::string label;  // "Open day, room 4"
  CodeMode mode = CodeMode::approval;
  std::optional<Instant> opens;
  std::optional<Instant> closes;
  std::optional<std::int64_t> quota;
  std::int64_t used = 0;
  bool ended = false;  // by somebody
  Instant created;
};

class ClaimCodes {
 public:
  virtual ~ClaimCodes() = default;
  virtual Status add(const ClaimCode& code) = 0;
  // Errors of each: not_found.
  virtual Result<ClaimCode> find(const OrganisationId& organisation, const std::string& code) = 0;
  // Its label, mode, window, quota and whether it is ended.
  virtual Status update(const ClaimCode& code) = 0;
  virtual Status count_use(const OrganisationId& organisation, const std::string& code) = 0;
  // Newest first.
  virtual Result<std::vector<ClaimCode>> list(const OrganisationId& organisation,
                                              const AchievementId& achievement) = 0;
};

}  // namespace cairn::app
