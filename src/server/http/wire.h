// SPDX-License-Identifier: Apache-2.0
// Between Beast's messages and ours.
#pragma once
#include <boost/beast/http.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.h"

namespace cairn::server {

using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
using WireResponse = boost::beast::http::response<boost::beast::http::string_body>;

inline std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

Method method_of(boost::beast::http::verb verb);
Request to_request(WireRequest&& message, Transport transport, std::string peer);

// What to say where the header leaves open where the request ends or whom it is for, as a proxy
// might read it otherwise (RFC 9112 sections 3.2 and 6.3); nothing where it is clear.
std::optional<Response> refused_head(const WireRequest& message);

// In answer to a request of that method: HEAD gets everything but the body.
WireResponse to_message(Response&& response, Method method, bool keep_alive);

// What the listener says by itself.
Response plain_answer(int status, std::string_view sentence);

// The answer to what is no request.
Response refusal(const boost::beast::error_code& error);
// A request that is wrong deserves an answer; a connection that went away does not.
bool deserves_answer(const boost::beast::error_code& error);

}  // namespace cairn::server
