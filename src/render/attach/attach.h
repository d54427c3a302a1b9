// SPDX-License-Identifier: Apache-2.0
// The functions of libcairn_attach.so, with C linkage so that they can be looked up by name. This
// header is C++17: a compiler that the module is built with reads its library as no later one.
#pragma once
#include <cstddef>

extern "C" {

enum {
  cairn_attach_no_pdf = 1,
  cairn_attach_locked = 2,
  cairn_attach_too_large = 3,
  cairn_attach_no_memory = 4
};

// Every file attached to the PDF, in the order of their names: at most `files_max`, whose inflated
// bytes are at most `bytes_max` together. On success returns 0 and sets *out to memory the caller
// frees with std::free: for each file the size of its name (4 bytes, big-endian), the name in
// UTF-8, the size of its bytes and the bytes.
using cairn_attachments_function = int (*)(const char* pdf, std::size_t pdf_bytes, int files_max,
                                           std::size_t bytes_max, char** out,
                                           std::size_t* out_bytes);
int cairn_attachments(const char* pdf, std::size_t pdf_bytes, int files_max, std::size_t bytes_max,
                      char** out, std::size_t* out_bytes);

// The PDF with one more file attached; dates are as PDF writes them ("D:20260101000000Z"). The same
// in gives the same out. Result as above, *out the PDF.
using cairn_attach_function = int (*)(const char* pdf, std::size_t pdf_bytes, const char* name,
                                      const char* media_type, const char* date, const char* bytes,
                                      std::size_t bytes_size, char** out, std::size_t* out_bytes);
int cairn_attach(const char* pdf, std::size_t pdf_bytes, const char* name, const char* media_type,
                 const char* date, const char* bytes, std::size_t bytes_size, char** out,
                 std::size_t* out_bytes);
}
