// SPDX-License-Identifier: Apache-2.0
#include "did/did.h"

#include "base/hex_digit.h"
#include "base/limits.h"
#include "did/single_key.h"

namespace cairn::did {
namespace {

constexpr const char* where = "did-core#did-syntax";

struct MethodRow {
  std::string_view name;
  Method method;
};
constexpr MethodRow methods[] = {{"key", Method::key}, {"jwk", Method::jwk}, {"web", Method::web}};

Error unreadable(const char* detail) { return fail(ErrorCode::unreadable, where, detail); }

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' ||
         c == '-' || c == '_';
}

// DID Core 1.0 section 3.1: idchar, pct-encoded and ":"; the last character is no ":".
bool is_specific_id(std::string_view text) {
  if (text.empty() || text.back() == ':') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_plain(text[i]) || text[i] == ':') continue;
    if (text[i] != '%' || i + 2 >= text.size() || hex_value(text[i + 1]) < 0 ||
        hex_value(text[i + 2]) < 0)
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

Result<Did> parse_method(std::string_view text, Method method) {
  CAIRN_TRY(const auto parsed, parse_did(text));
  if (parsed.method != method)
    return fail(ErrorCode::unsupported, where, "the identifier is of another DID method");
  return parsed;
}

Document single_key_document(std::string_view did, std::string_view fragment, std::string_view type,
                             const crypto::PublicKey& key) {
  Document document;
  document.id = did;
  auto id = document.id + "#" + std::string(fragment);
  authorise(document, id, signing);
  document.methods.push_back({.id = std::move(id),
                              .type = std::string(type),
                              .controller = document.id,
                              .key = key,
                              .expires = {},
                              .revoked = {}});
  return document;
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

Document make_document(std::string_view did, std::string_view fragment,
                       const crypto::PublicKey& key) {
  return single_key_document(did, fragment, "Multikey", key);
}

}  // namespace cairn::did
