// SPDX-License-Identifier: Apache-2.0
// Which files the process apart may open (Landlock, from Linux 5.13 on): what the libraries that
// draw and read need of the system, to be read, and no other. So it reads neither a data folder nor
// the memory of the server under /proc.
#pragma once
#include <cstdint>

#include "app/ports/premises.h"

namespace cairn::render {

enum class ApartFiles : std::uint8_t {
  closed_off,
  open,  // the kernel has no Landlock: whatever the user of the server may read
};
// What holds for every process apart of this one. Of the first call on.
ApartFiles apart_files();

// The same, as `cairn doctor` says it. Without Landlock strangers' files are read as before it: a
// filter of system calls stands alone.
app::Checkup check_apart_files();

// From here on, in this process, for good; true where the kernel has no Landlock, too. It wants
// PR_SET_NO_NEW_PRIVS, and apart_files to have been asked before, in the parent.
bool close_off_files();

}  // namespace cairn::render
