// SPDX-License-Identifier: Apache-2.0
// What went wrong, said of the file it went wrong with, and what helps against it.
#pragma once
#include <string>

#include "base/result.h"

namespace cairn::cli {

// The error with the name of the input in front, unless it is there, and with a remedy: its own,
// else `remedy`, else what helps against errors of its code.
Error about(const std::string& input, Error error, const char* remedy = "");

template <class T>
Result<T> about(const std::string& input, Result<T> result, const char* remedy = "") {
  if (result.ok()) return result;
  return about(input, std::move(result).error(), remedy);
}

}  // namespace cairn::cli
