// SPDX-License-Identifier: Apache-2.0
// A whole server at a port of the loopback, for as long as this lives.
#pragma once
#include <thread>

#include "http/visitor.h"
#include "server/http/test_socket.h"
#include "server/server.h"

namespace cairn::server {

class RunningServer {
 public:
  explicit RunningServer(app::Context& context, ServerOptions options = {}) {
    options.listen.port = 0;
    server_ = app::must(Server::create(context, options));
    thread_ = std::thread([this] { server_->run(); });
  }
  ~RunningServer() {
    server_->stop();
    thread_.join();
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  std::uint16_t port() const { return server_->port(); }

  // The whole answer, as it came. `headers` end in "\r\n".
  std::string ask(std::string_view method, std::string_view target, std::string_view body = "",
                  std::string_view headers = "") {
    std::string head(method);
    head.append(" ").append(target).append(" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n");
    head.append(headers).append("Content-Length: ").append(std::to_string(body.size()));
    return Socket(port()).write(head + "\r\n\r\n").write(body).read_all();
  }

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

}  // namespace cairn::server
