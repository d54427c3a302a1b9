// SPDX-License-Identifier: Apache-2.0
#include "http_load.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <string_view>

namespace cairn::bench {
namespace {

using Clock = std::chrono::steady_clock;

// The first of 127.0.0.0/8 has not as many ports as there are idle connections to hold.
int connect_to(std::uint16_t port, int number) {
  constexpr int a_source = 20'000;
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in from{}, to{};
  from.sin_family = to.sin_family = AF_INET;
  from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + static_cast<in_addr_t>(number / a_source));
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool good = socket >= 0 &&
                    ::bind(socket, reinterpret_cast<sockaddr*>(&from), sizeof from) == 0 &&
                    ::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  if (!good) throw std::runtime_error(std::string("no connection: ") + std::strerror(errno));
  const int one = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return socket;
}

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) throw std::runtime_error("the server went away");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

// The length of the whole answer, or 0 while its header is not complete.
std::size_t answer_bytes(std::string_view text) {
  constexpr std::string_view field = "Content-Length: ";
  const auto end = text.find("\r\n\r\n");
  if (end == text.npos) return 0;
  const auto at = text.substr(0, end).find(field);
  if (at == text.npos) return end + 4;
  return end + 4 + std::stoul(std::string(text.substr(at + field.size(), 12)));
}

struct Peer {
  int socket = -1;
  std::string got;
  Clock::time_point begun;
};

class Generator {
 public:
  explicit Generator(const LoadPlan& plan) : plan_(plan), peers_(plan.connections) {
    poll_ = ::epoll_create1(EPOLL_CLOEXEC);
    for (std::size_t i = 0; i < peers_.size(); ++i) {
      peers_[i].socket = connect_to(plan.port, static_cast<int>(i));
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      ::epoll_ctl(poll_, EPOLL_CTL_ADD, peers_[i].socket, &event);
    }
  }
  ~Generator() {
    for (const auto& peer : peers_) ::close(peer.socket);
    ::close(poll_);
  }
  Generator(const Generator&) = delete;
  Generator& operator=(const Generator&) = delete;

  Load run() {
    const auto begun = Clock::now();
    const auto end = begun + std::chrono::duration<double>(plan_.seconds);
    for (auto& peer : peers_) next(peer);
    std::vector<epoll_event> events(peers_.size());
    while (Clock::now() < end) {
      const int count = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 1'000);
      for (int i = 0; i < count; ++i) read(peers_[events[static_cast<std::size_t>(i)].data.u64]);
    }
    const double took = std::chrono::duration<double>(Clock::now() - begun).count();
    if (times_.empty()) throw std::runtime_error("no answer came");
    std::sort(times_.begin(), times_.end());
    return {.per_second = static_cast<double>(times_.size()) / took,
            .p50_ms = times_[times_.size() / 2],
            .p99_ms = times_[times_.size() * 99 / 100]};
  }

 private:
  void next(Peer& peer) {
    peer.got.clear();
    peer.begun = Clock::now();
    send_all(peer.socket, plan_.requests[sent_++ % plan_.requests.size()]);
  }

  void read(Peer& peer) {
    char room[64 * 1024];
    const auto size = ::recv(peer.socket, room, sizeof room, 0);
    if (size <= 0) throw std::runtime_error("the server went away");
    peer.got.append(room, static_cast<std::size_t>(size));
    const auto whole = answer_bytes(peer.got);
    if (whole == 0 || peer.got.size() < whole) return;
    if (peer.got.compare(9, 3, plan_.status) != 0) throw std::runtime_error(peer.got);
    times_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - peer.begun).count());
    next(peer);
  }

  const LoadPlan& plan_;
  std::vector<Peer> peers_;
  std::vector<double> times_;
  std::size_t sent_ = 0;
  int poll_ = -1;
};

}  // namespace

Load load(const LoadPlan& plan) { return Generator(plan).run(); }

std::string ask(std::uint16_t port, const std::string& request) {
  const int socket = connect_to(port, 0);
  send_all(socket, request);
  std::string got;
  char room[64 * 1024];
  while (answer_bytes(got) == 0 || got.size() < answer_bytes(got)) {
    const auto size = ::recv(socket, room, sizeof room, 0);
    if (size <= 0) break;
    got.append(room, static_cast<std::size_t>(size));
  }
  ::close(socket);
  return got;
}

IdleConnections::IdleConnections(std::uint16_t port, int count) {
  for (int i = 0; i < count; ++i) sockets_.push_back(connect_to(port, i));
}

IdleConnections::~IdleConnections() {
  for (const int socket : sockets_) ::close(socket);
}

}  // namespace cairn::bench
