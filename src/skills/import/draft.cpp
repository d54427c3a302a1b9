// SPDX-License-Identifier: Apache-2.0
#include "skills/import/draft.h"

#include <algorithm>
#include <map>

#include "skills/limits.h"

namespace cairn::skills {
namespace {

constexpr const char* where = "skills/import";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Cleans the names; the label and what is empty, too long or there twice are taken out.
void tidy_labels(std::vector<std::string>& labels, const std::string& label) {
  std::vector<std::string> kept;
  for (const auto& other : labels) {
    auto text = tidy_text(other);
    if (text.empty() || text == label || text.size() > limits::label_bytes_max) continue;
    if (kept.size() < limits::labels_max && std::find(kept.begin(), kept.end(), text) == kept.end())
      kept.push_back(std::move(text));
  }
  labels = std::move(kept);
}

void tidy_translations(std::vector<Translation>& translations) {
  std::erase_if(translations, [](Translation& translation) {
    translation.label = tidy_text(translation.label);
    return translation.label.empty() || translation.label.size() > limits::label_bytes_max;
  });
}

std::optional<std::string> check_text(std::string_view id, std::string_view label,
                                      std::string_view text) {
  if (id.empty()) return "it has no id";
  if (id.size() > limits::id_bytes_max)
    return "its id is longer than " + std::to_string(limits::id_bytes_max) + " bytes";
  if (label.empty()) return "it has no name";
  if (label.size() > limits::label_bytes_max)
    return "its name is longer than " + std::to_string(limits::label_bytes_max) + " bytes";
  if (text.size() > limits::text_bytes_max)
    return "its description is longer than " + std::to_string(limits::text_bytes_max) + " bytes";
  return std::nullopt;
}

std::optional<std::string> full(std::size_t count, std::size_t max, const char* what) {
  if (count < max) return std::nullopt;
  return "a framework has at most " + std::to_string(max) + " " + what;
}

constexpr const char* there_already = "its id is there already; the first one stays";

// Where each of `items` goes when they stand by ascending id.
template <class Items>
std::vector<std::uint32_t> sort_by_id(Items& items) {
  std::vector<std::uint32_t> order(items.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return items[a].id < items[b].id; });
  std::vector<std::uint32_t> places(items.size());
  Items sorted;
  sorted.reserve(items.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    places[order[i]] = i;
    sorted.push_back(std::move(items[order[i]]));
  }
  items = std::move(sorted);
  return places;
}

template <class Map>
void follow(Map& positions, const std::vector<std::uint32_t>& places) {
  for (auto& [id, position] : positions) position = places[position];
}

template <class Items>
void sort_unique(Items& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

// One entry a skill, the strongest level and importance said.
void merge(std::vector<OccupationSkill>& wanted) {
  std::sort(wanted.begin(), wanted.end(),
            [](const auto& a, const auto& b) { return a.skill < b.skill; });
  std::vector<OccupationSkill> merged;
  for (const auto& one : wanted) {
    if (merged.empty() || merged.back().skill != one.skill) {
      merged.push_back(one);
      continue;
    }
    merged.back().level = std::max(merged.back().level, one.level);
    merged.back().importance = std::max(merged.back().importance, one.importance);
  }
  wanted = std::move(merged);
}

// What is essential is not optional as well.
void merge(Occupation& occupation) {
  merge(occupation.essential);
  merge(occupation.optional);
  std::erase_if(occupation.optional, [&](const OccupationSkill& one) {
    const auto at =
        std::lower_bound(occupation.essential.begin(), occupation.essential.end(), one,
                         [](const auto& a, const auto& b) { return a.skill < b.skill; });
    return at != occupation.essential.end() && at->skill == one.skill;
  });
}

void count(const Framework& framework, ImportReport& report) {
  for (const auto& skill : framework.skills) {
    report.names += 1 + skill.other_labels.size() + skill.translations.size();
    report.broader_relations += skill.broader.size();
    report.related_relations += skill.related.size();
  }
  for (const auto& occupation : framework.occupations) {
    report.names += 1 + occupation.other_labels.size() + occupation.translations.size();
    report.essential_relations += occupation.essential.size();
    report.optional_relations += occupation.optional.size();
  }
}

}  // namespace

std::string tidy_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (!is_space(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void FaultList::add(std::string file, std::string place, std::string reason) {
  if (report_->faults_total++ < limits::faults_max)
    report_->faults.push_back({std::move(file), std::move(place), std::move(reason)});
}

void FaultList::add(std::string_view file, const encoding::CsvFault& fault) {
  auto place = fault;
  place.reason.clear();
  auto text = to_sentence(place);
  text.resize(text.size() - 2);  // without the colon
  add(std::string(file), std::move(text), fault.reason);
}

std::uint32_t FrameworkDraft::intern(std::string_view id) {
  const auto [entry, is_new] =
      ids_.emplace(std::string(id), static_cast<std::uint32_t>(id_texts_.size()));
  if (is_new) id_texts_.push_back(entry->first);
  return entry->second;
}

std::optional<std::string> FrameworkDraft::add(Skill skill) {
  skill.label = tidy_text(skill.label);
  skill.description = tidy_text(skill.description);
  if (auto wrong = check_text(skill.id, skill.label, skill.description)) return wrong;
  if (auto wrong = full(skills_.size(), limits::skills_max, "skills")) return wrong;
  tidy_labels(skill.other_labels, skill.label);
  tidy_labels(skill.hidden_labels, skill.label);
  const auto position = static_cast<std::uint32_t>(skills_.size());
  if (!skill_of_.emplace(intern(skill.id), position).second) return there_already;
  skills_.push_back(std::move(skill));
  return std::nullopt;
}

std::optional<std::string> FrameworkDraft::add(Occupation occupation) {
  occupation.label = tidy_text(occupation.label);
  occupation.description = tidy_text(occupation.description);
  if (auto wrong = check_text(occupation.id, occupation.label, occupation.description))
    return wrong;
  if (auto wrong = full(occupations_.size(), limits::occupations_max, "occupations")) return wrong;
  const auto position = static_cast<std::uint32_t>(occupations_.size());
  if (!occupation_of_.emplace(intern(occupation.id), position).second) return there_already;
  occupations_.push_back(std::move(occupation));
  return std::nullopt;
}

std::optional<std::string> FrameworkDraft::add(Group group) {
  group.label = tidy_text(group.label);
  if (auto wrong = check_text(group.id, group.label, "")) return wrong;
  if (auto wrong = full(groups_.size(), limits::groups_max, "groups")) return wrong;
  const auto position = static_cast<std::uint32_t>(groups_.size());
  if (!group_of_.emplace(intern(group.id), position).second) return there_already;
  groups_.push_back(std::move(group));
  return std::nullopt;
}

std::optional<std::uint32_t> FrameworkDraft::position(const Positions& positions,
                                                      std::string_view id) const {
  const auto known = ids_.find(std::string(id));
  if (known == ids_.end()) return std::nullopt;
  const auto at = positions.find(known->second);
  if (at == positions.end()) return std::nullopt;
  return at->second;
}

Skill* FrameworkDraft::skill(std::string_view id) {
  const auto at = position(skill_of_, id);
  return at ? &skills_[*at] : nullptr;
}

Occupation* FrameworkDraft::occupation(std::string_view id) {
  const auto at = position(occupation_of_, id);
  return at ? &occupations_[*at] : nullptr;
}

Group* FrameworkDraft::group(std::string_view id) {
  const auto at = position(group_of_, id);
  return at ? &groups_[*at] : nullptr;
}

bool FrameworkDraft::link(Link kind, std::string_view from, std::string_view to,
                          const Origin& origin, OccupationSkill weight) {
  if (links_.size() >= limits::relations_max) return false;
  links_.push_back({intern(from), intern(to), static_cast<std::uint32_t>(origin.row), kind,
                    origin.counted, weight, origin.file, origin.place});
  return true;
}

void FrameworkDraft::resolve(Framework& framework, FaultList& faults) {
  std::map<std::string_view, std::size_t> counted;
  // The position of one end, or nothing where the framework has no such thing.
  const auto end_of = [&](const Pending& link, std::uint32_t id, bool is_occupation) {
    const auto& positions = is_occupation ? occupation_of_ : skill_of_;
    const auto at = positions.find(id);
    if (at != positions.end()) return std::optional(at->second);
    if (link.counted)
      ++counted[link.file];
    else
      faults.add(std::string(link.file),
                 link.row > 0 ? "row " + std::to_string(link.row) : link.place,
                 std::string("no ") + (is_occupation ? "occupation" : "skill") + " has the id " +
                     std::string(id_texts_[id]));
    return std::optional<std::uint32_t>();
  };
  for (const auto& link : links_) {
    const bool to_occupation = link.kind == Link::broader_occupation;
    const bool wanted = link.kind == Link::essential || link.kind == Link::optional;
    const auto from = end_of(link, link.from, to_occupation || wanted);
    if (!from) continue;
    const auto to = end_of(link, link.to, to_occupation);
    if (!to || (!wanted && *from == *to)) continue;
    if (wanted) {
      auto& occupation = framework.occupations[*from];
      auto& list = link.kind == Link::essential ? occupation.essential : occupation.optional;
      list.push_back({*to, link.weight.level, link.weight.importance});
    } else if (to_occupation) {
      framework.occupations[*from].broader.push_back(*to);
    } else if (link.kind == Link::broader) {
      framework.skills[*from].broader.push_back(*to);
    } else {
      framework.skills[*from].related.push_back(*to);
      framework.skills[*to].related.push_back(*from);
    }
  }
  for (const auto& [file, number] : counted)
    faults.note(std::string(file) + ": " + std::to_string(number) +
                " relations lead to what is not in the files; they are left out");
}

Result<Imported> FrameworkDraft::finish(Framework about, ImportReport report) && {
  if (skills_.empty() && occupations_.empty()) {
    std::string detail = "no skill and no occupation could be read";
    if (!report.faults.empty())
      detail += "; the first fault: " + report.faults[0].file + ": " + report.faults[0].place +
                ": " + report.faults[0].reason;
    return fail(ErrorCode::invalid, where, detail);
  }
  FaultList faults(report);
  about.skills = std::move(skills_);
  about.occupations = std::move(occupations_);
  about.groups = std::move(groups_);
  follow(skill_of_, sort_by_id(about.skills));
  follow(occupation_of_, sort_by_id(about.occupations));
  sort_by_id(about.groups);
  resolve(about, faults);
  for (auto& skill : about.skills) {
    tidy_translations(skill.translations);
    sort_unique(skill.groups);
    sort_unique(skill.broader);
    sort_unique(skill.related);
  }
  for (auto& occupation : about.occupations) {
    // Names, groups and tasks may have come after it.
    tidy_labels(occupation.other_labels, occupation.label);
    tidy_translations(occupation.translations);
    sort_unique(occupation.groups);
    if (occupation.tasks.size() > limits::tasks_max) occupation.tasks.resize(limits::tasks_max);
    sort_unique(occupation.broader);
    merge(occupation);
  }
  count(about, report);
  return Imported{std::move(about), std::move(report)};
}

}  // namespace cairn::skills
