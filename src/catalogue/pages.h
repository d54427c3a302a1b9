// SPDX-License-Identifier: Apache-2.0
// Lists that providers give page by page, followed to their end by whatever their answers say of
// the next one. A list that never ends is left: an address or an answer that was there before,
// another host, too many pages, too much.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace cairn::catalogue {

inline constexpr std::size_t pages_max = 500;

// The address of the page behind this one, or "": `next`, `pagination.next`, `next_page_url`,
// `paging.links` with `rel` "next", an offset in `paging.next`, a number in `meta.next_page`.
std::string next_page(std::string_view body, const std::string& url);

struct Page {
  std::string url;
  std::string body;
};

struct Pages {
  std::vector<Page> pages;
  std::vector<std::string> notes;  // why it was left before its end
  bool incomplete = false;
};

using FetchPage = std::function<Result<std::string>(const std::string& url)>;

// Errors: of the first fetch; where a later one fails, what came before stands.
Result<Pages> fetch_pages(const std::string& url, const FetchPage& fetch);

}  // namespace cairn::catalogue
