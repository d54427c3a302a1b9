// SPDX-License-Identifier: Apache-2.0
// The one function of libcairn_draw.so, with C linkage so that it can be looked up by name.
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
}
