// SPDX-License-Identifier: Apache-2.0
// did:key (w3c-ccg/did-key-spec): the identifier is the key, as Multikey text.
#include <algorithm>

#include "crypto/multikey.h"
#include "did/single_key.h"
#include "encoding/multibase.h"
#include "encoding/multicodec.h"

namespace cairn::did {
namespace {

// Kinds of key that did:key documents describe and no securing format here uses.
struct UnusedKind {
  encoding::Codec codec;
  std::size_t key_bytes;
  std::span<const Purpose> purposes;
};
constexpr std::size_t bls_g1_bytes = 48, bls_g2_bytes = 96;
constexpr UnusedKind unused_kinds[] = {
    {encoding::Codec::bls12381_g1_public, bls_g1_bytes, signing},
    {encoding::Codec::bls12381_g2_public, bls_g2_bytes, signing},
    {encoding::Codec::x25519_public, 32, agreement},
};

// Of curve points the compressed form; an RSA key may have any length.
struct KeyLength {
  encoding::Codec codec;
  std::size_t bytes;
};
constexpr KeyLength key_lengths[] = {
    {encoding::Codec::ed25519_public, 32},
    {encoding::Codec::x25519_public, 32},
    {encoding::Codec::secp256k1_public, 33},
    {encoding::Codec::p256_public, 33},
    {encoding::Codec::p384_public, 49},
    {encoding::Codec::p521_public, 67},
    {encoding::Codec::bls12381_g1_public, bls_g1_bytes},
    {encoding::Codec::bls12381_g2_public, bls_g2_bytes},
    {encoding::Codec::bls12381_g1g2_public, bls_g1_bytes + bls_g2_bytes},
};

Status add_unused_key(Document& document, const encoding::Coded& coded, const Error& why) {
  const auto* kind = std::ranges::find(unused_kinds, coded.codec, &UnusedKind::codec);
  if (kind == std::end(unused_kinds)) return why;
  if (coded.content.size() != kind->key_bytes)
    return fail(ErrorCode::invalid, "did-key#format", "the key has another length than its kind");
  auto multikey = encoding::to_multibase(encoding::Base::base58btc,
                                         encoding::add_codec(coded.codec, coded.content));
  auto id = document.id + "#" + multikey;
  authorise(document, id, kind->purposes);
  document.unusable.push_back({std::move(id), why, std::move(multikey)});
  return done;
}

// The document of a did:key whose kind of key cannot be used: resolving it is no fault, using it
// is.
Result<Document> unused_key_document(const Did& did, const Error& why) {
  CAIRN_TRY(const auto bytes, encoding::from_multibase(did.specific));
  CAIRN_TRY(const auto coded, encoding::read_codec(bytes));
  Document document;
  document.id = did.did;
  if (coded.codec != encoding::Codec::bls12381_g1g2_public) {
    CAIRN_CHECK(add_unused_key(document, coded, why));
    return document;
  }
  // Two points of one secret, each a method of its own.
  if (coded.content.size() != bls_g1_bytes + bls_g2_bytes)
    return fail(ErrorCode::invalid, "did-key#format", "the key has another length than its kind");
  const auto g1 = coded.content.first(bls_g1_bytes), g2 = coded.content.subspan(bls_g1_bytes);
  CAIRN_CHECK(add_unused_key(document, {encoding::Codec::bls12381_g1_public, g1}, why));
  CAIRN_CHECK(add_unused_key(document, {encoding::Codec::bls12381_g2_public, g2}, why));
  return document;
}

}  // namespace

Result<Document> resolve_did_key(std::string_view text) {
  CAIRN_TRY(const auto did, parse_method(text, Method::key));
  if (did.specific.front() != 'z')
    return fail(ErrorCode::unreadable, "did-key#format", "a did:key begins with \"z\"");
  auto key = crypto::from_multikey(did.specific);
  if (!key && key.error().code == ErrorCode::unsupported)
    return unused_key_document(did, key.error());
  CAIRN_CHECK(key);
  return single_key_document(did.did, did.specific, "Multikey", *std::move(key));
}

bool has_wrong_key_length(std::string_view text) {
  const auto did = parse_method(text, Method::key);
  if (!did || did->specific.front() != 'z') return false;
  const auto bytes = encoding::from_multibase(did->specific);
  if (!bytes) return false;
  const auto coded = encoding::read_codec(*bytes);
  if (!coded) return false;
  const auto* kind = std::ranges::find(key_lengths, coded->codec, &KeyLength::codec);
  return kind != std::end(key_lengths) && coded->content.size() != kind->bytes;
}

std::string make_did_key(const crypto::PublicKey& key) {
  return "did:key:" + crypto::to_multikey(key);
}

std::string key_id_of_did_key(const crypto::PublicKey& key) {
  const auto multikey = crypto::to_multikey(key);
  return "did:key:" + multikey + "#" + multikey;
}

}  // namespace cairn::did
