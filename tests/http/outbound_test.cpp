// SPDX-License-Identifier: Apache-2.0
// A whole server at its socket, while servers elsewhere keep silent.
#include <chrono>
#include <thread>

#include "http/visitor.h"
#include "net/cache.h"
#include "net/guarded_client.h"
#include "net/test_server.h"
#include "server/http/test_socket.h"
#include "server/server.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using namespace std::chrono_literals;

constexpr unsigned workers = 4;

class Outbound : public SiteTest {
 protected:
  Outbound()
      : client_({.allowed = app::must(net::AllowList::parse(std::vector{tarpit_.place()})),
                 .milliseconds_max = 2000,
                 .at_once_max = workers - 2}),
        cache_(client_, [this] { return clock_.now(); }) {
    context_->outside = &cache_;
    ServerOptions options;
    options.listen.port = 0;
    options.listen.workers = workers;
    server_ = app::must(Server::create(*context_, options));
    thread_ = std::thread([this] { server_->run(); });
  }
  ~Outbound() override {
    server_->stop();
    thread_.join();
  }

  std::string ask(std::string_view method, std::string_view path, std::string_view body = "") {
    return Socket(server_->port())
        .write(std::string(method) + " " + std::string(path) +
               " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " +
               std::to_string(body.size()) + "\r\n\r\n" + std::string(body))
        .read_all();
  }

  // A credential whose status stands at an address that never answers.
  std::string credential(int number) {
    return R"({"@context": ["https://www.w3.org/ns/credentials/v2"],
      "type": ["VerifiableCredential"], "issuer": "did:web:school.example",
      "credentialSubject": {"id": "did:example:learner"},
      "credentialStatus": {"type": "BitstringStatusListEntry", "statusPurpose": "revocation",
        "statusListIndex": "1", "statusListCredential": "http://)" +
           tarpit_.place() + "/" + std::to_string(number) + "\"}}";
  }

  net::TestServer tarpit_{[](const std::string&) {
    std::this_thread::sleep_for(2s);
    return net::http_answer("200 OK", "", "too late");
  }};
  net::GuardedClient client_;
  net::Cache cache_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

TEST_F(Outbound, SilentServersElsewhereStallNobodyHere) {
  std::vector<std::jthread> visitors;
  for (int i = 0; i < 8; ++i)
    visitors.emplace_back([this, i] {
      const auto answer = ask("POST", "/api/v1/verify", credential(i));
      EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
      EXPECT_THAT(answer, HasSubstr("status-unreachable"));
    });
  while (tarpit_.requests() == 0) std::this_thread::yield();
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < 4; ++i) EXPECT_THAT(ask("GET", "/healthz"), StartsWith("HTTP/1.1 200"));
  EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
}

}  // namespace
}  // namespace cairn::server
