// SPDX-License-Identifier: Apache-2.0
// What the reader of adverts takes: beyond these it reads no further and says so, or refuses.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::adverts::limits {

inline constexpr std::size_t advert_bytes_max = 5 * 1024 * 1024;  // as it came in
inline constexpr std::size_t text_bytes_max = 256 * 1024;         // plain text of one advert; cut
inline constexpr std::size_t field_bytes_max = 300;               // title, employer, place
inline constexpr std::size_t html_depth_max = 400;                // elements within elements
inline constexpr std::size_t html_nodes_max = 400'000;
inline constexpr std::size_t scripts_max = 10'000;          // JSON-LD blocks looked at in one page
inline constexpr std::size_t properties_max = 64;           // of microdata, of one page
inline constexpr std::size_t posting_values_max = 400'000;  // JSON values of one such block
inline constexpr std::size_t sentences_max = 2'000;         // of one advert
inline constexpr std::size_t linked_max = 120;            // sentences asked about, likeliest first
inline constexpr std::size_t sentence_bytes_max = 1'000;  // longer ones are cut at a word
inline constexpr std::size_t skills_max = 200;            // required skills of one advert
inline constexpr std::size_t credentials_max = 50;
inline constexpr std::size_t combined_max = 100;  // adverts combined at once
inline constexpr std::uint8_t years_max = 40;     // more is no experience asked for

}  // namespace cairn::adverts::limits
