// SPDX-License-Identifier: Apache-2.0
#include "crypto/cose.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "encoding/cbor.h"

namespace cairn::crypto {
namespace {

using encoding::CborKind;
using encoding::CborReader;

constexpr const char* where = "rfc9052#section-4.2";
constexpr std::uint8_t tag_cose_sign1 = 18;
constexpr std::uint8_t tag_cwt = 61;

// IANA COSE Header Parameters.
constexpr std::int64_t label_algorithm = 1;
constexpr std::int64_t label_critical = 2;
constexpr std::int64_t label_key_id = 4;
constexpr std::int64_t label_type = 16;

// IANA COSE Algorithms; those of RFC 9864 name the curve, too. The first of several is written.
struct Row {
  std::int64_t number;
  SignatureAlgorithm algorithm;
};
constexpr Row algorithms[] = {
    {-7, SignatureAlgorithm::ecdsa_p256_sha256},
    {-9, SignatureAlgorithm::ecdsa_p256_sha256},
    {-8, SignatureAlgorithm::ed25519},
    {-19, SignatureAlgorithm::ed25519},
    {-35, SignatureAlgorithm::ecdsa_p384_sha384},
    {-51, SignatureAlgorithm::ecdsa_p384_sha384},
    {-36, SignatureAlgorithm::ecdsa_p521_sha512},
    {-52, SignatureAlgorithm::ecdsa_p521_sha512},
    {-37, SignatureAlgorithm::rsa_pss_sha256},
    {-257, SignatureAlgorithm::rsa_pkcs1_sha256},
    {-47, SignatureAlgorithm::ecdsa_secp256k1_sha256},
};

Error refusal(ErrorCode code, std::string detail) { return fail(code, where, std::move(detail)); }

Result<SignatureAlgorithm> algorithm_of(std::int64_t number,
                                        std::span<const SignatureAlgorithm> allowed) {
  for (const auto& row : algorithms)
    if (row.number == number &&
        std::find(allowed.begin(), allowed.end(), row.algorithm) != allowed.end())
      return row.algorithm;
  return refusal(ErrorCode::not_permitted,
                 "the algorithm " + std::to_string(number) + " is not allowed");
}

enum class Bucket : std::uint8_t { is_protected, is_unprotected };

// The two headers, one after the other: a label may stand in one of them, once.
class HeaderReader {
 public:
  HeaderReader(CoseSign1& into, std::span<const SignatureAlgorithm> allowed)
      : into_(into), allowed_(allowed) {}

  Status read(CborReader& reader, Bucket bucket) {
    CAIRN_TRY(const auto size, reader.map());
    for (std::size_t i = 0; i < size; ++i) CAIRN_CHECK(read_parameter(reader, bucket));
    return done;
  }
  bool has_algorithm() const { return has_algorithm_; }

 private:
  Status read_parameter(CborReader& reader, Bucket bucket) {
    if (++count_ > cose_parameters_max)
      return refusal(ErrorCode::too_many, "more header parameters than are read");
    if (reader.next() == CborKind::text) {
      CAIRN_CHECK(reader.text());
      return reader.skip();
    }
    CAIRN_TRY(const auto label, reader.whole());
    if (std::find(seen_.begin(), seen_.end(), label) != seen_.end())
      return refusal(ErrorCode::unreadable, "a header parameter stands twice");
    seen_.push_back(label);
    return read_value(reader, label, bucket);
  }

  Status read_value(CborReader& reader, std::int64_t label, Bucket bucket) {
    const bool is_protected = bucket == Bucket::is_protected;
    if (label == label_critical)
      return refusal(ErrorCode::unsupported, "it has critical header parameters");
    if (label == label_algorithm) return read_algorithm(reader, is_protected);
    if (label == label_key_id) {
      CAIRN_TRY(into_.key_id, reader.bytes());
      return done;
    }
    // A type that anybody may have put there is none; one that is a number is of something else.
    if (label == label_type && is_protected && reader.next() == CborKind::text) {
      CAIRN_TRY(into_.type, reader.text());
      return done;
    }
    return reader.skip();
  }

  Status read_algorithm(CborReader& reader, bool is_protected) {
    if (!is_protected || reader.next() == CborKind::text)
      return refusal(ErrorCode::not_permitted, "its algorithm is not protected, or no number");
    CAIRN_TRY(const auto number, reader.whole());
    CAIRN_TRY(into_.algorithm, algorithm_of(number, allowed_));
    has_algorithm_ = true;
    return done;
  }

  CoseSign1& into_;
  std::span<const SignatureAlgorithm> allowed_;
  std::vector<std::int64_t> seen_;
  std::size_t count_ = 0;
  bool has_algorithm_ = false;
};

// Section 4.4; nothing is added from outside.
Bytes sig_structure(ByteView protected_header, ByteView payload) {
  encoding::CborWriter writer;
  writer.array(4);
  writer.text("Signature1");
  writer.bytes(protected_header);
  writer.bytes({});
  writer.bytes(payload);
  return writer.written();
}

Status skip_tags(CborReader& reader) {
  for (const auto wanted : {tag_cwt, tag_cose_sign1}) {
    if (reader.next() != CborKind::tag) return done;
    auto ahead = reader;
    CAIRN_TRY(const auto tag, ahead.tag());
    if (tag == wanted) reader = ahead;
  }
  return done;
}

}  // namespace

bool looks_like_cose_sign1(ByteView message) {
  CborReader reader(message);
  if (!skip_tags(reader).ok()) return false;
  const auto size = reader.array();
  return size.ok() && *size == 4 && reader.next() == CborKind::bytes;
}

Result<CoseSign1> parse_cose_sign1(ByteView message, std::span<const SignatureAlgorithm> allowed) {
  CborReader reader(message);
  CAIRN_CHECK(skip_tags(reader));
  CAIRN_TRY(const auto size, reader.array());
  if (size != 4) return refusal(ErrorCode::unreadable, "it has not four parts");
  CoseSign1 read;
  HeaderReader header(read, allowed);
  CAIRN_TRY(const auto protected_header, reader.bytes());
  CborReader inside(protected_header);
  CAIRN_CHECK(header.read(inside, Bucket::is_protected));
  CAIRN_CHECK(inside.end());
  CAIRN_CHECK(header.read(reader, Bucket::is_unprotected));
  CAIRN_TRY(read.payload, reader.bytes());
  CAIRN_TRY(read.signature, reader.bytes());
  CAIRN_CHECK(reader.end());
  if (!header.has_algorithm()) return refusal(ErrorCode::not_permitted, "it names no algorithm");
  read.signing_input = sig_structure(protected_header, read.payload);
  return read;
}

Result<Bytes> sign_cose_sign1(std::string_view type, ByteView key_id, ByteView payload,
                              const PrivateKey& key, SignatureAlgorithm algorithm) {
  const auto row = std::ranges::find(algorithms, algorithm, &Row::algorithm);
  if (row == std::end(algorithms))
    return refusal(ErrorCode::unsupported, "its algorithm has no number");
  encoding::CborWriter header;
  header.map(3);
  header.whole(label_algorithm);
  header.whole(row->number);
  header.whole(label_key_id);
  header.bytes(key_id);
  header.whole(label_type);
  header.text(type);
  CAIRN_TRY(const auto signature, key.sign(algorithm, sig_structure(header.written(), payload)));
  encoding::CborWriter message;
  message.tag(tag_cose_sign1);
  message.array(4);
  message.bytes(header.written());
  message.map(0);
  message.bytes(payload);
  message.bytes(signature);
  return message.written();
}

}  // namespace cairn::crypto
