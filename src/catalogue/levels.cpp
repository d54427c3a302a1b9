// SPDX-License-Identifier: Apache-2.0
#include "catalogue/levels.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"

namespace cairn::catalogue {
namespace {

constexpr std::size_t text_bytes_max = 60;
constexpr std::string_view level_for_level = "12345678";
constexpr std::string_view cedefop =
    "Cedefop, NQF online tool, overview of 2024: eight levels, linked to those of the EQF";
constexpr std::string_view uk_and_ireland =
    "QAA and others, Qualifications can cross boundaries: comparing qualifications in the UK and "
    "Ireland, table 1";

// Left out: the Australian and New Zealand frameworks, which were compared with the EQF and are not
// referenced to it; those whose levels are related to more than one level of it; and names that
// several countries use for frameworks of different levels.
constexpr auto frameworks = std::to_array<LevelFramework>({
    {"DQR", "Germany", level_for_level,
     "dqr.de: DQR and EQF, eight levels referenced to each other; German EQF referencing report"},
    {"NQR", "Austria", level_for_level,
     "qualifikationsregister.at: mapping to a level of the NQR equals referencing to that of the "
     "EQF"},
    {"VKS", "Belgium (Flanders)", level_for_level, cedefop},
    {"EstQF", "Estonia", level_for_level, cedefop},
    {"FiNQF", "Finland", level_for_level, cedefop},
    {"LTQF", "Lithuania", level_for_level, cedefop},
    {"MQF", "Malta", level_for_level, cedefop},
    {"NLQF", "Netherlands", level_for_level, cedefop},
    {"PRK", "Poland", level_for_level, cedefop},
    {"PQF", "Poland", level_for_level, cedefop},
    {"QNQ", "Portugal", level_for_level, cedefop},
    {"SeQF", "Sweden", level_for_level, cedefop},
    {"NFQ", "Ireland", "1123456678",
     "NQAI, Referencing of the Irish NFQ to the EQF, national report, June 2009"},
    {"RQF", "England and Northern Ireland", "23455678", uk_and_ireland},
    {"CQFW", "Wales", "23455678", uk_and_ireland},
    {"SCQF", "Scotland", "001234556678", uk_and_ireland},
});

// "level", "Niveau", ":" and the like between a framework's name and its level.
std::string_view without_filler(std::string_view text) {
  constexpr std::array fillers{"level", "niveau", "stufe", "lvl"};
  for (;;) {
    text = trim(text);
    while (!text.empty() && (text.front() == ':' || text.front() == '-')) text.remove_prefix(1);
    const auto before = text.size();
    for (const std::string_view filler : fillers)
      if (to_lower_ascii(text.substr(0, filler.size())) == filler)
        text.remove_prefix(filler.size());
    if (text.size() == before) return trim(text);
  }
}

// 0 for what is no whole number from 1; "4+" is 4.
int number_of(std::string_view text) {
  if (text.ends_with('+')) text.remove_suffix(1);
  if (text.empty() || text.size() > 2) return 0;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::span<const LevelFramework> level_frameworks() { return frameworks; }

std::optional<QualificationLevel> read_qualification_level(std::string_view text) {
  const auto line = one_line(text, text_bytes_max);
  const auto end = line.find_first_of(" :-0123456789");
  if (end == std::string::npos) return std::nullopt;
  const auto name = to_lower_ascii(std::string_view(line).substr(0, end));
  const auto level = without_filler(std::string_view(line).substr(end));
  const auto number = number_of(level);
  if (name.empty() || number == 0) return std::nullopt;
  if (name == "eqf" || name == "eqr") {
    if (number > eqf_max) return std::nullopt;
    return QualificationLevel{.own = "", .eqf = number};
  }
  QualificationLevel found{.own = line, .eqf = std::nullopt};
  for (const auto& framework : frameworks) {
    if (to_lower_ascii(framework.name) != name) continue;
    if (static_cast<std::size_t>(number) > framework.eqf.size()) return std::nullopt;
    found.own = std::string(framework.name) + " " + std::string(level);
    found.framework = &framework;
    if (const int eqf = framework.eqf[static_cast<std::size_t>(number) - 1] - '0'; eqf > 0)
      found.eqf = eqf;
  }
  return found;
}

std::optional<QualificationLevel> qualification_level(const Offer& offer) {
  auto own = read_qualification_level(offer.framework_level);
  if (!offer.eqf) return own;
  if (!own) own.emplace();
  own->eqf = offer.eqf;
  return own;
}

}  // namespace cairn::catalogue
