// SPDX-License-Identifier: Apache-2.0
// Which occupation an advert is for: what its title names, and whose skills it asks for.
#pragma once
#include <string_view>
#include <vector>

#include "adverts/reading.h"

namespace cairn::adverts {

// As occupations_for; "" where there is no title.
std::vector<linker::OccupationMatch> combine_occupations(const linker::Linker& linker,
                                                         std::string_view title,
                                                         const std::vector<RequiredSkill>& skills,
                                                         std::size_t top);

}  // namespace cairn::adverts
