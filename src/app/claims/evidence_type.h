// SPDX-License-Identifier: Apache-2.0
// What an uploaded file is, by its content alone (after the WHATWG MIME Sniffing standard, section
// 6). Whatever a browser could run (HTML, SVG, XML, scripts) is opaque bytes here.
#pragma once
#include <string_view>

#include "base/bytes.h"

namespace cairn::app {

// application/pdf, image/png, image/jpeg, image/gif, image/webp, video/mp4, video/webm, video/ogg,
// audio/mp4, audio/mpeg, audio/ogg, audio/wav, audio/flac, application/zip, text/plain, or
// application/octet-stream for everything else.
std::string_view sniff_evidence(ByteView file);

enum class Presentation : std::uint8_t { show, download };

// Whether a browser may show it in place: pictures, video, sound and plain text. A PDF is taken
// along, for no browser shows one inside the sandbox that evidence is served in.
Presentation presentation_of(std::string_view media_type);

bool is_video(std::string_view media_type);
bool is_audio(std::string_view media_type);

}  // namespace cairn::app
