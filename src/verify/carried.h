// SPDX-License-Identifier: Apache-2.0
// Credentials in what was handed in: text as it is, badges baked into an image, files attached to a
// PDF. A file may carry several, and nobody guesses which one is meant.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::verify {

// The text of one credential, and the name of the attached file it stood in, "" elsewhere.
struct Carried {
  std::string text;
  std::string file = {};
};

// A file attached to a PDF, as whoever opens PDFs finds it.
struct AttachedFile {
  std::string name;
  Bytes bytes;
};

// By content, never by name.
bool is_pdf(ByteView input);

// All credentials in `input`, at least one. Errors: unreadable (nothing in the image, a damaged
// image or data URL, a PDF), too_large.
Result<std::vector<Carried>> carried_by(ByteView input);

// All credentials among the files attached to a PDF, at least one: JSON, tokens and baked images.
// Errors: unreadable (there is none; what is attached is named).
Result<std::vector<Carried>> carried_by(std::span<const AttachedFile> files);

// "1: Knots (ob3+di), from knots.json; 2: …".
std::string names_of(std::span<const Carried> all);

// The one of that number, from 1, or where `number` is 0 the only one. Errors: unreadable (several,
// each named), not_found (no such number).
Result<Carried> choose(std::vector<Carried> all, std::size_t number);

}  // namespace cairn::verify
