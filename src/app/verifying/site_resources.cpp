// SPDX-License-Identifier: Apache-2.0
#include "app/verifying/site_resources.h"

#include <charconv>

#include "app/awards/badge.h"
#include "app/awards/badge2.h"
#include "app/awards/published.h"
#include "app/awards/status_by_key.h"
#include "app/awards/token_list.h"
#include "app/base_address.h"
#include "base/limits.h"

namespace cairn::app {
namespace {

// What stands between `before` and `after`; "" where the path is of another form.
std::string_view between(std::string_view path, std::string_view before, std::string_view after) {
  if (!path.starts_with(before) || !path.ends_with(after) ||
      path.size() <= before.size() + after.size())
    return {};
  return path.substr(before.size(), path.size() - before.size() - after.size());
}

Error nothing_here() {
  return fail(ErrorCode::not_found, "site", "There is nothing at this address.");
}

// "{id}" or "{id}/{version}"
Result<std::string> credential_of(Context& context, std::string_view id) {
  BadgeAsked asked;
  const auto slash = id.find('/');
  asked.id = {std::string(id.substr(0, slash))};
  if (slash != id.npos) {
    std::int64_t version = 0;
    const auto typed = id.substr(slash + 1);
    const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), version);
    if (read.ec != std::errc() || read.ptr != typed.data() + typed.size()) return nothing_here();
    asked.version = version;
  }
  CAIRN_TRY(auto badge, find_badge(context, asked));
  if (badge.award.erased) return nothing_here();
  return std::move(badge.award.credential);
}

// "{id}" or "{id}/{key}"
Result<std::string> status_list_of(Context& context, std::string_view name) {
  const auto slash = name.find('/');
  const StatusListId id{std::string(name.substr(0, slash))};
  if (slash == name.npos) return status_list_credential(context, id);
  return status_list_by_key(context, id, name.substr(slash + 1));
}

// "/b/{id}/ob2", "/a/{id}/ob2?version=2", "/o/{org}/ob2"
Result<std::string> read_open_badges_2(Context& context, std::string_view path) {
  if (const auto id = between(path, "/o/", "/ob2"); !id.empty())
    return badge2_issuer(context, {std::string(id)});
  if (const auto id = between(path, "/b/", "/ob2"); !id.empty()) {
    CAIRN_TRY(auto hosted, badge2_assertion(context, {std::string(id)}));
    if (hosted.revoked) return nothing_here();
    return std::move(hosted.body);
  }
  const auto end = path.find("/ob2?version=");
  if (const auto id = between(path.substr(0, end), "/a/", ""); !id.empty() && end != path.npos) {
    std::int64_t version = 0;
    const auto typed = path.substr(end + 13);
    if (std::from_chars(typed.data(), typed.data() + typed.size(), version).ec == std::errc())
      return badge2_class(context, {std::string(id)}, version);
  }
  return nothing_here();
}

Result<std::string> read_own(Context& context, const OwnPath& own) {
  const auto path = own.path;
  if (path == "/.well-known/did.json" || path == "/did.json")
    return server_did_document(context, own.base_url);
  if (const auto id = between(path, "/status/", ".jwt"); !id.empty())
    return token_status_list(context, {std::string(id)});
  if (const auto id = between(path, "/status/", ""); !id.empty())
    return status_list_of(context, id);
  if (const auto id = between(path, "/b/", ".json"); !id.empty()) return credential_of(context, id);
  if (path.find("/ob2") != path.npos) return read_open_badges_2(context, path);
  if (const auto id = between(path, "/b/", ""); !id.empty()) return credential_of(context, id);
  if (const auto id = between(path, "/o/", "/did.json"); !id.empty())
    return organisation_did_document(context, {std::string(id)}, own.base_url);
  return nothing_here();
}

}  // namespace

SiteResources::SiteResources(Context& context)
    : context_(context),
      end_{context.clock.now().microseconds + limits::verify_fetch_seconds_max * 1'000'000} {}

Result<verify::Fetched> SiteResources::fetch_outside(std::string_view name) {
  const std::chrono::microseconds left(end_.microseconds - context_.clock.now().microseconds);
  if (context_.outside != nullptr && left.count() > 0)
    return context_.outside->fetch_within(name, std::chrono::ceil<std::chrono::milliseconds>(left));
  // Of a DID the caller tries the address it stands for, which may be this server's.
  const auto code = name.starts_with("did:") ? ErrorCode::not_found : ErrorCode::unreachable;
  return fail(code, "site",
              context_.outside == nullptr ? "Nothing beyond this server is fetched."
                                          : "Its pages elsewhere take too long to fetch.");
}

Result<verify::Fetched> SiteResources::fetch(std::string_view name) {
  const auto address = own_path(context_, name);
  if (address.path.empty()) return fetch_outside(name);
  auto own = read_own(context_, address);
  verify::Fetched fetched;
  if (own) {
    const auto bytes = as_bytes(*own);
    fetched.body.assign(bytes.begin(), bytes.end());
    fetched.media_type = "application/json";
    return fetched;
  }
  if (own.error().code != ErrorCode::not_found) return std::move(own).error();
  fetched.status = 404;
  return fetched;
}

}  // namespace cairn::app
