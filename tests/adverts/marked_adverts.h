// SPDX-License-Identifier: Apache-2.0
// Adverts with their requirements marked, and how well a reading meets the marks.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "adverts/reading.h"

namespace cairn::adverts {

// One stated requirement: any of the skills counts.
struct Mark {
  std::size_t start, end;  // bytes of the text
  std::string sentence;
  bool must;
  std::vector<std::string> starter_ids;  // empty: the framework has no such skill
  std::vector<std::string> esco_labels;
};

struct MarkedAdvert {
  std::string name;  // "finance-1"
  std::string text;
  std::vector<Mark> marks;
  std::vector<std::string> faults;  // marks that do not stand in the text
};

// Those of the folder whose names end in `suffix` ("-1"), by name.
std::vector<MarkedAdvert> marked_adverts(const std::string& folder, std::string_view suffix);

// For each mark the skills that meet it.
using Accepted = std::vector<std::set<skills::SkillIndex>>;
Accepted accepted_by_label(const MarkedAdvert& advert, const skills::Framework& framework);
Accepted accepted_by_id(const MarkedAdvert& advert, const skills::Framework& framework);

struct Score {
  std::size_t requirements = 0;  // that the framework has a skill for
  std::size_t found = 0;         // an accepted skill, its evidence inside the marked sentence
  std::size_t shown = 0;
  std::size_t right = 0;  // accepted there
  std::size_t equivalent =
      0;                    // else: near an accepted one in the framework, or named word for word
  std::size_t outside = 0;  // in a sentence that carries no mark
  std::size_t need_right = 0;  // of those found: must or nice as marked

  Score& operator+=(const Score& other);
  double recall() const;
  double strict_precision() const;
  double lenient_precision() const;
  std::string text() const;
};

Score score_of(const MarkedAdvert& advert, const Accepted& accepted, const AdvertReading& reading,
               const skills::Framework& framework);

// What was shown and missed, a line each, for people.
std::string account_of(const MarkedAdvert& advert, const Accepted& accepted,
                       const AdvertReading& reading, const skills::Framework& framework);

}  // namespace cairn::adverts
