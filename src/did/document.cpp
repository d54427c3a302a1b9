// SPDX-License-Identifier: Apache-2.0
#include "did/document.h"

#include <algorithm>

#include "base/limits.h"
#include "crypto/jwk.h"
#include "crypto/multikey.h"
#include "crypto/pem.h"
#include "encoding/base58.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::did {
namespace {

using crypto::KeyType;
using crypto::PublicKey;

// A key, and the algorithm it may serve alone.
struct Material {
  PublicKey key;
  std::optional<crypto::SignatureAlgorithm> algorithm = {};
  std::string jwk = {};
};

Result<Material> material_of(Result<PublicKey> key) {
  CAIRN_CHECK(key);
  return Material{*std::move(key)};
}

Result<Material> material_of(const json::Value& jwk) {
  CAIRN_TRY(auto read, crypto::parse_jwk(jwk));
  return Material{std::move(read.key), read.algorithm, json::write(jwk)};
}

constexpr const char* where = "cid-1.0#verification-methods";

constexpr std::string_view purposes[purpose_count] = {"assertionMethod", "authentication",
                                                      "keyAgreement", "capabilityInvocation",
                                                      "capabilityDelegation"};

// The members a key may stand in, as bits.
enum Form : std::uint8_t { multibase = 1, jwk = 2, base58 = 4, pem = 8 };

struct FormRow {
  std::string_view member;
  Form form;
};
constexpr FormRow forms[] = {{"publicKeyMultibase", multibase},
                             {"publicKeyJwk", jwk},
                             {"publicKeyBase58", base58},
                             {"publicKeyPem", pem}};

// What a verification method type says about its key. `required` binds types that name a curve;
// `forms` are those its specification or its use allows.
struct TypeRow {
  std::string_view name;
  std::optional<KeyType> required;
  unsigned forms;
};
constexpr unsigned before_multikey = multibase | jwk | base58;
constexpr TypeRow types[] = {
    {"Multikey", std::nullopt, multibase},
    {"JsonWebKey", std::nullopt, jwk},
    {"JsonWebKey2020", std::nullopt, jwk},
    {"Ed25519VerificationKey2018", KeyType::ed25519, before_multikey},
    {"Ed25519VerificationKey2020", KeyType::ed25519, multibase},
    {"EcdsaSecp256r1VerificationKey2019", KeyType::p256, before_multikey},
    {"P256Key2021", KeyType::p256, before_multikey},
    {"P384Key2021", KeyType::p384, before_multikey},
    {"EcdsaSecp384r1VerificationKey2019", KeyType::p384, before_multikey},
    {"EcdsaSecp256k1VerificationKey2019", KeyType::secp256k1, before_multikey},
    {"RsaVerificationKey2018", KeyType::rsa, jwk | pem},
    {"CryptographicKey", KeyType::rsa, pem},
    {"DataIntegrityProof", KeyType::ed25519, multibase},
};

Error invalid(std::string detail) { return fail(ErrorCode::invalid, where, std::move(detail)); }

// "#key-0" stands for the document's own id and that fragment (CID 1.0 section 2.1.2).
std::string absolute(std::string_view id, std::string_view document_id) {
  return id.starts_with('#') ? std::string(document_id).append(id) : std::string(id);
}

Result<PublicKey> read_base58_key(std::string_view text, KeyType type) {
  CAIRN_TRY(const auto raw, encoding::from_base58(text));
  return PublicKey::create(type, raw);
}

Result<Material> read_material(const json::Value& method, const TypeRow& type) {
  const auto is_there = [&](const FormRow& row) { return method.contains(row.member); };
  // CID 1.0 section 2.2: one key in two forms could be two keys.
  if (std::ranges::count_if(forms, is_there) != 1)
    return invalid("the verification method must give its key in exactly one form");
  const auto& form = *std::ranges::find_if(forms, is_there);
  if ((type.forms & form.form) == 0)
    return invalid("the type of the verification method has its key in another form");
  const auto& value = *method.find(form.member);
  if (form.form == jwk) return material_of(value);
  const auto text = value.as_string();
  if (text.empty()) return invalid("the key of the verification method is no text");
  switch (form.form) {
    case base58: return material_of(read_base58_key(text, *type.required));
    case pem: return material_of(crypto::from_pem(text));
    default: return material_of(crypto::from_multikey(text));
  }
}

Result<Material> read_key(const json::Value& method) {
  const auto* type = std::ranges::find(types, method.string_at("type"), &TypeRow::name);
  if (type == std::end(types))
    return fail(ErrorCode::unsupported, where, "the type of the verification method is not known");
  for (const auto& member : method.members())
    if (member.key.starts_with("secretKey") || member.key.starts_with("privateKey"))
      return invalid("the document shows a private key");
  CAIRN_TRY(auto material, read_material(method, *type));
  if (type->required && material.key.type() != *type->required)
    return invalid("the key is not of the type its verification method names");
  return material;
}

class Reader {
 public:
  explicit Reader(Document& document) : document_(document) {}

  // The value of verificationMethod (or the older publicKey): objects; text only refers elsewhere.
  // What stands in `before` already, word for word, is the same method once more.
  Status read_methods(const json::Value& list, const json::Value& before = {}) {
    const auto known = json::as_list(before);
    for (const auto& item : json::as_list(list)) {
      const auto is_it = [&](const json::Value& other) { return json::equal(other, item); };
      if (item.is_string() || std::ranges::any_of(known, is_it)) continue;
      CAIRN_CHECK(read_method(item));
    }
    return done;
  }

  // The value of a relationship: ids, or methods that stand only here.
  Status read_purpose(const json::Value& list, std::vector<std::string>& ids) {
    for (const auto& item : json::as_list(list)) {
      if (item.is_object()) CAIRN_CHECK(read_method(item));
      const auto id = item.is_object() ? item.string_at("id") : item.as_string();
      if (id.empty()) return invalid("a verification relationship names no method");
      if (ids.size() >= limits::verification_methods_max) return too_many();
      ids.push_back(absolute(id, document_.id));
    }
    return done;
  }

 private:
  static Error too_many() {
    return fail(ErrorCode::too_large, where, "the document lists too many verification methods");
  }

  bool is_known(std::string_view id) const {
    const auto is_it = [&](const auto& method) { return method.id == id; };
    return std::ranges::any_of(document_.methods, is_it) ||
           std::ranges::any_of(document_.unusable, is_it);
  }

  Status read_method(const json::Value& method) {
    if (!method.is_object()) return invalid("a verification method is no object");
    const auto id = absolute(method.string_at("id"), document_.id);
    if (id.empty()) return invalid("a verification method has no id");
    if (is_known(id)) return invalid("two verification methods have the same id");
    if (document_.methods.size() + document_.unusable.size() >= limits::verification_methods_max)
      return too_many();
    const auto controller = method.string_at("controller").empty()
                                ? method.string_at("owner")  // Open Badges 2.0, CryptographicKey
                                : method.string_at("controller");
    auto key = read_key(method);
    if (key && controller.empty()) key = invalid("the verification method has no controller");
    if (!key) {
      document_.unusable.push_back({id, std::move(key).error(), {}});
      return done;
    }
    document_.methods.push_back({id, std::string(method.string_at("type")), std::string(controller),
                                 std::move(key->key), std::string(method.string_at("expires")),
                                 std::string(method.string_at("revoked")), key->algorithm,
                                 std::move(key->jwk)});
    return done;
  }

  Document& document_;
};

Status read_texts(const json::Value& document, std::string_view name,
                  std::vector<std::string>& texts) {
  const auto value = document[name];
  for (const auto& item : json::as_list(value)) {
    if (!item.is_string())
      return invalid("\"" + std::string(name) + "\" holds something other than text");
    texts.emplace_back(item.as_string());
  }
  return done;
}

bool names_its_one_key(const Document& document, std::string_view id) {
  return id == document.id && document.methods.size() == 1 &&
         (id.starts_with("did:key:") || id.starts_with("did:jwk:"));
}

// The members that show a key; `jwk` is JSON of our own writing, or "".
void add_key(json::ObjectBuilder& object, const std::string& jwk, std::string_view multikey,
             json::Builder builder) {
  if (const auto value = json::parse(jwk, builder.arena()); !jwk.empty() && value) {
    object.add("publicKeyJwk", *value);
  } else {
    object.add_string("publicKeyMultibase", multikey);
  }
}

json::ObjectBuilder method_object(std::string_view id, const std::string& jwk,
                                  std::string_view controller, json::Builder builder) {
  json::ObjectBuilder object(builder);
  object.add_string("id", id)
      .add_string("type", jwk.empty() ? "Multikey" : "JsonWebKey")
      .add_string("controller", controller);
  return object;
}

json::Value method_to_json(const VerificationMethod& method, json::Builder builder) {
  auto object = method_object(method.id, method.jwk, method.controller, builder);
  object.add_string_if("expires", method.expires).add_string_if("revoked", method.revoked);
  add_key(object, method.jwk, crypto::to_multikey(method.key), builder);
  return object.value();
}

json::Value method_to_json(const UnusableMethod& method, std::string_view controller,
                           json::Builder builder) {
  auto object = method_object(method.id, method.jwk, controller, builder);
  add_key(object, method.jwk, method.multikey, builder);
  return object.value();
}

}  // namespace

std::string_view name_of(Purpose purpose) { return purposes[static_cast<std::size_t>(purpose)]; }

Result<Document> parse_document(const json::Value& value, std::string_view expected_id) {
  if (!value.is_object()) return invalid("the document is no JSON object");
  if (value.string_at("id") != expected_id)
    return invalid("the document speaks for another identifier than the one asked for");
  Document document;
  document.id = expected_id;
  CAIRN_CHECK(read_texts(value, "controller", document.controllers));
  CAIRN_CHECK(read_texts(value, "alsoKnownAs", document.also_known_as));
  Reader reader(document);
  const auto methods = value["verificationMethod"];
  CAIRN_CHECK(reader.read_methods(methods));
  CAIRN_CHECK(reader.read_methods(value["publicKey"], methods));
  for (std::size_t i = 0; i < purpose_count; ++i)
    CAIRN_CHECK(reader.read_purpose(value[purposes[i]], document.authorised[i]));
  return document;
}

Result<const VerificationMethod*> find_method(const Document& document, std::string_view id) {
  if (names_its_one_key(document, id)) return &document.methods.front();
  const auto wanted = absolute(id, document.id);
  for (const auto& method : document.methods)
    if (method.id == wanted) return &method;
  for (const auto& method : document.unusable)
    if (method.id == wanted) return method.error;
  return fail(ErrorCode::not_found, where, "the document has no such verification method");
}

bool authorised_for(const Document& document, std::string_view id, Purpose purpose) {
  const auto method = find_method(document, id);
  if (!method || (*method)->controller != document.id) return false;
  const auto& ids = document.ids_for(purpose);
  return std::ranges::find(ids, (*method)->id) != ids.end();
}

json::Value to_json(const Document& document, json::Builder builder) {
  const auto is_jwk = [](const auto& method) { return !method.jwk.empty(); };
  const bool as_jwk = std::ranges::any_of(document.methods, is_jwk) ||
                      std::ranges::any_of(document.unusable, is_jwk);
  std::vector<std::string> contexts{"https://www.w3.org/ns/did/v1"};
  contexts.emplace_back(as_jwk ? "https://w3id.org/security/jwk/v1"
                               : "https://w3id.org/security/multikey/v1");
  std::vector<json::Value> methods;
  for (const auto& method : document.methods) methods.push_back(method_to_json(method, builder));
  for (const auto& method : document.unusable)
    if (!method.multikey.empty() || !method.jwk.empty())
      methods.push_back(method_to_json(method, document.id, builder));
  json::ObjectBuilder object(builder);
  object.add("@context", builder.strings(contexts)).add_string("id", document.id);
  if (!document.controllers.empty())
    object.add("controller", builder.strings(document.controllers));
  if (!document.also_known_as.empty())
    object.add("alsoKnownAs", builder.strings(document.also_known_as));
  object.add("verificationMethod", builder.array(methods));
  for (std::size_t i = 0; i < purpose_count; ++i)
    if (!document.authorised[i].empty())
      object.add(purposes[i], builder.strings(document.authorised[i]));
  return object.value();
}

}  // namespace cairn::did
