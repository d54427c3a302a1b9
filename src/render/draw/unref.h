// SPDX-License-Identifier: Apache-2.0
// What ends the objects of librsvg and Cairo.
#pragma once
#include <cairo.h>
#include <librsvg/rsvg.h>

struct Unref {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
