// SPDX-License-Identifier: Apache-2.0
// Routes: one constexpr row each, in the tables of routes/.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "server/call.h"

namespace cairn::server {

// Who may. The dispatcher enforces it before a handler runs.
enum class Caller : std::uint8_t {
  everyone,
  member,        // signed in; visitors are sent to the sign-in page
  api_key,       // a bearer token with the scope of the row
  server_owner,  // a member who runs the server (app/operation); for others there is nothing here
};

// What an answer is for: errors become pages for people and problem details for programs. A POST to
// a page carries a form and its token.
enum class Surface : std::uint8_t { page, file, api };

// How long an answer may take. Slow ones have workers of their own, so that pages stay quick while
// plans are computed.
enum class Pace : std::uint8_t { quick, slow };

// Whether an answer is the same for everybody who is not signed in and asks in the same language,
// and may be given again until something changes.
enum class Reuse : std::uint8_t { never, until_change };

// How much a request may bring: `limits::request_body_bytes_max`, or `upload_body_bytes_max`.
enum class Load : std::uint8_t { form, upload };

using Handler = Result<Response> (*)(Call&);

// A segment of a pattern is literal, "{name}", or "{name}.ending".
struct Route {
  Method method;
  Surface surface;
  Caller caller;
  std::string_view pattern;
  Handler handler;
  std::string_view summary;  // one line, for the API description and for readers
  Pace pace = Pace::quick;
  // Of an API key; where there are several, divided by a space, it needs them all. "{key}" stands
  // for that of the path.
  std::string_view scope = "";
  app::Roles roles = app::Roles::all();  // of members, any of which will do
  Reuse reuse = Reuse::never;
  Load load = Load::form;
};

std::span<const Route> routes();

// The page with that pattern, or nullptr.
const Route* find_page(std::string_view pattern);

struct Match {
  const Route* route = nullptr;  // nullptr: no row with this path and method
  std::vector<Argument> arguments;
  std::vector<Method> allowed;  // methods of the rows with this path
  bool is_page = false;         // one of those is for people
};
// HEAD is answered by the row for GET. The first row that fits wins.
Match find_route(std::span<const Route> rows, Method method, const Target& target);

}  // namespace cairn::server
