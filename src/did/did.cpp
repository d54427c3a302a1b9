// SPDX-License-Identifier: Apache-2.0
#include "did/did.h"

#include <algorithm>

#include "base/limits.h"
#include "crypto/jwk.h"
#include "crypto/multikey.h"
#include "encoding/base64.h"
#include "encoding/multibase.h"
#include "encoding/multicodec.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::did {
namespace {

constexpr const char* where = "did-core#did-syntax";

struct MethodRow {
  std::string_view name;
  Method method;
};
constexpr MethodRow methods[] = {{"key", Method::key}, {"jwk", Method::jwk}, {"web", Method::web}};

Error unreadable(const char* detail) { return fail(ErrorCode::unreadable, where, detail); }

// Kinds of key that did:key documents describe and no securing format here uses.
struct UnusedKind {
  encoding::Codec codec;
  std::size_t key_bytes;
  std::span<const Purpose> purposes;
};
constexpr Purpose signing[] = {Purpose::assertion_method, Purpose::authentication,
                               Purpose::capability_invocation, Purpose::capability_delegation};
constexpr Purpose agreement[] = {Purpose::key_agreement};
constexpr std::size_t bls_g1_bytes = 48, bls_g2_bytes = 96;
constexpr UnusedKind unused_kinds[] = {
    {encoding::Codec::p521_public, 67, signing},
    {encoding::Codec::bls12381_g1_public, bls_g1_bytes, signing},
    {encoding::Codec::bls12381_g2_public, bls_g2_bytes, signing},
    {encoding::Codec::x25519_public, 32, agreement},
};

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' ||
         c == '-' || c == '_';
}

// DID Core 1.0 section 3.1: idchar, pct-encoded and ":"; the last character is no ":".
bool is_specific_id(std::string_view text) {
  if (text.empty() || text.back() == ':') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_plain(text[i]) || text[i] == ':') continue;
    if (text[i] != '%' || i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2]))
      return false;
    i += 2;
  }
  return true;
}

bool is_fragment(std::string_view text) {
  constexpr std::string_view others = "~!$&'()*+,;=:@/?%";
  for (const char c : text)
    if (!is_plain(c) && others.find(c) == std::string_view::npos) return false;
  return true;
}

// did:key and did:jwk name one key that may do everything a signing key does.
Document single_key_document(std::string_view did, std::string_view fragment, std::string_view type,
                             crypto::PublicKey key,
                             std::optional<crypto::SignatureAlgorithm> algorithm = {}) {
  Document document;
  document.id = did;
  auto id = document.id + "#" + std::string(fragment);
  for (const auto purpose : signing)
    document.authorised[static_cast<std::size_t>(purpose)].push_back(id);
  document.methods.push_back(
      {std::move(id), std::string(type), document.id, std::move(key), {}, {}, algorithm});
  return document;
}

Status add_unused_key(Document& document, const encoding::Coded& coded, const Error& why) {
  const auto* kind = std::ranges::find(unused_kinds, coded.codec, &UnusedKind::codec);
  if (kind == std::end(unused_kinds)) return why;
  if (coded.content.size() != kind->key_bytes)
    return fail(ErrorCode::invalid, "did-key#format", "the key has another length than its kind");
  auto multikey = encoding::to_multibase(encoding::Base::base58btc,
                                         encoding::add_codec(coded.codec, coded.content));
  auto id = document.id + "#" + multikey;
  for (const auto purpose : kind->purposes)
    document.authorised[static_cast<std::size_t>(purpose)].push_back(id);
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

Result<Did> parse_method(std::string_view text, Method method) {
  CAIRN_TRY(const auto parsed, parse_did(text));
  if (parsed.method != method)
    return fail(ErrorCode::unsupported, where, "the identifier is of another DID method");
  return parsed;
}

}  // namespace

bool is_did(std::string_view text) { return text.starts_with("did:"); }

Result<Did> parse_did(std::string_view text) {
  if (text.size() > limits::did_bytes_max)
    return fail(ErrorCode::too_large, where, "the DID is too long");
  if (!is_did(text)) return unreadable("the text is no DID");
  const auto hash = text.find('#');
  const auto did = text.substr(0, hash);
  const auto fragment = hash == std::string_view::npos ? "" : text.substr(hash + 1);
  if (did.find_first_of("/?;") != std::string_view::npos)
    return fail(ErrorCode::unsupported, where, "a DID with a path or query is not used here");
  const auto colon = did.find(':', 4);
  if (colon == std::string_view::npos) return unreadable("the DID has no identifier");
  const auto name = did.substr(4, colon - 4);
  const auto specific = did.substr(colon + 1);
  if (!is_specific_id(specific) || !is_fragment(fragment))
    return unreadable("a character that does not belong into a DID");
  for (const auto& row : methods)
    if (row.name == name) return Did{row.method, did, specific, fragment};
  return fail(ErrorCode::unsupported, where, "this DID method is not known here");
}

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

Result<Document> resolve_did_jwk(std::string_view text) {
  CAIRN_TRY(const auto did, parse_method(text, Method::jwk));
  CAIRN_TRY(const auto json_text, encoding::from_base64url(did.specific));
  Arena arena(4096);
  CAIRN_TRY(const auto jwk, json::parse(as_text(json_text), arena));
  CAIRN_TRY(auto read, crypto::parse_jwk(jwk));
  return single_key_document(did.did, "0", "JsonWebKey", std::move(read.key), read.algorithm);
}

Result<Document> resolve_offline(std::string_view text) {
  CAIRN_TRY(const auto did, parse_did(text));
  switch (did.method) {
    case Method::key: return resolve_did_key(text);
    case Method::jwk: return resolve_did_jwk(text);
    case Method::web: break;
  }
  return fail(ErrorCode::unreachable, "did: resolve", "a did:web document must be fetched");
}

std::string make_did_key(const crypto::PublicKey& key) {
  return "did:key:" + crypto::to_multikey(key);
}

std::string key_id_of_did_key(const crypto::PublicKey& key) {
  const auto multikey = crypto::to_multikey(key);
  return "did:key:" + multikey + "#" + multikey;
}

std::string make_did_jwk(const crypto::PublicKey& key) {
  Arena arena(2048);
  const auto jwk = crypto::to_jwk(key, json::Builder(arena));
  return "did:jwk:" + encoding::to_base64url(as_bytes(json::write(jwk)));
}

Document make_document(std::string_view did, std::string_view fragment,
                       const crypto::PublicKey& key) {
  return single_key_document(did, fragment, "Multikey", key);
}

}  // namespace cairn::did
