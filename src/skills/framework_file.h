// SPDX-License-Identifier: Apache-2.0
// A framework as one file: a short head that says what it is, then everything in order, numbers as
// LEB128, texts with their length before them. Reading it costs a tenth of reading the same as
// JSON.
#pragma once
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "skills/framework.h"

namespace cairn::skills {

// What the head says.
struct FrameworkSummary {
  std::string name, title, version, language, attribution, licence, level_scale, incomplete;
  std::uint64_t checksum = 0;  // of all that follows: tells one content from another
  std::uint64_t skills = 0, occupations = 0, groups = 0;
  bool damaged = false;  // only its name is known: it must be imported again
};

FrameworkSummary summary_of(const Framework& framework);  // without a checksum

std::string write_framework(const Framework& framework);

// Every position, order and level is checked. Errors: unreadable (damaged, cut off, another format;
// says to import again), too_large.
Result<Framework> read_framework(ByteView bytes);

// The first `summary_bytes_max` bytes of a file are enough for it.
inline constexpr std::size_t summary_bytes_max = 16 * 1024;
Result<FrameworkSummary> read_framework_summary(ByteView bytes);

}  // namespace cairn::skills
