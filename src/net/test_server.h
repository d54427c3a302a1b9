// SPDX-License-Identifier: Apache-2.0
// A web server on the loopback, for tests: answers each request with the bytes a function gives for
// its path. Over TLS it makes its own certificate for localhost.
#pragma once
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "net/loopback_listener.h"

namespace cairn::net {

enum class Transport { plain, tls };

class TestServer {
 public:
  using Handler = std::function<std::string(const std::string& path)>;

  explicit TestServer(Handler handler, Transport transport = Transport::plain)
      : handler_(std::move(handler)) {
    std::signal(SIGPIPE, SIG_IGN);  // clients that turn away in the middle
    if (transport == Transport::tls) make_certificate();
    thread_ = std::thread([this] { serve(); });
  }
  ~TestServer() {
    listener_.take_nobody_more();
    thread_.join();
  }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  std::string place(const std::string& host = "127.0.0.1") const {
    return host + ":" + std::to_string(listener_.port());
  }
  std::string certificate() const { return certificate_; }  // PEM
  int requests() const { return requests_; }
  std::string last_request() const {
    const std::lock_guard lock(mutex_);
    return last_request_;
  }

 private:
  struct Free {
    void operator()(SSL_CTX* p) const { SSL_CTX_free(p); }
    void operator()(SSL* p) const { SSL_free(p); }
    void operator()(EVP_PKEY* p) const { EVP_PKEY_free(p); }
    void operator()(X509* p) const { X509_free(p); }
    void operator()(X509_EXTENSION* p) const { X509_EXTENSION_free(p); }
    void operator()(BIO* p) const { BIO_free(p); }
  };
  template <class T>
  using Owned = std::unique_ptr<T, Free>;

  void make_certificate() {
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    const Owned<X509> certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    auto* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("localhost"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    const Owned<X509_EXTENSION> names(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost"));
    X509_add_ext(certificate.get(), names.get(), -1);
    EXPECT_GT(X509_sign(certificate.get(), key.get(), EVP_sha256()), 0);
    const Owned<BIO> text(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(text.get(), certificate.get());
    char* data = nullptr;
    const auto size = BIO_get_mem_data(text.get(), &data);
    certificate_.assign(data, static_cast<std::size_t>(size));
    tls_.reset(SSL_CTX_new(TLS_server_method()));
    EXPECT_EQ(SSL_CTX_use_certificate(tls_.get(), certificate.get()), 1);
    EXPECT_EQ(SSL_CTX_use_PrivateKey(tls_.get(), key.get()), 1);
  }

  void serve() {
    for (;;) {
      const int client = listener_.take();
      if (client < 0) return;
      answer(client);
      close(client);
    }
  }

  static bool is_whole(const std::string& request) {
    const auto end = request.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const auto length = request.find("Content-Length: ");
    if (length == std::string::npos || length > end) return true;
    return request.size() >= end + 4 + std::stoul(request.substr(length + 16));
  }

  void answer(int client) {
    Owned<SSL> tls(tls_ ? SSL_new(tls_.get()) : nullptr);
    if (tls) {
      SSL_set_fd(tls.get(), client);
      if (SSL_accept(tls.get()) != 1) return;
    }
    std::string request;
    while (!is_whole(request)) {
      char buffer[4096];
      const auto read = tls ? SSL_read(tls.get(), buffer, sizeof buffer)
                            : static_cast<int>(recv(client, buffer, sizeof buffer, 0));
      if (read <= 0) return;
      request.append(buffer, static_cast<std::size_t>(read));
    }
    {
      const std::lock_guard lock(mutex_);
      last_request_ = request;
    }
    ++requests_;
    const auto begin = request.find(' ') + 1;
    const auto text = handler_(request.substr(begin, request.find(' ', begin) - begin));
    for (std::size_t sent = 0; sent < text.size();) {
      const auto size = static_cast<int>(std::min<std::size_t>(text.size() - sent, 16'384));
      const auto wrote = tls ? SSL_write(tls.get(), text.data() + sent, size)
                             : static_cast<int>(send(client, text.data() + sent,
                                                     static_cast<std::size_t>(size), 0));
      if (wrote <= 0) return;
      sent += static_cast<std::size_t>(wrote);
    }
    if (tls) SSL_shutdown(tls.get());
  }

  Handler handler_;
  Owned<SSL_CTX> tls_;
  std::string certificate_;
  LoopbackListener listener_;
  std::atomic<int> requests_ = 0;
  mutable std::mutex mutex_;
  std::string last_request_;
  std::thread thread_;
};

inline std::string http_answer(const std::string& status, const std::string& headers,
                               const std::string& body) {
  return "HTTP/1.1 " + status +
         "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         headers + "\r\n" + body;
}

}  // namespace cairn::net
