// SPDX-License-Identifier: Apache-2.0
// A load generator: so many connections that stay open, each with one request under way, on one
// thread of the caller's.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace cairn::bench {

struct Load {
  double per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
};

struct LoadPlan {
  std::uint16_t port = 0;
  std::vector<std::string> requests;  // whole, taken in turn
  int connections = 16;
  double seconds = 3;
  std::string status = "200";  // of every answer; another one ends the benchmark
};

// Throws where the server goes away or answers otherwise.
Load load(const LoadPlan& plan);

// One request and its answer, whole.
std::string ask(std::uint16_t port, const std::string& request);

// Connections that say nothing, for as long as this lives.
class IdleConnections {
 public:
  IdleConnections(std::uint16_t port, int count);
  ~IdleConnections();
  IdleConnections(const IdleConnections&) = delete;
  IdleConnections& operator=(const IdleConnections&) = delete;

 private:
  std::vector<int> sockets_;
};

}  // namespace cairn::bench
