// SPDX-License-Identifier: Apache-2.0
#include "achievement/completeness.h"

namespace cairn::achievement {
namespace {

using Holds = bool (*)(const Content&);

struct Row {
  std::string_view name;
  Weight weight;
  std::string_view field;
  Holds holds;  // nullptr: by itself
};

constexpr auto mandatory = Weight::mandatory;
constexpr auto optional = Weight::optional;

bool has_name(const Content& it) { return !it.name.empty(); }
bool has_country(const Content& it) { return !it.details.country.empty(); }
bool has_body(const Content& it) { return !it.details.awarding_body.empty(); }
bool has_outcomes(const Content& it) { return !it.details.outcomes.empty(); }
bool has_workload(const Content& it) {
  return it.details.hours.hundredths > 0 || it.details.ects.hundredths > 0;
}
bool has_level(const Content& it) { return it.details.eqf > 0 || !it.details.nqf.empty(); }
bool has_assessment(const Content& it) { return !it.details.assessments.empty(); }
bool has_participation(const Content& it) { return !it.details.participation.empty(); }
bool has_quality(const Content& it) { return !it.details.quality.empty(); }
bool has_prerequisites(const Content& it) {
  return !it.details.prerequisites.empty() || !it.details.entry_requirements.empty();
}
bool has_supervision(const Content& it) { return !it.details.supervision.empty(); }
bool has_results(const Content& it) { return !it.details.results.empty(); }
bool has_stacking(const Content& it) { return !it.details.stacking.empty(); }
bool has_further(const Content& it) { return !it.details.further.empty(); }

constexpr Row rows[] = {
    {"Identification of the learner", mandatory, "", nullptr},
    {"Title of the micro-credential", mandatory, "name", has_name},
    {"Country or region of the issuer", mandatory, "country", has_country},
    {"Awarding body", mandatory, "awarding_body", has_body},
    {"Date of issuing", mandatory, "", nullptr},
    {"Learning outcomes", mandatory, "outcomes", has_outcomes},
    {"Workload to achieve them", mandatory, "hours", has_workload},
    {"Level of the learning experience", mandatory, "eqf", has_level},
    {"Type of assessment", mandatory, "assessments", has_assessment},
    {"Form of participation", mandatory, "participation", has_participation},
    {"Type of quality assurance", mandatory, "quality", has_quality},
    {"Prerequisites to enrol", optional, "entry_requirements", has_prerequisites},
    {"Supervision and identity verification", optional, "supervision", has_supervision},
    {"Grade achieved", optional, "results", has_results},
    {"Integration and stackability options", optional, "stacking", has_stacking},
    {"Further information", optional, "further", has_further},
};

}  // namespace

Completeness completeness_of(const Content& content, std::string_view issuer_name) {
  Completeness out;
  for (const auto& row : rows) {
    const bool is_body = row.holds == has_body && !issuer_name.empty();
    const bool given = row.holds == nullptr || is_body || row.holds(content);
    const auto presence = row.holds == nullptr ? Presence::by_itself
                          : given              ? Presence::given
                                               : Presence::missing;
    out.elements.push_back({row.name, row.weight, presence, row.field});
    (row.weight == mandatory ? out.mandatory : out.optional) += 1;
    if (given) (row.weight == mandatory ? out.mandatory_given : out.optional_given) += 1;
  }
  return out;
}

}  // namespace cairn::achievement
