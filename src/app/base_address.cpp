// SPDX-License-Identifier: Apache-2.0
#include "app/base_address.h"

#include "app/audit.h"
#include "app/optional.h"
#include "app/ports/addresses.h"
#include "base/text.h"
#include "base/uri.h"

namespace cairn::app {

Result<std::string> read_base_url(std::string_view text) {
  const auto parts = split_uri(text);
  const auto scheme = to_lower_ascii(parts.scheme.value_or(""));
  const auto host = to_lower_ascii(parts.authority.value_or(""));
  const bool control = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
  });
  if ((scheme != "https" && scheme != "http") || host.empty() || control ||
      text.find_first_of("?#@\\\"<>") != text.npos)
    return fail(ErrorCode::invalid, "base address",
                "The base URL must look like https://badges.example.org or "
                "https://example.org/badges.");
  auto path = parts.path;
  while (path.ends_with('/')) path.remove_suffix(1);
  return scheme + "://" + host + std::string(path);
}

std::string host_of(std::string_view url) {
  return std::string(split_uri(url).authority.value_or(""));
}

bool is_loopback_url(std::string_view url) {
  const auto host = to_lower_ascii(host_of(url));
  const auto name = std::string_view(host).substr(0, host.rfind(':'));
  return host.starts_with("[::1]") || name == "localhost" || name.ends_with(".localhost") ||
         (name.starts_with("127.") && name.find_first_not_of("0123456789.") == name.npos);
}

std::string_view path_below(std::string_view base_url, std::string_view url) {
  if (!url.starts_with(base_url)) return {};
  const auto path = url.substr(base_url.size());
  return path.starts_with('/') ? path : std::string_view();
}

OwnPath own_path(const Context& context, std::string_view url) {
  if (const auto path = path_below(context.base_url, url); !path.empty())
    return {context.base_url, path};
  for (const auto& former : context.former_base_urls)
    if (const auto path = path_below(former, url); !path.empty()) return {former, path};
  return {};
}

std::string_view own_badge(const Context& context, std::string_view url) {
  const auto path = own_path(context, url).path;
  if (!path.starts_with("/b/")) return {};
  const auto id = path.substr(3);
  return id.substr(0, id.find('/'));
}

Result<std::string> chosen_address(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto chosen, optional(transaction->addresses().chosen()));
  return std::move(chosen).value_or("");
}

Status choose_address(Context& context, Transaction& transaction, const std::string& typed) {
  const auto url = read_base_url(typed);
  if (!url) return fail(ErrorCode::invalid, "base address", url.error().detail, "/address");
  return transaction.addresses().choose(*url, context.clock.now());
}

Status choose_address(Context& context, const Actor& actor, const std::string& typed) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(choose_address(context, *transaction, typed));
  CAIRN_CHECK(audit(context, *transaction, actor, "server.address", "", typed));
  return transaction->commit();
}

Status settle_address(Context& context) {
  const auto now = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(
      transaction->addresses().put({context.base_url, now, now, {}, context.mailer != nullptr}));
  CAIRN_TRY(auto addresses, transaction->addresses().list());
  CAIRN_CHECK(transaction->commit());
  context.former_base_urls.clear();
  for (auto& address : addresses)
    if (address.url != context.base_url) context.former_base_urls.push_back(std::move(address.url));
  return done;
}

}  // namespace cairn::app
