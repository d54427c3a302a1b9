// SPDX-License-Identifier: Apache-2.0
// Input by its content, never by a name: baked PNG and SVG, data URLs (RFC 2397), else text.
#include "verify/input.h"

#include "bake/bake.h"
#include "base/filled.h"
#include "base/limits.h"
#include "base/text.h"
#include "credential/presentation.h"

namespace cairn::verify {
namespace {

constexpr const char* where = "cairn#input";

Result<std::vector<std::string>> baked_texts(ByteView image) {
  auto baked = bake::unbake_all(image);
  if (!baked.ok()) {
    if (baked.error().code == ErrorCode::too_large) return std::move(baked).error();
    return fail(ErrorCode::unreadable, where,
                filled("the image is damaged: {}", baked.error().detail));
  }
  if (baked->empty()) return fail(ErrorCode::unreadable, where, "the image carries no badge");
  std::vector<std::string> texts;
  for (const auto& one : *baked) {
    const auto text = trim(one.text);
    if (texts.empty() || texts.back() != text) texts.emplace_back(text);
  }
  return texts;
}

Result<std::vector<std::string>> image_or_text(ByteView input) {
  if (bake::image_type(input) != bake::ImageType::other) return baked_texts(input);
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  auto whole = as_text(input);
  if (trim(whole).starts_with(byte_order_mark)) whole = trim(whole).substr(3);
  const auto text = trim(whole);
  // JSON keeps its lines, by which its faults are told.
  std::vector<std::string> texts;
  texts.emplace_back(text.starts_with('{') ? whole : text);
  return texts;
}

}  // namespace

Result<std::vector<std::string>> texts_of(ByteView input) {
  if (input.size() > limits::input_bytes_max)
    return fail(ErrorCode::too_large, where, "the file is too long to be a credential");
  const auto text = trim(as_text(input));
  if (!text.starts_with("data:")) return image_or_text(input);
  const auto opened = credential::parse_data_url(text);
  if (!opened.ok()) return fail(ErrorCode::unreadable, where, opened.error().detail);
  return image_or_text(as_bytes(opened->data));
}

}  // namespace cairn::verify
