// SPDX-License-Identifier: Apache-2.0
// Demand: which skills the job adverts ask for that an organisation imported. Of an advert nothing
// is kept but a digest, its month and its skills.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/result.h"

namespace cairn::app {

struct ImportedAdvert {
  std::int64_t digest = 0;          // the first eight bytes of the SHA-256 of its text
  std::int64_t month = 0;           // of its publication: 12 × year + month − 1
  std::vector<std::string> skills;  // ids in the framework, each once
};

struct SkillMonth {
  std::string skill;
  std::int64_t month = 0;
  std::int64_t adverts = 0;
};

struct MonthCount {
  std::int64_t month = 0;
  std::int64_t adverts = 0;
};

struct AdvertOfSkill {
  std::int64_t digest = 0;
  std::int64_t month = 0;
};

class Demand {
 public:
  virtual ~Demand() = default;
  // False where an advert of this text was imported before: it counts once.
  virtual Result<bool> add(const OrganisationId& organisation, const ImportedAdvert& advert) = 0;
  // How many adverts there are of each month from `first` on, by month.
  virtual Result<std::vector<MonthCount>> months(const OrganisationId& organisation,
                                                 std::int64_t first) = 0;
  // By skill and month.
  virtual Result<std::vector<SkillMonth>> by_skill(const OrganisationId& organisation,
                                                   std::int64_t first) = 0;
  // Which adverts ask for a skill.
  virtual Result<std::vector<AdvertOfSkill>> adverts_of(const OrganisationId& organisation,
                                                        const std::string& skill,
                                                        std::int64_t first) = 0;
};

}  // namespace cairn::app
