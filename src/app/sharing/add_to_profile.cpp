// SPDX-License-Identifier: Apache-2.0
#include "app/sharing/add_to_profile.h"

#include "encoding/percent.h"

namespace cairn::app {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  return out;
}

void add(std::string& url, std::string_view name, std::string_view value) {
  url.append("&").append(name).append("=").append(encoding::percent_encoded(value));
}

void add_month(std::string& url, const std::string& prefix, Instant moment) {
  const auto day = format_instant(moment);  // "2026-11-26T…"
  const auto month = day.substr(5, 2);
  add(url, prefix + "Year", day.substr(0, 4));
  add(url, prefix + "Month", month.front() == '0' ? month.substr(1) : month);
}

std::string picture(const SharedBadge& badge, int width) {
  const auto size = std::to_string(width);
  return "<img src=\"" + escaped(badge.picture) + "\" alt=\"" + escaped(badge.alternative_text) +
         "\" width=\"" + size + "\" height=\"" + size + "\" style=\"border:0\">";
}

}  // namespace

std::string linkedin_url(const SharedBadge& badge) {
  std::string url = "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME";
  add(url, "name", badge.name);
  add(url, "organizationName", badge.organisation);
  add_month(url, "issue", badge.awarded);
  if (badge.valid_until) add_month(url, "expiration", *badge.valid_until);
  add(url, "certUrl", badge.url);
  add(url, "certId", badge.id);
  return url;
}

std::string embed_html(const SharedBadge& badge) {
  return "<a href=\"" + escaped(badge.url) + "\">" + picture(badge, 200) + "<br>" +
         escaped(badge.name) + ", " + escaped(badge.organisation) + "</a>";
}

std::string signature_html(const SharedBadge& badge) {
  return "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\"><tr><td><a href=\"" +
         escaped(badge.url) + "\">" + picture(badge, 48) +
         "</a></td><td style=\"padding-left:8px\"><a href=\"" + escaped(badge.url) + "\">" +
         escaped(badge.name) + "</a><br>" + escaped(badge.organisation) + "</td></tr></table>";
}

}  // namespace cairn::app
