// SPDX-License-Identifier: Apache-2.0
// A ZIP written file by file to whoever takes its bytes: functions of libcairn_unpack.so, with C
// linkage so that they can be looked up by name.
#pragma once
#include <cstddef>

extern "C" {

// Takes bytes; false ends the writing.
using cairn_zip_take = bool (*)(void* context, const void* bytes, std::size_t size);

// nullptr where there is no memory.
using cairn_zip_open_function = void* (*)(void* context, cairn_zip_take take);
void* cairn_zip_open(void* context, cairn_zip_take take);

// Each 0, or an errno. `moment`: seconds since 1970.
using cairn_zip_begin_function = int (*)(void* zip, const char* name, long moment);
int cairn_zip_begin(void* zip, const char* name, long moment);
using cairn_zip_write_function = int (*)(void* zip, const void* bytes, std::size_t size);
int cairn_zip_write(void* zip, const void* bytes, std::size_t size);
using cairn_zip_finish_function = int (*)(void* zip);
int cairn_zip_finish(void* zip);

// The end of it, finished or not.
using cairn_zip_free_function = void (*)(void* zip);
void cairn_zip_free(void* zip);
}
