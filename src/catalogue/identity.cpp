// SPDX-License-Identifier: Apache-2.0
#include "catalogue/identity.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/uri.h"
#include "catalogue/plain_text.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

constexpr std::size_t uuid_size = 36;
constexpr std::size_t issuers_max = 8;     // of one offer
constexpr std::size_t name_words_min = 2;  // of a title, without what every title has

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_uuid(std::string_view text) {
  if (text.size() != uuid_size) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    const bool hex = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (hyphen ? c != '-' : !hex) return false;
  }
  return true;
}

// "ce-" and a UUID, wherever it stands.
std::string ctid_in(std::string_view text) {
  const auto lower = to_lower_ascii(text);
  for (auto at = lower.find("ce-"); at != std::string::npos; at = lower.find("ce-", at + 1))
    if (const auto id = std::string_view(lower).substr(at + 3, uuid_size); is_uuid(id))
      return "ce-" + std::string(id);
  return "";
}

std::string credly_template_of(const Offer& offer) {
  if (offer.source == "credly" && is_uuid(offer.id)) return to_lower_ascii(offer.id);
  const auto parts = split_uri(offer.url);
  const auto host = to_lower_ascii(parts.authority.value_or(""));
  if (host != "credly.com" && !host.ends_with(".credly.com")) return "";
  const auto steps = split(parts.path, '/');
  for (std::size_t i = 1; i < steps.size(); ++i)
    if ((steps[i - 1] == "templates" || steps[i - 1] == "badge_templates") && is_uuid(steps[i]))
      return to_lower_ascii(steps[i]);
  return "";
}

// Exams as their issuers number them. In a pattern # is a digit and @ a letter.
struct ExamCode {
  std::string_view issuer;  // a word of who offers or endorses it, or of its title
  std::string_view pattern;
};
constexpr auto exam_codes = std::to_array<ExamCode>({
    {"microsoft", "AB-###"}, {"microsoft", "AI-###"},  {"microsoft", "AZ-###"},
    {"microsoft", "DP-###"}, {"microsoft", "GH-###"},  {"microsoft", "MB-###"},
    {"microsoft", "MD-###"}, {"microsoft", "MS-###"},  {"microsoft", "PL-###"},
    {"microsoft", "SC-###"}, {"aws", "@@@-C##"},       {"amazon", "@@@-C##"},
    {"comptia", "220-####"}, {"comptia", "@@#-###"},   {"comptia", "N10-###"},
    {"comptia", "CAS-###"},  {"cisco", "###-###"},     {"oracle", "1Z0-###"},
    {"oracle", "1Z0-####"},  {"oracle", "1Z0-###-##"}, {"oracle", "1Z0-####-##"},
    {"juniper", "JN0-###"},  {"vmware", "#V0-##.##"},  {"hat", "EX###"},
});

bool fits(std::string_view code, std::string_view pattern) {
  return code.size() == pattern.size() &&
         std::equal(code.begin(), code.end(), pattern.begin(), [](char c, char wanted) {
           return wanted == '#' ? is_digit(c) : wanted == '@' ? is_letter(c) : c == wanted;
         });
}

bool has_word(std::string_view line, std::string_view word) {
  for (const auto one : split(line, ' '))
    if (one == word) return true;
  return false;
}

// The one code that stands in title or id; two say nothing about which is meant.
std::string exam_code_of(const Offer& offer) {
  if (offer.kind != Kind::exam && offer.kind != Kind::certification) return "";
  std::string about = offer.title + " " + offer.provider;
  for (const auto& endorser : offer.endorsed_by) about += " " + endorser;
  const auto words = skills::fold(about);
  std::string found;
  bool several = false;
  const auto look = [&](std::string_view token) {
    std::string code(token);
    for (auto& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    for (const auto& known : exam_codes) {
      if (!fits(code, known.pattern) || !has_word(words, known.issuer)) continue;
      auto text = code + " " + std::string(known.issuer == "aws" ? "amazon" : known.issuer);
      several = several || (!found.empty() && found != text);
      found = std::move(text);
      return;
    }
  };
  for (const std::string_view text : {std::string_view(offer.title), std::string_view(offer.id)}) {
    std::size_t from = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const bool within =
          i < text.size() && (is_digit(text[i]) || is_letter(text[i]) || text[i] == '-' ||
                              (text[i] == '.' && i + 1 < text.size() && is_digit(text[i + 1])));
      if (within) continue;
      // An id may begin with what sort of thing it names: "exam.az-104".
      if (i > from) look(text.substr(from, i - from));
      from = i + 1;
    }
  }
  return several ? "" : found;
}

bool counts_visitors(std::string_view name) {
  constexpr std::array names{"fbclid", "gclid", "gbraid",    "wbraid", "msclkid", "mc_cid",
                             "mc_eid", "ref",   "irclickid", "ranmid", "raneaid", "ransiteid"};
  return name.starts_with("utm_") || std::find(names.begin(), names.end(), name) != names.end();
}

// One spelling for the addresses of one page; "" for a site's front page, which is no offer's own.
std::string page_of(std::string_view url) {
  const auto address = web_address(url);
  const auto parts = split_uri(address);
  auto host = to_lower_ascii(parts.authority.value_or(""));
  for (const std::string_view port : {":443", ":80"})
    if (host.ends_with(port)) host.erase(host.size() - port.size());
  if (host.starts_with("www.")) host.erase(0, 4);
  auto path = parts.path;
  while (path.ends_with('/')) path.remove_suffix(1);
  std::vector<std::string> kept;
  for (const auto parameter : split(parts.query.value_or(""), '&')) {
    const auto name = to_lower_ascii(parameter.substr(0, parameter.find('=')));
    if (!parameter.empty() && !counts_visitors(name)) kept.emplace_back(parameter);
  }
  if (host.empty() || (path.empty() && kept.empty())) return "";
  std::sort(kept.begin(), kept.end());
  auto page = host + std::string(path);
  for (const auto& parameter : kept) page += (&parameter == kept.data() ? "?" : "&") + parameter;
  return page;
}

// Words that say of what sort a thing or an organisation is, not which one.
bool says_nothing(std::string_view word) {
  constexpr std::array words{"a",           "an",        "and",        "the",
                             "of",          "in",        "for",        "to",
                             "by",          "with",      "der",        "die",
                             "das",         "und",       "fur",        "in",
                             "course",      "exam",      "kurs",       "certification",
                             "certificate", "certified", "zertifikat", "credential",
                             "online",      "badge"};
  return std::find(words.begin(), words.end(), word) != words.end();
}
bool is_legal_form(std::string_view word) {
  constexpr std::array words{"inc",  "ltd",         "llc", "gmbh",    "ag",      "plc",
                             "corp", "corporation", "co",  "company", "limited", "ev",
                             "se",   "bv",          "sa",  "the"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string organisation_name(std::string_view text) {
  std::string name;
  const auto line = skills::fold(text);
  for (const auto word : split(line, ' '))
    if (!word.empty() && !is_legal_form(word)) name.append(name.empty() ? "" : " ").append(word);
  return name;
}

enum class Sort : std::uint8_t { unknown, teaches, proves };
Sort sort_of(Kind kind) {
  if (kind == Kind::unknown) return Sort::unknown;
  return kind == Kind::exam || kind == Kind::certification ? Sort::proves : Sort::teaches;
}

}  // namespace

std::vector<Identifier> identifiers_of(const Offer& offer) {
  using IdKind = Identifier::Kind;
  std::vector<Identifier> found;
  const auto add = [&](IdKind kind, std::string text) {
    if (!text.empty()) found.push_back({kind, std::move(text)});
  };
  auto ctid = ctid_in(offer.id);
  add(IdKind::ctid, ctid.empty() ? ctid_in(offer.url) : std::move(ctid));
  add(IdKind::credly, credly_template_of(offer));
  add(IdKind::exam_code, exam_code_of(offer));
  add(IdKind::address, page_of(offer.url));
  return found;
}

std::vector<std::string> names_of(const Offer& offer) {
  std::vector<std::string> issuers{organisation_name(offer.provider)};
  for (const auto& endorser : offer.endorsed_by)
    if (auto name = organisation_name(endorser);
        issuers.size() < issuers_max &&
        std::find(issuers.begin(), issuers.end(), name) == issuers.end())
      issuers.push_back(std::move(name));
  const auto line = skills::fold(offer.title);
  std::vector<std::string> names;
  for (const auto& issuer : issuers) {
    if (issuer.empty()) continue;
    std::string name;
    std::size_t words = 0;
    for (const auto word : split(line, ' ')) {
      if (word.empty() || says_nothing(word) || has_word(issuer, word)) continue;
      name.append(name.empty() ? "" : " ").append(word);
      ++words;
    }
    if (words >= name_words_min) names.push_back(name + "|" + issuer);
  }
  return names;
}

bool can_be_one(Kind a, Kind b) {
  const auto first = sort_of(a), second = sort_of(b);
  return first == second || first == Sort::unknown || second == Sort::unknown;
}

// FNV-1a, 64 bits; then mixed, so that neighbours lie apart.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  hash = (hash ^ (hash >> 32)) * 0x9e3779b97f4a7c15u;
  return hash ^ (hash >> 29);
}

std::uint64_t hash_of(const Identifier& identifier) {
  return hash_of(std::string(1, static_cast<char>('0' + static_cast<int>(identifier.kind))) + " " +
                 identifier.text);
}

}  // namespace cairn::catalogue
