// SPDX-License-Identifier: Apache-2.0
#include "server/page_cache.h"

namespace cairn::server {

namespace {

std::size_t bytes_of(std::string_view key, const Response& response) {
  constexpr std::size_t a_header = 64;  // with what its strings and nodes cost
  std::size_t bytes = key.size() + response.body.size() + 4 * a_header;
  for (const auto& header : response.headers)
    bytes += header.name.size() + header.value.size() + a_header;
  return bytes;
}

}  // namespace

void PageCache::remove(std::list<Entry>::iterator entry) {
  bytes_ -= entry->bytes;
  by_key_.erase(entry->key);
  entries_.erase(entry);
}

std::shared_ptr<const Response> PageCache::find(std::string_view key, std::uint64_t version,
                                                Moment now) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  const auto entry = found->second;
  if (entry->version != version || now - entry->made > age_max) {
    remove(entry);
    return nullptr;
  }
  entries_.splice(entries_.begin(), entries_, entry);
  return entry->response;
}

void PageCache::put(std::string_view key, std::uint64_t version, Moment now,
                    const Response& response) {
  const auto bytes = bytes_of(key, response);
  if (bytes > bytes_max_ / 8) return;
  auto kept = std::make_shared<const Response>(response);
  const std::lock_guard lock(mutex_);
  if (const auto found = by_key_.find(key); found != by_key_.end()) remove(found->second);
  while (!entries_.empty() && bytes_ + bytes > bytes_max_) remove(std::prev(entries_.end()));
  entries_.push_front({std::string(key), version, now, std::move(kept), bytes});
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += bytes;
}

}  // namespace cairn::server
