// SPDX-License-Identifier: Apache-2.0
// Cairn, baking: a credential carried inside its badge image, PNG or SVG, for Open Badges 2.0 and
// 3.0. The text inside stays byte for byte what it was.
//
//   auto badge = cairn::bake_badge(image, credential, cairn::Edition::open_badges_3);
//   if (!badge.ok()) return complain(badge.error());
//   auto inside = cairn::unbake(*badge);  // inside->text == credential
#pragma once
#include "bake/bake.h"
#include "base/bytes.h"
#include "base/result.h"

namespace cairn {

using bake::Baked;
using bake::Edition;
using bake::image_type;
using bake::ImageType;
using bake::unbake;
using bake::unbake_all;

// bake::bake, whose name is that of its namespace.
inline Result<Bytes> bake_badge(ByteView image, std::string_view text, Edition edition) {
  return bake::bake(image, text, edition);
}

}  // namespace cairn
