// SPDX-License-Identifier: Apache-2.0
// digestSRI: Subresource Integrity section 3.5. digestMultibase: CID 1.0 section 2.6, a multihash;
// the bare digest, which the W3C test suite writes, is read too.
#include "credential/related_digest.h"

#include <algorithm>

#include "encoding/base64.h"
#include "encoding/hex.h"
#include "encoding/multibase.h"

namespace cairn::credential {

namespace {

struct Known {
  std::string_view id;
  std::string_view digest;  // hex
};

// What has stood at these addresses. The first two rows are of the Recommendation (VCDM 2.0
// appendix B.1), the others of the text before it, which the W3C test suite names.
constexpr Known known[] = {
    {"https://www.w3.org/ns/credentials/v2",
     "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"},
    {"https://www.w3.org/ns/credentials/v2",
     "97f1eb8e5042356c805fdd61afa2c557663785e0794dcafa21e138fd38def18c"
     "b360133c221aa31d6896a6bf3e65b614"},
    {"https://www.w3.org/ns/credentials/v2",
     "24a18c90e9856d526111f29376e302d970b2bd10182e33959995b0207d7043b9"},
    {"https://www.w3.org/ns/credentials/v2",
     "35239c36999d2155312091af194a1edb61634d6ad789a5e5b19f2aebdd762dd9"
     "d1dcaada40eda7ef921c6b8c0ae107a0"},
};

constexpr std::size_t sha256_bytes = 32;
constexpr std::size_t sha384_bytes = 48;
constexpr std::size_t sha512_bytes = 64;

DigestAgreement compare(std::string_view id, ByteView digest) {
  if (digest.size() == sha512_bytes) return DigestAgreement::unknown;
  const auto hex = encoding::to_hex(digest);
  const bool found = std::any_of(std::begin(known), std::end(known), [&](const Known& row) {
    return row.id == id && row.digest == hex;
  });
  return found ? DigestAgreement::agrees : DigestAgreement::differs;
}

DigestAgreement compare_sri(std::string_view id, std::string_view text) {
  const auto dash = text.find('-');
  const auto algorithm = text.substr(0, dash);
  if (dash == text.npos || !algorithm.starts_with("sha")) return DigestAgreement::differs;
  const auto value = text.substr(dash + 1);
  const auto digest = encoding::from_base64(value.substr(0, value.find('?')));
  return digest ? compare(id, *digest) : DigestAgreement::differs;
}

DigestAgreement compare_multibase(std::string_view id, std::string_view text) {
  auto digest = encoding::from_multibase(text);
  if (!digest) return DigestAgreement::differs;
  ByteView bytes = *digest;
  const bool sha256 = bytes.size() == sha256_bytes + 2 && bytes[0] == 0x12;
  const bool sha384 = bytes.size() == sha384_bytes + 2 && bytes[0] == 0x20;
  return compare(id, sha256 || sha384 ? bytes.subspan(2) : bytes);
}

}  // namespace

DigestAgreement related_digest(const json::Value& resource) {
  const auto id = resource.string_at("id");
  if (std::none_of(std::begin(known), std::end(known),
                   [&](const Known& row) { return row.id == id; }))
    return DigestAgreement::unknown;
  auto worst = DigestAgreement::unknown;
  const auto take = [&](std::string_view property, auto judge) {
    for (const auto digests = resource[property]; const auto& digest : json::as_list(digests))
      worst = std::max(worst, judge(id, digest.as_string()));
  };
  take("digestSRI", compare_sri);
  take("digestMultibase", compare_multibase);
  return worst;
}

}  // namespace cairn::credential
