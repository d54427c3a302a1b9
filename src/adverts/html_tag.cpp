// SPDX-License-Identifier: Apache-2.0
#include "adverts/html_tag.h"

#include "base/text.h"

namespace cairn::adverts {
namespace {

constexpr std::string_view white_space = " \t\r\n\f";
constexpr std::size_t name_bytes_max = 32;    // longer names are of no element
constexpr std::size_t value_bytes_max = 256;  // of an attribute that is looked at

bool is_space(char c) { return white_space.find(c) != white_space.npos; }

std::string without_space(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (!is_space(c)) out += c;
  return out;
}

void take_attribute(std::string_view raw_name, std::string_view raw_value, Tag& tag) {
  if (raw_name.size() > name_bytes_max) return;
  const auto name = to_lower_ascii(raw_name);
  const auto value = to_lower_ascii(raw_value.substr(0, value_bytes_max));
  if (name == "hidden") {
    tag.hidden = true;
  } else if (name == "aria-hidden") {
    tag.hidden |= value == "true";
  } else if (name == "style") {
    const auto style = without_space(value);
    tag.hidden |=
        style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos;
  } else if (name == "role") {
    tag.hidden |= value == "navigation" || value == "dialog" || value == "alertdialog";
  } else if (name == "type") {
    tag.type = std::string(trim(value));
  } else if (name == "itemprop") {
    tag.property = std::string(trim(raw_value.substr(0, value_bytes_max)));
  }
}

// The value behind "=", quoted or not; moves `at` behind it.
std::string_view read_value(std::string_view html, std::size_t& at) {
  while (at < html.size() && is_space(html[at])) ++at;
  if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
    const auto first = at + 1;
    const auto end = std::min(html.find(html[at], first), html.size());
    at = std::min(end + 1, html.size());
    return html.substr(first, end - first);
  }
  const auto first = at;
  while (at < html.size() && !is_space(html[at]) && html[at] != '>') ++at;
  return html.substr(first, at - first);
}

}  // namespace

Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  ++at;
  if (at < html.size() && html[at] == '/') {
    tag.closing = true;
    ++at;
  }
  const auto first = at;
  while (at < html.size() && !is_space(html[at]) && html[at] != '>' && html[at] != '/') ++at;
  tag.name = to_lower_ascii(html.substr(first, std::min(at - first, name_bytes_max)));
  while (at < html.size() && html[at] != '>') {
    if (is_space(html[at]) || html[at] == '/') {
      tag.self_closing = html[at] == '/';
      ++at;
      continue;
    }
    const auto name_start = at++;
    while (at < html.size() && !is_space(html[at]) && html[at] != '>' && html[at] != '/' &&
           html[at] != '=')
      ++at;
    const auto name = html.substr(name_start, at - name_start);
    auto next = at;
    while (next < html.size() && is_space(html[next])) ++next;
    std::string_view value;
    if (next < html.size() && html[next] == '=') {
      at = next + 1;
      value = read_value(html, at);
    }
    tag.self_closing = false;
    take_attribute(name, value, tag);
  }
  tag.end = std::min(at + 1, html.size());
  return tag;
}

}  // namespace cairn::adverts
