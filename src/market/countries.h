// SPDX-License-Identifier: Apache-2.0
// Countries by their codes (ISO 3166-1) and the names adverts write.
#pragma once
#include <string_view>

#include "base/phrase.h"

namespace cairn::market {

struct Country {
  std::string_view code, long_code;
  std::string_view name;
  std::string_view others;  // folded, divided by "|"
};

// clang-format off
inline constexpr Country countries[] = {
    {"AE", "ARE", to_say("United Arab Emirates"), "uae|vereinigte arabische emirate"},
    {"AR", "ARG", to_say("Argentina"), "argentinien|argentine"},
    {"AT", "AUT", to_say("Austria"), "osterreich|autriche"},
    {"AU", "AUS", to_say("Australia"), "australien|australie"},
    {"BE", "BEL", to_say("Belgium"), "belgien|belgique|belgie"},
    {"BG", "BGR", to_say("Bulgaria"), "bulgarien"},
    {"BR", "BRA", to_say("Brazil"), "brasil|brasilien"},
    {"CA", "CAN", to_say("Canada"), "kanada"},
    {"CH", "CHE", to_say("Switzerland"), "schweiz|suisse|svizzera"},
    {"CL", "CHL", to_say("Chile"), ""},
    {"CN", "CHN", to_say("China"), "people s republic of china|chine"},
    {"CO", "COL", to_say("Colombia"), "kolumbien"},
    {"CY", "CYP", to_say("Cyprus"), "zypern"},
    {"CZ", "CZE", to_say("Czechia"), "czech republic|tschechien|cesko"},
    {"DE", "DEU", to_say("Germany"), "deutschland|allemagne|alemania|germania"},
    {"DK", "DNK", to_say("Denmark"), "danemark|danmark"},
    {"EE", "EST", to_say("Estonia"), "estland|eesti"},
    {"EG", "EGY", to_say("Egypt"), "agypten"},
    {"ES", "ESP", to_say("Spain"), "spanien|espana|espagne"},
    {"FI", "FIN", to_say("Finland"), "finnland|suomi"},
    {"FR", "FRA", to_say("France"), "frankreich|francia"},
    {"GB", "GBR", to_say("United Kingdom"), "uk|great britain|england|scotland|wales|northern ireland|grossbritannien|vereinigtes konigreich"},
    {"GR", "GRC", to_say("Greece"), "griechenland|hellas"},
    {"HR", "HRV", to_say("Croatia"), "kroatien|hrvatska"},
    {"HU", "HUN", to_say("Hungary"), "ungarn|magyarorszag"},
    {"IE", "IRL", to_say("Ireland"), "irland|eire"},
    {"IL", "ISR", to_say("Israel"), ""},
    {"IN", "IND", to_say("India"), "indien|inde"},
    {"IS", "ISL", to_say("Iceland"), "island"},
    {"IT", "ITA", to_say("Italy"), "italien|italia|italie"},
    {"JP", "JPN", to_say("Japan"), "japon"},
    {"KE", "KEN", to_say("Kenya"), "kenia"},
    {"KR", "KOR", to_say("South Korea"), "republic of korea|korea|sudkorea"},
    {"LI", "LIE", to_say("Liechtenstein"), ""},
    {"LT", "LTU", to_say("Lithuania"), "litauen|lietuva"},
    {"LU", "LUX", to_say("Luxembourg"), "luxemburg"},
    {"LV", "LVA", to_say("Latvia"), "lettland|latvija"},
    {"MT", "MLT", to_say("Malta"), ""},
    {"MX", "MEX", to_say("Mexico"), "mexiko|mexique"},
    {"NG", "NGA", to_say("Nigeria"), ""},
    {"NL", "NLD", to_say("Netherlands"), "the netherlands|holland|niederlande|nederland|pays bas"},
    {"NO", "NOR", to_say("Norway"), "norwegen|norge"},
    {"NZ", "NZL", to_say("New Zealand"), "neuseeland"},
    {"PL", "POL", to_say("Poland"), "polen|polska|pologne"},
    {"PT", "PRT", to_say("Portugal"), ""},
    {"RO", "ROU", to_say("Romania"), "rumanien"},
    {"RS", "SRB", to_say("Serbia"), "serbien|srbija"},
    {"SE", "SWE", to_say("Sweden"), "schweden|sverige|suede"},
    {"SG", "SGP", to_say("Singapore"), "singapur"},
    {"SI", "SVN", to_say("Slovenia"), "slowenien|slovenija"},
    {"SK", "SVK", to_say("Slovakia"), "slowakei|slovensko"},
    {"TR", "TUR", to_say("Türkiye"), "turkey|turkei"},
    {"UA", "UKR", to_say("Ukraine"), ""},
    {"US", "USA", to_say("United States"), "united states of america|u s a|u s|vereinigte staaten|vereinigte staaten von amerika|etats unis"},
    {"ZA", "ZAF", to_say("South Africa"), "sudafrika"},
};
// clang-format on

}  // namespace cairn::market
