// SPDX-License-Identifier: Apache-2.0
// The words that rows of routes are written in.
#pragma once
#include "server/router.h"

namespace cairn::server::rows {

inline constexpr auto get = Method::get;
inline constexpr auto post = Method::post;
inline constexpr auto put = Method::put;
inline constexpr auto del = Method::del;
inline constexpr auto page = Surface::page;
inline constexpr auto file = Surface::file;
inline constexpr auto json = Surface::api;
inline constexpr auto all = Caller::everyone;
inline constexpr auto member = Caller::member;
inline constexpr auto api_key = Caller::api_key;
inline constexpr auto server_owner = Caller::server_owner;
inline constexpr auto quick = Pace::quick;
inline constexpr auto slow = Pace::slow;
// A row whose requests bring files, or lists as long as one.
constexpr Route upload(Route row) {
  row.load = Load::upload;
  return row;
}
inline constexpr auto until_change = Reuse::until_change;
// Whoever takes everything along reads everything.
inline constexpr std::string_view everything =
    "organisation:read people:read achievements:read claims:read awards:read stacks:read "
    "webhooks:read analytics:read";
inline constexpr app::Roles owners = app::may::rule;
inline constexpr app::Roles issuers = app::may::issue;
inline constexpr app::Roles markers = app::may::mark;
inline constexpr app::Roles readers = app::may::read;

}  // namespace cairn::server::rows
