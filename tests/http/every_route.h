// SPDX-License-Identifier: Apache-2.0
// One row for every route: who may call it, and which of an organisation's own things its address
// names. A new route without a row here fails the test beside it.
#pragma once
#include <string_view>

#include "server/http/message.h"

namespace cairn::server::every_route {

enum class Who : std::uint8_t { all, member, key, server_owner };

// `what`: of members the roles, by their letters: owner, issuer, assessor, registrar, recruiter
// (c), viewer; of keys the scope. `path`: where the pattern has places, with $achievement, $claim
// and so on of the first organisation, or $none.
struct Row {
  Method method;
  std::string_view pattern;
  Who who;
  std::string_view what;
  std::string_view path;
};

namespace rows {
inline constexpr auto get = Method::get;
inline constexpr auto post = Method::post;
inline constexpr auto put = Method::put;
inline constexpr auto del = Method::del;
inline constexpr auto all = Who::all;
inline constexpr auto member = Who::member;
inline constexpr auto key = Who::key;
inline constexpr auto server_owner = Who::server_owner;
}  // namespace rows

}  // namespace cairn::server::every_route
