// SPDX-License-Identifier: Apache-2.0
#include "adverts/cues.h"

#include <algorithm>
#include <array>
#include <string>

#include "adverts/limits.h"
#include "base/text.h"

namespace cairn::adverts {
namespace {

struct Words {
  std::string_view words;  // lower case
  std::uint8_t value;
};

// clang-format off
constexpr Words level_words[] = {
    {"awareness", 1}, {"aware of", 1}, {"exposure", 1}, {"first experience", 1}, {"initial experience", 1}, {"interest in", 1},
    {"willingness to learn", 1}, {"curiosity about", 1}, {"taste for", 1}, {"basic understanding", 1}, {"basic awareness", 1}, {"a1", 1},
    {"basic", 2}, {"basics", 2}, {"fundamentals", 2}, {"some experience", 2}, {"some knowledge", 2}, {"some", 2}, {"junior", 2}, {"beginner", 2},
    {"entry level", 2}, {"entry-level", 2}, {"familiar with", 2}, {"familiarity", 2}, {"general knowledge", 2}, {"some understanding", 2},
    {"grundkenntnisse", 2}, {"notions", 2}, {"conocimientos básicos", 2}, {"a2", 2}, {"b1", 2},
    {"working knowledge", 3}, {"good working knowledge", 3}, {"good", 3}, {"solid", 3}, {"sound", 3}, {"hands-on", 3}, {"hands on", 3},
    {"practical", 3}, {"proficient", 3}, {"proficiency", 3}, {"confident", 3}, {"confidence", 3}, {"competent", 3}, {"strong", 3}, {"proven", 3},
    {"well versed", 3}, {"comfortable", 3}, {"independently", 3}, {"conversational", 3}, {"everyday use", 3}, {"daily use", 3}, {"good command", 3},
    {"firm grasp", 3}, {"good grasp", 3}, {"gute", 3}, {"bonne maîtrise", 3}, {"b2", 3},
    {"advanced", 4}, {"expert", 4}, {"expertise", 4}, {"in-depth", 4}, {"in depth", 4}, {"deep", 4}, {"extensive", 4}, {"excellent", 4},
    {"very good", 4}, {"very strong", 4}, {"senior", 4}, {"lead", 4}, {"leading", 4}, {"fluent", 4}, {"fluency", 4}, {"mastery", 4}, {"thorough", 4},
    {"comprehensive", 4}, {"outstanding", 4}, {"exceptional", 4}, {"highly skilled", 4}, {"specialist", 4}, {"sehr gute", 4}, {"verhandlungssicher", 4},
    {"courant", 4}, {"c1", 4},
    {"world-class", 5}, {"world class", 5}, {"recognised expert", 5}, {"recognized expert", 5}, {"thought leader", 5}, {"principal", 5},
    {"authority on", 5}, {"authority in", 5}, {"native", 5}, {"mother tongue", 5}, {"c2", 5},
};
constexpr Words need_words[] = {
    {"must", 1}, {"required", 1}, {"essential", 1}, {"mandatory", 1}, {"you need", 1}, {"you will need", 1}, {"necessary", 1}, {"minimum", 1},
    {"at least", 1}, {"requires", 1}, {"a requirement", 1}, {"prerequisite", 1}, {"imprescindible", 1}, {"zwingend", 1}, {"exigé", 1},
    {"nice to have", 0}, {"a plus", 0}, {"a bonus", 0}, {"bonus", 0}, {"desirable", 0}, {"preferred", 0}, {"preferably", 0}, {"ideally", 0},
    {"an advantage", 0}, {"advantageous", 0}, {"beneficial", 0}, {"helpful", 0}, {"not essential", 0}, {"not required", 0}, {"not a must", 0},
    {"not necessary", 0}, {"would be useful", 0}, {"is welcome", 0}, {"are welcome", 0}, {"it helps", 0}, {"would help", 0}, {"would be nice", 0},
    {"would be good", 0}, {"would be great", 0}, {"optional", 0}, {"even better", 0}, {"von vorteil", 0}, {"wünschenswert", 0}, {"idealerweise", 0},
    {"un plus", 0}, {"un atout", 0}, {"deseable", 0}, {"se valorará", 0},
};
constexpr Words number_words[] = {
    {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
    {"eleven", 11}, {"twelve", 12}, {"fifteen", 15}, {"twenty", 20}, {"zwei", 2}, {"drei", 3}, {"fünf", 5}, {"deux", 2}, {"trois", 3},
    {"cinq", 5}, {"dos", 2}, {"tres", 3}, {"cinco", 5},
};
constexpr std::array<std::string_view, 11> year_words{
    "years", "year", "yrs", "yr", "years'", "jahre", "jahren", "ans", "années", "años", "year's"};
// clang-format on

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool stands_alone(std::string_view lower, std::size_t start, std::size_t end) {
  return (start == 0 || !is_word_byte(lower[start - 1])) &&
         (end >= lower.size() || !is_word_byte(lower[end]));
}

template <std::size_t n>
std::vector<Cue> find_words(std::string_view lower, const Words (&table)[n]) {
  std::vector<Cue> found;
  for (const auto& [words, value] : table)
    for (auto at = lower.find(words); at != lower.npos; at = lower.find(words, at + 1))
      if (stands_alone(lower, at, at + words.size()))
        found.push_back({at, at + words.size(), value});
  std::ranges::sort(found, [](const Cue& a, const Cue& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
  std::vector<Cue> apart;
  for (const auto& cue : found)
    if (apart.empty() || cue.start >= apart.back().end) apart.push_back(cue);
  return apart;
}

struct Word {
  std::size_t start, end;
};

std::vector<Word> words_of(std::string_view lower) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < lower.size();) {
    while (at < lower.size() && !is_word_byte(lower[at])) ++at;
    const auto first = at;
    while (at < lower.size() && is_word_byte(lower[at])) ++at;
    if (at > first) words.push_back({first, at});
  }
  return words;
}

// "3", "three"; nullopt for anything else and for more than anyone asks for.
std::optional<std::uint8_t> number_of(std::string_view word) {
  if (word.size() <= 2 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; })) {
    int number = 0;
    for (const char c : word) number = number * 10 + (c - '0');
    if (number <= limits::years_max) return static_cast<std::uint8_t>(number);
    return std::nullopt;
  }
  const auto found = std::ranges::find(number_words, word, &Words::words);
  if (found == std::end(number_words)) return std::nullopt;
  return found->value;
}

// "3+ years", "three to five years", "3-5 yrs", "two or more years".
std::vector<Cue> find_years(std::string_view lower) {
  const auto words = words_of(lower);
  const auto text = [&](std::size_t i) {
    return lower.substr(words[i].start, words[i].end - words[i].start);
  };
  std::vector<Cue> found;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (std::ranges::find(year_words, text(i)) == year_words.end()) continue;
    auto first = i - 1;
    if (first >= 1 && text(first) == "more" && text(first - 1) == "or") first -= 2;
    if (first >= words.size()) continue;
    auto number = number_of(text(first));
    if (!number) continue;
    // A range: the smaller end counts.
    const bool linked = first >= 2 && (text(first - 1) == "to" || text(first - 1) == "or" ||
                                       text(first - 1) == "bis" || text(first - 1) == "à");
    const auto before = linked ? first - 2 : first - 1;
    const bool dashed = !linked && first >= 1 && words[first].start - words[first - 1].end <= 3 &&
                        lower[words[first].start - 1] != ' ';
    if ((linked || dashed) && before < words.size())
      if (const auto smaller = number_of(text(before)); smaller && *smaller < *number) {
        number = smaller;
        first = before;
      }
    const bool ago = i + 1 < words.size() && (text(i + 1) == "ago" || text(i + 1) == "old");
    if (*number > 0 && !ago) found.push_back({words[first].start, words[i].end, *number});
  }
  return found;
}

// Whether something ends between two places: a clause that the words before do not reach into.
bool parted(std::string_view sentence, std::size_t from, std::size_t to, std::string_view signs) {
  return from < to && sentence.substr(from, to - from).find_first_of(signs) != sentence.npos;
}

constexpr std::size_t right_behind_bytes = 12;  // "Python (advanced)", "Python: 5+ years"

const Cue* right_behind(const std::vector<Cue>& cues, std::string_view sentence, std::size_t end) {
  for (const auto& cue : cues) {
    if (cue.start < end || cue.start - end > right_behind_bytes) continue;
    const auto between = sentence.substr(end, cue.start - end);
    if (between.find_first_of(",;") == between.npos && between.find(" and ") == between.npos &&
        between.find(" or ") == between.npos)
      return &cue;
  }
  return nullptr;
}

const Cue* nearest_before(const std::vector<Cue>& cues, std::string_view sentence,
                          std::size_t start) {
  const Cue* nearest = nullptr;
  for (const auto& cue : cues)
    if (cue.end <= start && !parted(sentence, cue.end, start, ";")) nearest = &cue;
  return nearest;
}

// Cues within the words themselves speak too: "advanced Excel" is one name of a skill.
const Cue* within(const std::vector<Cue>& cues, std::size_t start, std::size_t end) {
  for (const auto& cue : cues)
    if (cue.start >= start && cue.end <= end) return &cue;
  return nullptr;
}

const Cue* cue_for(const std::vector<Cue>& cues, std::string_view sentence, std::size_t start,
                   std::size_t end) {
  if (cues.empty()) return nullptr;
  if (start == end) return &cues.front();  // the whole sentence speaks
  if (const auto* cue = within(cues, start, end)) return cue;
  if (const auto* cue = right_behind(cues, sentence, end)) return cue;
  return nearest_before(cues, sentence, start);
}

}  // namespace

Cues cues_in(std::string_view sentence) {
  const auto lower = to_lower_ascii(sentence);
  return {find_words(lower, level_words), find_years(lower), find_words(lower, need_words)};
}

skills::Level level_for(const Cues& cues, std::string_view sentence, std::size_t start,
                        std::size_t end) {
  const auto* cue = cue_for(cues.levels, sentence, start, end);
  return cue ? cue->value : skills::Level{0};
}

std::optional<std::uint8_t> years_for(const Cues& cues, std::string_view sentence,
                                      std::size_t start, std::size_t end) {
  const auto* cue = cue_for(cues.years, sentence, start, end);
  if (cue == nullptr) return std::nullopt;
  return cue->value;
}

std::optional<bool> need_for(const Cues& cues, std::string_view sentence, std::size_t start,
                             std::size_t end) {
  if (cues.needs.empty()) return std::nullopt;
  constexpr std::string_view clause_ends = ",;:()";
  if (start == end) return cues.needs.front().value == 1;
  // "SQL required, Python a plus": the words of the same clause count.
  for (const auto& cue : cues.needs) {
    const bool same = cue.end <= start ? !parted(sentence, cue.end, start, clause_ends)
                                       : !parted(sentence, end, cue.start, clause_ends);
    if (same) return cue.value == 1;
  }
  const auto* only = cues.needs.size() == 1 ? &cues.needs.front() : nullptr;
  if (only == nullptr ||
      parted(sentence, std::min(end, only->end), std::max(start, only->start), ";"))
    return std::nullopt;
  // "Python, SQL and Java are a plus" speaks of all; "…, preferably PostgreSQL" of what follows.
  const auto words = to_lower_ascii(sentence.substr(only->start, only->end - only->start));
  const bool forward_only = words == "preferably" || words == "ideally" || words == "idealerweise";
  if (forward_only && only->start >= end) return std::nullopt;
  return only->value == 1;
}

}  // namespace cairn::adverts
