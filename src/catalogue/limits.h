// SPDX-License-Identifier: Apache-2.0
// Limits of catalogues; the unit stands last in the name. What is longer is cut, what is more is
// left out and told.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::catalogue {

inline constexpr std::size_t file_bytes_max = 256 * 1024 * 1024;  // one file of a provider
inline constexpr std::size_t json_values_max = 32'000'000;        // in one such file
inline constexpr std::size_t files_max = 1'000;                   // in one import
inline constexpr std::size_t offers_max = 1'000'000;              // in one catalogue
// What an import holds in memory at once. Documents refer to each other and are read together. Of a
// table, each 100,000 rows are set aside in a file without a name (some 60 MB), but for rows that
// lead to others: only once all were read it is known whether those are there.
inline constexpr std::size_t offers_at_once_max = 200'000;
inline constexpr std::size_t part_offers_max = 100'000;
inline constexpr std::size_t referring_offers_max = 100'000;
inline constexpr std::size_t import_bytes_max =
    1024 * 1024 * 1024;                            // all of one import, a table too
inline constexpr std::size_t name_bytes_max = 64;  // of a catalogue
inline constexpr std::size_t id_bytes_max = 512;
inline constexpr std::size_t title_bytes_max = 400;
inline constexpr std::size_t words_bytes_max = 400;  // a name, a skill as its source words it
inline constexpr std::size_t description_bytes_max = 4'000;
inline constexpr std::size_t url_bytes_max = 2'048;
inline constexpr std::size_t list_items_max = 200;  // skills, parts, starts… of one offer
inline constexpr std::size_t proposals_max = 5;     // for one skill
inline constexpr std::size_t faults_max = 1'000;    // told of one import; the rest is counted
inline constexpr std::size_t notes_max = 100;       // about one import as a whole
inline constexpr std::size_t requirement_depth_max = 16;
inline constexpr std::int64_t minutes_max = 60 * 100'000;              // 100,000 hours
inline constexpr std::int64_t price_minor_max = 1'000'000'000'000'00;  // in hundredths
inline constexpr int months_max = 1'200;
inline constexpr int eqf_max = 8;

}  // namespace cairn::catalogue
