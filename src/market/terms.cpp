// SPDX-License-Identifier: Apache-2.0
#include "market/terms.h"

#include <algorithm>
#include <set>
#include <span>

#include "adverts/phrases.h"
#include "base/text.h"
#include "skills/fold.h"

namespace cairn::market {
namespace {

using adverts::Purpose;
using adverts::Span;

// Words that say nothing of what is asked for, in English and German. Ascending.
constexpr std::string_view plain_words[] = {"ability",
                                            "able",
                                            "about",
                                            "abschluss",
                                            "advanced",
                                            "all",
                                            "als",
                                            "also",
                                            "am",
                                            "an",
                                            "and",
                                            "any",
                                            "april",
                                            "arbeiten",
                                            "are",
                                            "area",
                                            "as",
                                            "at",
                                            "auch",
                                            "auf",
                                            "aufgaben",
                                            "august",
                                            "aus",
                                            "background",
                                            "basic",
                                            "be",
                                            "bei",
                                            "benefits",
                                            "bereich",
                                            "berufserfahrung",
                                            "bevorzugt",
                                            "bonus",
                                            "business",
                                            "by",
                                            "candidate",
                                            "candidates",
                                            "certification",
                                            "client",
                                            "clients",
                                            "colleagues",
                                            "company",
                                            "confident",
                                            "customer",
                                            "customers",
                                            "das",
                                            "day",
                                            "days",
                                            "december",
                                            "deep",
                                            "degree",
                                            "dem",
                                            "den",
                                            "der",
                                            "des",
                                            "desirable",
                                            "dezember",
                                            "die",
                                            "e",
                                            "eg",
                                            "ein",
                                            "eine",
                                            "einem",
                                            "einer",
                                            "environment",
                                            "equivalent",
                                            "erfahrung",
                                            "erfahrungen",
                                            "essential",
                                            "etc",
                                            "excellent",
                                            "experience",
                                            "experienced",
                                            "familiar",
                                            "familiarity",
                                            "february",
                                            "field",
                                            "first",
                                            "for",
                                            "friday",
                                            "from",
                                            "fur",
                                            "g",
                                            "good",
                                            "great",
                                            "gute",
                                            "guten",
                                            "have",
                                            "high",
                                            "i",
                                            "ideally",
                                            "if",
                                            "im",
                                            "in",
                                            "including",
                                            "into",
                                            "is",
                                            "it",
                                            "its",
                                            "january",
                                            "job",
                                            "july",
                                            "june",
                                            "kenntnisse",
                                            "knowledge",
                                            "language",
                                            "languages",
                                            "least",
                                            "level",
                                            "like",
                                            "m",
                                            "management",
                                            "manager",
                                            "march",
                                            "may",
                                            "mind",
                                            "minimum",
                                            "mit",
                                            "monday",
                                            "more",
                                            "must",
                                            "new",
                                            "nice",
                                            "november",
                                            "october",
                                            "oder",
                                            "of",
                                            "on",
                                            "one",
                                            "or",
                                            "other",
                                            "our",
                                            "own",
                                            "passion",
                                            "plus",
                                            "position",
                                            "practice",
                                            "preferably",
                                            "preferred",
                                            "problem",
                                            "product",
                                            "products",
                                            "proficiency",
                                            "proficient",
                                            "project",
                                            "projects",
                                            "proven",
                                            "qualification",
                                            "qualifications",
                                            "relevant",
                                            "required",
                                            "requirements",
                                            "role",
                                            "saturday",
                                            "sehr",
                                            "senior",
                                            "september",
                                            "service",
                                            "services",
                                            "sie",
                                            "similar",
                                            "skill",
                                            "skills",
                                            "software",
                                            "solid",
                                            "some",
                                            "sound",
                                            "sowie",
                                            "strong",
                                            "such",
                                            "sunday",
                                            "system",
                                            "systems",
                                            "task",
                                            "tasks",
                                            "team",
                                            "teams",
                                            "technical",
                                            "technologies",
                                            "technology",
                                            "that",
                                            "the",
                                            "their",
                                            "these",
                                            "they",
                                            "this",
                                            "thursday",
                                            "to",
                                            "tool",
                                            "tools",
                                            "training",
                                            "tuesday",
                                            "umgang",
                                            "und",
                                            "understanding",
                                            "up",
                                            "us",
                                            "use",
                                            "using",
                                            "van",
                                            "vorteil",
                                            "we",
                                            "wednesday",
                                            "well",
                                            "will",
                                            "wir",
                                            "with",
                                            "within",
                                            "work",
                                            "working",
                                            "wunschenswert",
                                            "year",
                                            "years",
                                            "you",
                                            "your",
                                            "zu",
                                            "zum",
                                            "zur"};
static_assert(std::ranges::is_sorted(plain_words));

constexpr std::size_t list_phrases_min = 3;

bool is_plain(std::string_view word) { return std::ranges::binary_search(plain_words, word); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A word of a sentence, without the signs around it.
struct Word {
  std::string_view text;
  std::string folded;
  bool first = false;  // of its sentence, where every word is written large
};

std::vector<Word> words_of(std::string_view phrase, bool begins_sentence) {
  std::vector<Word> words;
  for (const auto part : split(phrase, ' ')) {
    auto text = part;
    constexpr std::string_view around = "\"'.!?*-_/[]{}<>\t\r\n";
    const auto from = text.find_first_not_of(around);
    if (from == text.npos) continue;
    text = text.substr(from, text.find_last_not_of(around) + 1 - from);
    words.push_back({text, skills::fold(text), begins_sentence && words.empty()});
  }
  return words;
}

// "dbt" is none, "GraphQL", "C++", "S3" and "AWS" are always, "Terraform" where not every noun and
// every first word is written so.
bool is_name(const Word& word, bool nouns_are_large) {
  const auto text = word.text;
  if (word.folded.size() < 2 || is_plain(word.folded)) return false;
  if (is_digit(text[0])) return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (is_digit(text[i]) || text[i] == '+' || text[i] == '#') return true;
    if (is_upper(text[i])) return true;
    if (text[i] == '.' && i + 1 < text.size() && (is_upper(text[i + 1]) || is_lower(text[i + 1])))
      return true;
  }
  return is_upper(text[0]) && !word.first && !nouns_are_large;
}

class Finder {
 public:
  Finder(const adverts::AdvertText& advert, const adverts::AdvertReading& reading,
         const IsKnown& known)
      : advert_(advert),
        reading_(reading),
        known_(known),
        nouns_are_large_(advert.language == "de"),
        apart_(" " + skills::fold(advert.employer + " " + advert.place) + " ") {}

  void read(std::uint32_t at) {
    const auto& sentence = reading_.sentences[at];
    const auto text =
        std::string_view(advert_.text).substr(sentence.start, sentence.end - sentence.start);
    const auto phrases = adverts::phrases_of(text);
    for (const auto& phrase : phrases) {
      if (terms.size() == terms_of_advert_max) return;
      if (is_read(at, sentence.start + phrase.start, sentence.start + phrase.end)) continue;
      const auto words =
          words_of(text.substr(phrase.start, phrase.end - phrase.start), phrase.start == 0);
      if (phrases.size() < list_phrases_min || phrase.start == 0 || !take_whole(words))
        take_names(words);
    }
  }

  std::vector<Term> terms;

 private:
  // Whether a skill or a credential was read out of these words already.
  bool is_read(std::uint32_t at, std::size_t start, std::size_t end) const {
    const auto within = [&](std::size_t from, std::size_t to) { return from < end && to > start; };
    for (const auto& skill : reading_.skills)
      for (const auto& it : skill.evidence)
        if (it.sentence == at && it.start < it.end && within(it.start, it.end)) return true;
    return std::ranges::any_of(reading_.credentials, [&](const auto& it) {
      return it.sentence == at && within(it.start, it.end);
    });
  }

  // What stands in a list by itself: "dbt", "event storming".
  bool take_whole(std::span<const Word> words) {
    if (words.empty() || words.size() > term_words_max) return false;
    if (std::ranges::any_of(words, [](const auto& it) { return is_plain(it.folded); }))
      return false;
    take(words);
    return true;
  }

  // Names amid other words, those side by side as one.
  void take_names(std::span<const Word> words) {
    while (!words.empty()) {
      if (!is_name(words.front(), nouns_are_large_)) {
        words = words.subspan(1);
        continue;
      }
      std::size_t count = 1;
      while (count < words.size() && is_name(words[count], nouns_are_large_)) ++count;
      if (count <= term_words_max) take(words.first(count));
      words = words.subspan(count);
    }
  }

  void take(std::span<const Word> words) {
    if (terms.size() == terms_of_advert_max) return;
    std::string label;
    for (const auto& word : words) {
      if (word.text.size() > term_bytes_max) return;
      label += (label.empty() ? "" : " ") + std::string(word.text);
    }
    auto key = skills::fold(label);
    if (!is_term(key) || !is_utf8(label) || apart_.find(" " + key + " ") != apart_.npos) return;
    if (!seen_.insert(key).second || known_(key)) return;
    terms.push_back({std::move(key), std::move(label)});
  }

  const adverts::AdvertText& advert_;
  const adverts::AdvertReading& reading_;
  const IsKnown& known_;
  const bool nouns_are_large_;
  const std::string apart_;
  std::set<std::string> seen_;
};

}  // namespace

bool is_term(std::string_view folded) {
  if (folded.size() < 2 || folded.size() > term_bytes_max) return false;
  const auto is_letter = [](char c) { return is_lower(c) || static_cast<unsigned char>(c) > 0x7f; };
  if (std::ranges::none_of(folded, is_letter)) return false;
  const auto words = split(folded, ' ');
  return words.size() <= term_words_max + 1 && !std::ranges::all_of(words, is_plain);
}

std::vector<Term> terms_in(const adverts::AdvertText& advert, const adverts::AdvertReading& reading,
                           const IsKnown& known) {
  Finder finder(advert, reading, known);
  for (std::uint32_t at = 0; at < reading.sentences.size(); ++at) {
    const auto& sentence = reading.sentences[at];
    const bool asks = sentence.purpose == Purpose::requirement ||
                      sentence.purpose == Purpose::nice_to_have ||
                      sentence.purpose == Purpose::duty;
    if (asks && !sentence.heading) finder.read(at);
  }
  return std::move(finder.terms);
}

}  // namespace cairn::market
