// SPDX-License-Identifier: Apache-2.0
// The functions of libcairn_pdf.so.
#pragma once
#include <cstddef>

extern "C" {

inline constexpr int cairn_pdf_no_pdf = 1;
inline constexpr int cairn_pdf_locked = 2;
inline constexpr int cairn_pdf_no_memory = 3;
inline constexpr int cairn_pdf_no_page = 4;
inline constexpr int cairn_pdf_undrawn = 5;

// Text of the first `pages_max` pages as UTF-8, at most about `text_bytes_max`; the caller frees
// it. 0, or why there is none.
int cairn_pdf_text(const char* pdf, std::size_t pdf_bytes, int pages_max,
                   std::size_t text_bytes_max, char** text, std::size_t* text_bytes);
using cairn_pdf_text_function = decltype(&cairn_pdf_text);

// "PAGES\n", how many there are; then of each of the first `pages_max` "WIDTH HEIGHT\n", as
// cairn_pdf_page would draw it, its text as UTF-8 and a form feed. Texts together are at most about
// `text_bytes_max`; the caller frees it. 0, or why there is none.
int cairn_pdf_pages(const char* pdf, std::size_t pdf_bytes, int pages_max, int side_px,
                    std::size_t text_bytes_max, char** pages, std::size_t* pages_bytes);
using cairn_pdf_pages_function = decltype(&cairn_pdf_pages);

// The page of that number, from 1 on, as PNG whose longer side has `side_px` pixels; the caller
// frees it. 0, or why there is none.
int cairn_pdf_page(const char* pdf, std::size_t pdf_bytes, int number, int side_px, char** png,
                   std::size_t* png_bytes);
using cairn_pdf_page_function = decltype(&cairn_pdf_page);
}
