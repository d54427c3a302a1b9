// SPDX-License-Identifier: Apache-2.0
#include "app/career/goals.h"

#include <algorithm>
#include <map>

#include "app/fields.h"
#include "app/limits.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app::career {
namespace {

constexpr const char* where = "cairn#goal";
constexpr Level level_essential = 3;
constexpr Level level_optional = 2;

Error no_such_goal() {
  return fail(ErrorCode::not_found, where, "There is no such goal. It may have been removed.");
}

Status make_room(const Workbook& workbook) {
  if (workbook.goals.size() < limits::goals_max) return done;
  return fail(
      ErrorCode::conflict, where,
      filled("There are {} goals already. Remove one to make another.", workbook.goals.size()));
}

auto find_skill(std::vector<Requirement>& requirements, std::string_view skill) {
  return std::find_if(requirements.begin(), requirements.end(),
                      [&](const Requirement& it) { return it.skill == skill; });
}

// Somebody who sends a form twice means one goal.
const Goal* same_goal(const Workbook& workbook, GoalKind kind, std::string_view from,
                      std::string_view to) {
  const auto found =
      std::find_if(workbook.goals.begin(), workbook.goals.end(), [&](const Goal& it) {
        return it.kind == kind && it.from_occupation == from && it.occupation == to;
      });
  return found == workbook.goals.end() ? nullptr : &*found;
}
const Goal* goal_of_advert(const Workbook& workbook, std::string_view text) {
  const auto found = std::find_if(
      workbook.goals.begin(), workbook.goals.end(),
      [&](const Goal& it) { return it.adverts.size() == 1 && it.adverts.front().text == text; });
  return found == workbook.goals.end() ? nullptr : &*found;
}

// In how many adverts it stands, must if in most of those, the level most of them ask for.
struct Recurring {
  Requirement first;
  std::int32_t count = 0;
  std::int32_t musts = 0;
  std::map<Level, std::int32_t> levels;
};

Level commonest(const std::map<Level, std::int32_t>& levels) {
  Level best = 0;
  std::int32_t most = 0;
  for (const auto& [level, count] : levels)
    if (count >= most) best = level, most = count;
  return best;
}

// Requirements of all adverts as one list; those a person added or corrected stay as they are.
void combine(Goal& goal) {
  std::vector<std::string> order;
  std::map<std::string, Recurring> found;
  for (const auto& advert : goal.adverts)
    for (const auto& requirement : advert.requirements) {
      auto& it = found[requirement.skill];
      if (it.count == 0) {
        it.first = requirement;
        order.push_back(requirement.skill);
      }
      ++it.count;
      it.musts += requirement.essential ? 1 : 0;
      ++it.levels[requirement.level];
      it.first.years = std::max(it.first.years, requirement.years);
    }
  for (const auto& skill : order) {
    auto& it = found[skill];
    it.first.weight = it.count;
    it.first.essential = it.musts * 2 >= it.count;
    it.first.level = commonest(it.levels);
    const auto known = find_skill(goal.requirements, skill);
    if (known == goal.requirements.end())
      goal.requirements.push_back(it.first);
    else
      known->weight = it.count;
  }
  std::stable_sort(goal.requirements.begin(), goal.requirements.end(),
                   [](const Requirement& a, const Requirement& b) {
                     return a.weight != b.weight ? a.weight > b.weight : a.essential > b.essential;
                   });
  if (goal.requirements.size() > limits::requirements_max)
    goal.requirements.resize(limits::requirements_max);
}

const skills::Occupation* find_occupation(const Shelf& shelf, std::string_view id) {
  const auto found = shelf.index.occupation(id);
  return found ? &shelf.framework.occupations[*found] : nullptr;
}

Error unknown_occupation(const char* path) {
  return fail(ErrorCode::invalid, where, "Choose an occupation from the list.", path);
}

}  // namespace

Result<std::string> add_advert(Workbook& workbook, const Shelf& shelf, std::string_view goal_id,
                               const ReadAdvert& read, const Words& words) {
  auto* goal = workbook.goal(goal_id);
  if (goal == nullptr && !goal_id.empty()) return no_such_goal();
  if (goal == nullptr) {
    if (const auto* same = goal_of_advert(workbook, read.advert.text)) return same->id;
    CAIRN_CHECK(make_room(workbook));
    workbook.framework = shelf.framework.name;
    workbook.goals.push_back({.id = workbook.new_id(), .kind = GoalKind::adverts});
    goal = &workbook.goals.back();
  } else if (goal->kind != GoalKind::adverts) {
    return fail(ErrorCode::conflict, where, "This goal was not made from adverts. Make another.");
  } else if (goal->adverts.size() >= limits::adverts_max) {
    return fail(ErrorCode::conflict, where,
                filled("A goal holds {} adverts. Remove one to add another.", limits::adverts_max));
  }
  for (const auto& known : goal->adverts)
    if (known.text == read.advert.text)
      return fail(ErrorCode::conflict, where, "This advert is in the goal already.", "/text");
  auto advert = read.advert;
  advert.id = workbook.new_id();
  if (goal->occupation.empty() && !read.occupations.empty())
    goal->occupation = read.occupations.front();
  if (goal->title.empty()) goal->title = advert.title;
  if (goal->title.empty()) {
    const auto* occupation = find_occupation(shelf, goal->occupation);
    goal->title = occupation != nullptr ? std::string_view(occupation->label)
                                        : words(to_say("A job from an advert"));
  }
  if (advert.title.empty())
    advert.title = said(phrase("Advert {}", goal->adverts.size() + 1), words);
  goal->adverts.push_back(std::move(advert));
  combine(*goal);
  return goal->id;
}

Status remove_advert(Workbook& workbook, std::string_view goal_id, std::string_view advert_id) {
  auto* goal = workbook.goal(goal_id);
  if (goal == nullptr) return no_such_goal();
  if (goal->adverts.size() == 1)
    return fail(ErrorCode::conflict, where,
                "This is the goal's only advert. Remove the goal instead.");
  const auto gone = std::find_if(goal->adverts.begin(), goal->adverts.end(),
                                 [&](const Advert& it) { return it.id == advert_id; });
  if (gone == goal->adverts.end())
    return fail(ErrorCode::not_found, where, "There is no such advert any more.");
  const auto removed = std::move(*gone);
  goal->adverts.erase(gone);
  const auto is_asked = [&](const Requirement& requirement) {
    return std::any_of(goal->adverts.begin(), goal->adverts.end(), [&](Advert& advert) {
      return find_skill(advert.requirements, requirement.skill) != advert.requirements.end();
    });
  };
  for (const auto& requirement : removed.requirements)
    if (!is_asked(requirement))
      std::erase_if(goal->requirements,
                    [&](const Requirement& it) { return it.skill == requirement.skill; });
  combine(*goal);
  return done;
}

std::vector<Requirement> requirements_of(const Shelf& shelf, const skills::Occupation& occupation) {
  std::vector<Requirement> requirements;
  const auto add = [&](const std::vector<skills::OccupationSkill>& asked, bool essential) {
    for (const auto& it : asked) {
      const Level unsaid = essential ? level_essential : level_optional;
      Requirement requirement;
      requirement.skill = shelf.framework.skills[it.skill].id;
      requirement.level = it.level == 0 ? unsaid : it.level;
      requirement.essential = essential;
      requirements.push_back(std::move(requirement));
    }
  };
  add(occupation.essential, true);
  add(occupation.optional, false);
  return requirements;
}

Result<std::string> add_occupation_goal(Workbook& workbook, const Shelf& shelf,
                                        std::string_view occupation) {
  const auto* wanted = find_occupation(shelf, occupation);
  if (wanted == nullptr) return unknown_occupation("/occupation");
  if (const auto* same = same_goal(workbook, GoalKind::occupation, "", occupation)) return same->id;
  CAIRN_CHECK(make_room(workbook));
  workbook.framework = shelf.framework.name;
  workbook.goals.push_back({.id = workbook.new_id(),
                            .kind = GoalKind::occupation,
                            .title = wanted->label,
                            .occupation = wanted->id,
                            .requirements = requirements_of(shelf, *wanted)});
  return workbook.goals.back().id;
}

Result<std::string> add_promotion_goal(Workbook& workbook, const Shelf& shelf,
                                       std::string_view from, std::string_view to,
                                       const Words& words) {
  const auto* now = find_occupation(shelf, from);
  if (now == nullptr) return unknown_occupation("/from");
  const auto* then = find_occupation(shelf, to);
  if (then == nullptr) return unknown_occupation("/to");
  if (now == then)
    return fail(ErrorCode::invalid, where, "Choose two different occupations.", "/to");
  if (const auto* same = same_goal(workbook, GoalKind::promotion, from, to)) return same->id;
  CAIRN_CHECK(make_room(workbook));
  auto known = requirements_of(shelf, *now);
  auto wanted = requirements_of(shelf, *then);
  std::erase_if(wanted, [&](const Requirement& it) {
    const auto has = find_skill(known, it.skill);
    return has != known.end() && has->essential && has->level >= it.level;
  });
  workbook.framework = shelf.framework.name;
  workbook.goals.push_back({.id = workbook.new_id(),
                            .kind = GoalKind::promotion,
                            .title = said(phrase("{} to {}", now->label, then->label), words),
                            .from_occupation = now->id,
                            .occupation = then->id,
                            .requirements = std::move(wanted)});
  return workbook.goals.back().id;
}

Status remove_goal(Workbook& workbook, std::string_view goal_id) {
  const auto before = workbook.goals.size();
  std::erase_if(workbook.goals, [&](const Goal& it) { return it.id == goal_id; });
  if (workbook.goals.size() == before) return no_such_goal();
  std::erase_if(workbook.plans, [&](const Plan& it) { return it.goal == goal_id; });
  return done;
}

Status correct_goal(Workbook& workbook, std::string_view goal_id, std::string_view title,
                    const std::vector<RequirementForm>& forms) {
  auto* goal = workbook.goal(goal_id);
  if (goal == nullptr) return no_such_goal();
  CAIRN_TRY(auto name, text_field({"/title", "The goal's name"}, title, limits::name_characters_max,
                                  Presence::optional));
  if (!name.empty()) goal->title = std::move(name);
  for (const auto& form : forms) {
    const auto found = find_skill(goal->requirements, form.skill);
    if (found == goal->requirements.end()) continue;
    if (!form.keep) {
      goal->requirements.erase(found);
      for (auto& advert : goal->adverts)
        std::erase_if(advert.requirements,
                      [&](const Requirement& it) { return it.skill == form.skill; });
      continue;
    }
    found->level = std::clamp<Level>(form.level, 1, skills::level_max);
    found->essential = form.essential;
  }
  return done;
}

Status add_requirement(Workbook& workbook, const Shelf& shelf, std::string_view goal_id,
                       std::string_view skill) {
  auto* goal = workbook.goal(goal_id);
  if (goal == nullptr) return no_such_goal();
  if (!shelf.index.skill(skill))
    return fail(ErrorCode::invalid, where, "Choose a skill from the list.", "/skill");
  if (find_skill(goal->requirements, skill) != goal->requirements.end())
    return fail(ErrorCode::conflict, where, "This skill is asked for already.", "/skill");
  if (goal->requirements.size() >= limits::requirements_max)
    return fail(ErrorCode::conflict, where,
                filled("A goal asks for {} skills at most. Remove one to add another.",
                       limits::requirements_max),
                "/skill");
  goal->requirements.push_back({.skill = std::string(skill)});
  return done;
}

std::vector<Reachable> reachable(const Shelf& shelf, const Profile& profile, std::size_t top) {
  std::vector<bool> held(shelf.framework.skills.size());
  for (const auto& skill : profile.skills)
    if (const auto found = shelf.index.skill(skill.skill)) held[*found] = true;
  std::vector<Reachable> all;
  for (skills::OccupationIndex i = 0; i < shelf.framework.occupations.size(); ++i) {
    const auto& occupation = shelf.framework.occupations[i];
    Reachable one{.occupation = i, .essential = occupation.essential.size()};
    for (const auto& asked : occupation.essential) {
      if (held[asked.skill])
        ++one.shared;
      else
        one.missing.push_back(shelf.framework.skills[asked.skill].id);
    }
    if (one.shared > 0) all.push_back(std::move(one));
  }
  std::stable_sort(all.begin(), all.end(), [](const Reachable& a, const Reachable& b) {
    const auto left = a.shared * b.essential, right = b.shared * a.essential;
    return left != right ? left > right : a.shared > b.shared;
  });
  if (all.size() > top) all.resize(top);
  return all;
}

}  // namespace cairn::app::career
