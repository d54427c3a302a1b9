// SPDX-License-Identifier: Apache-2.0
// The function of libcairn_unpack.so, with C linkage so that it can be looked up by name.
#pragma once
#include <cstddef>

extern "C" {

enum {
  cairn_unpack_unreadable = 1,  // no archive, damaged, encrypted
  cairn_unpack_too_large = 2,   // more files or bytes than allowed
};

struct cairn_unpack_limits {
  std::size_t files_max;       // entries looked at
  std::size_t file_bytes_max;  // of one file, unpacked
  std::size_t bytes_max;       // of all of them that are wanted, unpacked
};

// Both get `context`. `wants`: 0 passes the file over; `take` gets its whole content.
struct cairn_unpack_receiver {
  void* context;
  int (*wants)(void* context, const char* name);
  void (*take)(void* context, const char* name, const unsigned char* bytes, std::size_t size);
};

// Unpacks zip and tar, plain or compressed by gzip, bzip2, xz or zstd, from memory to memory. On
// success returns 0.
using cairn_unpack_function = int (*)(const unsigned char* archive, std::size_t size,
                                      const cairn_unpack_limits* limits,
                                      const cairn_unpack_receiver* receiver);
int cairn_unpack(const unsigned char* archive, std::size_t size, const cairn_unpack_limits* limits,
                 const cairn_unpack_receiver* receiver);
}
