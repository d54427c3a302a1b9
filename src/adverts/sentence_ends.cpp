// SPDX-License-Identifier: Apache-2.0
#include "adverts/sentence_ends.h"

#include <algorithm>
#include <string>

#include "adverts/limits.h"
#include "base/text.h"

namespace cairn::adverts {
namespace {

// Words a full stop belongs to; lower case, without their last one.
constexpr std::string_view abbreviations =
    "|e.g|i.e|eg|ie|etc|incl|excl|approx|ca|cf|vs|dr|mr|mrs|ms|prof|st|no|nos|dept|est|min|max|"
    "yrs|yr|hrs|inc|ltd|co|corp|plc|gmbh|jr|sr|ph.d|m.sc|b.sc|b.a|m.a|b.eng|u.s|u.k|a.m|p.m|p.a|"
    "z.b|z. b|bzw|ggf|u.a|d.h|usw|inkl|evtl|m/w/d|sog|str|nr|mind|ev|env|p.ex|ej|p.ej|sra|dra|ud|"
    "fig|ref|tel|temp|perm|assoc|mgmt|cert|qual|exp|";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the full stop at `at` belongs to the word before it.
bool is_abbreviation(std::string_view line, std::size_t at) {
  constexpr std::size_t word_bytes_max = 8;
  auto first = at;
  while (first > 0 && at - first <= word_bytes_max && !is_space(line[first - 1]) &&
         line[first - 1] != '(')
    --first;
  const auto word = to_lower_ascii(line.substr(first, at - first));
  if (word.empty() || word.size() > word_bytes_max) return false;
  if (word.size() == 1 && is_lower(word[0]) && word != "i") return true;  // an initial
  return abbreviations.find("|" + word + "|") != abbreviations.npos;
}

bool ends_sentence(std::string_view line, std::size_t at) {
  const char c = line[at];
  if (c != '.' && c != '!' && c != '?') return false;
  auto next = at + 1;
  while (next < line.size() && (line[next] == ')' || line[next] == '"' || line[next] == '\''))
    ++next;
  if (next >= line.size() || !is_space(line[next])) return false;
  while (next < line.size() && is_space(line[next])) ++next;
  if (next >= line.size()) return false;
  if (is_lower(line[next])) return false;
  if (c == '.' && is_abbreviation(line, at)) {
    // "etc. You" ends all the same; "Dr. Smith" does not, and "e.g. Python" neither.
    const auto word = to_lower_ascii(line.substr(at >= 3 ? at - 3 : 0, 3));
    return word == "etc" && !is_digit(line[next]);
  }
  return true;
}

void add_bounded(std::string_view line, std::size_t start, std::size_t end,
                 std::vector<Span>& spans) {
  while (end - start > limits::sentence_bytes_max) {
    auto cut = line.rfind(' ', start + limits::sentence_bytes_max);
    if (cut == line.npos || cut <= start) {
      cut = start + limits::sentence_bytes_max;
      while (cut > start + 1 && (static_cast<unsigned char>(line[cut]) & 0xc0) == 0x80) --cut;
    }
    spans.push_back({start, cut});
    start = cut;
    while (start < end && is_space(line[start])) ++start;
    if (spans.size() >= limits::sentences_max) return;
  }
  if (start < end) spans.push_back({start, end});
}

}  // namespace

std::vector<Span> split_sentences(std::string_view line) {
  std::vector<Span> spans;
  std::size_t start = 0;
  for (std::size_t at = 0; at < line.size() && spans.size() < limits::sentences_max; ++at) {
    if (!ends_sentence(line, at)) continue;
    auto end = at + 1;
    while (end < line.size() && !is_space(line[end])) ++end;
    add_bounded(line, start, end, spans);
    while (end < line.size() && is_space(line[end])) ++end;
    start = end;
    at = end - 1;
  }
  add_bounded(line, start, line.size(), spans);
  return spans;
}

}  // namespace cairn::adverts
