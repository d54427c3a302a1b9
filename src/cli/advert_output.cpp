// SPDX-License-Identifier: Apache-2.0
#include "cli/advert_output.h"

#include <algorithm>
#include <array>

namespace cairn::cli {
namespace {

std::string per_cent(std::uint32_t score) { return std::to_string((score + 50) / 100) + " %"; }

// The sentence with what caused the skill in bold.
std::string highlighted(const adverts::AdvertText& advert, const adverts::AdvertReading& reading,
                        const adverts::Evidence& evidence, const Console& console) {
  const auto& sentence = reading.sentences[evidence.sentence];
  const auto part = [&](std::size_t start, std::size_t end) {
    std::string text = advert.text.substr(start, end - start);
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return printable(text);
  };
  if (evidence.start == evidence.end) return part(sentence.start, sentence.end);
  return part(sentence.start, evidence.start) +
         console.paint(Colour::bold, part(evidence.start, evidence.end)) +
         part(evidence.end, sentence.end);
}

std::string skill_text(const adverts::RequiredSkill& found, const adverts::AdvertText& advert,
                       const adverts::AdvertReading& reading, const skills::Framework& framework,
                       const Console& console) {
  std::string text = "  " + printable(framework.skills[found.skill].label);
  std::string said;
  if (found.level > 0) said += "level " + std::to_string(found.level);
  if (found.years)
    said += (said.empty() ? "" : ", ") + std::to_string(*found.years) +
            (*found.years == 1 ? " year" : " years");
  if (!said.empty()) text += " (" + said + ")";
  text += console.paint(Colour::faint, "  " + per_cent(found.score)) + "\n";
  text += "      " + highlighted(advert, reading, found.best, console) + "\n";
  return text;
}

struct Part {
  std::string_view heading;
  std::optional<bool> must;
};
constexpr std::array<Part, 3> parts{
    {{"Needed", true}, {"Welcome", false}, {"Asked for", std::nullopt}}};

std::string head_text(const adverts::AdvertText& advert, const Console& console) {
  std::string text;
  for (const auto* field : {&advert.title, &advert.employer, &advert.place})
    if (!field->empty()) text += (text.empty() ? "" : " · ") + printable(*field);
  return text.empty() ? text : console.paint(Colour::bold, text) + "\n";
}

}  // namespace

std::string advert_text(const adverts::AdvertText& advert, const adverts::AdvertReading& reading,
                        const skills::Framework& framework, const Console& console) {
  auto text = head_text(advert, console);
  if (!reading.occupations.empty())
    text +=
        "Occupation: " + printable(framework.occupations[reading.occupations[0].occupation].label) +
        console.paint(Colour::faint, "  " + per_cent(reading.occupations[0].score)) + "\n";
  for (const auto& [heading, must] : parts) {
    std::string rows;
    for (const auto& found : reading.skills)
      if (found.must == must) rows += skill_text(found, advert, reading, framework, console);
    if (!rows.empty()) text += "\n" + console.paint(Colour::bold, heading) + "\n" + rows;
  }
  std::string credentials;
  for (const auto& one : reading.credentials)
    credentials += "  " + printable(one.name) +
                   (one.must ? (*one.must ? " (needed)" : " (welcome)") : "") + "\n";
  if (!credentials.empty())
    text += "\n" + console.paint(Colour::bold, "Credentials named") + "\n" + credentials;
  if (!framework.attribution.empty())
    text += "\n" + console.paint(Colour::faint, printable(framework.attribution)) + "\n";
  return text;
}

std::string occupations_text(const std::vector<linker::OccupationMatch>& occupations,
                             const skills::Framework& framework, const Console& console) {
  std::string text;
  for (const auto& match : occupations) {
    const auto& occupation = framework.occupations[match.occupation];
    text += printable(occupation.label) +
            console.paint(Colour::faint,
                          "  " + per_cent(match.score) + "  " + printable(occupation.id)) +
            "\n";
  }
  if (!text.empty() && !framework.attribution.empty())
    text += console.paint(Colour::faint, printable(framework.attribution)) + "\n";
  return text;
}

}  // namespace cairn::cli
