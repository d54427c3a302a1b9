// SPDX-License-Identifier: Apache-2.0
// digestSRI: Subresource Integrity section 3.5. digestMultibase: CID 1.0 section 2.6, a multihash;
// the bare digest, which the W3C test suite writes, is read too.
#include "credential/related_digest.h"

#include <algorithm>
#include <optional>

#include "crypto/hash.h"
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

// Says whether a digest is that of the resource.
DigestAgreement among_known(std::string_view id, ByteView digest) {
  if (digest.size() == sha512_bytes) return DigestAgreement::unknown;
  const auto hex = encoding::to_hex(digest);
  const bool found = std::any_of(std::begin(known), std::end(known), [&](const Known& row) {
    return row.id == id && row.digest == hex;
  });
  return found ? DigestAgreement::agrees : DigestAgreement::differs;
}

// A resource may name any number of digests, so each algorithm goes through the content once.
class ContentDigests {
 public:
  explicit ContentDigests(ByteView content) : content_(content) {}

  DigestAgreement compare(ByteView digest) {
    for (auto& [size, algorithm, own] : rows_) {
      if (digest.size() != size) continue;
      if (!own) own = crypto::hash(algorithm, content_);
      if (std::ranges::equal(own->view(), digest)) return DigestAgreement::agrees;
    }
    return DigestAgreement::differs;
  }

 private:
  struct Row {
    std::size_t size;
    crypto::HashAlgorithm algorithm;
    std::optional<crypto::Digest> own = {};
  };
  ByteView content_;
  Row rows_[3] = {{sha256_bytes, crypto::HashAlgorithm::sha256},
                  {sha384_bytes, crypto::HashAlgorithm::sha384},
                  {sha512_bytes, crypto::HashAlgorithm::sha512}};
};

// The digest in one word of a digestSRI; nothing where it is none.
std::optional<Bytes> sri_digest(std::string_view word) {
  const auto dash = word.find('-');
  if (dash == word.npos || !word.starts_with("sha")) return std::nullopt;
  const auto value = word.substr(dash + 1);
  auto digest = encoding::from_base64(value.substr(0, value.find('?')));
  if (!digest.ok()) return std::nullopt;
  return std::move(*digest);
}

std::optional<Bytes> multibase_digest(std::string_view text) {
  auto digest = encoding::from_multibase(text);
  if (!digest.ok()) return std::nullopt;
  auto& bytes = *digest;
  constexpr std::pair<std::size_t, std::uint8_t> multihashes[] = {
      {sha256_bytes, 0x12}, {sha384_bytes, 0x20}, {sha512_bytes, 0x13}};
  for (const auto& [size, code] : multihashes)
    if (bytes.size() == size + 2 && bytes[0] == code) bytes.erase(bytes.begin(), bytes.begin() + 2);
  return std::move(bytes);
}

// A digestSRI may hold several digests, parted by spaces: one that agrees is enough.
template <class Judge>
DigestAgreement judge_sri(std::string_view text, const Judge& judge) {
  auto found = DigestAgreement::differs;
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const auto digest = sri_digest(word);
    const auto one = digest ? judge(*digest) : DigestAgreement::differs;
    if (one == DigestAgreement::agrees) return one;
    if (one == DigestAgreement::unknown) found = one;
  }
  return found;
}

// What is said of all digests that a resource names; the worst counts.
template <class Judge>
DigestAgreement judge_all(const json::Value& resource, const Judge& judge) {
  auto worst = DigestAgreement::unknown;
  for (const auto texts = resource["digestSRI"]; const auto& text : json::as_list(texts))
    worst = std::max(worst, judge_sri(text.as_string(), judge));
  for (const auto texts = resource["digestMultibase"]; const auto& text : json::as_list(texts)) {
    const auto digest = multibase_digest(text.as_string());
    worst = std::max(worst, digest ? judge(*digest) : DigestAgreement::differs);
  }
  return worst;
}

}  // namespace

DigestAgreement related_digest(const json::Value& resource) {
  const auto id = resource.string_at("id");
  if (std::none_of(std::begin(known), std::end(known),
                   [&](const Known& row) { return row.id == id; }))
    return DigestAgreement::unknown;
  return judge_all(resource, [id](ByteView digest) { return among_known(id, digest); });
}

DigestAgreement related_digest(const json::Value& resource, ByteView content) {
  ContentDigests own(content);
  return judge_all(resource, [&own](ByteView digest) { return own.compare(digest); });
}

}  // namespace cairn::credential
