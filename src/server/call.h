// SPDX-License-Identifier: Apache-2.0
// Call: one request on its way through a handler, and the answers handlers give.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/accounts/sign_in.h"
#include "app/ports/workbooks.h"
#include "server/http/form.h"
#include "server/http/message.h"
#include "server/site.h"

namespace cairn::server {

struct Argument {
  std::string_view name;
  std::string value;
};

struct Call {
  const Site& site;
  const Request& request;
  const Target& target;
  std::vector<Argument> arguments;  // what stood for {name} in the route
  Form form;                        // of a POST to a page
  std::optional<app::CurrentSession> session;
  std::optional<app::Person> person;  // who plans and has an account; found for pages alone
  app::OrganisationId organisation;   // whose API key was shown
  std::optional<app::Actor> program;  // who showed it
  std::string form_seed;              // value of the form cookie, made when first needed
  std::vector<std::string> cookies;   // Set-Cookie lines for the answer
  std::vector<Header> headers;        // of the answer, whatever it is
  bool secure = false;                // cookies go by https alone, whatever the address until now
  bool personal = false;              // what is answered is for this caller alone
  bool tells_secret = false;          // what is answered is told this once

  app::Context& context() const { return site.context; }
  // Where the request comes from, for counting tries.
  std::string client() const { return client_of(request, site.proxies); }
  std::string_view argument(std::string_view name) const;
  std::string_view field(std::string_view name) const { return form.field(name); }
  // On routes for members and for API keys only.
  const app::Actor& actor() const { return program ? *program : session->actor; }

  // The hidden field "form_token" of every form on a page.
  std::string form_token();
  void set_cookie(std::string_view name, std::string_view value, std::int64_t seconds);
  void clear_cookie(std::string_view name);
  void sign_in(const app::SignedIn& signed_in);  // the session's cookie
};

inline constexpr std::string_view session_cookie = "cairn_session";
inline constexpr std::string_view learner_cookie = "cairn_learner";
inline constexpr std::string_view form_cookie = "cairn_form";
inline constexpr std::string_view person_cookie = "cairn_person";
inline constexpr std::string_view language_cookie = "cairn_language";

// Where somebody wants to go on: `next` where it is a path of this server, else `otherwise`.
std::string own_path(std::string_view next, std::string_view otherwise);

// A page in the layout; `view` must hold "title". Adds what the layout needs.
Result<Response> page(Call& call, std::string_view name, View view, int status = 200);
Response error_page(Call& call, const Error& error);
// 405, for who opened the address of a form.
Response wrong_method_page(Call& call);
// RFC 9457; every fault of a form is listed.
Response problem(int status, std::string_view code, const Error& error);
Response problem(const Error& error);
// `path` is one of ours, without the prefix.
Response see_other(const Call& call, std::string_view path);
Response json_response(std::string body, std::string_view type = "application/json");

// A file for anyone: may be cached for a while, answered with 304 when it has not changed.
Response public_file(const Request& request, std::string body, std::string_view type,
                     std::int64_t max_age_seconds);

// An SVG of ours: no script, style or other site can act in it, also when it is opened by itself.
Response picture(std::string svg);
Response picture(const Request& request, std::string svg, std::int64_t max_age_seconds);

int status_of(const Error& error);
// Whether a form is shown again with what was typed: a field is wrong, or things stand otherwise by
// now.
inline bool shows_form_again(const Error& error) {
  return error.code == ErrorCode::invalid || error.code == ErrorCode::conflict;
}
// Retry-After, where the error says when.
void add_retry(Response& response, const Error& error);

}  // namespace cairn::server
