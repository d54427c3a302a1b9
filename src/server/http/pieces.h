// SPDX-License-Identifier: Apache-2.0
// How an answer leaves: whole, or with a body that is made meanwhile (RFC 9112 section 7.1), one
// chunk a piece.
#pragma once
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <optional>
#include <string>

#include "server/http/limits.h"
#include "server/http/message.h"
#include "server/http/wire.h"

namespace cairn::server {

using PieceSerializer = boost::beast::http::response_serializer<boost::beast::http::string_body>;

// Each piece is made on `workers` once the one before has left. False where it was broken off,
// without the last chunk: by the source, whoever reads, or a stop.
template <class Stream>
boost::asio::awaitable<bool> write_pieces(Stream& stream, PieceSerializer& serializer,
                                          BodySource& rest, boost::asio::thread_pool& workers,
                                          const std::atomic<bool>& stopping) {
  namespace asio = boost::asio;
  namespace http = boost::beast::http;
  constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
  auto& lowest = boost::beast::get_lowest_layer(stream);
  const auto [failed, sent] = co_await http::async_write_header(stream, serializer, quietly);
  if (failed) co_return false;
  auto make = [&rest]() -> asio::awaitable<std::optional<std::string>> {
    try {
      auto made = rest.next();
      co_return made ? std::optional(std::move(made).value()) : std::nullopt;
    } catch (const std::exception&) {
      co_return std::nullopt;
    }
  };
  while (!stopping) {
    lowest.expires_never();
    const auto piece = co_await asio::co_spawn(workers, make, asio::use_awaitable);
    if (!piece) co_return false;
    lowest.expires_after(limits::write_seconds_max);
    if (piece->empty()) {
      const auto [ended, size] =
          co_await asio::async_write(stream, http::make_chunk_last(), quietly);
      co_return !ended;
    }
    const auto [ended, size] = co_await asio::async_write(
        stream, http::make_chunk(asio::buffer(piece->data(), piece->size())), quietly);
    if (ended) co_return false;
  }
  co_return false;
}

// False where it could not leave.
template <class Stream>
boost::asio::awaitable<bool> write_answer(Stream& stream, WireResponse& message, Method method,
                                          BodySource* rest, boost::asio::thread_pool& workers,
                                          const std::atomic<bool>& stopping) {
  namespace http = boost::beast::http;
  constexpr auto quietly = boost::asio::as_tuple(boost::asio::use_awaitable);
  PieceSerializer serializer(message);
  if (method == Method::head) {
    const auto [failed, sent] = co_await http::async_write_header(stream, serializer, quietly);
    co_return !failed;
  }
  if (rest != nullptr)
    co_return co_await write_pieces(stream, serializer, *rest, workers, stopping);
  const auto [failed, sent] = co_await http::async_write(stream, serializer, quietly);
  co_return !failed;
}

}  // namespace cairn::server
