// SPDX-License-Identifier: Apache-2.0
// Limits of the HTTP surface; the unit stands last in the name.
#pragma once
#include <chrono>
#include <cstddef>

namespace cairn::limits {

inline constexpr std::size_t request_header_bytes_max = 16 * 1024;
inline constexpr std::size_t request_body_bytes_max = 256 * 1024;       // a form without files
inline constexpr std::size_t upload_body_bytes_max = 14 * 1024 * 1024;  // 10 MiB in base64
inline constexpr std::size_t bodies_bytes_max = 256 * 1024 * 1024;      // of all requests under way
inline constexpr std::size_t request_target_bytes_max = 8 * 1024;
inline constexpr std::size_t path_segments_max = 16;

inline constexpr std::size_t form_parts_max = 64;      // of multipart/form-data
inline constexpr std::size_t form_fields_max = 2'048;  // a few for each row of a long list
inline constexpr std::size_t form_part_header_bytes_max = 4 * 1024;
inline constexpr std::size_t multipart_boundary_bytes_max = 70;  // RFC 2046 section 5.1.1

inline constexpr std::size_t connections_max = 10'240;
inline constexpr std::size_t waiting_requests_max = 512;      // for a worker; beyond that, 503
inline constexpr std::size_t waiting_slow_requests_max = 64;  // each may take seconds
inline constexpr std::chrono::seconds header_seconds_max{15};
inline constexpr std::chrono::seconds body_seconds_max{60};
inline constexpr std::chrono::seconds idle_seconds_max{60};
inline constexpr std::chrono::seconds write_seconds_max{60};
inline constexpr std::chrono::seconds stop_seconds_max{5};

}  // namespace cairn::limits
