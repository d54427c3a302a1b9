// SPDX-License-Identifier: Apache-2.0
// The way of every request: route, access, form, handler, and the headers that keep browsers safe.
#include <fmt/core.h>

#include <cstdio>

#include "app/accounts/api_keys.h"
#include "server/call.h"
#include "server/form_token.h"
#include "server/router.h"

namespace cairn::server {

namespace {

constexpr const char* where = "server";

// Scripts and styles come from our own files alone; nothing is inline and nothing frames us.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; media-src 'self' blob:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

void set_if_absent(Response& response, std::string_view name, std::string_view value) {
  if (response.header(name).empty()) response.set(name, value);
}

void harden(const Site& site, Response& response) {
  set_if_absent(response, "Content-Security-Policy", content_security_policy);
  set_if_absent(response, "Cache-Control", "no-store");
  response.set("X-Content-Type-Options", "nosniff");
  response.set("X-Frame-Options", "DENY");
  response.set("Referrer-Policy", "same-origin");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
  if (site.secure()) response.set("Strict-Transport-Security", "max-age=31536000");
}

// Behind a proxy the prefix may still be on the path, or be taken off already.
std::string_view without_prefix(const Site& site, std::string_view target) {
  if (site.prefix.empty() || !target.starts_with(site.prefix)) return target;
  const auto rest = target.substr(site.prefix.size());
  if (rest.empty()) return "/";
  return rest.front() == '/' || rest.front() == '?' ? rest : target;
}

std::string_view name_of(Method method) { return method == Method::post ? "POST" : "GET, HEAD"; }

Response wrong_method(Call& call, const Match& match) {
  const auto error = fail(ErrorCode::invalid, where, "This address does not answer that method.");
  auto out = match.is_page ? wrong_method_page(call) : problem(405, "method-not-allowed", error);
  std::string allow;
  for (const auto method : match.allowed) {
    if (!allow.empty()) allow += ", ";
    allow += name_of(method);
  }
  out.set("Allow", allow);
  return out;
}

// Pages that somebody shows by giving their address are for those who have it, not for everybody
// who searches.
bool is_unlisted(std::string_view path) {
  constexpr std::string_view places[] = {"/b/", "/l/", "/claim/", "/verify/r/"};
  return std::any_of(std::begin(places), std::end(places),
                     [&](std::string_view place) { return path.starts_with(place); });
}

// Programs of other origins may use the JSON surface; it takes no cookies.
Response preflight() {
  Response out;
  out.status = 204;
  out.set("Access-Control-Allow-Origin", "*").set("Access-Control-Allow-Methods", "GET, POST");
  out.set("Access-Control-Allow-Headers", "content-type, authorization");
  return out;
}

Status read_form(Call& call) {
  CAIRN_TRY(call.form, parse_form(call.request));
  const auto seed = call.request.cookie(form_cookie);
  const auto session = call.request.cookie(session_cookie);
  if (from_another_site(call.request, call.site.origin))
    return fail(ErrorCode::not_permitted, where, "The form was sent from another site.");
  if (!token_matches(call.site.form_secret, seed, session, call.field("form_token")))
    return fail(ErrorCode::not_permitted, where,
                "The form is too old or was not made here. Go back, reload the page, and send it "
                "again; cookies must be allowed for this site.");
  return done;
}

Status check_api_key(Call& call) {
  if (call.site.vc_api == VcApiAccess::open) {
    call.organisation = app::server_organisation();
    return done;
  }
  constexpr std::string_view scheme = "Bearer ";
  const auto header = call.request.header("authorization");
  if (!header.starts_with(scheme))
    return fail(ErrorCode::not_permitted, where, "This needs an API key as a bearer token.");
  const auto key = call.argument("key");
  const auto scope = "vc:issue:" + std::string(key.empty() ? "ed25519" : key);
  CAIRN_TRY(call.organisation,
            app::api_key_organisation(call.context(), header.substr(scheme.size()), scope));
  return done;
}

// Where to go after signing in: back here, unless that would repeat a form.
std::string next_of(const Call& call) {
  if (call.request.method == Method::post) return "";
  return "?next=" + percent_encode(without_prefix(call.site, call.request.target));
}

Result<Response> run(Call& call, const Route& route) {
  if (route.access == Access::member && !call.session)
    return see_other(call, "/sign-in" + next_of(call));
  if (route.access == Access::api_key) CAIRN_CHECK(check_api_key(call));
  if (route.method == Method::post && route.surface == Surface::page) CAIRN_CHECK(read_form(call));
  return route.handler(call);
}

Response answer_error(Call& call, const Route& route, const Error& error) {
  if (status_of(error) == 500)
    fmt::print(stderr, "{} {}: {}\n", call.request.target.substr(0, call.request.target.find('?')),
               error.where, error.detail);
  if (route.surface == Surface::page) return error_page(call, error);
  auto out = problem(error);
  if (route.access == Access::api_key && out.status == 403) {
    out.status = 401;
    out.set("WWW-Authenticate", "Bearer");
  }
  return out;
}

void find_session(Call& call) {
  call.form_seed = std::string(call.request.cookie(form_cookie));
  const auto token = call.request.cookie(session_cookie);
  if (token.empty()) return;
  if (auto session = app::session_of(call.context(), token)) call.session = std::move(*session);
}

Response dispatch(const Site& site, const Request& request) {
  auto target = parse_target(without_prefix(site, request.target));
  if (!target) {
    const Target nowhere;
    Call call{.site = site, .request = request, .target = nowhere};
    return error_page(call, target.error());
  }
  Call call{.site = site, .request = request, .target = *target};
  auto match = find_route(routes(), request.method, *target);
  if (match.route == nullptr) {
    if (request.method == Method::options && !match.allowed.empty()) return preflight();
    if (!match.allowed.empty()) return wrong_method(call, match);
    find_session(call);
    return error_page(call, fail(ErrorCode::not_found, where, ""));
  }
  call.arguments = std::move(match.arguments);
  if (match.route->surface != Surface::api) find_session(call);
  auto result = run(call, *match.route);
  auto response = result ? std::move(*result) : answer_error(call, *match.route, result.error());
  for (const auto& cookie : call.cookies) response.add("Set-Cookie", cookie);
  if (match.route->surface == Surface::api) response.set("Access-Control-Allow-Origin", "*");
  return response;
}

}  // namespace

Result<Site> make_site(app::Context& context, const Templates& templates) {
  const std::string_view url = context.base_url;
  const auto scheme_end = url.find("://");
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  if (!web || url.find_first_of("?# \t\"<>") != url.npos || url.size() == scheme_end + 3)
    return fail(ErrorCode::invalid, where,
                "The base URL must look like https://badges.example.org or "
                "https://example.org/badges.");
  Site site{.context = context, .templates = templates, .form_secret = {}};
  const auto path = url.find('/', scheme_end + 3);
  site.origin = url.substr(0, path);
  if (path != url.npos && url.size() > path + 1) site.prefix = url.substr(path);
  if (site.prefix.ends_with('/')) site.prefix.pop_back();
  context.random(site.form_secret);
  return site;
}

Response respond(const Site& site, const Request& request) {
  Response response;
  try {
    response = dispatch(site, request);
  } catch (const std::exception& exception) {
    fmt::print(stderr, "unexpected: {}\n", exception.what());
    response = problem(500, "internal", {.detail = "Something went wrong on our side."});
  }
  harden(site, response);
  if (is_unlisted(without_prefix(site, request.target))) response.set("X-Robots-Tag", "noindex");
  return response;
}

}  // namespace cairn::server
