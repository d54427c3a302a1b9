// SPDX-License-Identifier: Apache-2.0
// A credential as a page to print: what was achieved, by whom and who says so. The page itself
// proves nothing; the credential that its file carries does, and it says so.
#pragma once
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/phrase.h"
#include "base/result.h"

namespace cairn::render {

// Who reads the page. One that is written from right to left is the other's mirror image.
struct PageLanguage {
  std::string tag = "en";  // BCP 47
  bool right_to_left = false;
  Words words = english_words;
};

struct Certificate {
  std::string achievement;
  std::string description;
  std::string learner;  // empty where the credential shows no name
  std::string issuer;
  bool issuer_proved = false;  // else the name is only what the credential says
  std::string awarded;         // a day, as the reader writes it; may be empty
  std::string valid_until;     // likewise
  std::string standing;        // what was found out about it, as the reader says it
  std::string address;         // where it can be looked at; drawn as a QR code. Empty: nowhere
  std::string picture = {};    // of the badge, an SVG 512 wide of ours; empty: a plain one
  PageLanguage language = {};
};

inline constexpr int certificate_width_pt = 842;  // A4, landscape
inline constexpr int certificate_height_pt = 595;

// An SVG image of that size. Errors: too_large (the address as a QR code).
Result<std::string> certificate_svg(const Certificate& certificate);

// The same as a PDF of one page; the same in gives the same out. Errors: those of certificate_svg;
// unsupported (the drawing module is missing).
Result<Bytes> certificate_pdf(const Certificate& certificate, Instant at);

}  // namespace cairn::render
