// SPDX-License-Identifier: Apache-2.0
// What was read in an advert as JSON. Offsets are Unicode code points of the text.
#pragma once
#include <vector>

#include "adverts/reading.h"
#include "json/build.h"

namespace cairn::adverts {

// {"uri","label","score","start","end","sentence","must","level","years","exact"} each; start and
// end are null where the whole sentence speaks. Scores are 0 to 1.
json::Value describe_skills(const AdvertText& advert, const AdvertReading& reading,
                            const skills::Framework& framework, json::Builder builder);

// {"uri","label","score"} each.
json::Value describe_occupations(const std::vector<linker::OccupationMatch>& occupations,
                                 const skills::Framework& framework, json::Builder builder);

// All of an advert: fields, text, sentences, skills, credentials, occupations, notes.
json::Value describe_advert(const AdvertText& advert, const AdvertReading& reading,
                            const skills::Framework& framework, json::Builder builder);

}  // namespace cairn::adverts
