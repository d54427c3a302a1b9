// SPDX-License-Identifier: Apache-2.0
// Cairn, baking: a credential carried inside its badge image, PNG or SVG, for Open Badges 2.0 and
// 3.0. The text inside stays byte for byte what it was.
//
//   auto badge = cairn::bake::bake(png, credential_json, cairn::bake::Edition::open_badges_3);
//   auto text = cairn::bake::unbake(*badge);               // text->text == credential_json
#pragma once
#include "bake/bake.h"
