// SPDX-License-Identifier: Apache-2.0
#include "catalogue/sieve.h"

#include <algorithm>

#include "base/text.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

Fit fit_if(bool fits) { return fits ? Fit::yes : Fit::no; }

template <class Fits>
std::vector<Fit> marks_of(const Shared& shared, Fits fits) {
  std::vector<Fit> marks;
  marks.reserve(shared.texts().size());
  for (const auto& text : shared.texts())
    marks.push_back(text.empty() ? Fit::unknown : fit_if(fits(text)));
  return marks;
}

Fit price_fit(const Facts& facts, const Price& max, const std::vector<Fit>& currency) {
  if (facts.price_minor == unknown_fact) return Fit::unknown;
  if (facts.price_minor == 0) return Fit::yes;
  // No rate between currencies is known here.
  if (currency[facts.currency] != Fit::yes) return Fit::unknown;
  return fit_if(facts.price_minor <= max.minor);
}

Fit free_fit(const Facts& facts) {
  if (facts.price_minor == 0 || facts.trial > Trial::none) return Fit::yes;
  const bool known = facts.price_minor != unknown_fact || facts.trial != Trial::unknown;
  return known ? Fit::no : Fit::unknown;
}

}  // namespace

Sieve::Sieve(const Filters& filters, const FactTable& table) : filters_(filters) {
  const auto holds = [](std::string words) {
    return [words = std::move(words)](const std::string& text) {
      return text.find(words) != std::string::npos;
    };
  };
  if (filters.price_max)
    currency_ = marks_of(table.currencies(), [&](const std::string& code) {
      return code == filters.price_max->currency;
    });
  if (const auto words = skills::fold(filters.provider); !words.empty())
    provider_ = marks_of(table.providers(), holds(words));
  if (const auto words = skills::fold(filters.credential); !words.empty())
    credential_ = marks_of(table.credentials(), holds(words));
  if (const auto tag = to_lower_ascii(filters.language); !tag.empty())
    languages_ = marks_of(table.languages(), [&](const std::string& tags) {
      return tags.find(" " + tag + " ") != std::string::npos ||
             tags.find(" " + tag + "-") != std::string::npos;
    });
}

Fit Sieve::judge(const Facts& facts) const {
  Fit worst = Fit::yes;
  const auto add = [&](Fit fit) { worst = std::min(worst, fit); };
  if (filters_.stage != Stage::unknown)
    add(facts.stage == Stage::unknown ? Fit::unknown : fit_if(facts.stage == filters_.stage));
  if (filters_.pace != Pace::unknown)
    add(facts.pace == Pace::unknown ? Fit::unknown : fit_if(facts.pace == filters_.pace));
  if (filters_.price_max) add(price_fit(facts, *filters_.price_max, currency_));
  if (filters_.minutes_max)
    add(facts.minutes == unknown_fact ? Fit::unknown
                                      : fit_if(facts.minutes <= *filters_.minutes_max));
  if (filters_.free_or_trial) add(free_fit(facts));
  if (!provider_.empty()) add(provider_[facts.provider]);
  if (!credential_.empty()) add(credential_[facts.credential]);
  if (!languages_.empty()) add(languages_[facts.languages]);
  return worst;
}

}  // namespace cairn::catalogue
