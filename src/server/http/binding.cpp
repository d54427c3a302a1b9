// SPDX-License-Identifier: Apache-2.0
#include "server/http/binding.h"

#include <fcntl.h>

#include <boost/asio.hpp>

namespace cairn::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
constexpr const char* where = "listener";

}  // namespace

Status bind_acceptor(const ListenOptions& options, tcp::acceptor& acceptor) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error)
    return fail(ErrorCode::invalid, where, "\"" + options.address + "\" is no IP address.");
  const tcp::endpoint endpoint(address, options.port);
  if (options.socket >= 0) {
    acceptor.assign(endpoint.protocol(), options.socket, error);
    if (!error) return done;
  }
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error)
    return fail(
        ErrorCode::io, where,
        "Port " + std::to_string(options.port) + " cannot be used: " + error.message() + ".");
  return done;
}

int hold_again(tcp::acceptor& acceptor) {
  return ::fcntl(acceptor.native_handle(), F_DUPFD_CLOEXEC, 0);
}

}  // namespace cairn::server
