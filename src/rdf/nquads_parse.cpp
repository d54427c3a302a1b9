// SPDX-License-Identifier: Apache-2.0
// The grammar of N-Quads 1.1 (n-quads#sec-grammar), one function a production.
#include <map>
#include <optional>
#include <string>

#include "base/hex_digit.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/uri.h"
#include "rdf/nquads.h"

namespace cairn::rdf {
namespace {

constexpr const char* where = "n-quads#sec-grammar";

constexpr bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

struct Range {
  char32_t first, last;
};
constexpr bool is_in(std::span<const Range> ranges, char32_t c) {
  for (const auto& range : ranges)
    if (c >= range.first && c <= range.last) return true;
  return false;
}

// PN_CHARS_BASE beyond ASCII.
constexpr Range letters[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},
                             {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},
                             {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
                             {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr Range combining[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

// PN_CHARS_U | [0-9], which begins a label, and PN_CHARS, which goes on (the colon of the
// grammar was withdrawn by its erratum: nt-syntax-bad-bnode-01).
constexpr bool begins_label(char32_t c) {
  return is_letter(c) || is_digit(c) || c == '_' || is_in(letters, c);
}
constexpr bool continues_label(char32_t c) {
  return begins_label(c) || c == '-' || is_in(combining, c);
}

class Reader {
 public:
  Reader(std::string_view text, Dataset& out) : rest_(text), out_(out) {}

  Result<Done> document() {
    while (!rest_.empty()) {
      skip_space();
      if (!at_line_end()) CAIRN_CHECK(statement());
      skip_space();
      if (!rest_.empty() && rest_.front() == '#')
        rest_.remove_prefix(std::min(rest_.size(), rest_.find_first_of("\r\n")));
      const bool carriage_return = take('\r');
      if (!take('\n') && !carriage_return && !rest_.empty())
        return refuse("one statement a line is expected");
      ++line_;
    }
    return done;
  }

 private:
  Error refuse(const char* why) const {
    return fail(ErrorCode::unreadable, where, "line " + std::to_string(line_) + ": " + why);
  }

  bool at_line_end() const {
    return rest_.empty() || rest_.front() == '#' || rest_.front() == '\n' || rest_.front() == '\r';
  }
  void skip_space() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t'))
      rest_.remove_prefix(1);
  }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  Result<Done> statement() {
    Quad quad;
    CAIRN_TRY(quad.subject, node("an IRI or a blank node is expected as subject"));
    skip_space();
    if (rest_.empty() || rest_.front() != '<') return refuse("an IRI is expected as predicate");
    CAIRN_TRY(quad.predicate, iri_term());
    skip_space();
    CAIRN_TRY(quad.object, object());
    skip_space();
    if (!rest_.empty() && rest_.front() != '.') {
      CAIRN_TRY(quad.graph, node("a graph name or the end of the statement is expected"));
      skip_space();
    }
    if (!take('.')) return refuse("a statement ends in a full stop");
    if (out_.quads().size() >= limits::quads_max)
      return fail(ErrorCode::too_large, where, "more statements than allowed");
    out_.add(quad);
    return done;
  }

  Result<TermId> node(const char* why) {
    if (rest_.starts_with('<')) return iri_term();
    if (rest_.starts_with("_:")) return blank();
    return refuse(why);
  }

  Result<TermId> object() {
    if (rest_.starts_with('"')) return literal();
    return node("an IRI, a blank node or a literal is expected as object");
  }

  Result<TermId> iri_term() {
    CAIRN_TRY(const auto iri, this->iri());
    if (const auto known = iris_.find(iri); known != iris_.end()) return known->second;
    const auto kept = out_.arena().copy(iri);
    const auto id = out_.add_iri(kept);
    iris_.emplace(kept, id);
    return id;
  }

  // IRIREF. The view is valid until the next text is read.
  Result<std::string_view> iri() {
    rest_.remove_prefix(1);
    scratch_.clear();
    for (;;) {
      if (rest_.empty()) return refuse("an IRI without its end");
      if (take('>')) break;
      if (rest_.front() == '\\') {
        const auto c = numeric_escape();
        if (!c || is_forbidden_in_iri(*c)) return refuse("an escape that no IRI may hold");
        append_utf8(*c, scratch_);
      } else if (is_forbidden_in_iri(static_cast<unsigned char>(rest_.front()))) {
        return refuse("a character that no IRI may hold");
      } else {
        scratch_ += rest_.front();
        rest_.remove_prefix(1);
      }
    }
    if (!has_scheme(scratch_)) return refuse("an IRI must be absolute");
    return std::string_view(scratch_);
  }

  Result<TermId> blank() {
    rest_.remove_prefix(2);
    std::size_t size = 0;  // up to the last character that is not a full stop
    for (std::size_t at = 0; at < rest_.size();) {
      const auto [c, bytes] = code_point(at);
      const bool fits = at == 0 ? begins_label(c) : c == '.' || continues_label(c);
      if (!fits) break;
      at += bytes;
      if (c != '.') size = at;
    }
    if (size == 0) return refuse("a blank node without a label");
    const auto label = rest_.substr(0, size);
    rest_.remove_prefix(size);
    if (const auto known = blanks_.find(label); known != blanks_.end()) return known->second;
    const auto id = out_.add_blank(out_.arena().copy(label));
    blanks_.emplace(label, id);
    return id;
  }

  Result<TermId> literal() {
    CAIRN_CHECK(quoted());
    const auto value = out_.arena().copy(std::string_view(scratch_));
    if (take('@')) {
      CAIRN_TRY(const auto tag, language());
      return out_.add_literal(value, {}, out_.arena().copy(tag));
    }
    if (!rest_.starts_with("^^")) return out_.add_literal(value);
    rest_.remove_prefix(2);
    if (!rest_.starts_with('<')) return refuse("an IRI is expected as datatype");
    CAIRN_TRY(const auto datatype, iri());
    return out_.add_literal(value, out_.arena().copy(datatype));
  }

  // STRING_LITERAL_QUOTE, into scratch_.
  Result<Done> quoted() {
    rest_.remove_prefix(1);
    scratch_.clear();
    for (;;) {
      const auto plain = std::min(rest_.size(), rest_.find_first_of("\"\\\n\r"));
      scratch_ += rest_.substr(0, plain);
      rest_.remove_prefix(plain);
      if (take('"')) return done;
      if (!rest_.starts_with('\\')) return refuse("a literal without its end");
      const auto c = escape();
      if (!c) return refuse("an unknown escape");
      append_utf8(*c, scratch_);
    }
  }

  Result<std::string_view> language() {
    std::size_t size = 0;
    std::size_t subtag = 0;  // length of the present one
    bool first = true;
    for (; size < rest_.size(); ++size) {
      const auto c = static_cast<unsigned char>(rest_[size]);
      if (c == '-' && subtag > 0) {
        subtag = 0;
        first = false;
      } else if (is_letter(c) || (is_digit(c) && !first)) {
        ++subtag;
      } else {
        break;
      }
    }
    if (subtag == 0) return refuse("not a language tag");
    const auto tag = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return tag;
  }

  // ECHAR or UCHAR.
  std::optional<char32_t> escape() {
    constexpr std::string_view letters_of = "tbnrf\"'\\", meant = "\t\b\n\r\f\"'\\";
    if (rest_.size() < 2) return std::nullopt;
    const auto which = letters_of.find(rest_[1]);
    if (which == std::string_view::npos) return numeric_escape();
    rest_.remove_prefix(2);
    return static_cast<unsigned char>(meant[which]);
  }

  // UCHAR: \uXXXX or \UXXXXXXXX, a Unicode scalar value.
  std::optional<char32_t> numeric_escape() {
    const std::size_t digits = rest_.starts_with("\\u") ? 4 : rest_.starts_with("\\U") ? 8 : 0;
    if (digits == 0 || rest_.size() < 2 + digits) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : rest_.substr(2, digits)) {
      const int digit = hex_value(c);
      if (digit < 0) return std::nullopt;
      value = value * 16 + static_cast<unsigned>(digit);
    }
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
    rest_.remove_prefix(2 + digits);
    return static_cast<char32_t>(value);
  }

  // The code point at `at` and its size; the text is known to be UTF-8.
  std::pair<char32_t, std::size_t> code_point(std::size_t at) const {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest_[at + i]); };
    const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
    if (byte(0) < 0x80) return {byte(0), 1};
    if (byte(0) < 0xE0) return {(byte(0) & 0x1FU) << 6 | tail(1), 2};
    if (byte(0) < 0xF0) return {(byte(0) & 0x0FU) << 12 | tail(1) << 6 | tail(2), 3};
    return {(byte(0) & 0x07U) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4};
  }

  std::string_view rest_;
  Dataset& out_;
  std::string scratch_;
  std::map<std::string_view, TermId> iris_, blanks_;  // not hashed: senders can make keys collide
  std::size_t line_ = 1;
};

}  // namespace

Result<Done> parse_nquads(std::string_view text, Dataset& out) {
  if (!is_utf8(text)) return fail(ErrorCode::unreadable, where, "not UTF-8");
  return Reader(text, out).document();
}

}  // namespace cairn::rdf
