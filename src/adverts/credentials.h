// SPDX-License-Identifier: Apache-2.0
// Credentials an advert names: degrees, certificates, licences and cards.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::adverts {

enum class CredentialKind : std::uint8_t { degree, certification, licence };
std::string_view word_for(CredentialKind kind);

struct CredentialMention {
  std::size_t start, end;  // bytes of the sentence
  CredentialKind kind;
  std::string name;  // as one would list it: "PMP", "bachelor's degree", "driving licence"
};

// In the order of the text, apart from each other; at most limits::credentials_max.
std::vector<CredentialMention> credentials_in(std::string_view sentence);

}  // namespace cairn::adverts
