// SPDX-License-Identifier: Apache-2.0
// Input by its content, never by a name: baked PNG and SVG, data URLs (RFC 2397), files attached to
// a PDF, else text.
#include "verify/carried.h"

#include "bake/bake.h"
#include "base/filled.h"
#include "base/limits.h"
#include "base/text.h"
#include "credential/presentation.h"
#include "credential/summary.h"
#include "json/parse.h"
#include "sd_jwt/sd_jwt.h"
#include "securing/read_sd_jwt.h"

namespace cairn::verify {
namespace {

constexpr const char* where = "cairn#input";
constexpr std::size_t names_told_max = 8;

// The text stays as it is, byte for byte.
void add_once(std::string_view text, std::string_view file, std::vector<Carried>& all) {
  if (all.empty() || trim(all.back().text) != trim(text))
    all.push_back({std::string(text), std::string(file)});
}

Result<std::vector<Carried>> baked_in(ByteView image, std::string_view file) {
  auto baked = bake::unbake_all(image);
  if (!baked.ok()) {
    if (baked.error().code == ErrorCode::too_large) return std::move(baked).error();
    return fail(ErrorCode::unreadable, where,
                filled("the image is damaged: {}", baked.error().detail));
  }
  if (baked->empty()) return fail(ErrorCode::unreadable, where, "the image carries no badge");
  std::vector<Carried> all;
  for (const auto& one : *baked) add_once(one.text, file, all);
  return all;
}

Result<std::vector<Carried>> image_or_text(ByteView input) {
  if (bake::image_type(input) != bake::ImageType::other) return baked_in(input, {});
  if (is_pdf(input))
    return with_remedy(fail(ErrorCode::unreadable, where, "it is a PDF, which is not opened here"),
                       "Save the badge that is attached to it as a file, and give that.");
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  auto whole = as_text(input);
  if (trim(whole).starts_with(byte_order_mark)) whole = trim(whole).substr(3);
  const auto text = trim(whole);
  // JSON keeps its lines, by which its faults are told.
  std::vector<Carried> all;
  all.push_back({std::string(text.starts_with('{') ? whole : text)});
  return all;
}

// Whether the text of an attached file is a credential of some kind, whatever is wrong with it.
bool is_credential(std::string_view text) {
  if (securing::looks_like_jwt(text) || sd_jwt::looks_like_sd_jwt(text)) return true;
  if (!text.starts_with('{')) return false;
  Arena arena;
  const auto value = json::parse(text, arena);
  return value.ok() && (credential::recognise(*value).kind != credential::Kind::unknown ||
                        sd_jwt::is_json_form(*value));
}

json::Value document_of(std::string_view untrimmed, Arena& arena) {
  json::Parser parser;
  const auto text = trim(untrimmed);
  if (sd_jwt::looks_like_sd_jwt(text)) {
    const auto read = securing::read_sd_jwt(text, arena, parser);
    return read.ok() ? read->token.credential : json::Value();
  }
  if (securing::looks_like_jwt(text)) {
    const auto read = securing::read_jwt(text, arena);
    return read.ok() ? read->credential : json::Value();
  }
  const auto value = json::parse(text, arena);
  return value.ok() ? *value : json::Value();
}

std::string name_of(const Carried& carried) {
  Arena arena;
  const auto document = document_of(carried.text, arena);
  const auto format = credential::recognise(document);
  auto name = credential::summarise(document, format).name;
  if (name.empty()) name = document.string_at("id");
  if (name.empty()) name = document.string_at("vct");
  if (name.empty()) name = "a badge without a name";
  if (format.kind != credential::Kind::unknown)
    name.append(" (").append(credential::name_of(format)).append(")");
  return carried.file.empty() ? name : name + ", from " + carried.file;
}

}  // namespace

bool is_pdf(ByteView input) {
  return trim(as_text(input.first(std::min<std::size_t>(input.size(), 64)))).starts_with("%PDF-");
}

Result<std::vector<Carried>> carried_by(ByteView input) {
  if (input.size() > limits::input_bytes_max)
    return fail(ErrorCode::too_large, where, "the file is too long to be a credential");
  const auto text = trim(as_text(input));
  if (!text.starts_with("data:")) return image_or_text(input);
  const auto opened = credential::parse_data_url(text);
  if (!opened.ok()) return fail(ErrorCode::unreadable, where, opened.error().detail);
  return image_or_text(as_bytes(opened->data));
}

Result<std::vector<Carried>> carried_by(std::span<const AttachedFile> files) {
  std::vector<Carried> all;
  std::string others;
  for (const auto& file : files) {
    const auto text = trim(as_text(file.bytes));
    if (bake::image_type(file.bytes) != bake::ImageType::other) {
      const auto baked = baked_in(file.bytes, file.name);
      if (baked.ok())
        for (const auto& one : *baked) add_once(one.text, file.name, all);
      if (baked.ok()) continue;
    } else if (is_utf8(text) && is_credential(text)) {
      add_once(as_text(file.bytes), file.name, all);
      continue;
    }
    others.append(others.empty() ? "" : ", ").append(file.name);
  }
  if (all.size() > limits::baked_badges_max)
    return fail(ErrorCode::too_large, where, "the PDF carries too many badges");
  if (!all.empty()) return all;
  return with_remedy(
      fail(ErrorCode::unreadable, where,
           others.empty() ? "no badge is attached to the PDF"
                          : filled("no badge is attached to the PDF, only {}", others)),
      "Give the badge itself, as its issuer gave it out.");
}

std::string names_of(std::span<const Carried> all) {
  std::string text;
  for (std::size_t i = 0; i < all.size() && i < names_told_max; ++i)
    text.append(i == 0 ? "" : "; ")
        .append(std::to_string(i + 1))
        .append(": ")
        .append(name_of(all[i]));
  if (all.size() > names_told_max) text.append("; …");
  return text;
}

Result<Carried> choose(std::vector<Carried> all, std::size_t number) {
  if (number > all.size())
    return with_remedy(fail(ErrorCode::not_found, where,
                            filled("it carries no badge of that number, but {}", names_of(all))),
                       "Choose one of these with --badge N.");
  if (number != 0) return std::move(all[number - 1]);
  if (all.size() == 1) return std::move(all.front());
  return with_remedy(
      fail(ErrorCode::unreadable, where, filled("it carries several badges, {}", names_of(all))),
      "Choose one of these with --badge N.");
}

}  // namespace cairn::verify
