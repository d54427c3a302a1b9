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
constexpr std::size_t head_bytes = 512;  // in which a container says what it carries

constexpr Signature signatures[] = {
    {"%PDF-"sv, ""sv, "application/pdf"sv},
    {"\x89PNG\r\n\x1a\n"sv, ""sv, "image/png"sv},
    {"\xff\xd8\xff"sv, ""sv, "image/jpeg"sv},
    {"GIF87a"sv, ""sv, "image/gif"sv},
    {"GIF89a"sv, ""sv, "image/gif"sv},
    {"RIFF"sv, "WEBPVP"sv, "image/webp"sv},
    {"PK\x03\x04"sv, ""sv, "application/zip"sv},
    {"RIFF"sv, "WAVE"sv, "audio/wav"sv},
    {"fLaC"sv, ""sv, "audio/flac"sv},
    {"ID3\x02"sv, ""sv, "audio/mpeg"sv},
    {"ID3\x03"sv, ""sv, "audio/mpeg"sv},
    {"ID3\x04"sv, ""sv, "audio/mpeg"sv},
};

// ISO/IEC 14496-12, 4.3: a box of type "ftyp" first, whose brand tells sound from film; "" where
// there is none.
std::string_view in_mp4(std::string_view file) {
  constexpr std::string_view sound[] = {"M4A ", "M4B ", "M4P "};
  constexpr std::string_view film[] = {"isom", "iso2", "iso4", "iso5", "iso6", "avc1",
                                       "mp41", "mp42", "M4V ", "MSNV", "dash"};
  if (file.size() < 12 || file.substr(4, 4) != "ftyp") return {};
  const auto is = [&](std::string_view brand) { return brand == file.substr(8, 4); };
  if (std::any_of(std::begin(sound), std::end(sound), is)) return "audio/mp4";
  return std::any_of(std::begin(film), std::end(film), is) ? "video/mp4" : std::string_view();
}

// WebM and Ogg name in their first bytes what is inside; "" where it is neither.
std::string_view in_container(std::string_view file) {
  const auto head = file.substr(0, head_bytes);
  const auto names = [&](std::string_view word) { return head.find(word) != head.npos; };
  if (head.starts_with("\x1a\x45\xdf\xa3")) return names("webm") ? "video/webm" : "";
  if (!head.starts_with("OggS\0"sv)) return {};
  return names("\x80theora") ? "video/ogg" : "audio/ogg";
}

// ISO/IEC 11172-3: the first frame of layer III, told by its eleven bits, its layer, and a bit rate
// and a sampling rate that there are.
bool is_mp3_frame(std::string_view file) {
  if (file.size() < 4) return false;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(file[at]); };
  const bool layer_three = byte(0) == 0xff && (byte(1) & 0xe6U) == 0xe2;
  const unsigned rate = byte(2) >> 4U, sampling = byte(2) >> 2U & 3U;
  return layer_three && (byte(1) & 0x18U) != 0x08 && rate != 0 && rate != 15 && sampling != 3;
}

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
  if (const auto type = in_mp4(text); !type.empty()) return type;
  if (const auto type = in_container(text); !type.empty()) return type;
  if (is_mp3_frame(text)) return "audio/mpeg";
  const bool plain =
      !text.empty() && std::all_of(text.begin(), text.end(), is_text_byte) && is_utf8(text);
  return plain && !could_run(text) ? "text/plain" : "application/octet-stream";
}

Presentation presentation_of(std::string_view media_type) {
  constexpr std::string_view shown[] = {"image/png", "image/jpeg", "image/gif", "image/webp",
                                        "text/plain"};
  const bool in_place =
      is_video(media_type) || is_audio(media_type) ||
      std::find(std::begin(shown), std::end(shown), media_type) != std::end(shown);
  return in_place ? Presentation::show : Presentation::download;
}

bool is_video(std::string_view media_type) { return media_type.starts_with("video/"); }

bool is_audio(std::string_view media_type) { return media_type.starts_with("audio/"); }

}  // namespace cairn::app
