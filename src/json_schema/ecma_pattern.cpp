// SPDX-License-Identifier: Apache-2.0
#include "json_schema/ecma_pattern.h"

#include <array>
#include <cstdint>
#include <optional>

#include "base/hex_digit.h"

namespace cairn::json_schema {
namespace {

// ecma262#sec-white-space and #sec-line-terminators; beside them all that is neither.
constexpr std::string_view space =
    R"(\x{9}-\x{d}\x{20}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff})";
constexpr std::string_view not_space =
    R"(\x{0}-\x{8}\x{e}-\x{1f}\x{21}-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027})"
    R"(\x{202a}-\x{202e}\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{fefe}\x{ff00}-\x{10ffff})";
constexpr std::string_view any_but_line_ends = R"([^\n\r\x{2028}\x{2029}])";

// ecma262#table-unicode-general-category-values: the long names, which PCRE2 does not know.
struct Category {
  std::string_view name, code;
};
constexpr Category categories[] = {
    {"Letter", "L"},
    {"Cased_Letter", "L&"},
    {"Uppercase_Letter", "Lu"},
    {"Lowercase_Letter", "Ll"},
    {"Titlecase_Letter", "Lt"},
    {"Modifier_Letter", "Lm"},
    {"Other_Letter", "Lo"},
    {"Mark", "M"},
    {"Combining_Mark", "M"},
    {"Nonspacing_Mark", "Mn"},
    {"Spacing_Mark", "Mc"},
    {"Enclosing_Mark", "Me"},
    {"Number", "N"},
    {"Decimal_Number", "Nd"},
    {"digit", "Nd"},
    {"Letter_Number", "Nl"},
    {"Other_Number", "No"},
    {"Punctuation", "P"},
    {"punct", "P"},
    {"Connector_Punctuation", "Pc"},
    {"Dash_Punctuation", "Pd"},
    {"Open_Punctuation", "Ps"},
    {"Close_Punctuation", "Pe"},
    {"Initial_Punctuation", "Pi"},
    {"Final_Punctuation", "Pf"},
    {"Other_Punctuation", "Po"},
    {"Symbol", "S"},
    {"Math_Symbol", "Sm"},
    {"Currency_Symbol", "Sc"},
    {"Modifier_Symbol", "Sk"},
    {"Other_Symbol", "So"},
    {"Separator", "Z"},
    {"Space_Separator", "Zs"},
    {"Line_Separator", "Zl"},
    {"Paragraph_Separator", "Zp"},
    {"Other", "C"},
    {"Control", "Cc"},
    {"cntrl", "Cc"},
    {"Format", "Cf"},
    {"Surrogate", "Cs"},
    {"Private_Use", "Co"},
    {"Unassigned", "Cn"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Translation {
 public:
  explicit Translation(std::string_view text) : text_(text) {}

  Result<std::string> run() {
    while (at_ < text_.size() && fault_.empty()) element();
    if (!fault_.empty())
      return fail(ErrorCode::invalid, "ecma262#sec-patterns",
                  "the pattern " + std::string(text_) + " cannot be read: " + fault_);
    return std::move(out_);
  }

 private:
  bool next_is(std::string_view what) const { return text_.substr(at_).starts_with(what); }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void refuse(std::string why) {
    if (fault_.empty()) fault_ = std::move(why);
  }

  void element() {
    const char c = text_[at_];
    switch (c) {
      case '\\': escape(Place::outside); break;
      case '[': char_class(); break;
      case '(': group(); break;
      case '.':
        out_ += any_but_line_ends;
        ++at_;
        break;
      case '{':
      case '}':
      case ']':
        out_ += '\\';
        out_ += c;
        ++at_;
        break;
      case '*':
      case '+':
      case '?': refuse("there is nothing to repeat"); break;
      case '|':
      case '^':
      case '$':
        out_ += c;
        ++at_;
        return;
      default:
        out_ += c;
        ++at_;
        continue_character();
        break;
    }
    quantifier();
  }

  // The rest of a character of several bytes.
  void continue_character() {
    while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0) == 0x80)
      out_ += text_[at_++];
  }

  void quantifier() {
    if (opened_) {
      opened_ = false;
      return;
    }
    if (const char c = peek(); c == '*' || c == '+' || c == '?') {
      out_ += c;
      ++at_;
    } else if (const auto size = braces_size(); size > 0) {
      out_ += text_.substr(at_, size);
      at_ += size;
    } else {
      return;
    }
    if (peek() == '?') {
      out_ += '?';
      ++at_;
    }
    if (const char c = peek(); c == '*' || c == '+' || c == '?' || braces_size() > 0)
      refuse("there is nothing to repeat");
  }

  // Of {3}, {3,} or {3,5} that begins here; else 0.
  std::size_t braces_size() const {
    if (peek() != '{') return 0;
    auto at = at_ + 1;
    const auto digits = [&] {
      const auto from = at;
      while (at < text_.size() && is_digit(text_[at])) ++at;
      return at > from;
    };
    if (!digits()) return 0;
    if (at < text_.size() && text_[at] == ',') {
      ++at;
      digits();
    }
    return at < text_.size() && text_[at] == '}' ? at + 1 - at_ : 0;
  }

  void group() {
    opened_ = true;
    for (const std::string_view start : {"(?:", "(?=", "(?!", "(?<=", "(?<!"})
      if (next_is(start)) return take(start.size());
    if (next_is("(?<")) return name(3);
    if (next_is("(?") || next_is("(*")) return refuse("it has a group of an unknown kind");
    take(1);
  }
  void take(std::size_t size) {
    out_ += text_.substr(at_, size);
    at_ += size;
  }
  // <name> that begins before `size` and is copied with what stands before it.
  void name(std::size_t size) {
    const auto end = text_.find('>', at_);
    if (end == std::string_view::npos || end == at_ + size)
      return refuse("the name of a group has no end");
    for (const char c : text_.substr(at_ + size, end - at_ - size))
      if (!is_letter(c) && !is_digit(c) && c != '_') return refuse("a group's name is unusual");
    take(end + 1 - at_);
  }

  void char_class() {
    out_ += '[';
    ++at_;
    if (peek() == '^') take(1);
    while (at_ < text_.size() && text_[at_] != ']' && fault_.empty()) {
      if (text_[at_] == '\\') {
        escape(Place::in_class);
      } else if (text_[at_] == '[') {
        out_ += "\\[";
        ++at_;
      } else {
        out_ += text_[at_++];
      }
    }
    if (at_ == text_.size()) return refuse("a set of characters has no end");
    out_ += ']';
    ++at_;
  }

  enum class Place : std::uint8_t { outside, in_class };

  void set(Place place, std::string_view members) {
    if (place == Place::outside) out_ += '[';
    out_ += members;
    if (place == Place::outside) out_ += ']';
  }

  void escape(Place place) {
    if (at_ + 1 == text_.size()) return refuse("it ends in a backslash");
    const char c = text_[at_ + 1];
    at_ += 2;
    switch (c) {
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case 't':
      case 'n':
      case 'r':
      case 'f':
        out_ += '\\';
        out_ += c;
        return;
      case 's': return set(place, space);
      case 'S': return set(place, not_space);
      case 'v': return code_point(0x0B);
      case 'b':
      case 'B': return boundary(place, c);
      case 'c': return control();
      case 'x': return hex(2);
      case 'u': return unicode();
      case 'p':
      case 'P': return property(c);
      case 'k': return named_reference(place);
      case '0': return is_digit(peek()) ? refuse("it has an octal escape") : code_point(0);
      default: break;
    }
    if (is_digit(c)) return reference(place, c);
    if (is_letter(c)) return refuse(std::string{'\\', c}.append(" means nothing"));
    // A mark that stands for itself; of a longer character, no escape is needed.
    if (static_cast<unsigned char>(c) < 0x80) out_ += '\\';
    out_ += c;
    continue_character();
  }

  void boundary(Place place, char c) {
    if (place == Place::in_class) return c == 'b' ? code_point(8) : refuse("\\B in a set");
    out_ += '\\';
    out_ += c;
  }

  void control() {
    const char c = peek();
    if (!is_letter(c)) return refuse("\\c without a letter");
    ++at_;
    code_point(static_cast<char32_t>(c & 0x1F));
  }

  void code_point(char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return refuse("it names no character");
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    do {
      text.insert(text.begin(), digits[c & 15]);
      c >>= 4;
    } while (c != 0);
    out_.append("\\x{").append(text).append("}");
  }

  std::optional<char32_t> digits(std::size_t count) {
    if (text_.size() - at_ < count) return std::nullopt;
    char32_t value = 0;
    for (const char c : text_.substr(at_, count)) {
      const auto digit = hex_value(c);
      if (digit < 0) return std::nullopt;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    at_ += count;
    return value;
  }

  void hex(std::size_t count) {
    const auto value = digits(count);
    value ? code_point(*value) : refuse("an escape lacks hexadecimal digits");
  }

  // After "\u": digits in braces, or four of them; two such escapes may make one character.
  void unicode() {
    if (peek() == '{') {
      const auto end = text_.find('}', at_);
      if (end == std::string_view::npos || end - at_ > 7) return refuse("an escape has no end");
      ++at_;
      hex(end - at_);
      ++at_;
      return;
    }
    const auto high = digits(4);
    if (!high) return refuse("an escape lacks hexadecimal digits");
    if (*high < 0xD800 || *high > 0xDBFF || !next_is("\\u")) return code_point(*high);
    at_ += 2;
    const auto low = digits(4);
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return refuse("it names no character");
    code_point(0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00));
  }

  void property(char kind) {
    const auto end = text_.find('}', at_);
    if (peek() != '{' || end == std::string_view::npos)
      return refuse("a property of characters lacks its name");
    auto name = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    for (const std::string_view prefix : {"General_Category=", "gc="})
      if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
    for (const auto& known : categories)
      if (known.name == name) name = known.code;
    for (const char c : name)
      if (!is_letter(c) && !is_digit(c) && c != '_' && c != '=' && c != '&')
        return refuse("a property of characters is unknown");
    std::string written(name);
    if (const auto sign = written.find('='); sign != std::string::npos) written[sign] = ':';
    out_.append("\\").append(1, kind).append("{").append(written).append("}");
  }

  void named_reference(Place place) {
    if (place == Place::in_class || peek() != '<') return refuse("\\k without a name");
    out_ += "\\k";
    name(1);
  }

  void reference(Place place, char first) {
    if (place == Place::in_class) return refuse("a reference in a set");
    std::string number(1, first);
    while (is_digit(peek())) number += text_[at_++];
    out_.append("\\g{").append(number).append("}");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool opened_ = false;  // a group has just begun
  std::string out_;
  std::string fault_;
};

}  // namespace

Result<std::string> pcre_of(std::string_view pattern) { return Translation(pattern).run(); }

}  // namespace cairn::json_schema
