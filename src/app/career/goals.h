// SPDX-License-Identifier: Apache-2.0
// Goals: what somebody wants to be able to do, from adverts, an occupation, or the step from one
// occupation to the next.
#pragma once
#include <string>
#include <vector>

#include "app/career/library.h"
#include "app/career/read_advert.h"
#include "app/career/workbook.h"

namespace cairn::app::career {

// Adds the advert to the goal, or to a new one where `goal_id` is "". Returns the goal's id.
// One that was read before into a goal of its own leads to that goal. Errors: not_found (the goal),
// conflict (it has no adverts, too many, or this one: "/text"). `words`: the language of names that
// nobody gave.
Result<std::string> add_advert(Workbook& workbook, const Shelf& shelf, std::string_view goal_id,
                               const ReadAdvert& read, const Words& words = english_words);
// Errors: not_found; conflict (the goal's only one).
Status remove_advert(Workbook& workbook, std::string_view goal_id, std::string_view advert_id);

// Where there is such a goal already, that one. Errors: invalid ("/occupation"), conflict (too many
// goals).
Result<std::string> add_occupation_goal(Workbook& workbook, const Shelf& shelf,
                                        std::string_view occupation);
// What `to` asks for and `from` does not, or not at that level. Where there is such a goal already,
// that one.
// Errors: invalid ("/from", "/to": unknown, or the same), conflict (too many goals).
Result<std::string> add_promotion_goal(Workbook& workbook, const Shelf& shelf,
                                       std::string_view from, std::string_view to,
                                       const Words& words = english_words);
// With its plans. Errors: not_found.
Status remove_goal(Workbook& workbook, std::string_view goal_id);

// A requirement as somebody corrected it.
struct RequirementForm {
  std::string skill;
  Level level = 3;
  bool essential = true;
  bool keep = true;
};
// Requirements not named stay, and so does the title where none is given. Errors: not_found (the
// goal), invalid ("/title").
Status correct_goal(Workbook& workbook, std::string_view goal_id, std::string_view title,
                    const std::vector<RequirementForm>& forms);
// One that no advert named. Errors: not_found (the goal), invalid ("/skill": no skill of the
// framework), conflict (it is there already, or too many are).
Status add_requirement(Workbook& workbook, const Shelf& shelf, std::string_view goal_id,
                       std::string_view skill);

// What an occupation asks for: essential skills first.
std::vector<Requirement> requirements_of(const Shelf& shelf, const skills::Occupation& occupation);

// Where somebody could go from here.
struct Reachable {
  skills::OccupationIndex occupation = 0;
  std::size_t essential = 0;         // skills it asks for
  std::size_t shared = 0;            // of them, held at any level
  std::vector<std::string> missing;  // ids of the others
};
// Occupations that share an essential skill with the profile, by the share of what they ask for
// that is there, then by how much that is, then by id.
std::vector<Reachable> reachable(const Shelf& shelf, const Profile& profile, std::size_t top);

}  // namespace cairn::app::career
