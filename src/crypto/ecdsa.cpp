// SPDX-License-Identifier: Apache-2.0
#include "crypto/ecdsa.h"

#include <openssl/core_names.h>
#include <openssl/obj_mac.h>

#include "crypto/der.h"
#include "crypto/hash.h"

namespace cairn::crypto::ecdsa {
namespace {

constexpr const char* where = "crypto: ECDSA";
constexpr std::size_t field_bytes_max = 66;
constexpr std::size_t der_bytes_max = 2 * field_bytes_max + 16;

struct Curve {
  const char* name;
  std::size_t field_bytes;
  HashAlgorithm hash;
  const EC_GROUP* group;
  const EVP_PKEY* parameters;  // a key without a point: copying it saves setting up the group
};

EVP_PKEY* make_parameters(const char* name) {
  EvpContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* key = nullptr;
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, const_cast<char*>(name), 0),
      OSSL_PARAM_construct_end()};
  if (context == nullptr || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
  EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEY_PARAMETERS, parameters);
  return key;
}

Curve make_curve(const char* name, int nid, std::size_t bytes, HashAlgorithm hash) {
  return {name, bytes, hash, EC_GROUP_new_by_curve_name(nid), make_parameters(name)};
}

// Made once for the life of the process, and only read afterwards.
const Curve& curve_of(KeyType type) {
  static const Curve p256 = make_curve("P-256", NID_X9_62_prime256v1, 32, HashAlgorithm::sha256);
  static const Curve p384 = make_curve("P-384", NID_secp384r1, 48, HashAlgorithm::sha384);
  static const Curve p521 = make_curve("P-521", NID_secp521r1, 66, HashAlgorithm::sha512);
  static const Curve secp256k1 = make_curve("secp256k1", NID_secp256k1, 32, HashAlgorithm::sha256);
  switch (type) {
    case KeyType::p384: return p384;
    case KeyType::p521: return p521;
    case KeyType::secp256k1: return secp256k1;
    default: return p256;
  }
}

Error invalid_point() {
  return fail(ErrorCode::invalid, where, "the key is no point of its curve");
}

bool has_point_form(const Curve& curve, ByteView point) {
  if (point.empty()) return false;
  if (point[0] == 2 || point[0] == 3) return point.size() == 1 + curve.field_bytes;
  return point[0] == 4 && point.size() == 1 + 2 * curve.field_bytes;
}

bool append_coordinate(const EvpKey& key, const char* name, std::size_t bytes, Bytes& out) {
  BIGNUM* number = nullptr;
  if (EVP_PKEY_get_bn_param(key.get(), name, &number) != 1) return false;
  const BigNumber owner(number);
  out.resize(out.size() + bytes);
  return BN_bn2binpad(number, out.data() + out.size() - bytes, static_cast<int>(bytes)) >= 0;
}

// The point that belongs to a secret scalar, uncompressed; empty when the scalar is out of range.
Bytes public_point(const Curve& curve, ByteView scalar) {
  const BigNumberContext context(BN_CTX_secure_new());
  const BigNumber number(BN_secure_new());
  const CurvePoint point(EC_POINT_new(curve.group));
  if (context == nullptr || number == nullptr || point == nullptr) return {};
  BN_set_flags(number.get(), BN_FLG_CONSTTIME);
  BN_bin2bn(scalar.data(), static_cast<int>(scalar.size()), number.get());
  if (BN_is_zero(number.get()) || BN_cmp(number.get(), EC_GROUP_get0_order(curve.group)) >= 0)
    return {};
  if (EC_POINT_mul(curve.group, point.get(), number.get(), nullptr, nullptr, context.get()) != 1)
    return {};
  Bytes encoded(1 + 2 * curve.field_bytes);
  if (EC_POINT_point2oct(curve.group, point.get(), POINT_CONVERSION_UNCOMPRESSED, encoded.data(),
                         encoded.size(), context.get()) != encoded.size())
    return {};
  return encoded;
}

Bytes compress(ByteView uncompressed_point) {
  const auto field = (uncompressed_point.size() - 1) / 2;
  Bytes point(uncompressed_point.begin(),
              uncompressed_point.begin() + static_cast<std::ptrdiff_t>(1 + field));
  point[0] = static_cast<std::uint8_t>(2 | (uncompressed_point.back() & 1));
  return point;
}

Result<EvpKey> make_private(const Curve& curve, ByteView scalar, ByteView point) {
  const BigNumber number(BN_secure_new());
  const ParameterBuilder builder(OSSL_PARAM_BLD_new());
  const EvpContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  if (number == nullptr || builder == nullptr || context == nullptr) return openssl_failed(where);
  BN_bin2bn(scalar.data(), static_cast<int>(scalar.size()), number.get());
  auto* const build = builder.get();
  OSSL_PARAM_BLD_push_utf8_string(build, OSSL_PKEY_PARAM_GROUP_NAME, curve.name, 0);
  OSSL_PARAM_BLD_push_octet_string(build, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_PRIV_KEY, number.get());
  const Parameters parameters(OSSL_PARAM_BLD_to_param(build));
  EVP_PKEY* key = nullptr;
  if (parameters == nullptr || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters.get()) != 1)
    return openssl_failed(where);
  return EvpKey(key);
}

}  // namespace

Result<EvpKey> load_point(KeyType type, ByteView point) {
  const auto& curve = curve_of(type);
  if (!has_point_form(curve, point)) return invalid_point();
  EvpKey key(EVP_PKEY_new());
  if (key == nullptr || EVP_PKEY_copy_parameters(key.get(), curve.parameters) != 1)
    return openssl_failed(where);
  if (EVP_PKEY_set1_encoded_public_key(key.get(), point.data(), point.size()) != 1)
    return invalid_point();
  return key;
}

Bytes uncompressed(KeyType type, const EvpKey& key) {
  const auto bytes = curve_of(type).field_bytes;
  Bytes point{4};
  if (!append_coordinate(key, OSSL_PKEY_PARAM_EC_PUB_X, bytes, point) ||
      !append_coordinate(key, OSSL_PKEY_PARAM_EC_PUB_Y, bytes, point))
    return {};
  return point;
}

Bytes compressed(KeyType type, const EvpKey& key) {
  const auto point = uncompressed(type, key);
  return point.empty() ? point : compress(point);
}

Result<KeyPair> load_scalar(KeyType type, ByteView scalar) {
  const auto& curve = curve_of(type);
  if (scalar.size() != curve.field_bytes)
    return fail(ErrorCode::invalid, where, "the secret key is of the wrong length");
  const auto point = public_point(curve, scalar);
  if (point.empty()) return fail(ErrorCode::invalid, where, "the secret key is out of range");
  CAIRN_TRY(auto key, make_private(curve, scalar, point));
  return KeyPair{std::move(key), compress(point)};
}

Result<Secret> generate_scalar(KeyType type, const Random& random) {
  constexpr int tries_max = 128;  // each fails with a chance below 2^-32
  const auto& curve = curve_of(type);
  Secret scalar(curve.field_bytes);
  for (int tried = 0; tried < tries_max; ++tried) {
    random(scalar.room());
    if (type == KeyType::p521) scalar.room()[0] &= 1;  // 521 bits in 66 bytes
    if (!public_point(curve, scalar.view()).empty()) return scalar;
  }
  return fail(ErrorCode::internal, where, "the random source does not work");
}

bool verify(KeyType type, const EvpKey& key, const ContextSlot& slot, ByteView message,
            ByteView signature) {
  const auto& curve = curve_of(type);
  if (signature.size() != 2 * curve.field_bytes) return false;
  const ByteView numbers[] = {signature.first(curve.field_bytes),
                              signature.subspan(curve.field_bytes)};
  const auto der = der::write_integers(numbers);
  const auto digest = hash(curve.hash, message);
  auto context = slot.borrow(key.get(), EVP_PKEY_verify_init);
  if (context == nullptr) return false;
  const int answer =
      EVP_PKEY_verify(context.get(), der.data(), der.size(), digest.bytes.data(), digest.size);
  slot.give_back(std::move(context));
  return answer == 1;
}

Result<Bytes> sign(KeyType type, const EvpKey& key, const ContextSlot& slot, ByteView message) {
  const auto& curve = curve_of(type);
  const auto digest = hash(curve.hash, message);
  auto context = slot.borrow(key.get(), EVP_PKEY_sign_init);
  if (context == nullptr) return openssl_failed(where);
  std::uint8_t der[der_bytes_max];
  std::size_t size = sizeof der;
  if (EVP_PKEY_sign(context.get(), der, &size, digest.bytes.data(), digest.size) != 1)
    return openssl_failed(where);
  slot.give_back(std::move(context));
  CAIRN_TRY(const auto numbers, der::read_integers({der, size}));
  Bytes signature(2 * curve.field_bytes);
  auto end = signature.begin();
  for (const auto number : numbers) {
    end += static_cast<std::ptrdiff_t>(curve.field_bytes);
    std::copy(number.begin(), number.end(), end - static_cast<std::ptrdiff_t>(number.size()));
  }
  return signature;
}

}  // namespace cairn::crypto::ecdsa
