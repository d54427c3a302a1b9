// SPDX-License-Identifier: Apache-2.0
// How likely a skill must be to be shown, and what makes it likelier. The weights began as those of
// a logistic regression over the development adverts (tests/adverts, names ending in -1) read
// against ESCO 1.1.0 and the starter framework; the bias and the bounds were chosen on those, -2
// and -3 together, among values that keep four in five right. Chances are hundredths of a per cent.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::adverts::values {

// Weights of the chance's log odds.
inline constexpr float certainty_weight = 0.9f;  // log odds of the linker's score
inline constexpr float sentence_share = 0.5f;    // of it that the whole sentence says, not a phrase
inline constexpr float exact_weight = 1.5f;      // a name stands there word for word
inline constexpr float one_word_weight = -0.5f;  // it stands on a single word that is no name
inline constexpr float nearness_weight = 0.9f;  // of log(1 + nearness_scale × nearness to the job)
inline constexpr float nearness_scale = 12;
inline constexpr float bias = -0.05f;
// The fewer skills a framework has, the fewer are mistaken for another.
inline constexpr float fewness_weight = 0.15f;  // of log(skills_usual / number of skills)
inline constexpr float skills_usual = 13'900;
inline constexpr float skills_least = 870;
inline constexpr float absent = -6;  // log odds of what the linker does not name

// Least chance of what is shown: the best of a sentence, of another phrase, and all else.
inline constexpr std::uint32_t first_min = 2000;
inline constexpr std::uint32_t phrase_min = 3500;
inline constexpr std::uint32_t further_min = 6000;
// Read out of the same words as a better one, it must be this likely.
inline constexpr std::uint32_t same_words_min = 6000;

inline constexpr std::size_t shown_max = 5;         // of one sentence
inline constexpr std::size_t requirements_min = 2;  // fewer sentences: the advert states none

}  // namespace cairn::adverts::values
