// SPDX-License-Identifier: Apache-2.0
#include "server/call.h"

#include <fmt/format.h>

#include "crypto/hash.h"
#include "encoding/hex.h"
#include "encoding/percent.h"
#include "json/build.h"
#include "json/write.h"
#include "server/desk_sections.h"
#include "server/form_token.h"

namespace cairn::server {

namespace {

// What a visitor reads for an error that no page handles itself.
struct Wording {
  ErrorCode code;
  int status;
  std::string_view name;
  std::string_view title;
  std::string_view remedy;
};

constexpr Wording wordings[] = {
    {ErrorCode::unreadable, 400, "unreadable", to_say("That could not be read"),
     to_say("Go back, check what was sent, and try once more.")},
    {ErrorCode::too_large, 413, "too-large", to_say("That is too large"),
     to_say(
         "Send less at once. A file may have up to 10 MB; in place of a larger one give a link.")},
    {ErrorCode::invalid, 422, "invalid", to_say("Something is not filled in right"),
     to_say("Go back, mend the field that is named, and send the form again.")},
    {ErrorCode::unsupported, 415, "unsupported",
     to_say("That kind of thing is not understood here"),
     to_say("Use one of the formats the page names.")},
    {ErrorCode::undefined_term, 422, "undefined-term",
     to_say("The credential uses a word it never defines"),
     to_say("Name a context that defines it, or leave it out.")},
    {ErrorCode::unknown_context, 422, "unknown-context",
     to_say("The credential names a vocabulary this server does not have"),
     to_say("Use the published contexts of Open Badges 3.0 or Verifiable Credentials 2.0.")},
    {ErrorCode::not_found, 404, "not-found", to_say("There is nothing at this address"),
     to_say("Check the link: a single wrong character is enough. If somebody sent it to you, ask "
            "them for it again.")},
    {ErrorCode::unreachable, 502, "unreachable", to_say("Another server did not answer"),
     to_say("Try again in a few minutes.")},
    {ErrorCode::not_permitted, 403, "not-permitted", to_say("This is not open to you"),
     to_say("Sign in, or ask for a new link.")},
    {ErrorCode::conflict, 409, "conflict", to_say("That cannot be done now"),
     to_say("Go back and reload the page to see how things stand now.")},
    {ErrorCode::too_many, 429, "too-many", to_say("Too many tries"),
     to_say("Wait as long as it says, then try again.")},
    {ErrorCode::io, 500, "io", to_say("Something went wrong on our side"),
     to_say("Nothing was changed. Try again in a moment.")},
    {ErrorCode::no_room, 503, "no-room", to_say("The server's disk is full"),
     to_say("Nothing was changed. Who runs it has been told in its log; try again later.")},
    {ErrorCode::read_only, 503, "read-only", to_say("The server cannot write to its disk"),
     to_say("Nothing was changed. Who runs it has been told in its log; try again later.")},
    {ErrorCode::internal, 500, "internal", to_say("Something went wrong on our side"),
     to_say("Nothing was changed. Try again in a moment.")},
};

const Wording& wording_of(ErrorCode code) {
  for (const auto& wording : wordings)
    if (wording.code == code) return wording;
  return wordings[std::size(wordings) - 1];
}

}  // namespace

std::string_view Call::argument(std::string_view name) const {
  for (const auto& argument : arguments)
    if (argument.name == name) return argument.value;
  return {};
}

std::string Call::form_token() {
  personal = true;
  if (form_seed.empty()) {
    form_seed = new_form_seed(context().random);
    set_cookie(form_cookie, form_seed, 0);
  }
  std::string_view worked_for;
  if (session) worked_for = session->organisation.id.text;
  return token_for(site.form_secret, {form_seed, request.cookie(session_cookie), worked_for});
}

void Call::set_cookie(std::string_view name, std::string_view value, std::int64_t seconds) {
  personal = true;
  auto line = fmt::format("{}={}; Path={}; HttpOnly; SameSite=Lax", name, value,
                          site.prefix.empty() ? "/" : site.prefix);
  if (seconds != 0) line += fmt::format("; Max-Age={}", seconds);
  if (site.secure() || secure) line += "; Secure";
  cookies.push_back(std::move(line));
}

void Call::clear_cookie(std::string_view name) { set_cookie(name, "", -1); }

void Call::sign_in(const app::SignedIn& signed_in) {
  set_cookie(session_cookie, signed_in.token,
             signed_in.expires.seconds() - context().clock.now().seconds());
}

// "//other" and "/\\other" would lead elsewhere, and so would either with a tab or a line break in
// it, for browsers take those out (WHATWG URL section 4.4).
std::string own_path(std::string_view next, std::string_view otherwise) {
  const bool ours =
      next.size() > 1 && next[0] == '/' && next[1] != '/' && next[1] != '\\' && !has_control(next);
  return std::string(ours ? next : otherwise);
}

namespace {

// Which of the main places a page belongs to.
void add_place(const Call& call, View& view) {
  const auto& segments = call.target.segments;
  const std::string_view place = segments.empty() ? "" : std::string_view(segments.front());
  const std::string_view within = segments.size() < 2 ? "" : std::string_view(segments[1]);
  const bool settings = place == "desk" && (within == "settings" || within == "organisations" ||
                                            within == "keys-for-programs" || within == "server");
  for (const std::string_view name : {"plan", "catalogue", "verify", "account", "desk"})
    view.flag("in_" + std::string(name), place == name && !settings);
  view.flag("in_settings", settings);
}

// What the member's roles open, so that no page offers what its reader may not do.
void add_rights(const Call& call, View& view) {
  const auto roles = call.session ? call.session->actor.roles : app::Roles();
  view.flag("may_rule", roles.any_of(app::may::rule))
      .flag("may_issue", roles.any_of(app::may::issue));
  view.flag("may_mark", roles.any_of(app::may::mark))
      .flag("may_read", roles.any_of(app::may::read));
}

// The other organisations of the member, to change to.
void add_organisations(const Call& call, View& view) {
  std::vector<View> rows;
  for (const auto& organisation : call.session->elsewhere) {
    View row;
    row.text("organisation", organisation.id.text).text("name", organisation.name);
    rows.push_back(std::move(row));
  }
  view.text("organisation_name", call.session->organisation.name);
  view.rows("elsewhere", std::move(rows));
}

// The language of the page, and the others, each with the way back here: of a query only a search
// is repeated, not what a link may say was done.
void add_languages(const Call& call, View& view) {
  view.text("page_language", spoken().tag).text("page_direction", spoken().direction);
  const bool again = call.request.method != Method::post;
  const auto given = call.site.without_prefix(call.request.target);
  const auto here = given.starts_with("/catalogue") || given.starts_with("/market")
                        ? given
                        : given.substr(0, given.find('?'));
  const auto back = again ? own_path(here, "/") : "/";
  std::vector<View> others;
  for (const auto& language : call.site.languages->all()) {
    if (language.tag == spoken().tag) continue;
    View other;
    other.text("tag", language.tag).text("own_name", language.name);
    other.text("back", encoding::percent_encoded(back));
    others.push_back(std::move(other));
  }
  view.list("other_languages", std::move(others));
}

}  // namespace

Result<Response> page(Call& call, std::string_view name, View view, int status) {
  view.text("base", call.site.prefix);
  view.text("assets", assets_version());
  add_languages(call, view);
  add_desk_sections(call, view);
  add_rights(call, view);
  view.flag("signed_in", call.session.has_value()).flag("person", call.person.has_value());
  add_place(call, view);
  if (call.session) {
    add_organisations(call, view);
    if (!view.contains("form_token")) view.text("form_token", call.form_token());
  }
  if (!call.session) view.rows("elsewhere", {});
  if (!view.contains("description")) view.flag("description", false);
  if (!view.contains("metas")) view.list("metas", {});
  if (!view.contains("scripts")) view.list("scripts", {});
  view.flag("faulty", status >= 400 && status != 503 && name != "error");
  CAIRN_TRY(auto html, call.site.templates.render(name, view, spoken()));
  Response out;
  out.status = status;
  out.set("Content-Type", "text/html; charset=utf-8").set("Cache-Control", "no-store");
  out.set("Content-Language", spoken().tag).add("Vary", "Accept-Language, Cookie");
  out.body = std::move(html);
  return out;
}

int status_of(const Error& error) { return wording_of(error.code).status; }

void add_retry(Response& response, const Error& error) {
  if (error.retry_seconds > 0) response.set("Retry-After", std::to_string(error.retry_seconds));
}

namespace {

struct Trouble {
  int status;
  std::string_view title;
  std::string_view detail;
  std::string_view remedy;
};

Response trouble_page(Call& call, const Trouble& trouble) {
  View view;
  view.text("title", say(trouble.title)).text("remedy", say(trouble.remedy));
  view.maybe("detail", say_fault(trouble.detail));
  auto rendered = page(call, "error", std::move(view), trouble.status);
  if (rendered) return std::move(rendered).value();
  Response plain;
  plain.status = 500;
  plain.set("Content-Type", "text/plain; charset=utf-8");
  plain.body = "Something went wrong on our side.\n";
  return plain;
}

}  // namespace

Response error_page(Call& call, const Error& error) {
  const auto& wording = wording_of(error.code);
  const auto detail =
      is_own_trouble(error.code) ? std::string_view() : std::string_view(error.detail);
  auto out = trouble_page(call, {wording.status, wording.title, detail, wording.remedy});
  add_retry(out, error);
  return out;
}

Response wrong_method_page(Call& call) {
  return trouble_page(call, {405, to_say("This address belongs to a form"), "",
                             to_say("Go back to the page before it, and use its buttons.")});
}

namespace {

// A member of ours (RFC 9457 section 3.2): each fault of what was sent, with its place.
json::Value fault_list(const Error& error, json::Builder builder) {
  std::vector<json::Value> faults;
  const auto add = [&](const Error& fault) {
    faults.push_back(builder.object(
        {{"path", builder.string(fault.path)}, {"detail", builder.string(fault.detail)}}));
  };
  add(error);
  for (const auto& other : error.also) add(other);
  return builder.array(faults);
}

}  // namespace

Response problem(int status, std::string_view code, const Error& error) {
  Arena arena;
  const json::Builder builder(arena);
  json::ObjectBuilder object(builder);
  object.add_string("type", "about:blank").add_string("title", reason_phrase(status));
  object.add("status", builder.integer(status)).add_string("code", code);
  object.add_string_if("detail", error.detail).add_string_if("path", error.path);
  if (!error.path.empty()) object.add("errors", fault_list(error, builder));
  auto out = json_response(json::write(object.value()), "application/problem+json");
  out.status = status;
  return out;
}

Response problem(const Error& error) {
  const auto& wording = wording_of(error.code);
  // A member that is wrong is the request's fault; what is not understood as a whole is its kind.
  const bool member = wording.status == 422 || (wording.status == 415 && !error.path.empty());
  const int status = member ? 400 : wording.status;
  auto out = is_own_trouble(error.code)
                 ? problem(status, wording.name, Error{.detail = std::string(wording.remedy)})
                 : problem(status, wording.name, error);
  add_retry(out, error);
  return out;
}

Response see_other(const Call& call, std::string_view path) {
  Response out;
  out.status = 303;
  out.set("Location", call.site.link(path)).set("Cache-Control", "no-store");
  return out;
}

Response json_response(std::string body, std::string_view type) {
  Response out;
  out.set("Content-Type", type);
  out.body = std::move(body);
  return out;
}

Response public_file(const Request& request, std::string body, std::string_view type,
                     std::int64_t max_age_seconds) {
  const auto digest = crypto::sha256(body);
  const auto tag = "\"" + encoding::to_hex(digest.view().subspan(0, 16)) + "\"";
  Response out;
  out.set("ETag", tag);
  out.set("Cache-Control", fmt::format("public, max-age={}", max_age_seconds));
  out.set("Access-Control-Allow-Origin", "*");
  if (request.header("if-none-match").find(tag) != std::string_view::npos) {
    out.status = 304;
    return out;
  }
  out.set("Content-Type", type);
  out.body = std::move(body);
  return out;
}

namespace {

constexpr std::string_view picture_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

}  // namespace

Response picture(std::string svg) {
  Response out;
  out.set("Content-Type", "image/svg+xml").set("Content-Security-Policy", picture_policy);
  out.body = std::move(svg);
  return out;
}

Response picture(const Request& request, std::string svg, std::int64_t max_age_seconds) {
  auto out = public_file(request, std::move(svg), "image/svg+xml", max_age_seconds);
  out.set("Content-Security-Policy", picture_policy);
  return out;
}

}  // namespace cairn::server
