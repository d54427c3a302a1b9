// SPDX-License-Identifier: Apache-2.0
// Finds the skills a sentence asks for and the occupations a job title names, with a model trained
// from the framework itself (training.h). Every answer is the same on every machine.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "skills/framework.h"

namespace cairn::linker {

struct Link {
  skills::SkillIndex skill = 0;
  std::uint32_t score = 0;         // probability of being right, in hundredths of a per cent
  std::size_t start = 0, end = 0;  // bytes of the text; start == end: the whole sentence speaks
  bool exact = false;              // a name of the skill stands there word for word
};

struct OccupationMatch {
  skills::OccupationIndex occupation = 0;
  std::uint32_t score = 0;  // probability of being right, in hundredths of a per cent
};

struct WeightedSkill {
  skills::SkillIndex skill = 0;
  double weight = 1;
};

// Constant after `open`; one linker serves any number of threads. The framework is used as long as
// the linker lives and must not change.
class Linker {
 public:
  // Refuses a model that is damaged or was trained from another framework.
  static Result<Linker> open(std::string_view model, const skills::Framework& framework);
  static Result<Linker> open(std::string_view model, skills::Framework&& framework) = delete;
  Linker(Linker&&) noexcept;
  Linker& operator=(Linker&&) noexcept;
  ~Linker();

  // Skills of one sentence or bullet for which something speaks, best first. With `top` at most so
  // many, without a threshold; with 0 those one would show a person. Text beyond
  // limits::sentence_bytes_max is not read; what is no UTF-8 separates words.
  std::vector<Link> link(std::string_view sentence, std::size_t top) const;

  // The `count` skills most like the sentence as a whole, but for those `apart`, for whoever wants
  // more than something speaks for: of skills alike those that more occupations ask for. Fewer
  // where the framework has no more.
  std::vector<skills::SkillIndex> others(std::string_view sentence,
                                         std::span<const skills::SkillIndex> apart,
                                         std::size_t count) const;

  // Occupations a job title names, best first, at most `top`.
  std::vector<OccupationMatch> match_title(std::string_view title, std::size_t top) const;

  // Occupations whose skills are these, best first, at most `top`; those that share none are left
  // out.
  std::vector<OccupationMatch> match_skills(std::span<const WeightedSkill> skills,
                                            std::size_t top) const;

 private:
  struct State;
  explicit Linker(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

}  // namespace cairn::linker
