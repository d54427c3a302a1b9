// SPDX-License-Identifier: Apache-2.0
// Drawing: badge images made by the server, so that an achievement needs no artist, and the one
// thing it looks for in pictures of others.
#pragma once
#include <string>
#include <string_view>

#include "achievement/content.h"
#include "base/bytes.h"
#include "base/phrase.h"
#include "base/result.h"

namespace cairn::app {

using BadgeDesign = achievement::Image;  // by names that the drawing knows

// What a shared link shows of a badge.
struct BadgeCard {
  BadgeDesign design;
  std::string achievement;
  std::string learner;
  std::string organisation;
  std::string place;  // host of the page that checks it
  bool revoked = false;
  Bytes picture = {};  // a PNG that takes the place of the design; or empty
  Words words = english_words;
};

class Drawing {
 public:
  virtual ~Drawing() = default;
  // A whole SVG document without scripts or references; `title` is its accessible name.
  // Errors: invalid, with the path of each wrong member ("/shape", "/icon", "/border",
  // "/colour", "/second_colour", "/text").
  virtual Result<std::string> badge_svg(const BadgeDesign& design, std::string_view title) = 0;
  // The same as a PNG, 512 pixels wide. Errors: also unsupported (no drawing module installed).
  virtual Result<Bytes> badge_png(const BadgeDesign& design, std::string_view title) = 0;
  // A picture that somebody brought, drawn anew as a square PNG. Errors: invalid, too_large,
  // unreadable, each with what to do; unsupported (no drawing module installed).
  virtual Result<Bytes> picture_png(ByteView file) = 0;
  // Such a PNG as an SVG document.
  virtual std::string picture_svg(ByteView png, std::string_view title) = 0;
  // The text of a QR code in a PNG or JPEG. Errors: not_found (no code in it), unreadable,
  // too_large (to be looked through), too_many (at once), unsupported (no drawing module).
  virtual Result<std::string> qr_in(ByteView photo) = 0;
  // A PNG, JPEG or SVG of somebody's own drawn anew as a PNG of at most 512 pixels a side. Errors:
  // unsupported (another kind, or no drawing module), unreadable, too_large, too_many (at once).
  virtual Result<Bytes> logo_png(ByteView picture) = 0;
  // A PNG of 1200 by 630 pixels. Errors: as badge_png.
  virtual Result<Bytes> card_png(const BadgeCard& card) = 0;
};

}  // namespace cairn::app
