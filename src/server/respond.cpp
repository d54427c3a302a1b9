// SPDX-License-Identifier: Apache-2.0
// The way of every request: route, access, form, handler, and the headers that keep browsers safe.
#include <algorithm>
#include <chrono>

#include "app/base_address.h"
#include "app/career/keeping.h"
#include "app/lasting_secret.h"
#include "app/operation/server_owner.h"
#include "base/filled.h"
#include "base/text.h"
#include "base/uri.h"
#include "encoding/percent.h"
#include "server/api/frame.h"
#include "server/call.h"
#include "server/form_token.h"
#include "server/http/limits.h"
#include "server/key_check.h"
#include "server/request_log.h"
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

std::string_view name_of(Method method) {
  switch (method) {
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::del: return "DELETE";
    default: return "GET, HEAD";
  }
}

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
  constexpr std::string_view places[] = {
      "/b/",      "/l/",     "/shared/",   "/shown/",         "/claim/",          "/join/",
      "/get/",    "/offer/", "/verify/r/", "/plan/calendar/", "/plan/reminders/", "/mail/",
      "/recover/"};
  return std::any_of(std::begin(places), std::end(places),
                     [&](std::string_view place) { return path.starts_with(place); });
}

// Programs of other origins may use the JSON surface; it takes no cookies.
Response preflight() {
  Response out;
  out.status = 204;
  out.set("Access-Control-Allow-Origin", "*");
  out.set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
  out.set("Access-Control-Allow-Headers",
          "content-type, authorization, idempotency-key, if-match, if-none-match");
  return out;
}

// A form of a page that was opened while its member worked for another of their organisations.
bool is_of_another_organisation(const Call& call, FormOwner owner) {
  if (!call.session) return false;
  const auto& others = call.session->elsewhere;
  return std::any_of(others.begin(), others.end(), [&](const auto& other) {
    owner.organisation = other.id.text;
    return token_matches(call.site.form_secret, owner, call.field("form_token"));
  });
}

Status read_form(Call& call, const Route& route) {
  auto form = parse_form(call.request);
  if (!form && form.error().code == ErrorCode::too_large)
    return fail(ErrorCode::too_large, where, "The form has more fields than are taken at once.");
  CAIRN_TRY(call.form, std::move(form));
  if (from_another_site(call.request, call.site.origin))
    return fail(ErrorCode::not_permitted, where, "The form was sent from another site.");
  FormOwner owner{call.request.cookie(form_cookie), call.request.cookie(session_cookie), {}};
  if (call.session) owner.organisation = call.session->organisation.id.text;
  if (token_matches(call.site.form_secret, owner, call.field("form_token"))) return done;
  if (!is_of_another_organisation(call, owner))
    return fail(ErrorCode::not_permitted, where,
                "The form is too old or was not made here. Go back, reload the page, and send it "
                "again; cookies must be allowed for this site.");
  // Only what changes an organisation has to be meant for it.
  const bool for_members = route.caller == Caller::member || route.caller == Caller::server_owner;
  if (!for_members || route.pattern == "/desk/switch") return done;
  return fail(ErrorCode::conflict, where,
              filled("You work for {} now, but this form was opened for another organisation. "
                     "Nothing was changed: switch back, or open the page again.",
                     call.session->organisation.name));
}

// Where to go after signing in: back here, unless that would repeat a form.
std::string next_of(const Call& call) {
  if (call.request.method == Method::post) return "";
  return "?next=" + encoding::percent_encoded(call.site.without_prefix(call.request.target));
}

// Pages of planning need a framework. While its words are learnt, which takes seconds and happens
// once, they say so and come by themselves, with scripts or without.
std::optional<Response> learning_page(Call& call, const Route& route) {
  constexpr std::string_view seconds = "2";
  const bool plans = route.pattern == "/plan" || route.pattern.starts_with("/plan/goals/") ||
                     route.pattern.starts_with("/plan/plans/") ||
                     route.pattern == "/plan/profile" || route.pattern == "/plan/reachable";
  if (!plans || route.method != Method::get || route.surface != Surface::page ||
      !call.context().library.is_learning())
    return std::nullopt;
  View view;
  view.text("title", "One moment");
  auto rendered = page(call, "plan_wait", std::move(view), 503);
  if (!rendered) return std::nullopt;
  rendered->set("Retry-After", seconds).set("Refresh", seconds);
  return std::move(*rendered);
}

Result<Response> run(Call& call, const Route& route) {
  const bool for_members = route.caller == Caller::member || route.caller == Caller::server_owner;
  if (for_members && !call.session) return see_other(call, "/sign-in" + next_of(call));
  if (route.caller == Caller::server_owner) {
    CAIRN_TRY(const bool runs, app::runs_the_server(call.context(), call.actor()));
    if (!runs) return fail(ErrorCode::not_found, where, "");
  }
  if (route.caller == Caller::member && !call.actor().roles.any_of(route.roles))
    return fail(ErrorCode::not_permitted, where,
                "Your roles in this organisation do not include this. Ask one of its owners.");
  if (route.caller == Caller::api_key) {
    CAIRN_TRY(auto refused, check_api_key(call, route));
    if (refused) return std::move(*refused);
  }
  if (route.method == Method::post && route.surface == Surface::page)
    CAIRN_CHECK(read_form(call, route));
  if (auto wait = learning_page(call, route)) return std::move(*wait);
  return route.surface == Surface::api ? api::framed(call, route) : route.handler(call);
}

Response answer_error(Call& call, const Route& route, const Error& error) {
  if (route.surface == Surface::page) return error_page(call, error);
  return problem(error);
}

void find_session(Call& call) {
  call.form_seed = std::string(call.request.cookie(form_cookie));
  const auto token = call.request.cookie(session_cookie);
  if (token.empty()) return;
  if (auto session = app::session_of(call.context(), token)) call.session = std::move(*session);
}

void find_person(Call& call) {
  const auto token = call.request.cookie(person_cookie);
  if (token.empty()) return;
  if (auto person = app::career::person_signed_in(call.context(), std::string(token)))
    call.person = std::move(*person);
}

Response unread_target(const Site& site, const Request& request, const Error& error) {
  const Target nowhere;
  Call call{.site = site, .request = request, .target = nowhere};
  const bool program = api::is_for_programs(site.without_prefix(request.target));
  auto out = program ? problem(error) : error_page(call, error);
  if (error.code == ErrorCode::too_large) out.status = 414;
  return out;
}

// "/verify/" for "/verify": where the address without the slash leads; nothing where nowhere.
std::optional<Response> without_slash(const Call& call) {
  auto target = call.target;
  const bool read = call.request.method == Method::get || call.request.method == Method::head;
  if (!read || target.segments.size() < 2 || !target.segments.back().empty()) return std::nullopt;
  target.segments.pop_back();
  if (find_route(routes(), call.request.method, target).route == nullptr) return std::nullopt;
  const auto given = call.site.without_prefix(call.request.target);
  const auto path = given.substr(0, given.find_first_of("?#"));
  return see_other(
      call, std::string(path.substr(0, path.size() - 1)) + std::string(given.substr(path.size())));
}

const Language& language_of(const Site& site, const Request& request) {
  return site.languages->choose(request.cookie(language_cookie), request.header("accept-language"));
}

Response dispatch(const Site& site, const Request& request, Reuse& reuse, RequestTrace& trace) {
  auto target = parse_target(site.without_prefix(request.target));
  if (!target) return unread_target(site, request, target.error());
  Call call{.site = site, .request = request, .target = *target};
  auto match = find_route(routes(), request.method, *target);
  if (match.route == nullptr) {
    if (request.method == Method::options && !match.allowed.empty()) return preflight();
    if (!match.allowed.empty()) return wrong_method(call, match);
    if (auto moved = without_slash(call)) return std::move(*moved);
    if (api::is_for_programs(site.without_prefix(request.target)))
      return problem(fail(ErrorCode::not_found, where, "There is nothing at this address."));
    find_session(call);
    find_person(call);
    return error_page(call, fail(ErrorCode::not_found, where, ""));
  }
  call.arguments = std::move(match.arguments);
  reuse = match.route->reuse;
  trace.route = match.route->pattern;
  if (match.route->surface != Surface::api) find_session(call);
  if (match.route->surface == Surface::page) find_person(call);
  auto result = run(call, *match.route);
  if (call.personal) reuse = Reuse::never;
  if (!result && is_own_trouble(result.error().code)) trace.trouble = result.error();
  auto response = result ? std::move(*result) : answer_error(call, *match.route, result.error());
  for (const auto& cookie : call.cookies) response.add("Set-Cookie", cookie);
  for (const auto& header : call.headers) response.set(header.name, header.value);
  if (match.route->surface == Surface::api) {
    response.set("Access-Control-Allow-Origin", "*");
    response.set("Access-Control-Expose-Headers",
                 "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After");
  }
  return response;
}

}  // namespace

std::string_view Site::without_prefix(std::string_view target) const {
  if (prefix.empty() || !target.starts_with(prefix)) return target;
  const auto rest = target.substr(prefix.size());
  if (rest.empty()) return "/";
  return rest.front() == '/' || rest.front() == '?' ? rest : target;
}

Result<Site> make_site(app::Context& context, const Templates& templates) {
  CAIRN_TRY(context.base_url, app::read_base_url(context.base_url));
  const auto parts = split_uri(context.base_url);
  Site site{.context = context, .templates = templates, .form_secret = {}};
  site.started = context.clock.now();
  site.origin = std::string(*parts.scheme) + "://" + std::string(*parts.authority);
  site.prefix = parts.path;
  CAIRN_TRY(auto languages, Languages::create(message_files()));
  site.languages = std::make_shared<const Languages>(std::move(languages));
  context.wording = site.languages;
  CAIRN_TRY(site.form_secret, app::lasting_secret(context, "forms"));
  site.rates = std::make_shared<RateLimits>(site.form_secret);
  return site;
}

namespace {

// What a public page depends on, or "" for a request whose answer is somebody's own.
std::string reuse_key(const Site& site, const Request& request) {
  constexpr std::size_t bytes_max = 1'024;
  if (request.method != Method::get || !request.header("authorization").empty()) return "";
  for (const auto name : {session_cookie, person_cookie, learner_cookie})
    if (!request.cookie(name).empty()) return "";
  std::string key = language_of(site, request).tag;
  key.append("\n").append(request.header("accept")).append("\n").append(request.target);
  return key.size() > bytes_max ? "" : key;
}

// The row that a request will reach, before it is read whole; nullptr where there is none.
const Route* route_of(const Site& site, Method method, std::string_view target) {
  const auto parsed = parse_target(site.without_prefix(target));
  return parsed ? find_route(routes(), method, *parsed).route : nullptr;
}

void count(const Site& site, const Response& response,
           std::chrono::steady_clock::time_point begun) {
  const auto took = std::chrono::steady_clock::now() - begun;
  site.traffic->count(response.status,
                      std::chrono::duration_cast<std::chrono::microseconds>(took).count());
}

}  // namespace

std::optional<Response> respond_at_once(const Site& site, const Request& request) {
  const auto begun = std::chrono::steady_clock::now();
  const auto key = reuse_key(site, request);
  if (key.empty()) return std::nullopt;
  const auto kept = site.pages->find(key, site.context.store.version(), begun);
  if (kept == nullptr) return std::nullopt;
  if (kept->again) kept->again();
  count(site, *kept, begun);
  auto response = *kept;
  if (site.context.log_requests) {
    const auto* route = route_of(site, request.method, request.target);
    log_request(site, request, response, {.route = route == nullptr ? "none" : route->pattern},
                begun);
  }
  return response;
}

Response respond(const Site& site, const Request& request) {
  const auto begun = std::chrono::steady_clock::now();
  const auto version = site.context.store.version();
  Response response;
  auto reuse = Reuse::never;
  RequestTrace trace;
  const Speaking speaking(language_of(site, request));
  try {
    response = dispatch(site, request, reuse, trace);
  } catch (const std::exception& exception) {
    trace.trouble = fail(ErrorCode::internal, where, exception.what());
    response = problem(500, "internal", {.detail = "Something went wrong on our side."});
  }
  harden(site, response);
  if (is_unlisted(site.without_prefix(request.target))) response.set("X-Robots-Tag", "noindex");
  const bool is_page = response.header("Content-Type").starts_with("text/html");
  if (reuse == Reuse::until_change && is_page && response.status == 200)
    if (const auto key = reuse_key(site, request); !key.empty())
      site.pages->put(key, version, begun, response);
  count(site, response, begun);
  log_request(site, request, response, trace, begun);
  return response;
}

bool is_slow(const Site& site, Method method, std::string_view target) {
  const auto* route = route_of(site, method, target);
  return route != nullptr && route->pace == Pace::slow;
}

std::size_t body_bytes_max(const Site& site, Method method, std::string_view target) {
  const auto* route = route_of(site, method, target);
  return route != nullptr && route->load == Load::upload ? limits::upload_body_bytes_max
                                                         : limits::request_body_bytes_max;
}

Response refuse(const Site& site, const Request& request, const Error& error) {
  const bool browser = request.header("accept").find("text/html") != std::string_view::npos &&
                       !api::is_for_programs(site.without_prefix(request.target));
  const Target nowhere;
  Call call{.site = site, .request = request, .target = nowhere};
  const Speaking speaking(language_of(site, request));
  auto response = browser ? error_page(call, error) : problem(error);
  harden(site, response);
  return response;
}

}  // namespace cairn::server
