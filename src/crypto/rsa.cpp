// SPDX-License-Identifier: Apache-2.0
#include "crypto/rsa.h"

#include <openssl/core_names.h>
#include <openssl/rsa.h>

#include <array>

#include "base/limits.h"
#include "crypto/der.h"
#include "crypto/hash.h"

namespace cairn::crypto::rsa {
namespace {

constexpr const char* where = "crypto: RSA";
constexpr unsigned generated_bits = 3072;
constexpr std::size_t private_numbers = 9;  // version n e d p q d-mod-p d-mod-q q-inverse

constexpr std::array<const char*, private_numbers> parameter_names = {
    nullptr,
    OSSL_PKEY_PARAM_RSA_N,
    OSSL_PKEY_PARAM_RSA_E,
    OSSL_PKEY_PARAM_RSA_D,
    OSSL_PKEY_PARAM_RSA_FACTOR1,
    OSSL_PKEY_PARAM_RSA_FACTOR2,
    OSSL_PKEY_PARAM_RSA_EXPONENT1,
    OSSL_PKEY_PARAM_RSA_EXPONENT2,
    OSSL_PKEY_PARAM_RSA_COEFFICIENT1};

Error invalid(const char* detail) { return fail(ErrorCode::invalid, where, detail); }

BigNumber number_of(ByteView bytes) {
  BigNumber number(BN_secure_new());
  if (number != nullptr) BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), number.get());
  return number;
}

// Whether `value` is a power of 65537 modulo `prime`.
bool is_power_of_65537(unsigned value, unsigned prime) {
  unsigned power = 1;
  do {
    if (power == value) return true;
    power = power * (65537 % prime) % prime;
  } while (power != 1);
  return false;
}

// Moduli of the flawed Infineon generator (CVE-2017-15361, "ROCA") are powers of 65537 modulo each
// of these; of others about one in 2^27.
bool has_roca_flaw(const BigNumber& modulus) {
  for (const unsigned prime :
       {11U, 13U, 17U, 19U, 37U, 53U, 61U, 71U, 73U, 79U, 97U, 103U, 107U, 109U, 127U, 151U, 157U})
    if (!is_power_of_65537(static_cast<unsigned>(BN_mod_word(modulus.get(), prime)), prime))
      return false;
  return true;
}

Status check_public(const BigNumber& modulus, const BigNumber& exponent) {
  const auto bits = static_cast<std::size_t>(BN_num_bits(modulus.get()));
  if (bits < limits::rsa_bits_min || bits > limits::rsa_bits_max || !BN_is_odd(modulus.get()))
    return invalid("the RSA modulus is not of 2048 to 8192 bits");
  if (BN_is_one(exponent.get()) || !BN_is_odd(exponent.get()) || BN_num_bits(exponent.get()) > 64)
    return invalid("the RSA public exponent is out of range");
  if (has_roca_flaw(modulus))
    return invalid("the RSA key comes from a generator known to be broken (CVE-2017-15361)");
  return done;
}

// Numbers in the order of parameter_names, the version left out.
Result<EvpKey> load(std::span<const BigNumber> numbers, int selection) {
  const ParameterBuilder builder(OSSL_PARAM_BLD_new());
  const EvpContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  if (builder == nullptr || context == nullptr) return openssl_failed(where);
  for (std::size_t i = 0; i < numbers.size(); ++i)
    OSSL_PARAM_BLD_push_BN(builder.get(), parameter_names[i + 1], numbers[i].get());
  const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
  EVP_PKEY* key = nullptr;
  if (parameters == nullptr || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, selection, parameters.get()) != 1)
    return invalid("the RSA numbers make no key");
  return EvpKey(key);
}

// Makes a context ready for SHA-256 digests with one of the two paddings.
template <int (*initialise)(EVP_PKEY_CTX*), int padding>
int prepare(EVP_PKEY_CTX* context) {
  if (initialise(context) != 1 || EVP_PKEY_CTX_set_rsa_padding(context, padding) != 1 ||
      EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) != 1)
    return 0;
  // RFC 7518 section 3.5: the salt is as long as the digest.
  if (padding == RSA_PKCS1_PSS_PADDING)
    return EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST);
  return 1;
}

bool is_pss(SignatureAlgorithm algorithm) {
  return algorithm == SignatureAlgorithm::rsa_pss_sha256;
}

}  // namespace

Result<EvpKey> load_public(ByteView modulus, ByteView exponent) {
  // Before any arithmetic: an oversized number costs time.
  if (modulus.size() > limits::rsa_bits_max / 8 + 1 || exponent.size() > sizeof(std::uint64_t))
    return invalid("the RSA numbers are too large");
  const BigNumber numbers[] = {number_of(modulus), number_of(exponent)};
  if (numbers[0] == nullptr || numbers[1] == nullptr) return openssl_failed(where);
  CAIRN_CHECK(check_public(numbers[0], numbers[1]));
  return load(numbers, EVP_PKEY_PUBLIC_KEY);
}

Result<PublicNumbers> read_public(ByteView der) {
  CAIRN_TRY(const auto numbers, der::read_integers(der));
  if (numbers.size() != 2)
    return fail(ErrorCode::unreadable, where, "the bytes are no RSA public key");
  return PublicNumbers{numbers[0], numbers[1]};
}

Bytes write_public(ByteView modulus, ByteView exponent) {
  const ByteView numbers[] = {modulus, exponent};
  return der::write_integers(numbers);
}

Result<KeyPair> load_private(ByteView der) {
  CAIRN_TRY(const auto views, der::read_integers(der));
  if (views.size() != private_numbers || !views[0].empty() ||
      der.size() >
          limits::rsa_bits_max)  // eight numbers of at most half a modulus, and three whole
    return fail(ErrorCode::unreadable, where, "the bytes are no RSA private key");
  std::vector<BigNumber> numbers;
  for (std::size_t i = 1; i < views.size(); ++i) {
    numbers.push_back(number_of(views[i]));
    if (numbers.back() == nullptr) return openssl_failed(where);
  }
  CAIRN_CHECK(check_public(numbers[0], numbers[1]));
  CAIRN_TRY(auto key, load(numbers, EVP_PKEY_KEYPAIR));
  CAIRN_TRY(const auto public_half, load_public(views[1], views[2]));
  // Numbers that do not belong together sign what their own public key refuses.
  const auto probe = as_bytes("do these numbers belong together?");
  const ContextSlot signing, verifying;
  const auto signature = sign(key, signing, SignatureAlgorithm::rsa_pkcs1_sha256, probe);
  if (!signature ||
      !verify(public_half, verifying, SignatureAlgorithm::rsa_pkcs1_sha256, probe, *signature))
    return invalid("the RSA numbers do not belong together");
  return KeyPair{std::move(key), write_public(views[1], views[2])};
}

Result<Secret> generate_private() {
  const EvpKey key(EVP_RSA_gen(generated_bits));
  if (key == nullptr) return openssl_failed(where);
  constexpr std::uint8_t version = 0;
  std::vector<Secret> numbers;
  std::vector<ByteView> views{ByteView(&version, 1)};
  for (std::size_t i = 1; i < private_numbers; ++i) {
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(key.get(), parameter_names[i], &number) != 1)
      return openssl_failed(where);
    const BigNumber owner(number);
    numbers.emplace_back(static_cast<std::size_t>(BN_num_bytes(number)));
    BN_bn2bin(number, numbers.back().room().data());
    views.push_back(numbers.back().view());
  }
  return Secret(der::write_integers(views));
}

bool verify(const EvpKey& key, const ContextSlot& slot, SignatureAlgorithm algorithm,
            ByteView message, ByteView signature) {
  auto context = slot.borrow(key.get(), is_pss(algorithm)
                                            ? prepare<EVP_PKEY_verify_init, RSA_PKCS1_PSS_PADDING>
                                            : prepare<EVP_PKEY_verify_init, RSA_PKCS1_PADDING>);
  if (context == nullptr) return false;
  const auto digest = hash(HashAlgorithm::sha256, message);
  const int answer = EVP_PKEY_verify(context.get(), signature.data(), signature.size(),
                                     digest.bytes.data(), digest.size);
  slot.give_back(std::move(context));
  return answer == 1;
}

Result<Bytes> sign(const EvpKey& key, const ContextSlot& slot, SignatureAlgorithm algorithm,
                   ByteView message) {
  auto context =
      slot.borrow(key.get(), is_pss(algorithm) ? prepare<EVP_PKEY_sign_init, RSA_PKCS1_PSS_PADDING>
                                               : prepare<EVP_PKEY_sign_init, RSA_PKCS1_PADDING>);
  if (context == nullptr) return openssl_failed(where);
  const auto digest = hash(HashAlgorithm::sha256, message);
  Bytes signature(static_cast<std::size_t>(EVP_PKEY_get_size(key.get())));
  auto size = signature.size();
  if (EVP_PKEY_sign(context.get(), signature.data(), &size, digest.bytes.data(), digest.size) != 1)
    return openssl_failed(where);
  slot.give_back(std::move(context));
  signature.resize(size);
  return signature;
}

}  // namespace cairn::crypto::rsa
