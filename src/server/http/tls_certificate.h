// SPDX-License-Identifier: Apache-2.0
// The certificate that a server shows, with its key, as TLS takes them.
#pragma once
#include <boost/asio/ssl/context.hpp>
#include <string>

#include "base/instant.h"
#include "base/result.h"

namespace cairn::server {

// Both are PEM files, the certificate with its chain. Errors: invalid (either cannot be used).
Status load_tls_certificate(const std::string& certificate_file, const std::string& key_file,
                            boost::asio::ssl::context& into);

// When the first certificate of the file, the one that is shown, ends. Errors: invalid.
Result<Instant> certificate_end(const std::string& certificate_file);

}  // namespace cairn::server
