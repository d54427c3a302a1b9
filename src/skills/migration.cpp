// SPDX-License-Identifier: Apache-2.0
#include "skills/migration.h"

#include <array>

#include "skills/same_name.h"

namespace cairn::skills {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

class Migration {
 public:
  Migration(const Framework& old_version, const Framework& new_version)
      : old_(old_version),
        new_(new_version),
        old_ids_(old_version),
        new_ids_(new_version),
        skill_names_(new_version.skills),
        occupation_names_(new_version.occupations) {}

  Moved move(const std::string& id) const {
    if (const auto at = old_ids_.skill(id)) {
      auto moved = move(old_.skills[*at], new_.skills, new_ids_.skill(id), skill_names_);
      if (moved.fate == Fate::gone && moved.nearest.empty()) moved.nearest = nearest(*at);
      return moved;
    }
    if (const auto at = old_ids_.occupation(id))
      return move(old_.occupations[*at], new_.occupations, new_ids_.occupation(id),
                  occupation_names_);
    // What somebody holds already under an id of the new version needs no move.
    if (new_ids_.skill(id) || new_ids_.occupation(id))
      return {id, Fate::same, id, "", "It is an id of the new version."};
    return {id, Fate::unknown, "", "", "Neither version has this id."};
  }

 private:
  template <class Thing>
  Moved move(const Thing& thing, const std::vector<Thing>& now,
             std::optional<std::uint32_t> same_id, const SameName& names) const {
    if (same_id) {
      const auto& label = now[*same_id].label;
      return {thing.id, Fate::same, thing.id, "",
              label == thing.label ? "Its id and its name are unchanged."
                                   : "Its id is unchanged; it is called " + quoted(label) +
                                         " now, it was " + quoted(thing.label) + "."};
    }
    const auto found = names.find_label(thing);
    if (found.kind == SameName::Kind::one)
      return {thing.id, Fate::replaced, now[found.index].id, "",
              found.by_label
                  ? "Its id is gone; another one has its name " + quoted(thing.label) + "."
                  : "Its id is gone; " + quoted(now[found.index].label) + " is also called " +
                        quoted(thing.label) + "."};
    if (!new_.incomplete.empty())
      return {thing.id, Fate::unknown, "", "",
              "It may be in what the new version lacks here: " + new_.incomplete + "."};
    if (found.kind == SameName::Kind::several)
      return {thing.id, Fate::gone, "", "",
              "Its id is gone, and several are called " + quoted(thing.label) +
                  ": choose one of them."};
    // One whose name was among its own is near, but not said to be the same.
    const auto near = names.find(thing);
    return {thing.id, Fate::gone, "", near.kind == SameName::Kind::one ? now[near.index].id : "",
            quoted(thing.label) + " is gone, and nothing is called so."};
  }

  std::string nearest(SkillIndex old_skill) const {
    for (const auto above : ancestors(old_, old_skill))
      if (new_ids_.skill(old_.skills[above].id)) return old_.skills[above].id;
    return "";
  }

  const Framework& old_;
  const Framework& new_;
  FrameworkIndex old_ids_, new_ids_;
  SameName skill_names_, occupation_names_;
};

}  // namespace

std::string_view word_for(Fate fate) {
  constexpr std::array<std::string_view, 4> words{"same", "replaced", "gone", "unknown"};
  return words[static_cast<std::size_t>(fate)];
}

std::vector<Moved> migrate(const Framework& old_version, const Framework& new_version,
                           std::span<const std::string> ids) {
  const Migration migration(old_version, new_version);
  std::vector<Moved> moved;
  moved.reserve(ids.size());
  for (const auto& id : ids) moved.push_back(migration.move(id));
  return moved;
}

}  // namespace cairn::skills
