// SPDX-License-Identifier: Apache-2.0
#include "market/places.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "market/countries.h"
#include "skills/fold.h"

namespace cairn::market {
namespace {

// Codes that after a city are as likely a state of the United States.
constexpr std::string_view codes_of_states[] = {"ar", "ca", "co", "de", "il", "in", "mt"};

using CountryNames = std::unordered_map<std::string, const Country*>;

CountryNames country_names() {
  CountryNames names;
  for (const auto& it : countries) {
    for (const auto name : {it.code, it.long_code, it.name}) names[skills::fold(name)] = &it;
    for (const auto other : split(it.others, '|'))
      if (!other.empty()) names[std::string(other)] = &it;
  }
  return names;
}

const Country* country_named(std::string_view name) {
  static const auto names = country_names();
  const auto found = names.find(skills::fold(name));
  return found == names.end() ? nullptr : found->second;
}

// One line of well-formed text, white space as single spaces, without control characters.
std::string tidied(std::string_view text) {
  std::string out;
  for (const char c : as_utf8(text.substr(0, 4 * place_characters_max))) {
    const bool gap = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
    if (!gap)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return std::string(trim(first_characters(out, place_characters_max)));
}

std::vector<std::string> parts_of(std::string_view area) {
  std::vector<std::string> parts;
  for (const auto part : split(area, ',')) {
    auto text = tidied(part);
    if (skills::fold(text).empty()) continue;
    const auto same = [&](const std::string& it) { return skills::fold(it) == skills::fold(text); };
    if (std::ranges::none_of(parts, same)) parts.push_back(std::move(text));
  }
  return parts;
}

// The country that the last part names, where it is surely one.
const Country* country_at_end(const std::vector<std::string>& parts) {
  if (parts.empty()) return nullptr;
  const auto code = skills::fold(parts.back());
  const bool state = std::ranges::find(codes_of_states, code) != std::end(codes_of_states);
  return state && parts.size() > 1 ? nullptr : country_named(parts.back());
}

}  // namespace

std::string_view country_code(std::string_view name) {
  const auto* const country = country_named(name);
  return country == nullptr ? std::string_view() : country->code;
}

Place read_place(std::string_view country, std::string_view area) {
  Place place;
  auto parts = parts_of(area.substr(0, 8 * place_characters_max));
  const auto* found = country_named(tidied(country));
  if (found == nullptr && skills::fold(country).empty()) found = country_at_end(parts);
  if (found != nullptr) {
    place.country = found->code;
    place.country_label = found->name;
    std::erase_if(parts, [&](const auto& part) { return country_named(part) == found; });
  } else if (auto named = tidied(country); !skills::fold(named).empty()) {
    place.country = skills::fold(named);
    place.country_label = std::move(named);
    std::erase_if(parts, [&](const auto& part) { return skills::fold(part) == place.country; });
  }
  for (const auto& part : parts) place.area_label += (place.area_label.empty() ? "" : ", ") + part;
  place.area_label = std::string(trim(first_characters(place.area_label, place_characters_max)));
  place.area = skills::fold(place.area_label);
  return place;
}

}  // namespace cairn::market
