// SPDX-License-Identifier: Apache-2.0
// What the linker takes: beyond these it reads no further, or refuses to train.
#pragma once
#include <cstddef>

namespace cairn::linker::limits {

inline constexpr std::size_t sentence_bytes_max = 8 * 1024;
inline constexpr std::size_t sentence_words_max = 256;  // content words; later ones are not read
inline constexpr std::size_t word_bytes_max = 48;       // longer ones are no words
inline constexpr std::size_t skills_max = 200'000;
inline constexpr std::size_t occupations_max = 50'000;
inline constexpr std::size_t forms_max = 64;  // names of one skill or occupation that are learnt
inline constexpr std::size_t description_words_max = 256;
inline constexpr std::size_t model_bytes_max = 256 * 1024 * 1024;

}  // namespace cairn::linker::limits
