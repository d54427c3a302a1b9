// SPDX-License-Identifier: Apache-2.0
// What was read in an advert, for people.
#pragma once
#include <string>

#include "adverts/reading.h"
#include "cli/console.h"

namespace cairn::cli {

// Requirements under "must", "welcome" and "not said", each with its sentence.
std::string advert_text(const adverts::AdvertText& advert, const adverts::AdvertReading& reading,
                        const skills::Framework& framework, const Console& console);

std::string occupations_text(const std::vector<linker::OccupationMatch>& occupations,
                             const skills::Framework& framework, const Console& console);

}  // namespace cairn::cli
