// SPDX-License-Identifier: Apache-2.0
// Between Beast's messages and ours.
#pragma once
#include <boost/beast/http.hpp>
#include <string>
#include <string_view>

#include "server/http/message.h"

namespace cairn::server {

using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
using WireResponse = boost::beast::http::response<boost::beast::http::string_body>;

inline std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

Request to_request(WireRequest&& message, Transport transport, std::string peer);

// In answer to a request of that method: HEAD gets everything but the body.
WireResponse to_message(Response&& response, Method method, bool keep_alive);

// What the listener says by itself.
Response plain_answer(int status, std::string_view sentence);

}  // namespace cairn::server
