// SPDX-License-Identifier: Apache-2.0
// The server at its socket: limits, time, TLS, a graceful end. Requests are written by hand.
#include "server/http/listener.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "server/http/test_socket.h"

namespace cairn::server {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

Response echo(const Request& request) {
  if (request.target == "/slow") std::this_thread::sleep_for(300ms);
  if (request.target == "/throw") throw std::runtime_error("handler");
  Response response;
  response.set("Content-Type", "text/plain");
  response.body = std::to_string(request.body.size()) + " bytes";
  return response;
}

class ListenerTest : public testing::Test {
 protected:
  void start(ListenOptions options = {}) {
    options.port = 0;
    auto created = Listener::create(options, echo);
    ASSERT_TRUE(created) << created.error().detail;
    listener_ = std::move(*created);
    port_ = listener_->port();
    thread_ = std::thread([this] { listener_->run(); });
  }
  // Asks for something that takes 300 ms, and leaves the answer unread.
  std::vector<std::unique_ptr<Socket>> ask_slowly(int count) {
    std::vector<std::unique_ptr<Socket>> sockets;
    for (int i = 0; i < count; ++i) {
      sockets.push_back(std::make_unique<Socket>(port_));
      sockets.back()->write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    std::this_thread::sleep_for(100ms);
    return sockets;
  }
  void stop() {
    if (!thread_.joinable()) return;
    listener_->stop();
    thread_.join();
  }
  void TearDown() override { stop(); }

  std::unique_ptr<Listener> listener_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

constexpr std::string_view get_close = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

TEST_F(ListenerTest, AnswersSeveralRequestsOnOneConnection) {
  start();
  Socket socket(port_);
  socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
  EXPECT_THAT(socket.read(), HasSubstr("3 bytes"));
  EXPECT_THAT(socket.write(get_close).read_all(), HasSubstr("0 bytes"));
}

TEST_F(ListenerTest, GivesNoBodyToHead) {
  start();
  const auto answer =
      Socket(port_).write("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").read_all();
  EXPECT_THAT(answer, HasSubstr("Content-Length: 7"));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(ListenerTest, RefusesBodiesThatAreTooLargeHoweverTheyCome) {
  ListenOptions options;
  options.body_bytes_max = [](Method, std::string_view) { return std::size_t{1000}; };
  start(options);
  const std::string body(2'000'000, 'x');
  EXPECT_THAT(Socket(port_)
                  .write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n" + body)
                  .read_all(),
              StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(Socket(port_)
                  .write("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "1E8480\r\n" +
                         body + "\r\n0\r\n\r\n")
                  .read_all(),
              StartsWith("HTTP/1.1 413"));
}

TEST_F(ListenerTest, TakesAsMuchAsTheTargetIsFor) {
  ListenOptions options;
  options.body_bytes_max = [](Method, std::string_view target) {
    return target.starts_with("/large") ? std::size_t{100'000} : std::size_t{1000};
  };
  start(options);
  const auto ask = [&](const std::string& target) {
    return Socket(port_)
        .write("POST " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" +
               "Content-Length: 50000\r\n\r\n" + std::string(50'000, 'x'))
        .read_all();
  };
  EXPECT_THAT(ask("/large"), HasSubstr("50000 bytes"));
  EXPECT_THAT(ask("/small"), StartsWith("HTTP/1.1 413"));
}

TEST_F(ListenerTest, HoldsOnlySoManyBytesOfAllBodies) {
  ListenOptions options;
  options.bodies_bytes_max = 150'000;
  start(options);
  const std::string post =
      "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
      "Content-Length: 100000\r\n\r\n";
  const std::string most(99'000, 'x');
  {
    Socket first(port_);
    first.write(post + most);
    std::this_thread::sleep_for(50ms);
    EXPECT_THAT(Socket(port_).write(post + most + std::string(1000, 'x')).read_all(),
                StartsWith("HTTP/1.1 503"));
    EXPECT_THAT(Socket(port_).write(get_close).read_all(), HasSubstr("0 bytes"));
    EXPECT_THAT(first.write(std::string(1000, 'x')).read_all(), HasSubstr("100000 bytes"));
  }
  EXPECT_THAT(Socket(port_).write(post + most + std::string(1000, 'x')).read_all(),
              HasSubstr("100000 bytes"));
}

TEST_F(ListenerTest, RefusesAChunkThatWillBeTooLargeBeforeItComes) {
  start();
  for (const char* size : {"FFFFFFFFFFFFFFFF", "FFFFFFFF"})
    EXPECT_THAT(Socket(port_)
                    .write("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n"
                           "abc\r\n" +
                           std::string(size) + "\r\n")
                    .read_all(),
                StartsWith("HTTP/1.1 413"))
        << size;
}

TEST_F(ListenerTest, TakesNothingForARequestWhoseEndIsUnclear) {
  start();
  const std::string next = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  const auto answer = [&](const std::string& headers, const char* version = "1.1") {
    return Socket(port_)
        .write("POST / HTTP/" + std::string(version) + "\r\nHost: a\r\n" + headers + "\r\n" + next)
        .read_all();
  };
  for (const char* headers :
       {"Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: \"chunked\"\r\n", "Transfer-Encoding: chunked;q=1\r\n",
        "Transfer-Encoding: identity\r\nContent-Length: 3\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"}) {
    EXPECT_THAT(answer(headers), StartsWith("HTTP/1.1 400")) << headers;
    EXPECT_THAT(answer(headers), Not(HasSubstr("HTTP/1.1 200"))) << headers;
  }
  EXPECT_THAT(answer("Transfer-Encoding: chunked\r\n", "1.0"), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(answer("Transfer-Encoding: gzip, chunked\r\n"), StartsWith("HTTP/1.1 501"));
  EXPECT_THAT(Socket(port_)
                  .write("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                         "Transfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
                  .read_all(),
              HasSubstr("3 bytes"));
}

TEST_F(ListenerTest, WantsToKnowTheHostOnce) {
  start();
  for (const char* hosts : {"", "Host: a\r\nHost: a\r\n", "Host: a\r\nHost: b\r\n"})
    EXPECT_THAT(Socket(port_).write("GET / HTTP/1.1\r\n" + std::string(hosts) + "\r\n").read_all(),
                StartsWith("HTTP/1.1 400"))
        << hosts;
  EXPECT_THAT(Socket(port_).write("GET / HTTP/1.0\r\n\r\n").read_all(), HasSubstr("0 bytes"));
}

TEST_F(ListenerTest, RefusesHeadersThatAreTooLarge) {
  start();
  EXPECT_THAT(Socket(port_)
                  .write("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(40'000, 'x') + "\r\n\r\n")
                  .read_all(),
              StartsWith("HTTP/1.1 431"));
}

TEST_F(ListenerTest, RefusesWhatIsNotHttp) {
  start();
  EXPECT_THAT(Socket(port_).write("hello there\r\n\r\n").read_all(), StartsWith("HTTP/1.1 400"));
}

TEST_F(ListenerTest, TellsAClientThatWaitsToGoOn) {
  start();
  Socket socket(port_);
  socket.write("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_THAT(socket.read(), StartsWith("HTTP/1.1 100"));
  EXPECT_THAT(socket.write("abc").read(), HasSubstr("3 bytes"));
}

TEST_F(ListenerTest, ClosesConnectionsThatAreSilentOrSlow) {
  ListenOptions options;
  options.header_time_max = 100ms;
  options.body_time_max = 100ms;
  options.idle_time_max = 100ms;
  start(options);
  EXPECT_EQ(Socket(port_).read_all(), "");
  EXPECT_EQ(Socket(port_).write("GET / HT").read_all(), "");
  EXPECT_EQ(
      Socket(port_).write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\na").read_all(),
      "");
}

TEST_F(ListenerTest, SurvivesAHandlerThatThrows) {
  start();
  EXPECT_THAT(
      Socket(port_).write("GET /throw HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").read_all(),
      StartsWith("HTTP/1.1 500"));
}

TEST_F(ListenerTest, FinishesWhatIsUnderWayWhenItStops) {
  start();
  Socket idle(port_);
  Socket busy(port_);
  busy.write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  std::this_thread::sleep_for(100ms);
  const auto began = std::chrono::steady_clock::now();
  stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 3s);
  EXPECT_THAT(busy.read_all(), HasSubstr("0 bytes"));
  EXPECT_FALSE(Socket(port_).connected());
}

TEST_F(ListenerTest, AnswersQuickRequestsWhileSlowOnesWait) {
  ListenOptions options;
  options.slow_workers = 1;
  options.is_slow = [](Method, std::string_view target) { return target == "/slow"; };
  start(options);
  const auto slow = ask_slowly(20);
  const auto began = std::chrono::steady_clock::now();
  EXPECT_THAT(Socket(port_).write(get_close).read_all(), HasSubstr("0 bytes"));
  EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
  EXPECT_THAT(slow.front()->read(), HasSubstr("0 bytes"));
}

TEST_F(ListenerTest, DoesNotBeginWhatWaitsWhenItStops) {
  ListenOptions options;
  options.slow_workers = 1;
  options.is_slow = [](Method, std::string_view target) { return target == "/slow"; };
  start(options);
  const auto slow = ask_slowly(40);
  const auto began = std::chrono::steady_clock::now();
  stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 3s);
  EXPECT_THAT(slow.back()->read_all(), StartsWith("HTTP/1.1 503"));
}

TEST_F(ListenerTest, SaysThatAPortIsTaken) {
  start();
  ListenOptions options;
  options.port = port_;
  const auto second = Listener::create(options, echo);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::io);
}

TEST(Listener, SaysThatACertificateCannotBeUsed) {
  ListenOptions options;
  options.port = 0;
  options.certificate_file = "/nonexistent.pem";
  const auto created = Listener::create(options, echo);
  ASSERT_FALSE(created);
  EXPECT_THAT(created.error().detail, HasSubstr("certificate"));
}

}  // namespace
}  // namespace cairn::server
