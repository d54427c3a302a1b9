// SPDX-License-Identifier: Apache-2.0
#include "server/server.h"

#include <atomic>

#include "app/base_address.h"

namespace cairn::server {

namespace {

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1";
}

std::string own_address(const ListenOptions& options, std::uint16_t port) {
  const bool six = options.address.find(':') != std::string::npos;
  const auto host = six ? "[" + options.address + "]" : options.address;
  const std::string scheme = options.certificate_file.empty() ? "http://" : "https://";
  return scheme + host + ":" + std::to_string(port);
}

}  // namespace

struct Server::State {
  std::optional<Templates> templates;
  std::optional<Site> site;
  std::atomic<int> kept_socket = -1;
  std::unique_ptr<Listener> listener;  // last: ends before what it answers with
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::create(app::Context& context,
                                               const ServerOptions& options) {
  if (options.vc_api == VcApiAccess::open && !is_loopback(options.listen.address))
    return fail(ErrorCode::not_permitted, "server",
                "An open VC API signs whatever it is given, so it is allowed on 127.0.0.1 only.");
  CAIRN_TRY(auto templates, Templates::create(template_files()));
  auto state = std::make_unique<State>();
  state->templates.emplace(std::move(templates));
  const auto respond_to = [raw = state.get()](const Request& request) {
    return respond(*raw->site, request);
  };
  auto listen = options.listen;
  listen.at_once = [raw = state.get()](const Request& request) {
    return respond_at_once(*raw->site, request);
  };
  listen.body_bytes_max = [raw = state.get()](Method method, std::string_view target) {
    return body_bytes_max(*raw->site, method, target);
  };
  listen.is_slow = [raw = state.get()](Method method, std::string_view target) {
    return is_slow(*raw->site, method, target);
  };
  listen.on_fault = [&context](const Error& error) {
    context.log.write(context.clock.now(), error);
  };
  listen.on_stop = [&context] { context.library.stop_learning(); };
  listen.refuse = [raw = state.get()](const Request& request, const Error& error) {
    return refuse(*raw->site, request, error);
  };
  CAIRN_TRY(state->listener, Listener::create(listen, respond_to));
  const bool given = !context.base_url.empty();
  if (!given) {
    CAIRN_TRY(context.base_url, app::chosen_address(context));
  }
  if (context.base_url.empty())
    context.base_url = own_address(options.listen, state->listener->port());
  CAIRN_TRY(auto site, make_site(context, *state->templates));
  site.address_given = given;
  if (options.begins_anew)
    site.address_change->begin = [raw = state.get()] {
      if (raw->kept_socket < 0) raw->kept_socket = raw->listener->keep_socket();
      raw->listener->stop();
    };
  CAIRN_CHECK(app::settle_address(context));
  site.vc_api = options.vc_api;
  site.certificate_file = options.listen.certificate_file;
  site.proxies = options.proxies;
  state->site.emplace(std::move(site));
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::optional<Server::Move> Server::moved() const {
  if (state_->kept_socket < 0) return std::nullopt;
  return Move{state_->kept_socket, state_->site->address_change->demo_for};
}

std::uint16_t Server::port() const { return state_->listener->port(); }
void Server::run() { state_->listener->run(); }
void Server::stop() { state_->listener->stop(); }

}  // namespace cairn::server
