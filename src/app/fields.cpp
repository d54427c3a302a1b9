// SPDX-License-Identifier: Apache-2.0
#include "app/fields.h"

#include <algorithm>

#include "app/limits.h"
#include "base/filled.h"
#include "base/text.h"
#include "base/uri.h"

namespace cairn::app {
namespace {

bool is_forbidden(char32_t c, Lines lines) {
  if (lines == Lines::many && (c == U'\n' || c == U'\t')) return false;
  const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
  // Marks that turn the direction of all text after them can make one thing read as another.
  const bool turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  return control || turns;
}

struct Range {
  char32_t first, last;
};

// White space and what is not drawn at all (Unicode: White_Space, Default_Ignorable_Code_Point, and
// the blank pattern of Braille).
constexpr Range unseen[] = {
    {0x9, 0xD},       {0x20, 0x20},       {0x85, 0x85},       {0xA0, 0xA0},      {0xAD, 0xAD},
    {0x34F, 0x34F},   {0x61C, 0x61C},     {0x115F, 0x1160},   {0x1680, 0x1680},  {0x17B4, 0x17B5},
    {0x180B, 0x180F}, {0x2000, 0x200F},   {0x2028, 0x202F},   {0x205F, 0x206F},  {0x2800, 0x2800},
    {0x3000, 0x3000}, {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

bool is_seen(char32_t c) {
  return std::ranges::none_of(unseen,
                              [c](Range range) { return range.first <= c && c <= range.last; });
}

// A browser sends a line break as CR LF and counts it as one character (HTML, section 4.10.11).
std::string with_single_breaks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!pair) out += text[i] == '\r' ? '\n' : text[i];
  }
  return out;
}

bool is_address_character(char c) {
  const bool letter_or_digit =
      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter_or_digit ||
         std::string_view(".!#$%&'*+/=?^_`{|}~-").find(c) != std::string_view::npos;
}

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.';
}

bool is_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), is_host_character) &&
         host.front() != '.' && host.front() != '-' && host.back() != '-' &&
         host.find("..") == std::string_view::npos;
}

}  // namespace

Error field_error(Field field, std::string sentence) {
  return fail(ErrorCode::invalid, "form", std::move(sentence), std::string(field.path));
}

void Faults::add(Error error) {
  auto also = std::exchange(error.also, {});
  found_.push_back(std::move(error));
  for (auto& other : also) add(std::move(other));
}

Status Faults::verdict() const {
  if (found_.empty()) return done;
  auto all = found_;
  std::stable_partition(all.begin(), all.end(), [](const Error& it) { return it.path.empty(); });
  auto first = std::move(all.front());
  all.erase(all.begin());
  first.also = std::move(all);
  return first;
}

Result<std::string> text_field(Field field, std::string_view text, std::size_t characters_max,
                               Presence presence, Lines lines) {
  const std::string label(field.label);
  std::string joined;
  if (lines == Lines::many) text = joined = with_single_breaks(text);
  const auto trimmed = trim(text);
  const auto missing = filled("{} is missing. Fill it in.", label);
  if (trimmed.empty() && presence == Presence::required) return field_error(field, missing);
  // Nothing longer can fit, so nothing longer is decoded.
  const auto decoded = trimmed.size() > characters_max * 4 ? std::nullopt : decode_utf8(trimmed);
  if (trimmed.size() > characters_max * 4 || (decoded && decoded->size() > characters_max))
    return field_error(field,
                       filled("{} is too long. Use at most {} characters.", label, characters_max));
  if (!decoded)
    return field_error(field, filled("{} is not readable text (UTF-8). Type it again.", label));
  for (const auto c : *decoded)
    if (is_forbidden(c, lines))
      return field_error(field,
                         filled("{} contains a character that cannot be shown. Remove it.", label));
  if (std::ranges::any_of(*decoded, is_seen)) return std::string(trimmed);
  if (presence == Presence::required) return field_error(field, missing);
  return std::string();
}

Result<std::string> email_field(Field field, std::string_view text) {
  CAIRN_TRY(auto address,
            text_field(field, text, limits::email_characters_max, Presence::required));
  const auto at = address.find('@');
  const auto name = std::string_view(address).substr(0, at);
  const bool sound = at != std::string::npos && !name.empty() &&
                     std::all_of(name.begin(), name.end(), is_address_character) &&
                     is_host(std::string_view(address).substr(at + 1));
  if (!sound)
    return field_error(
        field, filled("{} is no e-mail address. Write it like name@example.org.", field.label));
  return to_lower_ascii(address);
}

Result<std::string> url_field(Field field, std::string_view text, Presence presence) {
  CAIRN_TRY(auto url, text_field(field, text, limits::url_characters_max, presence));
  if (url.empty()) return url;
  const auto parts = split_uri(url);
  const auto scheme = to_lower_ascii(parts.scheme.value_or(""));
  const auto authority = parts.authority.value_or("");
  const auto colon = authority.rfind(':');
  const auto port = colon == std::string_view::npos ? "" : authority.substr(colon + 1);
  const bool sound = (scheme == "https" || scheme == "http") &&
                     is_host(authority.substr(0, colon)) && port.size() <= 5 &&
                     port.find_first_not_of("0123456789") == std::string_view::npos &&
                     url.find_first_of(" \"<>\\^`{|}") == std::string::npos;
  if (!sound)
    return field_error(
        field,
        filled("{} is no web address. Write it like https://example.org/page.", field.label));
  return url;
}

Status check_password(Field field, std::string_view password) {
  const auto decoded =
      password.size() > limits::password_characters_max * 4 ? std::nullopt : decode_utf8(password);
  if (!decoded || decoded->size() > limits::password_characters_max)
    return field_error(field, filled("{} is too long. Use at most {} characters.", field.label,
                                     limits::password_characters_max));
  if (decoded->size() < limits::password_characters_min)
    return field_error(field, filled("{} is too short. Use at least {} characters.", field.label,
                                     limits::password_characters_min));
  return done;
}

}  // namespace cairn::app
