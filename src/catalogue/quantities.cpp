// SPDX-License-Identifier: Apache-2.0
// Money, levels, days and languages, as text says them.
#include "catalogue/quantities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "base/instant.h"
#include "base/text.h"
#include "catalogue/limits.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

struct Named {
  std::string_view name, code;
};

// Signs that several countries share stand for none of them.
constexpr std::array currency_names{
    Named{"€", "EUR"},
    Named{"euro", "EUR"},
    Named{"euros", "EUR"},
    Named{"£", "GBP"},
    Named{"pound sterling", "GBP"},
    Named{"british pound", "GBP"},
    Named{"us dollar", "USD"},
    Named{"us dollars", "USD"},
    Named{"us$", "USD"},
    Named{"u s dollar", "USD"},
    Named{"united states dollar", "USD"},
    Named{"swiss franc", "CHF"},
    Named{"canadian dollar", "CAD"},
    Named{"australian dollar", "AUD"},
    Named{"indian rupee", "INR"},
    Named{"₹", "INR"},
    Named{"japanese yen", "JPY"},
    Named{"zl", "PLN"},
};

constexpr std::array<std::string_view, 17> whole_currencies{
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
    "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> thousandth_currencies{"BHD", "IQD", "JOD", "KWD",
                                                                "LYD", "OMR", "TND"};

// "None" is what a program writes where nothing is known, and what is included is paid elsewhere.
constexpr std::array<std::string_view, 12> words_for_free{
    "free",    "free of charge", "kostenlos", "gratis",     "gratuit",  "gratuito",
    "no cost", "kostenfrei",     "umsonst",   "at no cost", "for free", "zero"};

struct StageWord {
  std::string_view word;
  Stage stage;
};

constexpr std::array stage_words{
    StageWord{"beginner", Stage::beginner},
    StageWord{"introductory", Stage::beginner},
    StageWord{"introduction", Stage::beginner},
    StageWord{"foundational", Stage::beginner},
    StageWord{"foundation", Stage::beginner},
    StageWord{"fundamentals", Stage::beginner},
    StageWord{"basic", Stage::beginner},
    StageWord{"entry", Stage::beginner},
    StageWord{"novice", Stage::beginner},
    StageWord{"einsteiger", Stage::beginner},
    StageWord{"anfanger", Stage::beginner},
    StageWord{"grundlagen", Stage::beginner},
    StageWord{"debutant", Stage::beginner},
    StageWord{"principiante", Stage::beginner},
    StageWord{"iniciante", Stage::beginner},
    StageWord{"intermediate", Stage::intermediate},
    StageWord{"associate", Stage::intermediate},
    StageWord{"mittel", Stage::intermediate},
    StageWord{"fortgeschritten", Stage::intermediate},
    StageWord{"intermediaire", Stage::intermediate},
    StageWord{"intermedio", Stage::intermediate},
    StageWord{"intermediario", Stage::intermediate},
    StageWord{"advanced", Stage::advanced},
    StageWord{"expert", Stage::advanced},
    StageWord{"experte", Stage::advanced},
    StageWord{"professional", Stage::advanced},
    StageWord{"avance", Stage::advanced},
    StageWord{"avanzado", Stage::advanced},
    StageWord{"avancado", Stage::advanced},
};

constexpr std::array language_names{
    Named{"english", "en"},    Named{"german", "de"},    Named{"deutsch", "de"},
    Named{"french", "fr"},     Named{"francais", "fr"},  Named{"spanish", "es"},
    Named{"espanol", "es"},    Named{"italian", "it"},   Named{"italiano", "it"},
    Named{"portuguese", "pt"}, Named{"portugues", "pt"}, Named{"dutch", "nl"},
    Named{"nederlands", "nl"}, Named{"polish", "pl"},    Named{"polski", "pl"},
    Named{"russian", "ru"},    Named{"chinese", "zh"},   Named{"japanese", "ja"},
    Named{"arabic", "ar"},     Named{"korean", "ko"},    Named{"turkish", "tr"},
    Named{"swedish", "sv"},    Named{"danish", "da"},    Named{"ukrainian", "uk"},
    Named{"hindi", "hi"},      Named{"eng", "en"},       Named{"deu", "de"},
    Named{"fra", "fr"},        Named{"spa", "es"},       Named{"englisch", "en"},
    Named{"anglais", "en"},    Named{"ingles", "en"},    Named{"allemand", "de"},
};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <class Names, class Wanted>
bool holds(const Names& names, const Wanted& wanted) {
  return std::find(names.begin(), names.end(), wanted) != names.end();
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
  return out;
}

}  // namespace

std::string currency_code(std::string_view text) {
  text = trim(text);
  const auto lower = to_lower_ascii(text);
  for (const auto& known : currency_names)
    if (known.name == lower || known.name == skills::fold(text)) return std::string(known.code);
  const bool letters =
      std::all_of(text.begin(), text.end(), [](char c) { return is_upper(c) || is_lower(c); });
  return text.size() == 3 && letters ? upper(text) : "";
}

int currency_decimals(std::string_view code) {
  if (holds(whole_currencies, code)) return 0;
  return holds(thousandth_currencies, code) ? 3 : 2;
}

std::optional<Price> price_of(double amount, std::string_view currency) {
  if (!(amount >= 0)) return std::nullopt;
  const auto code = currency_code(currency);
  if (amount == 0) return Price{0, code};
  if (code.empty()) return std::nullopt;  // a number of nothing
  const double minor = std::round(amount * std::pow(10.0, currency_decimals(code)));
  if (minor > static_cast<double>(price_minor_max)) return std::nullopt;
  return Price{static_cast<std::int64_t>(minor), code};
}

std::optional<Price> read_price(std::string_view text, std::string_view currency) {
  text = trim(text);
  if (text.empty() || text.size() > words_bytes_max) return std::nullopt;
  if (holds(words_for_free, std::string_view(to_lower_ascii(text))))
    return Price{0, currency_code(currency)};
  const auto first = text.find_first_of("0123456789");
  if (first == std::string_view::npos) return std::nullopt;
  const auto last = text.find_last_of("0123456789");
  const auto before = trim(text.substr(0, first)), after = trim(text.substr(last + 1));
  if (before.ends_with('-')) return std::nullopt;
  const auto number = text.substr(first, last + 1 - first);
  const auto amount = read_number(number);
  // "49 or 59", "from 49 to 99": more than one number is no price.
  if (!amount || number.find_first_not_of("0123456789.,'") != std::string_view::npos)
    return std::nullopt;
  // What stands beside the number is a currency, or the number is no price: "from 49", "49 a
  // month".
  const auto leading = currency_code(before), trailing = currency_code(after);
  if ((!before.empty() && leading.empty() && before != "$") || (!after.empty() && trailing.empty()))
    return std::nullopt;
  const auto& own = leading.empty() ? trailing : leading;
  return price_of(*amount, own.empty() ? currency : own);
}

double amount_of(const Price& price) {
  return static_cast<double>(price.minor) / std::pow(10.0, currency_decimals(price.currency));
}

Phrase words_of(const Price& price) {
  return price.minor == 0 ? phrase("free") : as_written(text_of(price));
}

std::string text_of(const Price& price) {
  if (price.minor == 0) return "free";
  std::int64_t whole = 1;
  for (int i = 0; i < currency_decimals(price.currency); ++i) whole *= 10;
  auto text = std::to_string(price.minor / whole);
  if (const auto rest = price.minor % whole; rest != 0)
    text += "." + std::to_string(whole + rest).substr(1);
  return text + " " + price.currency;
}

Stage read_stage(std::string_view text) {
  const auto words = skills::fold(text.substr(0, words_bytes_max));
  for (const auto word : split(words, ' '))
    for (const auto& known : stage_words)
      if (word == known.word || (word.size() > known.word.size() && word.starts_with(known.word) &&
                                 known.word.size() >= 5))
        return known.stage;
  return Stage::unknown;
}

Level level_after(Stage stage) {
  switch (stage) {
    case Stage::beginner: return 2;
    case Stage::intermediate: return 3;
    case Stage::advanced: return 4;
    case Stage::unknown: break;
  }
  return 0;
}

Pace read_pace(std::string_view text) {
  const auto words = skills::fold(text.substr(0, words_bytes_max));
  for (const std::string_view self :
       {"self", "on demand", "any time", "selbst", "libre", "autonom"})
    if (words.find(self) != std::string::npos) return Pace::self;
  for (const std::string_view led :
       {"instructor", "scheduled", "cohort", "session", "live", "classroom", "termin"})
    if (words.find(led) != std::string::npos) return Pace::scheduled;
  return Pace::unknown;
}

std::optional<bool> read_supervised(std::string_view text) {
  const auto words = skills::fold(text.substr(0, words_bytes_max));
  for (const std::string_view nobody : {"unsupervised", "not supervised", "no supervision",
                                        "unbeaufsichtigt", "nicht beaufsichtigt", "non supervise"})
    if (words.starts_with(nobody)) return false;
  for (const std::string_view somebody : {"supervised", "beaufsichtigt", "supervise"})
    if (words.starts_with(somebody)) return true;
  return std::nullopt;
}

std::string read_day(std::string_view text) {
  text = trim(text);
  // 31.1.2027: with points, the day leads everywhere.
  if (const auto parts = split(text, '.'); parts.size() == 3 && parts[2].size() == 4) {
    const auto two = [](std::string_view part) {
      return part.size() == 1 ? "0" + std::string(part) : std::string(part);
    };
    const auto day = std::string(parts[2]) + "-" + two(parts[1]) + "-" + two(parts[0]);
    return parse_date(day).ok() ? day : "";
  }
  constexpr std::size_t day_bytes = 10;  // 2027-01-11
  if (text.size() < day_bytes) return {};
  const auto day = text.substr(0, day_bytes);
  if (text.size() > day_bytes && text[day_bytes] != 'T' && text[day_bytes] != ' ') return {};
  return parse_date(day).ok() ? std::string(day) : "";
}

std::string read_language(std::string_view text) {
  text = trim(text);
  if (text.size() > 35) return {};
  const auto words = skills::fold(text);
  const auto first = words.substr(0, words.find(' '));
  for (const auto& known : language_names)
    if (known.name == first) return std::string(known.code);
  std::string tag;
  for (const auto part : split(text, text.find('_') != std::string_view::npos ? '_' : '-')) {
    const bool letters = std::all_of(
        part.begin(), part.end(), [](char c) { return is_upper(c) || is_lower(c) || is_digit(c); });
    if (part.empty() || part.size() > 8 || !letters) return {};
    if (tag.empty() && (part.size() > 3 || part.size() < 2 || is_digit(part.front()))) return {};
    auto piece = to_lower_ascii(part);
    if (!tag.empty() && part.size() == 2) piece = upper(part);
    if (!tag.empty() && part.size() == 4 && !is_digit(part.front()))
      piece.front() = upper(piece.substr(0, 1)).front();
    tag += (tag.empty() ? "" : "-") + piece;
  }
  return tag;
}

}  // namespace cairn::catalogue
