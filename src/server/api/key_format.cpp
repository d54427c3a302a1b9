// SPDX-License-Identifier: Apache-2.0
#include "server/api/key_format.h"

#include <algorithm>

#include "crypto/jwk.h"
#include "crypto/multikey.h"

namespace cairn::server::api {

namespace {

struct FormatRow {
  std::string_view name;
  KeyFormat format;
  std::string_view context;
};
constexpr FormatRow formats[] = {
    {"Multikey", KeyFormat::multikey, "https://w3id.org/security/multikey/v1"},
    {"JsonWebKey2020", KeyFormat::json_web_key_2020,
     "https://w3id.org/security/suites/jws-2020/v1"},
    {"Ed25519VerificationKey2020", KeyFormat::ed25519_2020,
     "https://w3id.org/security/suites/ed25519-2020/v1"},
};

// Known, and no longer or not yet given.
constexpr std::string_view experimental_formats[] = {"Ed25519VerificationKey2018",
                                                     "X25519KeyAgreementKey2019",
                                                     "X25519KeyAgreementKey2020",
                                                     "EcdsaSecp256k1VerificationKey2019",
                                                     "EcdsaSecp256r1VerificationKey2019",
                                                     "JsonWebKey",
                                                     "P256Key2021",
                                                     "Bls12381G1Key2020",
                                                     "Bls12381G2Key2020",
                                                     "RsaVerificationKey2018"};

const FormatRow& row_of(KeyFormat format) {
  return *std::ranges::find(formats, format, &FormatRow::format);
}

json::Value method_in(const did::VerificationMethod& method, const FormatRow& row,
                      json::Builder builder) {
  json::ObjectBuilder object(builder);
  object.add_string("id", method.id)
      .add_string("type", row.name)
      .add_string("controller", method.controller);
  if (row.format == KeyFormat::json_web_key_2020)
    object.add("publicKeyJwk", crypto::to_jwk(method.key, builder));
  else
    object.add_string("publicKeyMultibase", crypto::to_multikey(method.key));
  return object.value();
}

}  // namespace

FormatAsked format_asked(std::string_view name, bool experimental) {
  if (name.empty()) return {};
  if (const auto* row = std::ranges::find(formats, name, &FormatRow::name);
      row != std::end(formats))
    return {row->format, {}};
  const bool known =
      std::ranges::find(experimental_formats, name) != std::end(experimental_formats);
  return {{}, known && !experimental ? "invalidPublicKeyType" : "unsupportedPublicKeyType"};
}

std::optional<json::Value> in_format(const did::Document& document, KeyFormat format,
                                     json::Builder builder) {
  const auto whole = did::to_json(document, builder);
  if (format == KeyFormat::multikey) return whole;
  const auto& row = row_of(format);
  std::vector<json::Value> methods;
  for (const auto& method : document.methods) {
    const bool shown =
        format != KeyFormat::ed25519_2020 || method.key.type() == crypto::KeyType::ed25519;
    if (!shown) return std::nullopt;
    methods.push_back(method_in(method, row, builder));
  }
  if (methods.empty() || !document.unusable.empty()) return std::nullopt;
  const auto contexts =
      builder.array({builder.string("https://www.w3.org/ns/did/v1"), builder.string(row.context)});
  return builder.with(builder.with(whole, "@context", contexts), "verificationMethod",
                      builder.array(methods));
}

}  // namespace cairn::server::api
