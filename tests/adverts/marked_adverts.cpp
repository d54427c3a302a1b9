// SPDX-License-Identifier: Apache-2.0
#include "marked_adverts.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.h"

namespace cairn::adverts {
namespace {

std::string file_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::vector<std::string> list_of(std::string_view field) {
  std::vector<std::string> all;
  for (const auto part : split(field, '|'))
    if (const auto item = trim(part); !item.empty() && item != "-") all.emplace_back(item);
  return all;
}

void read_marks(std::string_view table, MarkedAdvert& advert) {
  std::size_t from = 0;  // of two equal sentences the second is a second mark
  for (const auto line : split(table, '\n')) {
    if (trim(line).empty()) continue;
    const auto fields = split(line, '\t');
    if (fields.size() < 4) {
      advert.faults.emplace_back(line);
      continue;
    }
    auto at = advert.text.find(fields[0], from);
    if (at == std::string::npos) at = advert.text.find(fields[0]);
    if (at == std::string::npos) {
      advert.faults.emplace_back(fields[0]);
      continue;
    }
    from = at;
    advert.marks.push_back({at, at + fields[0].size(), std::string(fields[0]),
                            trim(fields[1]) == "must", list_of(fields[2]), list_of(fields[3])});
  }
}

bool stands_in(const Evidence& evidence, const AdvertReading& reading, const Mark& mark) {
  const auto& sentence = reading.sentences[evidence.sentence];
  const bool whole = evidence.start == evidence.end;
  const auto start = whole ? sentence.start : evidence.start;
  const auto end = whole ? sentence.end : evidence.end;
  return start < mark.end && end > mark.start &&
         (whole || (start >= mark.start && end <= mark.end));
}

// Marks that one of the places where a skill was read stands in.
std::vector<std::size_t> marks_of(const RequiredSkill& skill, const AdvertReading& reading,
                                  const MarkedAdvert& advert) {
  std::vector<std::size_t> within;
  for (std::size_t i = 0; i < advert.marks.size(); ++i)
    if (std::ranges::any_of(skill.evidence, [&](const Evidence& evidence) {
          return stands_in(evidence, reading, advert.marks[i]);
        }))
      within.push_back(i);
  return within;
}

// Above, below, beside or related to each other.
bool are_near(skills::SkillIndex a, skills::SkillIndex b, const skills::Framework& framework) {
  const auto holds = [](const auto& list, auto item) {
    return std::ranges::find(list, item) != list.end();
  };
  const auto& one = framework.skills[a];
  const auto& other = framework.skills[b];
  if (holds(skills::ancestors(framework, a), b) || holds(skills::ancestors(framework, b), a))
    return true;
  if (holds(one.related, b) || holds(other.related, a)) return true;
  return std::ranges::any_of(one.broader, [&](auto above) { return holds(other.broader, above); });
}

enum class Verdict : std::uint8_t { right, equivalent, wrong, outside };

Verdict judge(const RequiredSkill& skill, const MarkedAdvert& advert, const Accepted& accepted,
              const AdvertReading& reading, const skills::Framework& framework) {
  const auto within = marks_of(skill, reading, advert);
  if (within.empty()) return Verdict::outside;
  for (const auto mark : within)
    if (accepted[mark].contains(skill.skill)) return Verdict::right;
  for (const auto mark : within)
    for (const auto other : accepted[mark])
      if (are_near(skill.skill, other, framework)) return Verdict::equivalent;
  return skill.exact ? Verdict::equivalent : Verdict::wrong;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string per_cent(double share) {
  return std::to_string(static_cast<int>(share * 1000 + 0.5) / 10) + "." +
         std::to_string(static_cast<int>(share * 1000 + 0.5) % 10) + " %";
}

}  // namespace

std::vector<MarkedAdvert> marked_adverts(const std::string& folder, std::string_view suffix) {
  std::vector<MarkedAdvert> adverts;
  if (!std::filesystem::is_directory(folder)) return adverts;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto& path = entry.path();
    const auto name = path.stem().string();
    if (path.extension() != ".txt" || !name.ends_with(suffix)) continue;
    MarkedAdvert advert{name, file_text(path), {}, {}};
    read_marks(file_text(std::filesystem::path(path).replace_extension(".tsv")), advert);
    adverts.push_back(std::move(advert));
  }
  std::ranges::sort(adverts, {}, &MarkedAdvert::name);
  return adverts;
}

Accepted accepted_by_label(const MarkedAdvert& advert, const skills::Framework& framework) {
  Accepted accepted;
  for (const auto& mark : advert.marks) {
    auto& any = accepted.emplace_back();
    for (skills::SkillIndex i = 0; i < framework.skills.size(); ++i)
      if (std::ranges::find(mark.esco_labels, framework.skills[i].label) != mark.esco_labels.end())
        any.insert(i);
  }
  return accepted;
}

Accepted accepted_by_id(const MarkedAdvert& advert, const skills::Framework& framework) {
  const skills::FrameworkIndex index(framework);
  Accepted accepted;
  for (const auto& mark : advert.marks) {
    auto& any = accepted.emplace_back();
    for (const auto& id : mark.starter_ids)
      if (const auto skill = index.skill(id)) any.insert(*skill);
  }
  return accepted;
}

Score score_of(const MarkedAdvert& advert, const Accepted& accepted, const AdvertReading& reading,
               const skills::Framework& framework) {
  Score score;
  std::vector<bool> found(advert.marks.size()), need(advert.marks.size());
  for (const auto& skill : reading.skills) {
    ++score.shown;
    const auto verdict = judge(skill, advert, accepted, reading, framework);
    score.right += verdict == Verdict::right;
    score.equivalent += verdict == Verdict::equivalent;
    score.outside += verdict == Verdict::outside;
    for (const auto mark : marks_of(skill, reading, advert))
      if (accepted[mark].contains(skill.skill)) {
        found[mark] = true;
        need[mark] = need[mark] || (skill.must && *skill.must == advert.marks[mark].must);
      }
  }
  for (std::size_t i = 0; i < advert.marks.size(); ++i) {
    score.requirements += !accepted[i].empty();
    score.found += found[i];
    score.need_right += need[i];
  }
  return score;
}

std::string account_of(const MarkedAdvert& advert, const Accepted& accepted,
                       const AdvertReading& reading, const skills::Framework& framework) {
  std::string text = advert.name + "\n";
  const auto line = [&](const RequiredSkill& skill) {
    const auto verdict = judge(skill, advert, accepted, reading, framework);
    constexpr std::string_view signs[] = {"+", "~", "-", "o"};
    return "    " + std::string(signs[static_cast<int>(verdict)]) + " " +
           std::to_string(skill.score) + (skill.exact ? " exact " : " ") +
           framework.skills[skill.skill].label + "  <" +
           advert.text.substr(skill.best.start, skill.best.end - skill.best.start) + ">\n";
  };
  for (std::size_t i = 0; i < advert.marks.size(); ++i) {
    text += "  " + advert.marks[i].sentence + "\n    want:";
    for (const auto skill : accepted[i]) text += " [" + framework.skills[skill].label + "]";
    text += "\n";
    for (const auto& skill : reading.skills) {
      const auto within = marks_of(skill, reading, advert);
      if (std::ranges::find(within, i) != within.end()) text += line(skill);
    }
  }
  text += "  elsewhere\n";
  for (const auto& skill : reading.skills)
    if (marks_of(skill, reading, advert).empty()) text += line(skill);
  return text;
}

Score& Score::operator+=(const Score& other) {
  requirements += other.requirements;
  found += other.found;
  shown += other.shown;
  right += other.right;
  equivalent += other.equivalent;
  outside += other.outside;
  need_right += other.need_right;
  return *this;
}
double Score::recall() const { return share(found, requirements); }
double Score::strict_precision() const { return share(right, shown); }
double Score::lenient_precision() const { return share(right + equivalent, shown); }

std::string Score::text() const {
  return std::to_string(found) + " of " + std::to_string(requirements) + " requirements found (" +
         per_cent(recall()) + "), " + std::to_string(shown) +
         " skills shown: " + per_cent(strict_precision()) + " as marked, " +
         per_cent(lenient_precision()) + " with those near them; " + std::to_string(outside) +
         " without a mark; need right for " + std::to_string(need_right);
}

}  // namespace cairn::adverts
