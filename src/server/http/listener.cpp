// SPDX-License-Identifier: Apache-2.0
// RFC 9112 by Boost.Beast: one coroutine a connection. Everything but `respond` runs on one thread,
// so connections need no locks.
#include "server/http/listener.h"

#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <csignal>
#include <cstdio>
#include <list>
#include <thread>

#include "server/http/binding.h"
#include "server/http/pieces.h"
#include "server/http/share.h"
#include "server/http/tls_certificate.h"
#include "server/http/wire.h"

namespace cairn::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

namespace {

constexpr const char* where = "listener";
constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds linger_seconds_max{2};

using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
using Parser = http::request_parser<http::string_body>;

enum class Phase : std::uint8_t { idle, busy };

// What stop() must know of a connection.
struct Connection {
  tcp::socket* socket;
  Phase phase = Phase::idle;
};

}  // namespace

struct Listener::State {
  State(const ListenOptions& given, Respond answer)
      : options(given),
        respond(std::move(answer)),
        acceptor(io),
        grace(io),
        signals(io),
        tls(asio::ssl::context::tls_server),
        workers(given.workers),
        slow_workers(given.slow_workers) {}

  Status open();
  void reload_tls_certificate();
  void await_signal();

  asio::awaitable<void> accept();
  asio::awaitable<void> serve_plain(tcp::socket socket);
  asio::awaitable<void> serve_tls(tcp::socket socket);
  template <class Stream>
  asio::awaitable<void> serve(Stream& stream, Connection& connection, Transport transport);
  template <class Stream>
  asio::awaitable<bool> read_body(Stream& stream, beast::flat_buffer& buffer, Parser& parser,
                                  Share& share);
  // The answer to a body that is not read any further; nothing while all is well. `announced`: how
  // long it says it is or will at least be.
  std::optional<Response> refused_body(Parser& parser, std::uint64_t announced) const;
  template <class Stream>
  asio::awaitable<void> refuse(Stream& stream, Response response);
  asio::awaitable<Response> answer(const Request& request);
  asio::awaitable<void> settle(const Request& request, Response& response);
  void begin_stop();

  ListenOptions options;
  Respond respond;
  asio::io_context io{1};
  tcp::acceptor acceptor;
  asio::steady_timer grace;
  asio::signal_set signals;
  asio::ssl::context tls;
  std::list<Connection> connections;
  std::atomic<std::size_t> waiting{0}, waiting_slow{0};
  std::size_t bodies_bytes = 0;  // held by requests under way
  std::atomic<bool> stopping = false;
  std::atomic<int> unsettled = 0;
  asio::thread_pool workers, slow_workers;  // last: joined first
};

// Connections under way keep the certificate they began with.
void Listener::State::reload_tls_certificate() {
  if (options.certificate_file.empty()) return;
  asio::ssl::context fresh(asio::ssl::context::tls_server);
  const auto loaded = load_tls_certificate(options.certificate_file, options.key_file, fresh);
  if (loaded)
    tls = std::move(fresh);
  else if (options.on_fault)
    options.on_fault(with_remedy(loaded.error(), "The earlier one stays in use."));
}

void Listener::State::await_signal() {
  signals.async_wait([this](const beast::error_code& error, int number) {
    if (error) return;
    if (number != SIGHUP) return begin_stop();
    reload_tls_certificate();
    await_signal();
  });
}

Status Listener::State::open() {
  if (!options.certificate_file.empty())
    CAIRN_CHECK(load_tls_certificate(options.certificate_file, options.key_file, tls));
  CAIRN_CHECK(bind_acceptor(options, acceptor));
  asio::co_spawn(io, accept(), asio::detached);
  if (options.signals == ListenOptions::Signals::obey) {
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) signals.add(number);
    await_signal();
  }
  return done;
}

asio::awaitable<void> Listener::State::accept() {
  while (acceptor.is_open()) {
    auto [error, socket] = co_await acceptor.async_accept(quietly);
    if (error == asio::error::operation_aborted || !acceptor.is_open()) co_return;
    if (error || connections.size() >= limits::connections_max) {
      // Out of descriptors, or full, so that what came is closed again: let some connections end.
      asio::steady_timer pause(io, std::chrono::milliseconds(20));
      co_await pause.async_wait(quietly);
      continue;
    }
    if (options.certificate_file.empty())
      asio::co_spawn(io, serve_plain(std::move(socket)), asio::detached);
    else
      asio::co_spawn(io, serve_tls(std::move(socket)), asio::detached);
  }
}

asio::awaitable<void> Listener::State::serve_plain(tcp::socket socket) {
  PlainStream stream(std::move(socket));
  const auto place = connections.insert(connections.end(), Connection{&stream.socket()});
  co_await serve(stream, *place, Transport::plain);
  connections.erase(place);
}

asio::awaitable<void> Listener::State::serve_tls(tcp::socket socket) {
  TlsStream stream(std::move(socket), tls);
  auto& lowest = beast::get_lowest_layer(stream);
  const auto place = connections.insert(connections.end(), Connection{&lowest.socket()});
  lowest.expires_after(options.header_time_max);
  const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, quietly);
  if (!error) {
    co_await serve(stream, *place, Transport::tls);
    lowest.expires_after(linger_seconds_max);
    co_await stream.async_shutdown(quietly);
  }
  connections.erase(place);
}

asio::awaitable<Response> Listener::State::answer(const Request& request) {
  if (options.at_once)
    if (auto ready = options.at_once(request)) co_return std::move(*ready);
  const bool slow = options.is_slow && options.is_slow(request.method, request.target);
  auto& count = slow ? waiting_slow : waiting;
  const auto count_max = slow ? limits::waiting_slow_requests_max : limits::waiting_requests_max;
  if (count.load(std::memory_order_relaxed) >= count_max)
    co_return plain_answer(503, "The server is busy. Try again in a moment.\n");
  count.fetch_add(1, std::memory_order_relaxed);
  auto work = [this, &request]() -> asio::awaitable<Response> {
    // What had not begun is not begun any more.
    if (stopping) co_return plain_answer(503, "The server is stopping. Try again in a moment.\n");
    try {
      co_return respond(request);
    } catch (...) {
      co_return plain_answer(500, "Something went wrong on our side.\n");
    }
  };
  auto response =
      co_await asio::co_spawn(slow ? slow_workers : workers, std::move(work), asio::use_awaitable);
  count.fetch_sub(1, std::memory_order_relaxed);
  if (response.until) co_await settle(request, response);
  co_return response;
}

// Meanwhile the workers answer others.
asio::awaitable<void> Listener::State::settle(const Request& request, Response& response) {
  Status outcome = done;
  asio::steady_timer told(io, asio::steady_timer::time_point::max());
  unsettled.fetch_add(1);
  response.until([&](Status status) {
    asio::post(io, [&, status = std::move(status)]() mutable {
      outcome = std::move(status);
      told.cancel();
    });
    unsettled.fetch_sub(1);
  });
  co_await told.async_wait(quietly);
  if (outcome) co_return;
  response = options.refuse ? options.refuse(request, outcome.error())
                            : plain_answer(500, "Something went wrong on our side.\n");
}

// Says no and closes. What the client still sends is read and dropped for a moment: closing at once
// would reset the connection before the answer is read.
template <class Stream>
asio::awaitable<void> Listener::State::refuse(Stream& stream, Response response) {
  auto& lowest = beast::get_lowest_layer(stream);
  lowest.expires_after(limits::write_seconds_max);
  auto message = to_message(std::move(response), Method::get, false);
  const auto [error, sent] = co_await http::async_write(stream, message, quietly);
  if (error) co_return;
  beast::error_code ignored;
  lowest.socket().shutdown(tcp::socket::shutdown_send, ignored);
  lowest.expires_after(linger_seconds_max);
  std::array<char, 16 * 1024> dropped;
  while (true) {
    const auto [ended, size] = co_await lowest.async_read_some(asio::buffer(dropped), quietly);
    if (ended) break;
  }
  lowest.close();
}

std::optional<Response> Listener::State::refused_body(Parser& parser,
                                                      std::uint64_t announced) const {
  if (!parser.get().body().empty() && bodies_bytes > options.bodies_bytes_max)
    return plain_answer(503, "The server is busy. Try again in a moment.\n");
  const auto target = origin_form(view(parser.get().target())).target;
  const auto bytes_max = options.body_bytes_max
                             ? options.body_bytes_max(method_of(parser.get().method()), target)
                             : limits::request_body_bytes_max;
  if (announced <= bytes_max && parser.get().body().size() <= bytes_max) return std::nullopt;
  if (!options.refuse) return plain_answer(413, "The request is too large.\n");
  auto head = parser.get();
  head.body().clear();
  return options.refuse(to_request(std::move(head), Transport::plain, ""),
                        fail(ErrorCode::too_large, where, "It is larger than is taken here."));
}

// After the header: RFC 9110 section 10.1.1, then the body. False when the connection is over.
template <class Stream>
asio::awaitable<bool> Listener::State::read_body(Stream& stream, beast::flat_buffer& buffer,
                                                 Parser& parser, Share& share) {
  auto& lowest = beast::get_lowest_layer(stream);
  lowest.expires_after(options.body_time_max);
  std::uint64_t announced = parser.content_length().value_or(0);
  auto on_chunk = [&](std::uint64_t size, beast::string_view, beast::error_code&) {
    announced = std::max(size, size + parser.get().body().size());  // whichever did not overflow
  };
  parser.on_chunk_header(on_chunk);
  auto refused = refused_body(parser, announced);
  if (!refused && beast::iequals(parser.get()[http::field::expect], "100-continue") &&
      !parser.is_done()) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    const auto [error, sent] =
        co_await asio::async_write(stream, asio::buffer(go_on.data(), go_on.size()), quietly);
    if (error) co_return false;
  }
  while (!refused && !parser.is_done()) {
    const auto [error, size] = co_await http::async_read_some(stream, buffer, parser, quietly);
    if (error) {
      if (deserves_answer(error)) co_await refuse(stream, refusal(error));
      co_return false;
    }
    share.grow_to(parser.get().body().size());
    refused = refused_body(parser, announced);
  }
  if (!refused) co_return true;
  std::string().swap(parser.get().body());  // what came already is not held while saying no
  share.grow_to(0);
  co_await refuse(stream, std::move(*refused));
  co_return false;
}

template <class Stream>
asio::awaitable<void> Listener::State::serve(Stream& stream, Connection& connection,
                                             Transport transport) {
  auto& lowest = beast::get_lowest_layer(stream);
  beast::error_code no_peer;
  const auto peer = lowest.socket().remote_endpoint(no_peer).address().to_string();
  beast::flat_buffer buffer(limits::request_header_bytes_max + limits::upload_body_bytes_max);
  bool first = true;
  while (!stopping) {
    connection.phase = Phase::idle;
    if (buffer.size() == 0) {
      lowest.expires_after(first ? options.header_time_max : options.idle_time_max);
      const auto [error, size] = co_await stream.async_read_some(buffer.prepare(4096), quietly);
      if (error) co_return;
      buffer.commit(size);
    }
    first = false;
    connection.phase = Phase::busy;
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(limits::request_header_bytes_max));
    parser.body_limit(boost::none);  // counted here, by what is asked for
    lowest.expires_after(options.header_time_max);
    const auto [error, size] = co_await http::async_read_header(stream, buffer, parser, quietly);
    if (error) {
      if (deserves_answer(error)) co_await refuse(stream, refusal(error));
      co_return;
    }
    auto unclear = refused_head(parser.get());  // in the condition, g++ 12 takes it for nothing
    if (unclear) {
      co_await refuse(stream, std::move(*unclear));
      co_return;
    }
    Share share(bodies_bytes);
    if (!co_await read_body(stream, buffer, parser, share)) co_return;

    lowest.expires_never();
    const bool keep_alive = parser.get().keep_alive() && !stopping;
    const auto request = to_request(parser.release(), transport, peer);
    auto response = co_await answer(request);
    const auto rest = response.rest;
    auto message = to_message(std::move(response), request.method, keep_alive && !stopping);
    lowest.expires_after(limits::write_seconds_max);
    if (!co_await write_answer(stream, message, request.method, rest.get(), slow_workers, stopping))
      co_return;
    if (!message.keep_alive()) break;
  }
  beast::error_code ignored;
  if (transport == Transport::plain) lowest.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

void Listener::State::begin_stop() {
  if (stopping) return;
  stopping = true;
  if (options.on_stop) options.on_stop();
  beast::error_code ignored;
  acceptor.close(ignored);
  signals.cancel(ignored);
  for (const auto& connection : connections)
    if (connection.phase == Phase::idle) connection.socket->close(ignored);
  // Whoever is still busy has this long; then the loop ends under them.
  grace.expires_after(limits::stop_seconds_max);
  grace.async_wait([this](const beast::error_code& error) {
    if (!error) io.stop();
  });
  auto watch = [this]() -> asio::awaitable<void> {
    while (!connections.empty()) {
      asio::steady_timer pause(io, std::chrono::milliseconds(10));
      co_await pause.async_wait(quietly);
    }
    io.stop();
  };
  asio::co_spawn(io, std::move(watch), asio::detached);
}

Listener::Listener(std::unique_ptr<State> state) : state_(std::move(state)) {}

// Whoever was given up while waiting for something is told of it into what lives until here.
Listener::~Listener() {
  while (state_ && state_->unsettled > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

Result<std::unique_ptr<Listener>> Listener::create(const ListenOptions& options, Respond respond) {
  auto state = std::make_unique<State>(options, std::move(respond));
  CAIRN_CHECK(state->open());
  return std::unique_ptr<Listener>(new Listener(std::move(state)));
}

std::uint16_t Listener::port() const {
  beast::error_code ignored;
  return state_->acceptor.local_endpoint(ignored).port();
}

int Listener::keep_socket() const { return hold_again(state_->acceptor); }

void Listener::run() {
  state_->io.run();
  state_->workers.join();
  state_->slow_workers.join();
}

void Listener::stop() {
  asio::post(state_->io, [state = state_.get()] { state->begin_stop(); });
}

}  // namespace cairn::server
