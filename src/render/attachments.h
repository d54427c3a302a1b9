// SPDX-License-Identifier: Apache-2.0
// Files attached to PDFs, by qpdf, which lives in a module of its own, libcairn_attach.so beside
// the executable. A PDF of a stranger is read in a process apart with little memory and time.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"
#include "verify/carried.h"

namespace cairn::render {

inline constexpr int attached_files_max = 32;
inline constexpr std::size_t attached_bytes_max = 10 * 1024 * 1024;  // of all together, inflated
inline constexpr unsigned attached_seconds_max = 5;
inline constexpr std::size_t attached_memory_bytes_max = std::size_t{512} * 1024 * 1024;
inline constexpr unsigned attached_at_once_max = 2;

// Every file attached to a PDF. Errors: unreadable (no PDF, locked with a password, it took too
// long), too_large (the PDF, or what is attached), too_many (at once), unsupported (the module is
// missing, or this system closes no process off), io (no process could be started).
Result<std::vector<verify::AttachedFile>> attachments_of(ByteView pdf);

// A PDF of our own with one more file attached; the same in gives the same out. Errors:
// unsupported, unreadable.
Result<Bytes> attach(ByteView pdf, std::string_view name, std::string_view media_type,
                     ByteView bytes, Instant at);

}  // namespace cairn::render
