// SPDX-License-Identifier: Apache-2.0
// The HTTP/1.1 server: sockets, TLS and time on one thread, requests answered by a pool of workers.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "server/http/limits.h"
#include "server/http/message.h"

namespace cairn::server {

// Called on several threads at once.
using Respond = std::function<Response(const Request&)>;

// What is said to a request whose body is too large, before the body is read.
using Refuse = std::function<Response(const Request&, const Error&)>;

// Some requests wait for other servers, so there are more of them than processors.
unsigned default_workers();
// Slow ones compute: as many as there are processors.
unsigned default_slow_workers();

struct ListenOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;     // 0: the system chooses
  int socket = -1;               // that listens there already; taken over
  std::string certificate_file;  // PEM, with its chain; empty: plain HTTP
  std::string key_file;          // PEM
  unsigned workers = default_workers();
  unsigned slow_workers = default_slow_workers();
  // Which requests may take seconds; where it is not given, none.
  std::function<bool(Method method, std::string_view target)> is_slow = {};
  // An answer that is at hand; it is asked for on the thread of the sockets.
  std::function<std::optional<Response>(const Request&)> at_once = {};
  // How large a body may be; where it is not given, as for a form.
  std::function<std::size_t(Method method, std::string_view target)> body_bytes_max = {};
  std::size_t bodies_bytes_max = limits::bodies_bytes_max;  // of all together; beyond that, 503
  Refuse refuse = {};                                       // where it is not given, in plain text
  std::function<void(const Error&)> on_fault = {};  // what nobody waits for: a new certificate
  std::function<void()> on_stop = {};  // called once, before what is under way is waited for
  std::chrono::milliseconds header_time_max = limits::header_seconds_max;
  std::chrono::milliseconds body_time_max = limits::body_seconds_max;
  std::chrono::milliseconds idle_time_max = limits::idle_seconds_max;
  // SIGINT and SIGTERM stop; SIGHUP reads the certificate anew, and changes nothing without one.
  enum class Signals : std::uint8_t { ignore, obey } signals = Signals::ignore;
};

class Listener {
 public:
  // Binds at once. Errors: invalid (address, certificate or key), io (port taken or not permitted).
  static Result<std::unique_ptr<Listener>> create(const ListenOptions& options, Respond respond);
  ~Listener();

  std::uint16_t port() const;
  // Another hold on the socket that listens: who connects after stop() waits for whoever has it.
  // -1 where the system has none left.
  int keep_socket() const;
  void run();   // returns after stop(), when requests under way are answered or time is up
  void stop();  // from any thread

 private:
  struct State;
  explicit Listener(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cairn::server
