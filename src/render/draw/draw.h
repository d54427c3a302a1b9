// SPDX-License-Identifier: Apache-2.0
// The functions of libcairn_draw.so, with C linkage so that they can be looked up by name.
#pragma once
#include <cstddef>

extern "C" {

// Draws `svg` as a PNG `width_px` wide. On success returns 0 and sets *png to memory the caller
// frees with std::free; otherwise returns a number above 0.
using cairn_draw_png_function = int (*)(const char* svg, std::size_t svg_bytes, int width_px,
                                        int side_px_max, unsigned char** png,
                                        std::size_t* png_bytes);
int cairn_draw_png(const char* svg, std::size_t svg_bytes, int width_px, int side_px_max,
                   unsigned char** png, std::size_t* png_bytes);

// Draws `svg` as a PDF of one page of that size; `created` is an instant of ISO 8601. Result as
// above.
using cairn_draw_pdf_function = int (*)(const char* svg, std::size_t svg_bytes, int width_pt,
                                        int height_pt, const char* title, const char* created,
                                        char** pdf, std::size_t* pdf_bytes);
int cairn_draw_pdf(const char* svg, std::size_t svg_bytes, int width_pt, int height_pt,
                   const char* title, const char* created, char** pdf, std::size_t* pdf_bytes);

enum { cairn_qr_unreadable = 1, cairn_qr_none = 2 };

// The text of the first QR code in a PNG or JPEG of at most `pixels_max` pixels, looked for at a
// size of at most `side_px_max` a side. On success returns 0 and sets *text to memory the caller
// frees with std::free, without a zero at its end.
using cairn_read_qr_function = int (*)(const unsigned char* bytes, std::size_t size,
                                       long pixels_max, int side_px_max, char** text,
                                       std::size_t* text_bytes);
int cairn_read_qr(const unsigned char* bytes, std::size_t size, long pixels_max, int side_px_max,
                  char** text, std::size_t* text_bytes);

// A PNG, a JPEG of at most `pixels_max` pixels, or an SVG, which names nothing outside, drawn anew
// as a PNG of at most `side_px_max` a side. On success returns 0 and sets *png as above; otherwise
// returns a number above 0.
using cairn_redraw_function = int (*)(const unsigned char* bytes, std::size_t size, long pixels_max,
                                      int side_px_max, char** png, std::size_t* png_bytes);
int cairn_redraw(const unsigned char* bytes, std::size_t size, long pixels_max, int side_px_max,
                 char** png, std::size_t* png_bytes);
}
