// SPDX-License-Identifier: Apache-2.0
// A nameserver on the loopback, for tests: TXT records by name over UDP (RFC 1035).
#pragma once
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace cairn::net {

class TestNameserver {
 public:
  TestNameserver() {
    socket_ = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&address), size), 0);
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~TestNameserver() {
    ended_ = true;
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
  }
  TestNameserver(const TestNameserver&) = delete;
  TestNameserver& operator=(const TestNameserver&) = delete;

  std::uint16_t port() const { return port_; }
  void set(const std::string& name, std::vector<std::string> texts) {
    const std::lock_guard lock(mutex_);
    records_[name] = std::move(texts);
  }
  void fall_silent(bool silent) { silent_ = silent; }

 private:
  void serve() {
    while (!ended_) {
      std::string query(512, '\0');
      sockaddr_in from{};
      socklen_t size = sizeof from;
      const auto got = recvfrom(socket_, query.data(), query.size(), 0,
                                reinterpret_cast<sockaddr*>(&from), &size);
      if (got < 17 || silent_) continue;
      const auto answer = answer_to(query.substr(0, static_cast<std::size_t>(got)));
      sendto(socket_, answer.data(), answer.size(), 0, reinterpret_cast<sockaddr*>(&from), size);
    }
  }

  static std::string number(std::size_t value) {
    return {static_cast<char>(value >> 8), static_cast<char>(value)};
  }

  // The question stands behind twelve bytes of header: labels, a zero, type and class.
  std::string answer_to(const std::string& query) {
    std::string name;
    std::size_t at = 12;
    for (; query[at] != '\0'; at += static_cast<unsigned char>(query[at]) + 1U)
      name +=
          (name.empty() ? "" : ".") + query.substr(at + 1, static_cast<unsigned char>(query[at]));
    const auto question = query.substr(12, at + 5 - 12);
    const std::lock_guard lock(mutex_);
    const auto found = records_.find(name);
    const bool known = found != records_.end();
    std::string records;
    for (const auto& text : known ? found->second : std::vector<std::string>()) {
      std::string data;
      for (std::size_t begin = 0; begin < text.size() || begin == 0; begin += 255) {
        const auto part = text.substr(begin, 255);
        data += static_cast<char>(part.size());
        data += part;
      }
      records += std::string("\xC0\x0C\0\x10\0\x01\0\0\0\x3C", 10) + number(data.size()) + data;
    }
    const auto count = known ? found->second.size() : 0;
    return query.substr(0, 2) + (known ? "\x81\x80" : "\x81\x83") + number(1) + number(count) +
           number(0) + number(0) + question + records;
  }

  int socket_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<bool> ended_ = false, silent_ = false;
  std::mutex mutex_;
  std::map<std::string, std::vector<std::string>> records_;
  std::thread thread_;
};

}  // namespace cairn::net
