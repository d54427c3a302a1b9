// SPDX-License-Identifier: Apache-2.0
#include "json_schema/format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/instant.h"
#include "base/text.h"
#include "base/uri.h"
#include "json_schema/pattern.h"

namespace cairn::json_schema {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

template <class Rule>
bool all(std::string_view text, Rule rule) {
  return std::all_of(text.begin(), text.end(), rule);
}

// "0000-00-00" is a form: 0 stands for a digit.
bool has_form(std::string_view text, std::string_view form) {
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(),
                    [](char c, char f) { return f == '0' ? is_digit(c) : c == f; });
}
int number_at(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// RFC 3339 section 5.6.
bool is_date(std::string_view text) {
  return has_form(text, "0000-00-00") && parse_date(text).ok();
}

// Minutes ahead of UTC of "Z" or "+01:00".
std::optional<int> offset_of(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (!has_form(text, "+00:00") && !has_form(text, "-00:00")) return std::nullopt;
  const auto hours = number_at(text, 1), minutes = number_at(text, 4);
  if (hours > 23 || minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

bool is_time(std::string_view text) {
  if (!has_form(text.substr(0, 8), "00:00:00")) return false;
  const auto hours = number_at(text, 0), minutes = number_at(text, 3), seconds = number_at(text, 6);
  auto rest = text.substr(8);
  if (rest.starts_with('.')) {
    const auto end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
    if (end == 1) return false;
    rest.remove_prefix(end);
  }
  const auto offset = offset_of(rest);
  if (!offset || hours > 23 || minutes > 59 || seconds > 60) return false;
  constexpr int day = 24 * 60;
  const auto in_utc = (hours * 60 + minutes - *offset + 2 * day) % day;
  return seconds < 60 || in_utc == day - 1;  // a leap second ends a day of UTC
}

bool is_date_time(std::string_view text) {
  return text.size() > 11 && (text[10] == 'T' || text[10] == 't') && is_date(text.substr(0, 10)) &&
         is_time(text.substr(11));
}

// RFC 3339 appendix A.
bool is_duration(std::string_view text) {
  if (!text.starts_with('P') || text.size() < 3) return false;
  text.remove_prefix(1);
  std::string_view units = text.ends_with('W') ? "W" : "YMD";
  bool is_first = true;
  while (!text.empty()) {
    if (text.front() == 'T' && units != "HMS" && units != "W") {
      text.remove_prefix(1);
      units = "HMS";
      is_first = true;
    }
    const auto size = text.find_first_not_of("0123456789");
    if (size == 0 || size == std::string_view::npos) return false;
    const auto unit = units.find(text[size]);
    // No unit may be left out between two others.
    if (unit == std::string_view::npos || (!is_first && unit != 0)) return false;
    units.remove_prefix(unit + 1);
    is_first = false;
    text.remove_prefix(size + 1);
    if (!text.empty() && text.front() != 'T' && units.empty()) return false;
  }
  return true;
}

bool is_ipv4(std::string_view text) {
  const auto parts = split(text, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           if (part.empty() || part.size() > 3 || !all(part, is_digit)) return false;
           if (part.size() > 1 && part.front() == '0') return false;
           int value = 0;
           std::from_chars(part.data(), part.data() + part.size(), value);
           return value <= 255;
         });
}

// RFC 4291 section 2.2.
bool is_ipv6(std::string_view text) {
  const auto gap = text.find("::");
  std::size_t groups = 0;
  const auto read = [&](std::string_view half, bool is_last) {
    if (half.empty()) return true;
    const auto parts = split(half, ':');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (is_last && i + 1 == parts.size() && is_ipv4(parts[i])) {
        groups += 2;
      } else {
        if (parts[i].empty() || parts[i].size() > 4 || !all(parts[i], is_hex)) return false;
        ++groups;
      }
    }
    return true;
  };
  if (gap == std::string_view::npos) return read(text, true) && groups == 8;
  return read(text.substr(0, gap), false) && read(text.substr(gap + 2), true) && groups < 8;
}

// Letters, digits and hyphens in labels, as RFC 1123 has them.
bool is_host(std::string_view text) {
  const auto labels = split(text, '.');
  return text.size() <= 253 &&
         std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
           return !label.empty() && label.size() <= 63 && label.front() != '-' &&
                  label.back() != '-' &&
                  all(label, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
         });
}

// RFC 5321 section 4.1.2: a dotted atom or a quoted string, "@", a host or an address in brackets.
bool is_email(std::string_view text) {
  const auto at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || !all(text, is_ascii)) return false;
  const auto local = text.substr(0, at);
  const auto host = text.substr(at + 1);
  const auto is_atom = [](char c) {
    return is_letter(c) || is_digit(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  };
  const bool is_quoted = local.size() > 2 && local.front() == '"' && local.back() == '"' &&
                         local.substr(1, local.size() - 2).find('"') == std::string_view::npos;
  const auto atoms = split(local, '.');
  if (!is_quoted && !std::all_of(atoms.begin(), atoms.end(), [&](std::string_view atom) {
        return !atom.empty() && all(atom, is_atom);
      }))
    return false;
  if (!host.starts_with('[')) return is_host(host);
  if (!host.ends_with(']')) return false;
  const auto address = host.substr(1, host.size() - 2);
  constexpr std::string_view six = "IPv6:";
  return address.starts_with(six) ? is_ipv6(address.substr(six.size())) : is_ipv4(address);
}

bool has_whole_escapes(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '%' && (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])))
      return false;
  return true;
}

bool has_good_authority(std::string_view authority) {
  const auto at = authority.rfind('@');
  auto host = authority;
  if (at != std::string_view::npos) {
    if (authority.substr(0, at).find_first_of("[]@") != std::string_view::npos) return false;
    host = authority.substr(at + 1);
  }
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    if (end == std::string_view::npos) return false;
    const auto address = host.substr(1, end - 1);
    if (!is_ipv6(address) && !address.starts_with('v') && !address.starts_with('V')) return false;
    host.remove_prefix(end + 1);
    if (!host.empty() && host.front() != ':') return false;
  }
  const auto colon = host.find(':');
  return colon == std::string_view::npos ? host.find_first_of("[]") == std::string_view::npos
                                         : all(host.substr(colon + 1), is_digit);
}

// RFC 3986, or RFC 3987 where other letters than those of ASCII may stand in it.
bool is_reference(std::string_view text, bool ascii_only) {
  if (ascii_only && !all(text, is_ascii)) return false;
  if (std::any_of(text.begin(), text.end(), [](char c) {
        return is_forbidden_in_iri(static_cast<unsigned>(static_cast<unsigned char>(c)));
      }))
    return false;
  const auto parts = split_uri(text);
  const auto bad = "[]";
  if (parts.path.find_first_of(bad) != std::string_view::npos ||
      parts.query.value_or("").find_first_of(bad) != std::string_view::npos ||
      parts.fragment.value_or("").find_first_of("[]#") != std::string_view::npos)
    return false;
  // Its first segment would be taken for a scheme.
  if (!parts.scheme && !parts.authority &&
      parts.path.substr(0, parts.path.find('/')).find(':') != std::string_view::npos)
    return false;
  return has_whole_escapes(text) && has_good_authority(parts.authority.value_or(""));
}

bool is_uuid(std::string_view text) {
  constexpr std::string_view form = "00000000-0000-0000-0000-000000000000";
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(),
                    [](char c, char f) { return f == '0' ? is_hex(c) : c == f; });
}

bool is_json_pointer(std::string_view text) {
  if (!text.empty() && text.front() != '/') return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '~' && (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1')))
      return false;
  return true;
}

bool is_relative_json_pointer(std::string_view text) {
  const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
  if (end == 0 || (end > 1 && text.front() == '0')) return false;
  const auto rest = text.substr(end);
  return rest == "#" || is_json_pointer(rest);
}

struct Format {
  std::string_view name;
  bool (*holds)(std::string_view text);
};
constexpr Format formats[] = {
    {"date-time", is_date_time},
    {"date", is_date},
    {"time", is_time},
    {"duration", is_duration},
    {"email", is_email},
    {"ipv4", is_ipv4},
    {"ipv6", is_ipv6},
    {"uri", [](std::string_view text) { return has_scheme(text) && is_reference(text, true); }},
    {"uri-reference", [](std::string_view text) { return is_reference(text, true); }},
    {"iri", [](std::string_view text) { return has_scheme(text) && is_reference(text, false); }},
    {"iri-reference", [](std::string_view text) { return is_reference(text, false); }},
    {"uuid", is_uuid},
    {"json-pointer", is_json_pointer},
    {"relative-json-pointer", is_relative_json_pointer},
    {"regex", [](std::string_view text) { return Pattern::compile(text).ok(); }},
};

const Format* find(std::string_view name) {
  const auto* found = std::find_if(std::begin(formats), std::end(formats),
                                   [&](const Format& format) { return format.name == name; });
  return found == std::end(formats) ? nullptr : found;
}

}  // namespace

bool is_known_format(std::string_view format) { return find(format) != nullptr; }

bool has_format(std::string_view text, std::string_view format) {
  const auto* known = find(format);
  return known == nullptr || known->holds(text);
}

}  // namespace cairn::json_schema
