// SPDX-License-Identifier: Apache-2.0
// Cairn, baking: a credential carried inside its badge image, PNG or SVG, for Open Badges 2.0 and
// 3.0 (open-badges-3.0#baked-badge). The text inside stays byte for byte what it was.
//
//   auto badge = cairn::bake_badge(image, credential, cairn::Edition::open_badges_3);
//   if (!badge.ok()) return complain(badge.error());
//   auto inside = cairn::unbake(*badge);  // inside->text == credential
#pragma once
#include <cairn/bytes.h>
#include <cairn/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

enum class Edition : std::uint8_t { open_badges_2, open_badges_3 };
enum class ImageType : std::uint8_t { png, svg, other };

struct Baked {
  std::string text;  // credential JSON, a compact JWS, or for old hosted badges a URL
  Edition edition = Edition::open_badges_3;
};

// By content, never by name.
ImageType image_type(ByteView image);

// A copy of `image` that carries `text` and nothing of an earlier baking. SVG keeps what draws and
// loses all else: scripts, handlers, animation, other vocabularies, links out of the image. Errors:
// unreadable (not a PNG or SVG), invalid (no UTF-8 text, or a zero byte in it, where readers would
// stop), too_large (more than 10 MiB, of SVG 2 MiB).
Result<Bytes> bake_badge(ByteView image, std::string_view text, Edition edition);

// Everything baked in, in the order it stands; empty where the image carries nothing.
// Errors: unreadable (damaged chunk, XML fault, wrong checksum), too_large (the image, all that it
// inflates to, or more than 16 badges).
Result<std::vector<Baked>> unbake_all(ByteView image);

// The one credential baked in. Errors: not_found (none), conflict (several), and as above.
Result<Baked> unbake(ByteView image);

}  // namespace cairn
