// SPDX-License-Identifier: Apache-2.0
// A part of a file, for who plays or resumes it: one range of bytes (RFC 9110 section 14).
#pragma once
#include "server/http/message.h"

namespace cairn::server {

// Makes of a whole answer what the request asks of it: 206 with that part, 416 where there is no
// such part, or the whole where no part, several, or one of another version is asked for. The
// answer has an ETag.
void answer_range(const Request& request, Response& whole);

}  // namespace cairn::server
