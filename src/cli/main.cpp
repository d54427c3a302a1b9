// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>

#include "cli/program.h"

int main(int count, char** words) {
  try {
    return cairn::cli::Program().run(count, words);
  } catch (const std::exception& exception) {  // before a command ran, or after
    std::fprintf(stderr, "cairn: %s\n", exception.what());
    return static_cast<int>(cairn::cli::Exit::our_fault);
  }
}
