// SPDX-License-Identifier: Apache-2.0
// A client on the loopback, for tests: what it writes and reads is plain bytes.
#pragma once
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn::server {

class Socket {
 public:
  explicit Socket(std::uint16_t port) : file_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(file_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    const timeval patience{20, 0};
    ::setsockopt(file_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~Socket() { ::close(file_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  bool connected() const { return connected_; }
  Socket& write(std::string_view text) {
    while (!text.empty()) {
      const auto sent = ::send(file_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) break;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return *this;
  }
  // One piece of what arrives; "" at the end.
  std::string read() {
    std::string piece(64 * 1024, '\0');
    const auto size = ::recv(file_, piece.data(), piece.size(), 0);
    piece.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return piece;
  }
  std::string read_all() {
    std::string all;
    for (auto piece = read(); !piece.empty(); piece = read()) all += piece;
    return all;
  }

 private:
  int file_;
  bool connected_ = false;
};

}  // namespace cairn::server
