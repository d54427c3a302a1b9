// SPDX-License-Identifier: Apache-2.0
// Site: what every request shares: use cases' context, templates, and how this server is run.
#pragma once
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/accounts/session.h"
#include "app/context.h"
#include "server/http/client.h"
#include "server/http/message.h"
#include "server/language.h"
#include "server/page_cache.h"
#include "server/rate_limits.h"
#include "server/templates.h"
#include "server/traffic.h"

namespace cairn::server {

// Whether `/vc/…/issue` asks for an API key. `open` is for loopback tests alone.
enum class VcApiAccess : std::uint8_t { api_key, open };

// Another address from now on: the server ends, keeps its socket, and begins anew with it.
struct AddressChange {
  std::function<void()> begin;              // nothing: it takes a start by hand
  std::optional<app::Actor> demo_for = {};  // whose demo organisation is to be made then
};

struct Site {
  app::Context& context;
  const Templates& templates;
  std::string origin;                        // "https://badges.example.org"
  std::string prefix;                        // "/cairn" behind a proxy that gives us a path, or ""
  std::array<std::uint8_t, 32> form_secret;  // binds form tokens to this data folder
  VcApiAccess vc_api = VcApiAccess::api_key;
  Instant started = {};
  bool address_given = true;  // by an option: nobody chooses another on a page
  std::shared_ptr<AddressChange> address_change = std::make_shared<AddressChange>();
  std::string certificate_file = {};  // "": a proxy has one, or nobody
  TrustedProxies proxies = {};
  std::shared_ptr<Traffic> traffic = std::make_shared<Traffic>();
  std::shared_ptr<PageCache> pages = std::make_shared<PageCache>();
  std::shared_ptr<RateLimits> rates = std::make_shared<RateLimits>(form_secret);
  std::shared_ptr<const Languages> languages = std::make_shared<const Languages>();

  bool secure() const { return origin.starts_with("https://"); }
  std::string link(std::string_view path) const { return prefix + std::string(path); }
  // Behind a proxy the prefix may still be on the path, or be taken off already.
  std::string_view without_prefix(std::string_view target) const;
};

// Puts the context's base URL in order, splits it into origin and prefix and fills the secret.
// Errors: invalid (not an http or https URL, or with a query; a message file).
Result<Site> make_site(app::Context& context, const Templates& templates);

// The whole program as seen by a socket: never fails, never throws.
Response respond(const Site& site, const Request& request);

// The answer, where it is at hand: without waiting for the store or anything else.
std::optional<Response> respond_at_once(const Site& site, const Request& request);

// Whether the answer may take seconds.
bool is_slow(const Site& site, Method method, std::string_view target);
// How large the body of a request may be: uploads more than forms.
std::size_t body_bytes_max(const Site& site, Method method, std::string_view target);
// The answer to a request that is not looked at: a page for browsers, else problem details.
Response refuse(const Site& site, const Request& request, const Error& error);

}  // namespace cairn::server
