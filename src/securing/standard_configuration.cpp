// SPDX-License-Identifier: Apache-2.0
#include "securing/standard_configuration.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace cairn::securing {
namespace {

constexpr std::string_view vcdm_2_context = "https://www.w3.org/ns/credentials/v2";

// Members in the order of their predicates, which is the canonical order of the quads.
struct Quad {
  std::string_view member;
  std::string_view before;
  std::string_view after;
};
constexpr std::string_view date_time_end = "\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n";
constexpr std::array<Quad, 6> quads{{
    {"created", "_:c14n0 <http://purl.org/dc/terms/created> \"", date_time_end},
    {"type",
     "_:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/security#",
     "> .\n"},
    {"cryptosuite", "_:c14n0 <https://w3id.org/security#cryptosuite> \"",
     "\"^^<https://w3id.org/security#cryptosuiteString> .\n"},
    {"expires", "_:c14n0 <https://w3id.org/security#expiration> \"", date_time_end},
    {"proofPurpose", "_:c14n0 <https://w3id.org/security#proofPurpose> <https://w3id.org/security#",
     "> .\n"},
    {"verificationMethod", "_:c14n0 <https://w3id.org/security#verificationMethod> <", "> .\n"},
}};

// A later context, given as a URL, cannot change what the first one protects.
bool begins_with_vcdm_2(const json::Value& context) {
  const auto list = json::as_list(context);
  return !list.empty() && list[0].as_string() == vcdm_2_context &&
         std::all_of(list.begin(), list.end(), [](const auto& item) { return item.is_string(); });
}

bool only(std::string_view text, std::string_view extra) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           extra.find(c) != std::string_view::npos;
  });
}

// A DID or https URL of characters that need neither escaping nor resolving.
bool is_plain_url(std::string_view text) {
  return (text.starts_with("did:") || text.starts_with("https://")) &&
         only(text, "-._~:/?#@!$&'()*+,;=%");
}

bool is_usual(std::string_view member, std::string_view text) {
  if (member == "type") return text == "DataIntegrityProof";
  if (member == "proofPurpose") return text == "assertionMethod";
  if (member == "verificationMethod") return is_plain_url(text);
  if (member == "cryptosuite") return only(text, "-");
  return only(text, "-:.+");
}

bool has_usual_members(const json::Value& configuration) {
  for (const auto& member : configuration.members()) {
    if (member.key == "@context") continue;
    const auto known = std::any_of(quads.begin(), quads.end(),
                                   [&](const auto& quad) { return quad.member == member.key; });
    if (!known || !is_usual(member.key, member.value.as_string())) return false;
  }
  return configuration.contains("type");
}

}  // namespace

bool write_standard_configuration(const json::Value& configuration, TextBuffer& out) {
  if (!begins_with_vcdm_2(configuration["@context"]) || !has_usual_members(configuration))
    return false;
  out.clear();
  for (const auto& quad : quads) {
    const auto* value = configuration.find(quad.member);
    if (value == nullptr) continue;
    out.append(quad.before).append(value->as_string()).append(quad.after);
  }
  return true;
}

}  // namespace cairn::securing
