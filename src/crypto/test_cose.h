// SPDX-License-Identifier: Apache-2.0
// For tests: messages in COSE, signed, as whoever publishes them writes them.
#pragma once
#include <string_view>

#include "crypto/key.h"
#include "encoding/cbor.h"

namespace cairn::crypto {

inline void append(Bytes& to, ByteView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

// A protected header: alg as the key signs by default (ES256 or EdDSA), and typ.
inline Bytes cose_header(KeyType type, std::string_view typ) {
  Bytes header{0xa2, 0x01, static_cast<std::uint8_t>(type == KeyType::p256 ? 0x26 : 0x27), 0x10};
  encoding::CborWriter writer;
  writer.text(typ);
  append(header, writer.written());
  return header;
}

// An unprotected header with a kid.
inline Bytes cose_key_id(std::string_view kid) {
  encoding::CborWriter writer;
  writer.map(1);
  writer.integer(4);
  writer.bytes(as_bytes(kid));
  return writer.written();
}

struct CoseParts {
  Bytes protected_header;
  Bytes unprotected_header{0xa0};
  Bytes payload;
};

inline Bytes sign_cose(const CoseParts& parts, const PrivateKey& key) {
  encoding::CborWriter to_sign;
  to_sign.array(4);
  to_sign.text("Signature1");
  to_sign.bytes(parts.protected_header);
  to_sign.bytes({});
  to_sign.bytes(parts.payload);
  encoding::CborWriter first, last;
  first.array(4);
  first.bytes(parts.protected_header);
  last.bytes(parts.payload);
  last.bytes(*key.sign(default_algorithm(key.type()), to_sign.written()));
  Bytes message{0xd2};
  append(message, first.written());
  append(message, parts.unprotected_header);
  append(message, last.written());
  return message;
}

}  // namespace cairn::crypto
