// SPDX-License-Identifier: Apache-2.0
// Archives on disk, file by file, for backups: functions of libcairn_unpack.so, with C linkage so
// that they can be looked up by name.
#pragma once
#include <cstddef>

extern "C" {

struct cairn_pack_file {
  const char* name;  // in the archive
  const char* path;  // on disk
};

// Writes a tar compressed by zstd to an open descriptor. 0, or an errno.
using cairn_pack_function = int (*)(int descriptor, const cairn_pack_file* files,
                                    std::size_t count);
int cairn_pack(int descriptor, const cairn_pack_file* files, std::size_t count);

struct cairn_pack_receiver {
  void* context;
  // A descriptor to write this file to, closed by the caller of `open_file`; -1 refuses it.
  int (*open_file)(void* context, const char* name);
};

// Reads such an archive from an open descriptor. 0; an errno; or -1 where it is no archive, is
// damaged, or holds something that was refused.
using cairn_pack_read_function = int (*)(int descriptor, const cairn_pack_receiver* receiver);
int cairn_pack_read(int descriptor, const cairn_pack_receiver* receiver);
}
