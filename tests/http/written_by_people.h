// SPDX-License-Identifier: Apache-2.0
// What people wrote in the organisations of every route, and what says the same everywhere.
#pragma once
#include <string_view>

namespace cairn::server::every_route {

inline constexpr std::string_view written_by_people =
    "Harbour Workshop|Hill School|Grace Moor|Welding, first level|Welding|Reading drawings|"
    "Joins two steel plates by a fillet weld.|Makes|three|welds that "
    "hold.|Sailing|Together?|Endorsement of Sailing|"
    "A green hexagon with a stack of stones|Copy of Welding, first level|Secret file.csv|"
    "Secret program|Gate|Spring|Joint|Not yet|Sound|Well done.|Your badge|"
    "I welded three plates and bent them.|name|email|learner|Cairn|English|Open Badges 2.0|"
    "esco|onet|case|nice|rsd|hropen|bakery.csv|Cairn starter framework|image/png|It held.|Which "
    "mask?|Off topic.";

}  // namespace cairn::server::every_route
