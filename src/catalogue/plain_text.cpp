// SPDX-License-Identifier: Apache-2.0
#include "catalogue/plain_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "base/uri.h"
#include "catalogue/limits.h"

namespace cairn::catalogue {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Controls, invisible marks and what turns the text around it.
bool steers(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F);
}
bool is_white(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xA0 || c == 0x2028 ||
         c == 0x2029 || c == 0x3000;
}

// Collects text as one line of at most `bytes_max` bytes.
class Line {
 public:
  explicit Line(std::size_t bytes_max) : bytes_max_(bytes_max) { out_.reserve(64); }

  bool is_full() const { return full_; }
  void add(char32_t c) {
    if (full_) return;
    if (is_white(c)) {
      gap_ = !out_.empty();
      return;
    }
    if (steers(c)) return;
    if (gap_) {
      word_ = out_.size();
      out_ += ' ';
      gap_ = false;
    }
    append_utf8(c, out_);
    full_ = out_.size() > bytes_max_;
  }
  std::string finish() && {
    if (!full_) return std::move(out_);
    constexpr std::string_view more = "…";
    const auto room = bytes_max_ > more.size() ? bytes_max_ - more.size() : 0;
    auto end = word_ > 0 && word_ <= room ? word_ : room;
    while (end > 0 && (static_cast<unsigned char>(out_[end]) & 0xC0) == 0x80) --end;
    out_.resize(end);
    return out_.append(more);
  }

 private:
  std::string out_;
  std::size_t bytes_max_;
  std::size_t word_ = 0;  // where the last whole word ended
  bool gap_ = false;
  bool full_ = false;
};

// One character of text that may be no UTF-8.
char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return static_cast<unsigned char>(text[at++]);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const auto character = decode_utf8(text.substr(at, length));
  if (!character || character->size() != 1) {
    ++at;
    return replacement;
  }
  at += length;
  return character->front();
}

struct Reference {
  std::string_view name;
  char32_t character;
};

constexpr std::array references{
    Reference{"amp", '&'},      Reference{"lt", '<'},       Reference{"gt", '>'},
    Reference{"quot", '"'},     Reference{"apos", '\''},    Reference{"nbsp", 0xA0},
    Reference{"ndash", 0x2013}, Reference{"mdash", 0x2014}, Reference{"hellip", 0x2026},
    Reference{"lsquo", 0x2018}, Reference{"rsquo", 0x2019}, Reference{"ldquo", 0x201C},
    Reference{"rdquo", 0x201D}, Reference{"bull", 0x2022},  Reference{"middot", 0xB7},
    Reference{"copy", 0xA9},    Reference{"reg", 0xAE},     Reference{"trade", 0x2122},
    Reference{"euro", 0x20AC},  Reference{"pound", 0xA3},   Reference{"auml", 0xE4},
    Reference{"ouml", 0xF6},    Reference{"uuml", 0xFC},    Reference{"Auml", 0xC4},
    Reference{"Ouml", 0xD6},    Reference{"Uuml", 0xDC},    Reference{"szlig", 0xDF},
    Reference{"eacute", 0xE9},  Reference{"egrave", 0xE8},  Reference{"agrave", 0xE0},
    Reference{"ccedil", 0xE7},  Reference{"ntilde", 0xF1},  Reference{"oacute", 0xF3},
    Reference{"aacute", 0xE1},  Reference{"iacute", 0xED},  Reference{"uacute", 0xFA},
};

std::optional<char32_t> number_of(std::string_view digits) {
  const bool hex = !digits.empty() && (digits.front() == 'x' || digits.front() == 'X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 8) return std::nullopt;
  char32_t number = 0;
  for (const char c : digits) {
    const int digit = c >= '0' && c <= '9'          ? c - '0'
                      : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                    : -1;
    if (digit < 0) return std::nullopt;
    number = number * (hex ? 16 : 10) + static_cast<char32_t>(digit);
    if (number > 0x10FFFF) return replacement;
  }
  return number == 0 || (number >= 0xD800 && number <= 0xDFFF) ? replacement : number;
}

// The character that "&…;" at `at` stands for, and `at` moved behind it.
std::optional<char32_t> take_reference(std::string_view text, std::size_t& at) {
  constexpr std::size_t name_bytes_max = 12;
  const auto end = text.substr(at, name_bytes_max).find(';');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  const auto name = text.substr(at + 1, end - 1);
  std::optional<char32_t> character;
  if (name.front() == '#')
    character = number_of(name.substr(1));
  else
    for (const auto& reference : references)
      if (reference.name == name) character = reference.character;
  if (character) at += end + 1;
  return character;
}

// The name of the tag that begins at `at`, "" where none does.
std::string tag_name(std::string_view html, std::size_t at) {
  auto from = at + 1;
  if (from < html.size() && html[from] == '/') ++from;
  if (from >= html.size() || !is_letter(html[from])) return {};
  auto end = from;
  while (end < html.size() && end - from < 16 &&
         (is_letter(html[end]) || html[end] == '-' || (html[end] >= '0' && html[end] <= '9')))
    ++end;
  return to_lower_ascii(html.substr(from, end - from));
}

// Behind the tag that begins at `at`; quotes may hold ">".
std::size_t end_of_tag(std::string_view html, std::size_t at) {
  char quote = '\0';
  for (; at < html.size(); ++at) {
    if (quote != '\0') {
      if (html[at] == quote) quote = '\0';
    } else if (html[at] == '>') {
      return at + 1;
    } else if ((html[at] == '"' || html[at] == '\'') && html[at - 1] == '=') {
      quote = html[at];
    }
  }
  return html.size();
}

// Behind "</name", and the rest of its tag; the end of the text where it is never closed.
std::size_t end_of_element(std::string_view html, std::size_t at, std::string_view name) {
  for (at = html.find("</", at); at != std::string_view::npos; at = html.find("</", at + 2))
    if (tag_name(html, at) == name) return end_of_tag(html, at);
  return html.size();
}

// Where reading goes on after the markup at `at`, `at` itself where "<" is only a sign.
std::size_t pass_markup(std::string_view html, std::size_t at) {
  if (html.substr(at).starts_with("<!--")) {
    const auto end = html.find("-->", at + 4);
    return end == std::string_view::npos ? html.size() : end + 3;
  }
  if (at + 1 < html.size() && (html[at + 1] == '!' || html[at + 1] == '?'))
    return end_of_tag(html, at + 1);
  const auto name = tag_name(html, at);
  if (name.empty()) return at;
  const auto end = end_of_tag(html, at + 1);
  constexpr std::array<std::string_view, 7> silent{"script",   "style",  "template", "noscript",
                                                   "textarea", "iframe", "object"};
  const bool opens = html[at + 1] != '/';
  if (opens && std::find(silent.begin(), silent.end(), name) != silent.end())
    return end_of_element(html, end, name);
  return end;
}

bool is_inline(std::string_view name) {
  constexpr std::array<std::string_view, 12> names{"a",    "b",    "i",   "em",  "strong", "span",
                                                   "code", "font", "sub", "sup", "u",      "abbr"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string plain_text(std::string_view html, std::size_t bytes_max) {
  Line line(bytes_max);
  for (std::size_t at = 0; at < html.size() && !line.is_full();) {
    if (html[at] == '<') {
      const auto behind = pass_markup(html, at);
      if (behind > at) {
        if (!is_inline(tag_name(html, at))) line.add(' ');
        at = behind;
        continue;
      }
    }
    if (html[at] == '&') {
      if (const auto character = take_reference(html, at)) {
        line.add(*character);
        continue;
      }
    }
    line.add(next_character(html, at));
  }
  return std::move(line).finish();
}

std::string one_line(std::string_view text, std::size_t bytes_max) {
  Line line(bytes_max);
  for (std::size_t at = 0; at < text.size() && !line.is_full();) line.add(next_character(text, at));
  return std::move(line).finish();
}

std::string web_address(std::string_view text) {
  text = trim(text);
  if (text.size() > url_bytes_max || !is_utf8(text)) return {};
  auto parts = split_uri(text);
  const auto scheme = to_lower_ascii(parts.scheme.value_or(""));
  const bool has_host = parts.authority && !parts.authority->empty();
  if ((scheme != "https" && scheme != "http") || !has_host || !is_absolute_iri(text)) return {};
  if (!parts.query) return std::string(text);
  std::string kept;
  for (const auto parameter : split(*parts.query, '&')) {
    const auto name = to_lower_ascii(parameter.substr(0, parameter.find('=')));
    if (parameter.empty() || name == "wt.mc_id" || name.starts_with("utm_")) continue;
    kept += (kept.empty() ? "" : "&") + std::string(parameter);
  }
  parts.query = kept.empty() ? std::nullopt : std::optional<std::string_view>(kept);
  return join_uri(parts);
}

}  // namespace cairn::catalogue
