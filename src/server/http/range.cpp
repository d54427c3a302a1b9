// SPDX-License-Identifier: Apache-2.0
#include "server/http/range.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace cairn::server {
namespace {

struct Range {
  std::size_t first = 0;
  std::size_t end = 0;  // after the last; not beyond `first` where there is no such part
};

std::optional<std::size_t> read_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Nothing where it is none that is understood, which is then not heeded (section 14.2).
std::optional<Range> read_range(std::string_view header, std::size_t size) {
  constexpr std::string_view unit = "bytes=";
  if (!to_lower_ascii(header.substr(0, unit.size())).starts_with(unit)) return std::nullopt;
  const auto asked = trim(header.substr(unit.size()));
  const auto dash = asked.find('-');
  if (dash == asked.npos) return std::nullopt;
  const auto from = asked.substr(0, dash), to = asked.substr(dash + 1);
  if (from.empty()) {
    const auto last = read_number(to);
    if (!last) return std::nullopt;
    return Range{size - std::min(*last, size), size};
  }
  const auto first = read_number(from);
  if (!first) return std::nullopt;
  if (to.empty()) return Range{*first, size};
  const auto last = read_number(to);
  if (!last || *last < *first) return std::nullopt;
  return Range{*first, *last < size ? *last + 1 : size};
}

}  // namespace

void answer_range(const Request& request, Response& whole) {
  whole.set("Accept-Ranges", "bytes");
  const auto header = request.header("range");
  if (request.method != Method::get || whole.status != 200 || header.empty()) return;
  const auto condition = request.header("if-range");
  if (!condition.empty() && condition != whole.header("ETag")) return;
  const auto size = whole.body.size();
  const auto range = read_range(header, size);
  if (!range) return;
  if (range->first >= range->end) {
    whole.status = 416;
    whole.set("Content-Range", fmt::format("bytes */{}", size));
    whole.body.clear();
    return;
  }
  whole.status = 206;
  whole.set("Content-Range", fmt::format("bytes {}-{}/{}", range->first, range->end - 1, size));
  whole.body = whole.body.substr(range->first, range->end - range->first);
}

}  // namespace cairn::server
