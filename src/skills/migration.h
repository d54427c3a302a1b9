// SPDX-License-Identifier: Apache-2.0
// What becomes of skills and occupations people hold when a framework comes in a new version.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skills/framework.h"

namespace cairn::skills {

enum class Fate : std::uint8_t {
  same,      // its id is in the new version
  replaced,  // another one bears its label now, as label or other label
  gone,      // nothing takes its place; `nearest` may be close
  unknown,   // the old version has no such id either, or the new one is incomplete
};
std::string_view word_for(Fate fate);

struct Moved {
  std::string old_id;
  Fate fate = Fate::unknown;
  std::string new_id;   // of same and replaced
  std::string nearest;  // of gone: one it was also called, else the next broader skill, or ""
  std::string reason;   // one sentence
};

// One answer an id, in their order.
std::vector<Moved> migrate(const Framework& old_version, const Framework& new_version,
                           std::span<const std::string> ids);

}  // namespace cairn::skills
