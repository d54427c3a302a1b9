// SPDX-License-Identifier: Apache-2.0
#include "app/mail/delivery_report.h"

#include <utility>

#include "app/limits.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app {
namespace {

// The line, without its end; `rest` begins at the next.
std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  auto line = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Name in lower case, value unfolded (RFC 5322 section 2.2.3).
struct Headers {
  std::vector<std::pair<std::string, std::string>> fields;

  std::string_view get(std::string_view name) const {
    for (const auto& [key, value] : fields)
      if (key == name) return value;
    return {};
  }
};

// Up to an empty line, which is taken too.
Headers take_headers(std::string_view& rest) {
  Headers out;
  while (!rest.empty()) {
    const auto line = take_line(rest);
    if (line.empty()) break;
    if ((line.front() == ' ' || line.front() == '\t') && !out.fields.empty()) {
      out.fields.back().second.append(" ").append(trim(line));
      continue;
    }
    const auto colon = line.find(':');
    if (colon == line.npos) continue;
    out.fields.emplace_back(to_lower_ascii(trim(line.substr(0, colon))),
                            std::string(trim(line.substr(colon + 1))));
  }
  return out;
}

std::string media_type_of(const Headers& headers) {
  const auto type = headers.get("content-type");
  return to_lower_ascii(trim(type.substr(0, type.find(';'))));
}

std::string boundary_of(const Headers& headers) {
  const auto type = headers.get("content-type");
  const auto at = to_lower_ascii(type).find("boundary=");
  if (at == std::string::npos) return {};
  auto value = type.substr(at + 9);
  if (value.starts_with('"')) {
    value.remove_prefix(1);
    return std::string(value.substr(0, value.find('"')));
  }
  return std::string(trim(value.substr(0, value.find(';'))));
}

// The parts between the boundary's lines (RFC 2046 section 5.1.1).
std::vector<std::string_view> parts_of(std::string_view body, const std::string& boundary) {
  std::vector<std::string_view> parts;
  const auto mark = "--" + boundary;
  auto rest = body;
  const char* begin = nullptr;
  while (!rest.empty()) {
    const char* at = rest.data();
    const auto line = take_line(rest);
    if (!line.starts_with(mark)) continue;
    if (begin != nullptr) parts.emplace_back(begin, static_cast<std::size_t>(at - begin));
    begin = rest.data();
    if (line.starts_with(mark + "--")) return parts;
  }
  if (begin != nullptr)
    parts.emplace_back(begin, static_cast<std::size_t>(body.data() + body.size() - begin));
  return parts;
}

// "rfc822; grace@example.org" to what follows the type.
std::string_view behind_type(std::string_view value) {
  const auto semicolon = value.find(';');
  return semicolon == value.npos ? value : trim(value.substr(semicolon + 1));
}

std::string address_of(std::string_view value) {
  auto address = behind_type(value);
  if (address.starts_with('<') && address.ends_with('>'))
    address = address.substr(1, address.size() - 2);
  return to_lower_ascii(address);
}

std::string message_id_of(std::string_view value) {
  const auto open = value.find('<');
  const auto close = value.find('>', open == value.npos ? 0 : open);
  if (open == value.npos || close == value.npos) return {};
  return std::string(value.substr(open + 1, close - open - 1));
}

ReturnedMail returned(const Headers& fields) {
  ReturnedMail out;
  out.recipient = address_of(fields.get("final-recipient"));
  if (out.recipient.empty()) out.recipient = address_of(fields.get("original-recipient"));
  const auto status = fields.get("status");
  out.status = std::string(status.substr(0, status.find_first_of(" (\t")));
  const auto why = behind_type(fields.get("diagnostic-code"));
  out.reason = std::string(why.empty() ? std::string_view(out.status) : why);
  const auto action = to_lower_ascii(fields.get("action"));
  out.for_good = action == "failed" && (out.status.empty() || is_for_good(out.status));
  return out;
}

// The first group is of the message, each further one of a recipient (RFC 3464 section 2.1).
std::vector<ReturnedMail> recipients_of(std::string_view status) {
  std::vector<ReturnedMail> out;
  for (std::string_view rest = status; !rest.empty();) {
    const auto fields = take_headers(rest);
    if (!fields.get("action").empty()) out.push_back(returned(fields));
    if (out.size() > limits::returned_mails_max) break;
  }
  return out;
}

bool is_status(std::string_view type) {
  return type == "message/delivery-status" || type == "message/global-delivery-status";
}
bool is_original(std::string_view type) {
  return type == "message/rfc822" || type == "text/rfc822-headers" || type == "message/global" ||
         type == "message/global-headers";
}

}  // namespace

bool is_for_good(std::string_view status) { return status.starts_with("5."); }

Result<std::vector<ReturnedMail>> read_delivery_report(std::string_view message) {
  auto rest = message;
  if (rest.starts_with("From ")) take_line(rest);  // as an mbox, and pipes of some servers, begin
  const auto headers = take_headers(rest);
  const auto boundary = boundary_of(headers);
  std::vector<ReturnedMail> out;
  std::string message_id;
  for (auto part : boundary.empty() ? std::vector<std::string_view>() : parts_of(rest, boundary)) {
    const auto type = media_type_of(take_headers(part));
    if (is_status(type)) out = recipients_of(part);
    if (is_original(type)) message_id = message_id_of(take_headers(part).get("message-id"));
  }
  if (out.empty())
    return with_remedy(
        fail(ErrorCode::unreadable, "delivery report",
             "This is no report of mail that came back (RFC 3464)."),
        "Give the whole message as the mail server sent it, from its first header on.");
  if (out.size() > limits::returned_mails_max)
    return fail(ErrorCode::too_large, "delivery report",
                filled("A report may tell of {} recipients.", limits::returned_mails_max));
  for (auto& one : out) one.message_id = message_id;
  return out;
}

}  // namespace cairn::app
