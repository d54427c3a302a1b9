// SPDX-License-Identifier: Apache-2.0
#include "catalogue/pages.h"

#include <algorithm>
#include <unordered_set>

#include "base/arena.h"
#include "base/filled.h"
#include "base/phrase.h"
#include "base/text.h"
#include "base/uri.h"
#include "catalogue/limits.h"
#include "json/parse.h"

namespace cairn::catalogue {
namespace {

bool is_number(std::string_view text) {
  constexpr std::size_t digits_max = 9;
  return !text.empty() && text.size() <= digits_max &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The same address with a parameter set.
std::string with_parameter(const std::string& url, std::string_view name, std::string_view value) {
  auto parts = split_uri(url);
  std::string query;
  for (const auto parameter : split(parts.query.value_or(""), '&'))
    if (!parameter.empty() && parameter.substr(0, parameter.find('=')) != name)
      query += (query.empty() ? "" : "&") + std::string(parameter);
  query += (query.empty() ? "" : "&") + std::string(name) + "=" + std::string(value);
  parts.query = query;
  parts.fragment = std::nullopt;
  return join_uri(parts);
}

std::string text_or_number(const json::Value& value) {
  return std::string(value.is_number() ? value.number_text() : value.as_string());
}

bool same_place(const std::string& a, const std::string& b) {
  const auto left = split_uri(a), right = split_uri(b);
  return left.scheme == right.scheme && left.authority == right.authority;
}

}  // namespace

std::string next_page(std::string_view body, const std::string& url) {
  Arena arena(256 * 1024);
  const auto parsed =
      json::parse(body, arena, {.bytes_max = file_bytes_max, .values_max = json_values_max});
  if (!parsed.ok()) return {};
  const auto& answer = *parsed;
  for (const auto& said : {answer["next"], answer["pagination"]["next"],
                           answer["metadata"]["next_page_url"], answer["next_page_url"]})
    if (!said.as_string().empty()) return resolve_uri(url, said.as_string());
  const auto links = answer["paging"]["links"];
  for (const auto& link : links.items())
    if (link.string_at("rel") == "next" && !link.string_at("href").empty())
      return resolve_uri(url, link.string_at("href"));
  if (const auto offset = text_or_number(answer["paging"]["next"]); is_number(offset))
    return with_parameter(url, "start", offset);
  if (const auto page = text_or_number(answer["meta"]["next_page"]); is_number(page))
    return with_parameter(url, "page", page);
  return {};
}

Result<Pages> fetch_pages(const std::string& url, const FetchPage& fetch) {
  Pages out;
  std::unordered_set<std::string> asked;
  std::unordered_set<std::size_t> answers;
  std::size_t bytes = 0;
  const auto leave = [&](std::string why) {
    out.notes.push_back(std::move(why));
    out.incomplete = true;
  };
  for (auto next = url; !next.empty();) {
    if (!asked.insert(next).second) {
      leave(std::string(to_say(
          "the list leads back to a page it had before; it was left there, tell the provider")));
      break;
    }
    auto body = fetch(next);
    if (!body.ok() && out.pages.empty()) return std::move(body).error();
    if (!body.ok()) {
      leave(filled("page {}: {}; what came before stands, try again later", out.pages.size() + 1,
                   body.error().detail));
      break;
    }
    bytes += body->size();
    if (!answers.insert(std::hash<std::string>()(*body)).second) {
      leave(
          filled("page {} says what one before it says; the list was left there, tell the provider",
                 out.pages.size() + 1));
      break;
    }
    auto after = next_page(*body, next);
    out.pages.push_back({next, std::move(body).value()});
    if (after.empty()) break;
    if (!same_place(after, url)) {
      leave(std::string(to_say("the list goes on at another host; import that one by itself")));
      break;
    }
    if (out.pages.size() == pages_max || bytes > file_bytes_max) {
      leave(
          filled("the list has more than {} pages; it was left there, import the rest from a file",
                 out.pages.size()));
      break;
    }
    next = std::move(after);
  }
  return out;
}

}  // namespace cairn::catalogue
