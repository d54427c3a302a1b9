// SPDX-License-Identifier: Apache-2.0
// A whole server at its socket, while servers elsewhere keep silent.
#include <chrono>
#include <thread>

#include "http/running_server.h"
#include "net/cache.h"
#include "net/guarded_client.h"
#include "net/test_server.h"

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
    options.listen.workers = workers;
    server_.emplace(*context_, options);
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
  std::optional<RunningServer> server_;
};

TEST_F(Outbound, SilentServersElsewhereStallNobodyHere) {
  std::vector<std::jthread> visitors;
  for (int i = 0; i < 8; ++i)
    visitors.emplace_back([this, i] {
      const auto answer = server_->ask("POST", "/api/v1/verify", credential(i));
      EXPECT_THAT(answer, StartsWith("HTTP/1.1 200"));
      EXPECT_THAT(answer, HasSubstr("status-unreachable"));
    });
  while (tarpit_.requests() == 0) std::this_thread::yield();
  const auto began = std::chrono::steady_clock::now();
  for (int i = 0; i < 4; ++i)
    EXPECT_THAT(server_->ask("GET", "/healthz"), StartsWith("HTTP/1.1 200"));
  EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
}

}  // namespace
}  // namespace cairn::server
