// SPDX-License-Identifier: Apache-2.0
// Things of one list found by the names of a thing of another. Names are compared folded.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "skills/fold.h"

namespace cairn::skills {

class SameName {
 public:
  enum class Kind : std::uint8_t { none, one, several };
  struct Found {
    Kind kind = Kind::none;
    std::uint32_t index = 0;  // of one
    std::string name;         // as the thing asked about writes it
    bool by_label = false;    // it is the label of both
  };

  template <class Things>
  explicit SameName(const Things& things) {
    for (std::uint32_t i = 0; i < things.size(); ++i) {
      add(labels_, things[i].label, i);
      for (const auto& other : things[i].other_labels) add(others_, other, i);
    }
  }

  // By its label alone.
  template <class Thing>
  Found find_label(const Thing& thing) const {
    auto found = look(labels_, thing.label);
    found.by_label = found.kind == Kind::one;
    return found.kind == Kind::none ? look(others_, thing.label) : found;
  }

  // By its label, then by an other label that is the label there. Two other labels that agree prove
  // little: many things are loosely called the same.
  template <class Thing>
  Found find(const Thing& thing) const {
    auto best = find_label(thing);
    for (const auto& other : thing.other_labels) {
      if (best.kind == Kind::one) return best;
      auto found = look(labels_, other);
      if (found.kind == Kind::one || best.kind == Kind::none) best = std::move(found);
    }
    return best;
  }

 private:
  static constexpr std::uint32_t ambiguous = 0xFFFFFFFF;
  using Names = std::unordered_map<std::string, std::uint32_t>;

  static void add(Names& names, const std::string& name, std::uint32_t index) {
    auto folded = fold(name);
    if (folded.empty()) return;
    const auto [entry, is_new] = names.emplace(std::move(folded), index);
    if (!is_new && entry->second != index) entry->second = ambiguous;
  }

  static Found look(const Names& names, const std::string& name) {
    const auto found = names.find(fold(name));
    if (found == names.end()) return {};
    if (found->second == ambiguous) return {Kind::several, 0, name, false};
    return {Kind::one, found->second, name, false};
  }

  Names labels_, others_;
};

}  // namespace cairn::skills
