// SPDX-License-Identifier: Apache-2.0
// The one function of libcairn_pdf.so.
#pragma once
#include <cstddef>

extern "C" {

inline constexpr int cairn_pdf_no_pdf = 1;
inline constexpr int cairn_pdf_locked = 2;
inline constexpr int cairn_pdf_no_memory = 3;

// Text of the first `pages_max` pages as UTF-8, at most about `text_bytes_max`; the caller frees
// it. 0, or why there is none.
int cairn_pdf_text(const char* pdf, std::size_t pdf_bytes, int pages_max,
                   std::size_t text_bytes_max, char** text, std::size_t* text_bytes);
using cairn_pdf_text_function = decltype(&cairn_pdf_text);
}
