// SPDX-License-Identifier: Apache-2.0
// Server: the whole of it behind one door: socket, templates, site.
#pragma once
#include <memory>

#include "app/context.h"
#include "server/http/listener.h"
#include "server/site.h"

namespace cairn::server {

struct ServerOptions {
  ListenOptions listen;
  VcApiAccess vc_api = VcApiAccess::api_key;
  TrustedProxies proxies = {};
  bool begins_anew = false;  // whoever runs it does so when it has `moved`
};

class Server {
 public:
  // Binds at once, so that a link printed next works. Where `context.base_url` is empty it becomes
  // the address listened on. `context` must outlive the server. Errors: those of Listener::create
  // and make_site; not_permitted (an open VC API on an address other than loopback).
  static Result<std::unique_ptr<Server>> create(app::Context& context,
                                                const ServerOptions& options);
  ~Server();

  std::uint16_t port() const;
  // Why run() returned: another address was chosen on a page. Begin anew with this socket, and make
  // the demo organisation where somebody wished for it.
  struct Move {
    int socket = -1;
    std::optional<app::Actor> demo_for;
  };
  std::optional<Move> moved() const;
  void run();   // until stop(), or a signal where the options say so
  void stop();  // from any thread

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cairn::server
