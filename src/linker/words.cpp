// SPDX-License-Identifier: Apache-2.0
#include "linker/words.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <new>

#include "linker/limits.h"

namespace cairn::linker {
namespace {

// The code point at `at` and its bytes; nothing where the bytes are malformed.
struct Point {
  char32_t value = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

Point point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(at);
  if (first < 0x80) return {first, 1, true};
  const std::size_t bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + bytes > text.size()) return {};
  char32_t value = first & (0x7f >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xc0) != 0x80) return {};
    value = value << 6 | (byte(at + i) & 0x3f);
  }
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  if (value < least[bytes] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) return {};
  return {value, bytes, true};
}

// U+00C0 to U+017F as plain letters; "*" where the character is none.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiii"
    "dnooooo*ouuuuyts"
    "aaaaaaaceeeeiiii"
    "dnooooo*ouuuuyty"
    "aaaaaaccccccccdd"
    "ddeeeeeeeeeegggg"
    "gggghhhhiiiiiiii"
    "iiiijjkkklllllll"
    "lllnnnnnnnnnoooo"
    "oooorrrrrrssssss"
    "ssttttttuuuuuuuu"
    "uuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xc0);

bool separates(char32_t c) {
  return c < 0xc0 || (c >= 0x2000 && c < 0x2070) || (c >= 0x2100 && c < 0x2c00) ||
         (c >= 0x3000 && c < 0x3040) || (c >= 0xe000 && c < 0xf900) ||
         (c >= 0xfe00 && c < 0xff10) || (c >= 0xfff0 && c < 0x10000) ||
         (c >= 0x1f000 && c < 0x20000);
}

// Appends a letter or digit, folded; false where `c` separates words.
bool append_folded(char32_t c, std::string_view as_written, std::string& out) {
  if (c < 0x80) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += static_cast<char>(c);
    } else if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c + 32);
    } else {
      return false;
    }
    return true;
  }
  if (c >= 0xc0 && c < 0x180) {
    const char letter = latin[c - 0xc0];
    if (letter == '*') return false;
    out += letter;
    return true;
  }
  if (separates(c)) return false;
  // Greek and Cyrillic capitals stand 32 before their small letters.
  if ((c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f)) {
    c += 32;
    out += static_cast<char>(0xc0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3f));
    return true;
  }
  out += as_written;
  return true;
}

}  // namespace

constexpr std::string_view capital_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view parting_signs = ",;:/()|";

void WordReader::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

WordReader::WordReader() : stemmer_(sb_stemmer_new("english", "UTF_8")) {
  if (!stemmer_) throw std::bad_alloc();
}

std::vector<Word> WordReader::read(std::string_view text) {
  std::vector<Word> words;
  std::string folded;
  std::size_t start = 0;
  bool too_long = false, apart = false;
  const auto finish = [&](std::size_t end) {
    if (!folded.empty() && !too_long) {
      const auto* symbols = reinterpret_cast<const sb_symbol*>(folded.data());
      const auto* stem = sb_stemmer_stem(stemmer_.get(), symbols, static_cast<int>(folded.size()));
      const auto size = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
      words.push_back({start, end, folded, std::string(reinterpret_cast<const char*>(stem), size),
                       is_stop_word(folded),
                       text.substr(start, end - start).find_first_of(capital_letters) != text.npos,
                       apart});
      apart = false;
    }
    folded.clear();
    too_long = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto point = point_at(text, at);
    if (folded.empty()) start = at;
    const bool mark = (point.value == '+' || point.value == '#') && !folded.empty();
    if (mark && !too_long) folded += static_cast<char>(point.value);
    if (!mark && !(point.valid && append_folded(point.value, text.substr(at, point.bytes), folded)))
      finish(at);
    apart = apart || (point.value < 0x80 && parting_signs.find(text[at]) != text.npos);
    if (folded.size() > limits::word_bytes_max) {
      too_long = true;
      folded.resize(1);
    }
    at += point.bytes;
  }
  finish(text.size());
  return words;
}

bool is_stop_word(std::string_view folded) {
  static constexpr std::array<std::string_view, 118> words{
      "a",      "about", "above", "across",  "after",  "all",    "also",   "am",      "among",
      "an",     "and",   "any",   "are",     "as",     "at",     "be",     "because", "been",
      "before", "being", "below", "both",    "but",    "by",     "can",    "could",   "did",
      "do",     "does",  "doing", "down",    "during", "e",      "each",   "eg",      "etc",
      "for",    "from",  "g",     "had",     "has",    "have",   "having", "he",      "her",
      "here",   "his",   "how",   "i",       "ie",     "if",     "in",     "into",    "is",
      "it",     "its",   "least", "ll",      "may",    "more",   "most",   "must",    "no",
      "nor",    "not",   "of",    "on",      "or",     "other",  "our",    "out",     "over",
      "own",    "per",   "s",     "same",    "she",    "should", "so",     "some",    "such",
      "t",      "than",  "that",  "the",     "their",  "them",   "then",   "there",   "these",
      "they",   "this",  "those", "through", "to",     "too",    "under",  "up",      "upon",
      "us",     "very",  "via",   "was",     "we",     "were",   "what",   "when",    "where",
      "which",  "while", "who",   "why",     "will",   "with",   "within", "would",   "you",
      "your"};
  static_assert(std::ranges::is_sorted(words));
  return std::ranges::binary_search(words, folded);
}

}  // namespace cairn::linker
