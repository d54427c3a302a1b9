// SPDX-License-Identifier: Apache-2.0
#include "catalogue/sieve.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

constexpr Fit fit_if(bool fits) { return fits ? Fit::yes : Fit::no; }

// For each text of a table whether it fits; "" is not known.
template <class Fits>
std::vector<Fit> marks_of(const TextTable& table, Fits fits) {
  std::vector<Fit> marks;
  marks.reserve(table.size());
  for (std::size_t i = 0; i < table.size(); ++i)
    marks.push_back(table[i].empty() ? Fit::unknown : fit_if(fits(table[i])));
  return marks;
}

// Answers to four questions of yes and no, worked out once: what an offer answers is then looked up
// without a branch that nobody could foresee.
template <class Judge>
std::array<Fit, 16> answers_of(Judge judge) {
  std::array<Fit, 16> answers{};
  for (std::size_t bits = 0; bits < answers.size(); ++bits)
    answers[bits] = judge((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
  return answers;
}
std::size_t bits_of(bool first, bool second, bool third, bool fourth = false) {
  return static_cast<std::size_t>(first) | static_cast<std::size_t>(second) << 1 |
         static_cast<std::size_t>(third) << 2 | static_cast<std::size_t>(fourth) << 3;
}

class Sieve {
 public:
  explicit Sieve(const Index& index) : index_(index), fits_(index.size(), Fit::yes) {}

  // An enumerator whose zero is "unknown".
  void same(std::span<const std::uint8_t> column, std::uint8_t wanted) {
    std::array<Fit, 256> fit_of{Fit::unknown};
    fit_of[wanted] = Fit::yes;
    narrow([&](std::size_t i) { return fit_of[column[i]]; });
  }
  void marked(std::span<const std::uint32_t> column, const std::vector<Fit>& marks) {
    narrow([&](std::size_t i) { return column[i] < marks.size() ? marks[column[i]] : Fit::no; });
  }
  void minutes(std::int64_t max) {
    const auto fit_of = answers_of(
        [](bool known, bool within, bool, bool) { return known ? fit_if(within) : Fit::unknown; });
    narrow([&, column = index_.minutes](std::size_t i) {
      return fit_of[bits_of(column[i] >= 0, column[i] <= max, false)];
    });
  }
  void price(const Price& max) {
    auto marks =
        marks_of(index_.currencies, [&](std::string_view code) { return code == max.currency; });
    // No rate between currencies is known here.
    const auto fit_of = answers_of([](bool free, bool known, bool comparable, bool within) {
      if (free) return Fit::yes;
      return known && comparable ? fit_if(within) : Fit::unknown;
    });
    narrow([&, minor = index_.price_minor, currency = index_.currency](std::size_t i) {
      const bool comparable = currency[i] < marks.size() && marks[currency[i]] == Fit::yes;
      return fit_of[bits_of(minor[i] == 0, minor[i] > 0, comparable, minor[i] <= max.minor)];
    });
  }
  void free_or_trial() {
    constexpr auto none = static_cast<std::uint8_t>(Trial::none);
    const auto fit_of = answers_of([](bool free, bool priced, bool tried, bool untried) {
      if (free || tried) return Fit::yes;
      return priced || untried ? Fit::no : Fit::unknown;
    });
    narrow([&, minor = index_.price_minor, trial = index_.trial](std::size_t i) {
      return fit_of[bits_of(minor[i] == 0, minor[i] > 0, trial[i] > none, trial[i] == none)];
    });
  }
  // Certainly taught, and to the level.
  void skill(std::string_view id, Level level) {
    std::vector<Fit> taught(fits_.size(), Fit::no);
    if (const auto known = index_.skills.find(id))
      for (const auto entry : index_.teachers[*known]) {
        const auto at = entry >> teacher_bits;
        if (at >= taught.size() || (entry & teacher_proposed) != 0) continue;
        const auto reached = entry & teacher_level;
        const auto fit = level == 0 || reached >= level ? Fit::yes
                         : reached == 0                 ? Fit::unknown
                                                        : Fit::no;
        taught[at] = std::max(taught[at], fit);
      }
    narrow([&](std::size_t i) { return taught[i]; });
  }
  std::vector<Fit> take() && { return std::move(fits_); }

 private:
  template <class FitOf>
  void narrow(FitOf fit_of) {
    auto* const fits = fits_.data();
    for (std::size_t i = 0, end = fits_.size(); i < end; ++i)
      fits[i] = std::min(fits[i], fit_of(i));
  }

  const Index& index_;
  std::vector<Fit> fits_;
};

}  // namespace

std::vector<Fit> sieve(const Filters& filters, const Index& index) {
  Sieve sieve(index);
  const auto holds = [](const std::string& words) {
    return [&words](std::string_view text) { return text.find(words) != std::string_view::npos; };
  };
  if (!filters.skill.empty()) sieve.skill(filters.skill, filters.skill_level);
  if (filters.stage != Stage::unknown)
    sieve.same(index.stage, static_cast<std::uint8_t>(filters.stage));
  if (filters.pace != Pace::unknown)
    sieve.same(index.pace, static_cast<std::uint8_t>(filters.pace));
  if (filters.price_max) sieve.price(*filters.price_max);
  if (filters.minutes_max) sieve.minutes(*filters.minutes_max);
  if (filters.free_or_trial) sieve.free_or_trial();
  if (const auto words = skills::fold(filters.provider); !words.empty())
    sieve.marked(index.provider, marks_of(index.providers, holds(words)));
  if (const auto words = skills::fold(filters.credential); !words.empty())
    sieve.marked(index.credential, marks_of(index.credentials, holds(words)));
  if (const auto tag = to_lower_ascii(filters.language); !tag.empty()) {
    const auto whole = " " + tag + " ", begun = " " + tag + "-";
    sieve.marked(index.language, marks_of(index.languages, [&](std::string_view tags) {
                   return tags.find(whole) != std::string_view::npos ||
                          tags.find(begun) != std::string_view::npos;
                 }));
  }
  return std::move(sieve).take();
}

}  // namespace cairn::catalogue
