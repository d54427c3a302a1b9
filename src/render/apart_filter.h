// SPDX-License-Identifier: Apache-2.0
// What the process apart may ask of the kernel: memory, threads of its own, the clock, files to be
// read (apart_files.h says which), and writing into its pipe. Everything else is refused to it, so
// also the network, other programs and other processes.
#pragma once
#include <seccomp.h>

#include <memory>

namespace cairn::render {

struct ReleaseFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using ApartFilter = std::unique_ptr<void, ReleaseFilter>;

// Null where it could not be made. `pipe` is the only descriptor that may be written to.
ApartFilter make_apart_filter(int pipe);

// From here on, in this process, for good. Whether the kernel took it.
bool enter(const ApartFilter& filter);

}  // namespace cairn::render
