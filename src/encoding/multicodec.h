// SPDX-License-Identifier: Apache-2.0
// Multicodec (draft-multiformats-multicodec-00; CID 1.0 section 2.4): an unsigned varint in front
// of key bytes says what they are. The table names every code met in keys; whether a key of that
// kind can be used is for crypto to say.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace cairn::encoding {

enum class Codec : std::uint16_t {
  secp256k1_public = 0xe7,
  bls12381_g1_public = 0xea,
  bls12381_g2_public = 0xeb,
  x25519_public = 0xec,
  ed25519_public = 0xed,
  bls12381_g1g2_public = 0xee,
  p256_public = 0x1200,
  p384_public = 0x1201,
  p521_public = 0x1202,
  rsa_public = 0x1205,
  ed25519_private = 0x1300,
  secp256k1_private = 0x1301,
  x25519_private = 0x1302,
  rsa_private = 0x1305,
  p256_private = 0x1306,
  p384_private = 0x1307,
  p521_private = 0x1308,
  jwk_jcs_public = 0xeb51,
};

std::string_view name_of(Codec codec);  // as in the multicodec registry

struct Coded {
  Codec codec;
  ByteView content;  // part of the bytes that were read
};

Bytes add_codec(Codec codec, ByteView content);
// Errors: unreadable (no varint, one that is longer than it need be), unsupported (a code that is
// not in the table).
Result<Coded> read_codec(ByteView bytes);

}  // namespace cairn::encoding
