// SPDX-License-Identifier: Apache-2.0
// The socket that a listener accepts on: opened, or taken over from one before.
#pragma once
#include <boost/asio/ip/tcp.hpp>

#include "server/http/listener.h"

namespace cairn::server {

// Errors: invalid (address), io (port taken or not permitted).
Status bind_acceptor(const ListenOptions& options, boost::asio::ip::tcp::acceptor& acceptor);

// Another hold on it, which its closing leaves open; -1 where the system has none left.
int hold_again(boost::asio::ip::tcp::acceptor& acceptor);

}  // namespace cairn::server
