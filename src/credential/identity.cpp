// SPDX-License-Identifier: Apache-2.0
#include "credential/identity.h"

#include <algorithm>

#include "base/text.h"
#include "credential/open_badge_3.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::credential {
namespace {

constexpr std::string_view email_prefix = "email:";
constexpr std::string_view mailto_prefix = "mailto:";
constexpr std::string_view hash_prefix = "sha256$";

// What follows `prefix`, or nothing.
std::string_view after(std::string_view text, std::string_view prefix) {
  return to_lower_ascii(text.substr(0, prefix.size())) == prefix ? text.substr(prefix.size())
                                                                 : std::string_view();
}

bool same_address(std::string_view a, std::string_view b) {
  return to_lower_ascii(trim(a)) == to_lower_ascii(trim(b));
}

// The e-mail address `who` asks about, or "".
std::string_view email_in(std::string_view who) {
  const auto address = after(who, email_prefix);
  return address.empty() ? after(who, mailto_prefix) : address;
}

// Issuers agree neither on the case of the address nor on the order of address and salt.
bool matches_hash(std::string_view hash, std::string_view identity, std::string_view salt) {
  const auto wanted = to_lower_ascii(trim(hash));
  for (const auto& form : {std::string(identity), to_lower_ascii(identity)})
    if (hash_identity(form, salt) == wanted || hash_identity(salt, form) == wanted) return true;
  return false;
}

bool any_matches(const std::vector<Identifier>& identifiers, std::string_view identity) {
  return std::any_of(identifiers.begin(), identifiers.end(),
                     [&](const Identifier& identifier) { return matches(identifier, identity); });
}

Identifier of_object(const json::Value& object) {
  const auto identity =
      object.find("identityHash") ? object.string_at("identityHash") : object.string_at("identity");
  const auto type =
      object.find("identityType") ? object.string_at("identityType") : object.string_at("type");
  return {.type = std::string(type),
          .identity = std::string(identity),
          .salt = std::string(object.string_at("salt")),
          .hashed = object["hashed"].as_boolean() || identity.starts_with(hash_prefix)};
}

// Open Badges 2.x and 1.x: an object; 0.5: the address or its hash, with the salt beside it.
Identifier recipient_of(const json::Value& assertion) {
  const auto recipient = assertion["recipient"];
  if (recipient.is_object()) return of_object(recipient);
  const auto text = recipient.as_string();
  return {.type = "email",
          .identity = std::string(text),
          .salt = std::string(assertion.string_at("salt")),
          .hashed = text.starts_with(hash_prefix)};
}

}  // namespace

std::string hash_identity(std::string_view identity, std::string_view salt) {
  std::string salted(identity);
  salted += salt;
  return std::string(hash_prefix) + encoding::to_hex(crypto::sha256(salted).view());
}

bool matches(const Identifier& identifier, std::string_view identity) {
  if (trim(identity).empty() || identifier.identity.empty()) return false;
  if (identifier.hashed) return matches_hash(identifier.identity, trim(identity), identifier.salt);
  const auto address = email_in(identifier.identity);
  const std::string_view plain = address.empty() ? identifier.identity : address;
  const bool mail = identity.find('@') != std::string_view::npos;
  return mail ? same_address(plain, identity) : plain == identity;
}

std::vector<Identifier> identifiers_of(const json::Value& subject) {
  std::vector<Identifier> all;
  const auto value = subject["identifier"];
  for (const auto& item : json::as_list(value))
    if (item.is_object()) all.push_back(of_object(item));
  return all;
}

bool is_about(const json::Value& subject, std::string_view who) {
  const auto asked = trim(who);
  if (asked.empty()) return false;
  const auto id = id_of(subject);
  const auto address = email_in(asked);
  if (address.empty()) return id == asked || any_matches(identifiers_of(subject), asked);
  const auto id_address = email_in(id);
  return (!id_address.empty() && same_address(id_address, address)) ||
         any_matches(identifiers_of(subject), address);
}

std::optional<Located> find_subject(const json::Value& document, std::string_view who) {
  const auto asked = trim(who);
  if (document.contains("recipient") && !document.contains("credentialSubject")) {
    const auto address = email_in(asked);
    if (!matches(recipient_of(document), address.empty() ? asked : address)) return std::nullopt;
    return Located{document["recipient"], "/recipient"};
  }
  for (auto& subject : subjects(document))
    if (is_about(subject.value, asked)) return std::move(subject);
  return std::nullopt;
}

}  // namespace cairn::credential
