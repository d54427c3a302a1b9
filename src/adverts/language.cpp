// SPDX-License-Identifier: Apache-2.0
#include "adverts/language.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace cairn::adverts {
namespace {

struct Language {
  std::string_view code;
  std::array<std::string_view, 22> words;  // such as stand in few of the others
};

// clang-format off
constexpr Language languages[] = {
    {"en", {"the", "and", "of", "to", "with", "you", "we", "our", "your", "is", "are", "will", "for", "have",
            "experience", "work", "skills", "that", "this", "be", "or", "from"}},
    {"de", {"und", "der", "die", "das", "mit", "wir", "sie", "für", "von", "zu", "ein", "eine", "einen", "sind",
            "ist", "unser", "unsere", "den", "im", "bei", "oder", "kenntnisse"}},
    {"fr", {"et", "le", "la", "les", "des", "du", "une", "vous", "nous", "pour", "avec", "dans", "sur", "votre",
            "notre", "est", "êtes", "ou", "au", "aux", "nos", "vos"}},
    {"es", {"y", "el", "la", "los", "las", "del", "con", "para", "una", "por", "que", "se", "nuestro", "nuestra",
            "experiencia", "es", "su", "al", "trabajo", "conocimientos", "como", "tu"}},
    {"it", {"e", "il", "la", "di", "che", "per", "con", "una", "gli", "della", "delle", "nel", "dei", "sono",
            "esperienza", "nostro", "nostra", "alla", "lavoro", "anche", "al", "si"}},
    {"nl", {"en", "de", "het", "een", "van", "je", "wij", "voor", "met", "bij", "zijn", "onze", "ons", "jouw",
            "wat", "aan", "naar", "ervaring", "niet", "ook", "werk", "hebt"}},
    {"pt", {"e", "o", "os", "da", "do", "das", "dos", "com", "para", "uma", "por", "em", "você", "nosso",
            "nossa", "experiência", "não", "ao", "na", "no", "trabalho", "são"}},
};
// clang-format on

constexpr std::size_t bytes_read_max = 20'000;
constexpr std::size_t words_min = 3;  // that tell the language

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

std::string_view language_of(std::string_view text) {
  const auto lower = to_lower_ascii(text.substr(0, bytes_read_max));
  std::array<std::size_t, std::size(languages)> counts{};
  for (std::size_t at = 0; at < lower.size();) {
    while (at < lower.size() && !is_word_byte(lower[at])) ++at;
    const auto first = at;
    while (at < lower.size() && is_word_byte(lower[at])) ++at;
    const auto word = std::string_view(lower).substr(first, at - first);
    for (std::size_t i = 0; i < counts.size(); ++i)
      counts[i] += static_cast<std::size_t>(std::ranges::count(languages[i].words, word));
  }
  const auto best = std::ranges::max_element(counts);
  if (*best < words_min) return {};
  return languages[best - counts.begin()].code;
}

}  // namespace cairn::adverts
