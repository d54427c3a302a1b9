// SPDX-License-Identifier: Apache-2.0
// The figures of the server, over sockets of the loopback. Client and server share the machine's
// processors, so the server's own time a request is told beside each rate.
#pragma once

namespace cairn::bench {

void http_start();        // from nothing to listening; what an idle server and its guests hold
void http_public_page();  // /b/{id}, warm
void http_issue();        // /vc/credentials/issue, durable

}  // namespace cairn::bench
