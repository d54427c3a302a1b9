// SPDX-License-Identifier: Apache-2.0
// The closed lists that content chooses from, each with what people read. Names follow the elements
// of Annex I of the Council Recommendation 2022/C 243/02 on micro-credentials and Open Badges 3.0.
#pragma once
#include <span>
#include <string_view>

namespace cairn::achievement {

struct Word {
  std::string_view name;
  std::string_view label;
};

std::span<const Word> achievement_types();
std::span<const Word> assessment_kinds();
std::span<const Word> supervisions();
std::span<const Word> participations();
std::span<const Word> sharings();
std::span<const Word> result_types();
std::span<const Word> skill_levels();  // named "1" to "5"

// nullptr: no such word.
const Word* find_word(std::span<const Word> words, std::string_view name);
// The label, or the name itself where the list does not have it.
std::string_view label_of(std::span<const Word> words, std::string_view name);

}  // namespace cairn::achievement
