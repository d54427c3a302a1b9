// SPDX-License-Identifier: Apache-2.0
#include "adverts/headline.h"

#include <algorithm>
#include <array>
#include <vector>

#include "adverts/limits.h"
#include "base/text.h"

namespace cairn::adverts {
namespace {

constexpr std::size_t lines_read_max = 15;
constexpr std::size_t title_bytes_max = 110;
constexpr std::size_t opening_bytes = 3000;  // where "we are looking for a …" may stand

enum class Field : std::uint8_t { title, employer, place };
struct Label {
  std::string_view word;  // lower case, before a colon
  Field field;
};
constexpr Label labels[] = {
    {"job title", Field::title},
    {"title", Field::title},
    {"position", Field::title},
    {"role", Field::title},
    {"vacancy", Field::title},
    {"post", Field::title},
    {"job", Field::title},
    {"stellenbezeichnung", Field::title},
    {"stelle", Field::title},
    {"poste", Field::title},
    {"intitulé du poste", Field::title},
    {"puesto", Field::title},
    {"company", Field::employer},
    {"employer", Field::employer},
    {"organisation", Field::employer},
    {"organization", Field::employer},
    {"unternehmen", Field::employer},
    {"entreprise", Field::employer},
    {"empresa", Field::employer},
    {"location", Field::place},
    {"place", Field::place},
    {"place of work", Field::place},
    {"based in", Field::place},
    {"standort", Field::place},
    {"arbeitsort", Field::place},
    {"lieu", Field::place},
    {"ubicación", Field::place},
    {"lugar", Field::place},
};

constexpr std::array<std::string_view, 14> openings{
    "looking for a ", "looking for an ", "hiring a ",      "hiring an ",           "seeking a ",
    "seeking an ",    "recruiting a ",   "recruiting an ", "join us as a ",        "join us as an ",
    "as our new ",    "need a ",         "need an ",       "looking to appoint a "};

std::string& field(AdvertText& advert, Field which) {
  switch (which) {
    case Field::title: return advert.title;
    case Field::employer: return advert.employer;
    case Field::place: break;
  }
  return advert.place;
}

std::string bounded(std::string_view text) {
  return well_formed(trim(text.substr(0, limits::field_bytes_max)));
}

std::string_view without_marks(std::string_view line) {
  line = trim(line);
  while (!line.empty() && (line[0] == '#' || line[0] == '*' || line[0] == '='))
    line.remove_prefix(1);
  while (!line.empty() && (line.back() == '#' || line.back() == '*')) line.remove_suffix(1);
  return trim(line);
}

std::vector<std::string_view> first_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size() && lines.size() < lines_read_max;) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto line = without_marks(text.substr(at, end - at));
    if (!line.empty()) lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

bool take_labelled(std::string_view line, AdvertText& advert) {
  const auto colon = line.find(':');
  if (colon == line.npos || line.size() > 2 * title_bytes_max) return false;
  const auto word = to_lower_ascii(trim(line.substr(0, colon)));
  const auto found = std::ranges::find(labels, word, &Label::word);
  if (found == std::end(labels)) return false;
  auto& target = field(advert, found->field);
  const auto value = trim(line.substr(colon + 1));
  if (target.empty() && !value.empty())
    target = found->field == Field::title ? bare_title(value) : bounded(value);
  return !value.empty();
}

bool is_sentence(std::string_view line) {
  return line.size() > title_bytes_max || line.ends_with('.') || line.ends_with('!') ||
         line.ends_with('?') || line.ends_with(':') || line.find(". ") != line.npos;
}

bool begins_upper(std::string_view text) {
  return !text.empty() && ((text[0] >= 'A' && text[0] <= 'Z') || (text[0] & 0x80) != 0);
}

// "Leeds" at the end of "Project Manager (permanent) - Leeds": a few words with capitals.
std::string place_behind(std::string_view line) {
  for (const std::string_view dash : {" - ", " – ", " — ", " | "}) {
    const auto at = line.rfind(dash);
    if (at == line.npos) continue;
    auto last = trim(line.substr(at + dash.size()));
    last = trim(last.substr(0, last.find(',')));
    const bool words = std::ranges::count(last, ' ') <= 2 && begins_upper(last) &&
                       last.find_first_of("0123456789£$€()/") == last.npos;
    if (words) return std::string(last);
  }
  return {};
}

// "Thistledown Primary School, Hexham (term time)" under the title.
void take_second_line(std::string_view line, AdvertText& advert) {
  line = trim(line.substr(0, line.find('(')));
  const auto comma = line.find(", ");
  if (is_sentence(line) || comma == line.npos || !begins_upper(line)) return;
  const auto employer = line.substr(0, comma);
  auto place = line.substr(comma + 2);
  place = trim(place.substr(0, place.find(", ")));
  if (!begins_upper(place) || employer.find_first_of("0123456789") != employer.npos) return;
  if (advert.employer.empty()) advert.employer = bounded(employer);
  if (advert.place.empty()) advert.place = bounded(place);
}

// "We are looking for a qualified electrician who …".
std::string title_in_sentence(std::string_view text) {
  const auto part = text.substr(0, opening_bytes);
  const auto lower = to_lower_ascii(part);
  auto first = lower.npos;
  std::size_t begin = 0;
  for (const auto opening : openings) {
    const auto at = lower.find(opening);
    if (at >= first) continue;
    first = at;
    begin = at + opening.size();
  }
  if (first == lower.npos) return {};
  auto end = std::min(lower.find_first_of(".,;:!?(\n", begin), lower.size());
  for (const std::string_view word :
       {" to ", " who ", " for ", " with ", " in ", " at ", " that ", " and join "})
    end = std::min(end, lower.find(word, begin));
  return bounded(part.substr(begin, std::min(end - begin, title_bytes_max)));
}

}  // namespace

std::string bare_title(std::string_view line) {
  line = without_marks(line);
  auto end = line.size();
  for (const std::string_view sign :
       {" (", " - ", " – ", " — ", " | ", ", ", " at ", " @ ", "(", ";"}) {
    const auto at = line.find(sign);
    if (at != line.npos && at > 2) end = std::min(end, at);
  }
  return bounded(line.substr(0, end));
}

void find_headline(AdvertText& advert) {
  const auto lines = first_lines(advert.text);
  std::size_t unlabelled = 0;
  for (const auto line : lines) {
    if (take_labelled(line, advert)) continue;
    if (unlabelled == 0 && !is_sentence(line)) {
      if (advert.title.empty()) advert.title = bare_title(line);
      if (advert.place.empty()) advert.place = place_behind(line);
    } else if (unlabelled == 1) {
      take_second_line(line, advert);
    }
    ++unlabelled;
  }
  if (advert.title.empty()) advert.title = title_in_sentence(advert.text);
}

std::string well_formed(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  constexpr std::string_view replacement = "\xef\xbf\xbd";
  constexpr std::size_t code_point_bytes_max = 4;
  std::string out;
  while (!text.empty()) {
    std::size_t length = 1;
    while (length <= code_point_bytes_max && !is_utf8(text.substr(0, length))) ++length;
    const bool whole = length <= code_point_bytes_max && length <= text.size();
    out += whole ? text.substr(0, length) : replacement;
    text.remove_prefix(whole ? length : 1);
  }
  return out;
}

}  // namespace cairn::adverts
