// SPDX-License-Identifier: Apache-2.0
// Work on a file of a stranger, in a process of its own with little memory and time, none of the
// server's sockets and files, no way to more rights, no files but the system's (apart_files.h) and
// a filter before the kernel (apart_filter.h): whatever it does to the library that reads it, it
// does there.
#pragma once
#include <cstdlib>
#include <functional>
#include <string>

#include "base/result.h"

namespace cairn::render {

struct ApartLimits {
  unsigned seconds_max = 5;
  std::size_t memory_bytes_max = std::size_t{1024} * 1024 * 1024;  // beside what the server has
  std::size_t answer_bytes_max = 1024 * 1024;
};

// What a function of a module made, allocated by std::malloc.
struct Made {
  char* bytes = nullptr;
  std::size_t size = 0;
};

struct ApartAnswer {
  int code = 0;       // what `work` returned, from 0 to 99; -1 where it did not come to an end
  std::string bytes;  // what it made
};

// What the work needs of libraries it has loaded before. Errors: io (no process, no pipe);
// unsupported (the kernel knows no such filters).
Result<ApartAnswer> run_apart(const ApartLimits& limits, const std::function<int(Made&)>& work);

}  // namespace cairn::render
