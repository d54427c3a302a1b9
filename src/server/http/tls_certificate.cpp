// SPDX-License-Identifier: Apache-2.0
#include "server/http/tls_certificate.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>

#include "base/release.h"

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

Result<Instant> certificate_end(const std::string& certificate_file) {
  const auto unusable =
      fail(ErrorCode::invalid, where, "The certificate file says no day on which it ends.");
  const std::unique_ptr<BIO, Release<BIO_free>> file(BIO_new_file(certificate_file.c_str(), "r"));
  if (!file) return unusable;
  const std::unique_ptr<X509, Release<X509_free>> certificate(
      PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr));
  std::tm ends{};
  if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &ends) != 1)
    return unusable;
  return Instant::from_seconds(::timegm(&ends));
}

}  // namespace cairn::server
