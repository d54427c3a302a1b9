// SPDX-License-Identifier: Apache-2.0
#include "quality/bodies.h"

#include <algorithm>

#include "base/phrase.h"

namespace cairn::quality {
namespace {

constexpr std::string_view persons =
    to_say("accredits who certifies persons, by the standard ISO/IEC 17024");

constexpr Body known[] = {
    {"akkreditierungsrat", "Stiftung Akkreditierungsrat (Germany)",
     to_say("accredits study programmes and universities, and publishes each decision"),
     "https://akkreditierungsrat.de/en/"
     "accredited-institutions-higher-education-and-study-programmes/"
     "accredited-study-programmes-and"},
    {"anab", "ANSI National Accreditation Board (ANAB)", persons,
     "https://anab.ansi.org/about-anab/faq/"},
    {"chea", "Council for Higher Education Accreditation (CHEA, United States)",
     to_say("recognises those that accredit universities and programmes, and lists these"),
     "https://www.chea.org/about-accreditation"},
    {"dakks", "Deutsche Akkreditierungsstelle (DAkkS, Germany)", persons,
     "https://www.dakks.de/en/step-1-basics.html"},
    {"eqar", "European Quality Assurance Register for Higher Education (EQAR)",
     to_say("lists agencies that assure the quality of universities by European standards"),
     "https://www.eqar.eu/register/explaining-the-register/"},
    {"ice-1100", "Institute for Credentialing Excellence, ICE 1100 (ACAP)",
     to_say("accredits certificate programmes that end with an assessment"),
     "https://www.credentialingexcellence.org/Accreditation"},
    {"ncca", "National Commission for Certifying Agencies (NCCA)",
     to_say("accredits certification programmes for occupations"),
     "https://www.credentialingexcellence.org/Accreditation"},
    {"ukas", "United Kingdom Accreditation Service (UKAS)", persons,
     "https://www.ukas.com/about/about-accreditation/the-accreditation-process/"
     "accreditation-standards/"},
};

}  // namespace

std::span<const Body> bodies() { return known; }

const Body* body_named(std::string_view code) {
  const auto found = std::ranges::find(known, code, &Body::code);
  return found == std::end(known) ? nullptr : &*found;
}

}  // namespace cairn::quality
