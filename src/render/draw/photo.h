// SPDX-License-Identifier: Apache-2.0
// PNG and JPEG decoded by gdk-pixbuf, which librsvg brings along.
#pragma once
#include <gdk-pixbuf/gdk-pixbuf.h>

#include <cstddef>
#include <memory>

struct PhotoLimits {
  long pixels_max;
  int side_px_max;  // larger ones are decoded smaller
};

struct UnrefPhoto {
  void operator()(void* object) const { g_object_unref(object); }
};

// The loader holds the pixels. Nothing for another kind of picture, a damaged one or one of more
// than `pixels_max`.
std::unique_ptr<GdkPixbufLoader, UnrefPhoto> load_photo(const unsigned char* bytes,
                                                        std::size_t size,
                                                        const PhotoLimits& limits);
