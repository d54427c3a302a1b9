// SPDX-License-Identifier: Apache-2.0
#include "server/http/tls_certificate.h"

namespace cairn::server {
namespace {

constexpr const char* where = "listener";

}  // namespace

Status load_tls_certificate(const std::string& certificate_file, const std::string& key_file,
                            boost::asio::ssl::context& into) {
  using boost::asio::ssl::context;
  boost::system::error_code error;
  into.set_options(context::default_workarounds | context::no_tlsv1 | context::no_tlsv1_1);
  into.use_certificate_chain_file(certificate_file, error);
  if (error)
    return fail(ErrorCode::invalid, where,
                "The certificate file cannot be used: " + error.message() + ".");
  into.use_private_key_file(key_file, context::pem, error);
  if (error)
    return fail(ErrorCode::invalid, where,
                "The key file cannot be used with the certificate: " + error.message() + ".");
  return done;
}

}  // namespace cairn::server
