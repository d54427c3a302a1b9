// SPDX-License-Identifier: Apache-2.0
// What was read in an advert, as JSON and for people. Offsets are Unicode code points of the text.
#pragma once
#include <string>

#include "adverts/reading.h"
#include "cli/console.h"
#include "json/build.h"

namespace cairn::cli {

// {"uri","label","score","start","end","sentence","must","level","years","exact"} each; start and
// end are null where the whole sentence speaks. Scores are 0 to 1.
json::Value describe_skills(const adverts::AdvertText& advert,
                            const adverts::AdvertReading& reading,
                            const skills::Framework& framework, json::Builder builder);

// {"uri","label","score"} each.
json::Value describe_occupations(const std::vector<linker::OccupationMatch>& occupations,
                                 const skills::Framework& framework, json::Builder builder);

// All of an advert: fields, text, sentences, skills, credentials, occupations, notes.
json::Value describe_advert(const adverts::AdvertText& advert,
                            const adverts::AdvertReading& reading,
                            const skills::Framework& framework, json::Builder builder);

// Requirements under "must", "welcome" and "not said", each with its sentence.
std::string advert_text(const adverts::AdvertText& advert, const adverts::AdvertReading& reading,
                        const skills::Framework& framework, const Console& console);

std::string occupations_text(const std::vector<linker::OccupationMatch>& occupations,
                             const skills::Framework& framework, const Console& console);

}  // namespace cairn::cli
