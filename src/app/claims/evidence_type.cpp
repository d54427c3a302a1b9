// SPDX-License-Identifier: Apache-2.0
#include "app/claims/evidence_type.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace cairn::app {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view start;
  std::string_view at_eight;  // what must stand at the eighth byte; "" for anything
  std::string_view type;
};

constexpr Signature signatures[] = {
    {"%PDF-"sv, ""sv, "application/pdf"sv},      {"\x89PNG\r\n\x1a\n"sv, ""sv, "image/png"sv},
    {"\xff\xd8\xff"sv, ""sv, "image/jpeg"sv},    {"GIF87a"sv, ""sv, "image/gif"sv},
    {"GIF89a"sv, ""sv, "image/gif"sv},           {"RIFF"sv, "WEBPVP"sv, "image/webp"sv},
    {"PK\x03\x04"sv, ""sv, "application/zip"sv},
};

bool is_text_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

// Text that begins like markup or a script, or holds a script element anywhere.
bool could_run(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  const auto start = trim(text);
  return start.starts_with('<') || start.starts_with("#!") ||
         to_lower_ascii(text).find("<script") != std::string::npos;
}

}  // namespace

std::string_view sniff_evidence(ByteView file) {
  const auto text = as_text(file);
  for (const auto& known : signatures)
    if (text.starts_with(known.start) &&
        (known.at_eight.empty() || (text.size() > 8 && text.substr(8).starts_with(known.at_eight))))
      return known.type;
  const bool plain =
      !text.empty() && std::all_of(text.begin(), text.end(), is_text_byte) && is_utf8(text);
  return plain && !could_run(text) ? "text/plain" : "application/octet-stream";
}

Presentation presentation_of(std::string_view media_type) {
  constexpr std::string_view shown[] = {"image/png", "image/jpeg", "image/gif", "image/webp",
                                        "text/plain"};
  return std::find(std::begin(shown), std::end(shown), media_type) != std::end(shown)
             ? Presentation::show
             : Presentation::download;
}

}  // namespace cairn::app
