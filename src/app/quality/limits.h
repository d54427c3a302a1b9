// SPDX-License-Identifier: Apache-2.0
// Limits of what people say of offers and to each other; the unit stands last in the name.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::limits {

inline constexpr std::size_t review_characters_max = 3000;
inline constexpr std::size_t question_characters_max = 1000;
inline constexpr std::size_t answer_characters_max = 2000;
inline constexpr std::size_t note_to_peer_characters_max = 1000;
inline constexpr std::size_t peer_name_characters_max = 60;
inline constexpr std::int64_t questions_a_day_max = 5;  // of one asker
inline constexpr std::int64_t answers_a_day_max = 20;   // of one author
inline constexpr std::int64_t notes_a_day_max = 20;     // of one sender
inline constexpr std::int64_t peers_shown_max = 100;    // of one offer
inline constexpr std::int64_t peer_notes_shown_max = 200;
inline constexpr std::int64_t peer_notes_kept_max = 100'000;  // that one person may have had
inline constexpr std::int64_t answers_shown_max = 100;        // of one question
inline constexpr std::size_t provider_characters_max = 200;
inline constexpr std::int64_t day_microseconds = 24LL * 60 * 60 * 1'000'000;

}  // namespace cairn::limits
