// SPDX-License-Identifier: Apache-2.0
// node_issuer.mjs as a process of its own: a signing service on the Digital Bazaar libraries, which
// Cairn's is measured beside in the same minutes.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <memory>

namespace cairn::bench {

class NodeIssuer {
 public:
  // nullptr where Node or its libraries are not there, which is said on standard error.
  static std::unique_ptr<NodeIssuer> start();
  ~NodeIssuer();
  NodeIssuer(const NodeIssuer&) = delete;
  NodeIssuer& operator=(const NodeIssuer&) = delete;

  std::uint16_t port() const { return port_; }

 private:
  NodeIssuer(pid_t process, int input, std::uint16_t port)
      : process_(process), input_(input), port_(port) {}
  pid_t process_;
  int input_;  // it ends when this is closed, however this program ends
  std::uint16_t port_;
};

}  // namespace cairn::bench
