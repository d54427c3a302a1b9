// SPDX-License-Identifier: Apache-2.0
#include "encoding/multicodec.h"

#include <algorithm>

namespace cairn::encoding {
namespace {

struct CodecDescriptor {
  Codec codec;
  std::string_view name;
};

constexpr CodecDescriptor table[] = {
    {Codec::secp256k1_public, "secp256k1-pub"},
    {Codec::bls12381_g1_public, "bls12_381-g1-pub"},
    {Codec::bls12381_g2_public, "bls12_381-g2-pub"},
    {Codec::x25519_public, "x25519-pub"},
    {Codec::ed25519_public, "ed25519-pub"},
    {Codec::bls12381_g1g2_public, "bls12_381-g1g2-pub"},
    {Codec::p256_public, "p256-pub"},
    {Codec::p384_public, "p384-pub"},
    {Codec::p521_public, "p521-pub"},
    {Codec::rsa_public, "rsa-pub"},
    {Codec::ed25519_private, "ed25519-priv"},
    {Codec::secp256k1_private, "secp256k1-priv"},
    {Codec::x25519_private, "x25519-priv"},
    {Codec::rsa_private, "rsa-priv"},
    {Codec::p256_private, "p256-priv"},
    {Codec::p384_private, "p384-priv"},
    {Codec::p521_private, "p521-priv"},
    {Codec::jwk_jcs_public, "jwk_jcs-pub"},
};

const CodecDescriptor* find(std::uint32_t code) {
  const auto at = std::ranges::find(table, code, [](const CodecDescriptor& row) {
    return static_cast<std::uint32_t>(row.codec);
  });
  return at == std::end(table) ? nullptr : at;
}

}  // namespace

std::string_view name_of(Codec codec) { return find(static_cast<std::uint32_t>(codec))->name; }

Bytes add_codec(Codec codec, ByteView content) {
  Bytes bytes;
  bytes.reserve(content.size() + 3);
  auto rest = static_cast<std::uint32_t>(codec);
  for (; rest >= 0x80; rest >>= 7) bytes.push_back(static_cast<std::uint8_t>(rest | 0x80));
  bytes.push_back(static_cast<std::uint8_t>(rest));
  bytes.insert(bytes.end(), content.begin(), content.end());
  return bytes;
}

Result<Coded> read_codec(ByteView bytes) {
  constexpr std::size_t varint_bytes_max = 3;  // every code of the table is below 2^21
  std::uint32_t code = 0;
  for (std::size_t i = 0; i < bytes.size() && i < varint_bytes_max; ++i) {
    code |= std::uint32_t{bytes[i] & 0x7FU} << (7 * i);
    if ((bytes[i] & 0x80) != 0) continue;
    if (i > 0 && bytes[i] == 0) break;  // not the shortest form
    const auto* row = find(code);
    if (row == nullptr)
      return fail(ErrorCode::unsupported, "encoding: multicodec", "an unknown kind of content");
    return Coded{row->codec, bytes.subspan(i + 1)};
  }
  return fail(ErrorCode::unreadable, "encoding: multicodec",
              "no well-formed code in front of the content");
}

}  // namespace cairn::encoding
