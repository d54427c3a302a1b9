// SPDX-License-Identifier: Apache-2.0
#include "crypto/jwk.h"

#include <algorithm>

#include "base/limits.h"
#include "crypto/der.h"
#include "crypto/hash.h"
#include "crypto/rsa.h"
#include "encoding/base64.h"

namespace cairn::crypto {
namespace {

constexpr const char* where = "crypto: JWK";

struct AlgorithmRow {
  SignatureAlgorithm algorithm;
  std::string_view name;
};
// The first row of an algorithm is how it is written.
constexpr AlgorithmRow algorithms[] = {
    {SignatureAlgorithm::ed25519, "EdDSA"},
    {SignatureAlgorithm::ecdsa_p256_sha256, "ES256"},
    {SignatureAlgorithm::ecdsa_p384_sha384, "ES384"},
    {SignatureAlgorithm::ecdsa_p521_sha512, "ES512"},
    {SignatureAlgorithm::ecdsa_secp256k1_sha256, "ES256K"},
    {SignatureAlgorithm::rsa_pkcs1_sha256, "RS256"},
    {SignatureAlgorithm::rsa_pss_sha256, "PS256"},
    {SignatureAlgorithm::ed25519, "Ed25519"},
};

constexpr std::string_view private_members[] = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"};
// RSA private members in the order of RSAPrivateKey (RFC 8017 appendix A.1.2).
constexpr std::string_view rsa_members[] = {"n", "e", "d", "p", "q", "dp", "dq", "qi"};

constexpr std::size_t member_characters_max = limits::rsa_bits_max / 6 + 8;

Error invalid(std::string detail) { return fail(ErrorCode::invalid, where, std::move(detail)); }

Result<Bytes> bytes_at(const json::Value& jwk, std::string_view name) {
  const auto* member = jwk.find(name);
  if (member == nullptr || member->as_string().empty() ||
      member->as_string().size() > member_characters_max)
    return invalid("the member \"" + std::string(name) + "\" is missing or of the wrong type");
  auto bytes = encoding::from_base64url(member->as_string());
  if (!bytes) return invalid("the member \"" + std::string(name) + "\" is not base64url");
  return bytes;
}

// The curves of EC keys (RFC 7518 section 6.2.1.1, RFC 8812 section 3.1) and OKP (RFC 8037).
Result<KeyType> type_of(const json::Value& jwk) {
  const auto kty = jwk.string_at("kty");
  if (kty == "RSA") return KeyType::rsa;
  if (kty == "OKP" || kty == "EC") {
    const auto type = key_type_of(jwk.string_at("crv"));
    if (type && *type != KeyType::rsa && (*type == KeyType::ed25519) == (kty == "OKP"))
      return *type;
    return fail(ErrorCode::unsupported, where, "keys on this curve are not used here");
  }
  return fail(ErrorCode::unsupported, where, "keys of this \"kty\" are not used here");
}

// RFC 7517 sections 4.2 and 4.3: a key that says what it is for serves for nothing else.
Status check_use(const json::Value& jwk, std::string_view operation) {
  if (const auto* use = jwk.find("use"); use != nullptr && use->as_string() != "sig")
    return invalid("the key is not meant for signatures");
  const auto* operations = jwk.find("key_ops");
  if (operations == nullptr) return done;
  for (const auto& item : operations->items())
    if (item.as_string() == operation) return done;
  return invalid("the key is not meant for this operation");
}

Result<std::optional<SignatureAlgorithm>> algorithm_at(const json::Value& jwk, KeyType type) {
  const auto* alg = jwk.find("alg");
  if (alg == nullptr) return std::optional<SignatureAlgorithm>();
  const auto algorithm = algorithm_of_jose_name(alg->as_string());
  if (!algorithm)
    return fail(ErrorCode::unsupported, where, "the key is for an algorithm not used here");
  if (key_type_of(*algorithm) != type)
    return invalid("the key is not of the type its \"alg\" needs");
  return algorithm;
}

Result<PublicKey> read_public(const json::Value& jwk, KeyType type) {
  if (type == KeyType::rsa) {
    CAIRN_TRY(const auto modulus, bytes_at(jwk, "n"));
    CAIRN_TRY(const auto exponent, bytes_at(jwk, "e"));
    return PublicKey::create(type, rsa::write_public(modulus, exponent));
  }
  CAIRN_TRY(const auto x, bytes_at(jwk, "x"));
  if (type == KeyType::ed25519) return PublicKey::create(type, x);
  CAIRN_TRY(const auto y, bytes_at(jwk, "y"));
  if (x.size() != y.size()) return invalid("the coordinates are of different lengths");
  Bytes point{4};
  point.insert(point.end(), x.begin(), x.end());
  point.insert(point.end(), y.begin(), y.end());
  return PublicKey::create(type, point);
}

Result<Secret> secret_at(const json::Value& jwk, std::string_view name) {
  CAIRN_TRY(auto bytes, bytes_at(jwk, name));
  return Secret(std::move(bytes));
}

Result<Secret> read_rsa_secret(const json::Value& jwk) {
  constexpr std::uint8_t version = 0;
  std::vector<Secret> numbers;
  std::vector<ByteView> views{ByteView(&version, 1)};
  for (const auto name : rsa_members) {
    CAIRN_TRY(auto number, secret_at(jwk, name));
    numbers.push_back(std::move(number));
    views.push_back(numbers.back().view());
  }
  return Secret(der::write_integers(views));
}

// The required members in lexicographic order (RFC 7638 section 3.2), which is how all are written.
struct Field {
  std::string_view name;
  std::string value;
};
std::vector<Field> required_members(const PublicKey& key) {
  using encoding::to_base64url;
  if (key.type() == KeyType::rsa) {
    const auto numbers = rsa::read_public(key.raw());
    return {{"e", to_base64url(numbers->exponent)},
            {"kty", "RSA"},
            {"n", to_base64url(numbers->modulus)}};
  }
  const std::string curve(name_of(key.type()));
  if (key.type() == KeyType::ed25519)
    return {{"crv", curve}, {"kty", "OKP"}, {"x", to_base64url(key.raw())}};
  const auto point = key.uncompressed();
  const auto coordinates = ByteView(point).subspan(1);
  const auto half = coordinates.size() / 2;
  return {{"crv", curve},
          {"kty", "EC"},
          {"x", to_base64url(coordinates.first(half))},
          {"y", to_base64url(coordinates.subspan(half))}};
}

json::ObjectBuilder& add_required(const PublicKey& key, json::ObjectBuilder& object) {
  for (const auto& field : required_members(key)) object.add_string(field.name, field.value);
  return object;
}

}  // namespace

bool Jwk::permits(SignatureAlgorithm other) const {
  return key_type_of(other) == key.type() && (!algorithm || *algorithm == other);
}

Result<Jwk> parse_jwk(const json::Value& jwk) {
  if (!jwk.is_object()) return invalid("a JWK is a JSON object");
  if (has_private_members(jwk)) return invalid("a private key stands where a public key belongs");
  CAIRN_TRY(const auto type, type_of(jwk));
  CAIRN_CHECK(check_use(jwk, "verify"));
  CAIRN_TRY(const auto algorithm, algorithm_at(jwk, type));
  CAIRN_TRY(auto key, read_public(jwk, type));
  return Jwk{std::move(key), std::string(jwk.string_at("kid")), algorithm};
}

Result<PublicKey> from_jwk(const json::Value& jwk) {
  CAIRN_TRY(auto parsed, parse_jwk(jwk));
  return std::move(parsed.key);
}

bool has_private_members(const json::Value& jwk) {
  return std::ranges::any_of(private_members, [&](auto name) { return jwk.contains(name); });
}

json::Value to_jwk(const PublicKey& key, json::Builder builder) {
  json::ObjectBuilder object(builder);
  return add_required(key, object).value();
}

Result<PrivateKey> from_private_jwk(const json::Value& jwk) {
  if (!jwk.is_object()) return invalid("a JWK is a JSON object");
  CAIRN_TRY(const auto type, type_of(jwk));
  CAIRN_CHECK(check_use(jwk, "sign"));
  CAIRN_CHECK(algorithm_at(jwk, type));
  CAIRN_TRY(const auto public_key, read_public(jwk, type));
  CAIRN_TRY(const auto secret, type == KeyType::rsa ? read_rsa_secret(jwk) : secret_at(jwk, "d"));
  CAIRN_TRY(auto key, PrivateKey::create(type, secret.view()));
  if (key.public_key() != public_key)
    return invalid("the private and the public part do not belong together");
  return key;
}

std::string jwk_thumbprint(const PublicKey& key) {
  std::string text;  // base64url and names of curves need no escapes
  for (const auto& field : required_members(key)) {
    text += text.empty() ? "{\"" : ",\"";
    text += field.name;
    text += "\":\"" + field.value + "\"";
  }
  return encoding::to_base64url(sha256(text + "}").view());
}

std::string_view jose_name(SignatureAlgorithm algorithm) {
  return std::ranges::find(algorithms, algorithm, &AlgorithmRow::algorithm)->name;
}

std::optional<SignatureAlgorithm> algorithm_of_jose_name(std::string_view name) {
  const auto* row = std::ranges::find(algorithms, name, &AlgorithmRow::name);
  return row == std::end(algorithms) ? std::nullopt : std::optional(row->algorithm);
}

}  // namespace cairn::crypto
