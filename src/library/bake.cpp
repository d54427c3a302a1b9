// SPDX-License-Identifier: Apache-2.0
#include "cairn/bake.h"

#include "bake/bake.h"

namespace cairn {
namespace {

bake::Edition inner(Edition edition) {
  return edition == Edition::open_badges_2 ? bake::Edition::open_badges_2
                                           : bake::Edition::open_badges_3;
}

Baked outer(bake::Baked baked) {
  const bool second = baked.edition == bake::Edition::open_badges_2;
  return {std::move(baked.text), second ? Edition::open_badges_2 : Edition::open_badges_3};
}

}  // namespace

ImageType image_type(ByteView image) {
  switch (bake::image_type(image)) {
    case bake::ImageType::png: return ImageType::png;
    case bake::ImageType::svg: return ImageType::svg;
    case bake::ImageType::other: break;
  }
  return ImageType::other;
}

Result<Bytes> bake_badge(ByteView image, std::string_view text, Edition edition) {
  return bake::bake(image, text, inner(edition));
}

Result<std::vector<Baked>> unbake_all(ByteView image) {
  CAIRN_TRY(auto all, bake::unbake_all(image));
  std::vector<Baked> badges;
  badges.reserve(all.size());
  for (auto& one : all) badges.push_back(outer(std::move(one)));
  return badges;
}

Result<Baked> unbake(ByteView image) {
  CAIRN_TRY(auto one, bake::unbake(image));
  return outer(std::move(one));
}

}  // namespace cairn
