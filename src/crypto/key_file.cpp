// SPDX-License-Identifier: Apache-2.0
// The public half stands in the clear and is bound to the ciphertext as associated data.
#include "crypto/key_file.h"

#include <sodium.h>

#include "crypto/multikey.h"
#include "encoding/multibase.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::crypto {
namespace {

using encoding::Base;

constexpr const char* where = "crypto: key file";
constexpr std::string_view kdf_name = "argon2id";
constexpr std::string_view cipher_name = "xchacha20-poly1305";
constexpr std::int64_t memory_kib = 64 * 1024;
constexpr std::int64_t passes = 3;
// A file of someone else's making may ask for more, within what a command should ever take.
constexpr std::int64_t memory_kib_min = 8;
constexpr std::int64_t memory_kib_max = 1024 * 1024;
constexpr std::int64_t passes_max = 16;
constexpr json::ParseLimits file_limits = {.bytes_max = 64 * 1024, .depth_max = 8};

constexpr std::size_t salt_bytes = crypto_pwhash_SALTBYTES;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t key_bytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;

Error unreadable(const char* detail) { return fail(ErrorCode::unreadable, where, detail); }

struct Encryption {
  std::int64_t memory_kib, passes;
  Bytes salt, nonce, ciphertext;
};

Result<Secret> derive_key(std::string_view passphrase, ByteView salt, std::int64_t kib,
                          std::int64_t rounds) {
  static const bool ready = sodium_init() >= 0;
  Secret key(key_bytes);
  if (!ready ||
      crypto_pwhash(key.room().data(), key.size(), passphrase.data(), passphrase.size(),
                    salt.data(), static_cast<unsigned long long>(rounds),
                    static_cast<std::size_t>(kib) * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(ErrorCode::internal, where, "there is not enough memory to derive the key");
  return key;
}

json::ObjectBuilder& add_public(json::ObjectBuilder& object, const PublicKey& key) {
  return object.add_string("type", name_of(key.type()))
      .add_string("publicKeyMultibase", to_multikey(key));
}

Result<Bytes> bytes_at(const json::Value& object, std::string_view name) {
  return encoding::from_multibase(object.string_at(name), Base::base64url);
}

Result<PublicKey> read_public(const json::Value& file) {
  if (!file.is_object()) return unreadable("the text is no key file");
  const auto type = key_type_of(file.string_at("type"));
  if (!type) return fail(ErrorCode::unsupported, where, "the key is of a type not known here");
  CAIRN_TRY(auto key, from_multikey(file.string_at("publicKeyMultibase")));
  if (key.type() != *type) return unreadable("the key is not of the type the file names");
  if (file.contains("encrypted") == file.contains("secretKeyMultibase"))
    return unreadable("the file must hold the secret key once, in the clear or encrypted");
  return key;
}

Result<Encryption> read_encryption(const json::Value& encrypted) {
  if (encrypted.string_at("kdf") != kdf_name || encrypted.string_at("cipher") != cipher_name)
    return fail(ErrorCode::unsupported, where, "the file is encrypted in a way not known here");
  const auto kib = encrypted["memory_kib"].as_int64();
  const auto rounds = encrypted["passes"].as_int64();
  if (!kib || !rounds) return unreadable("the parameters of the key derivation are missing");
  if (*kib < memory_kib_min || *kib > memory_kib_max || *rounds < 1 || *rounds > passes_max)
    return fail(ErrorCode::too_large, where, "the key derivation asks for too much");
  CAIRN_TRY(auto salt, bytes_at(encrypted, "salt"));
  CAIRN_TRY(auto nonce, bytes_at(encrypted, "nonce"));
  CAIRN_TRY(auto ciphertext, bytes_at(encrypted, "ciphertext"));
  if (salt.size() != salt_bytes || nonce.size() != nonce_bytes || ciphertext.size() < tag_bytes)
    return unreadable("salt, nonce or ciphertext are of the wrong length");
  return Encryption{*kib, *rounds, std::move(salt), std::move(nonce), std::move(ciphertext)};
}

Result<PrivateKey> decrypt(const Encryption& encryption, std::string_view passphrase,
                           const PublicKey& public_key) {
  CAIRN_TRY(const auto key,
            derive_key(passphrase, encryption.salt, encryption.memory_kib, encryption.passes));
  const auto associated = to_multikey(public_key);
  Secret secret(encryption.ciphertext.size() - tag_bytes);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          secret.room().data(), nullptr, nullptr, encryption.ciphertext.data(),
          encryption.ciphertext.size(), as_bytes(associated).data(), associated.size(),
          encryption.nonce.data(), key.view().data()) != 0)
    return fail(ErrorCode::not_permitted, where,
                "the passphrase is wrong, or the file was altered");
  return PrivateKey::create(public_key.type(), secret.view());
}

Result<PrivateKey> read_secret(const json::Value& file, std::string_view passphrase,
                               const PublicKey& public_key) {
  const auto* encrypted = file.find("encrypted");
  if (encrypted == nullptr) return from_secret_multikey(file.string_at("secretKeyMultibase"));
  CAIRN_TRY(const auto encryption, read_encryption(*encrypted));
  if (passphrase.empty())
    return fail(ErrorCode::not_permitted, where, "the key file needs its passphrase");
  return decrypt(encryption, passphrase, public_key);
}

}  // namespace

Secret write_key_file(const PrivateKey& key) {
  Wiping<Arena> arena(4096);
  Wiping<TextBuffer> text;
  json::ObjectBuilder object{json::Builder(arena)};
  const auto secret = to_secret_multikey(key);
  add_public(object, key.public_key()).add_string("secretKeyMultibase", secret.text());
  constexpr std::size_t other_members_bytes_max = 4096;
  text.room(secret.size() * json::escape_bytes_max + other_members_bytes_max);
  json::write(object.value(), text, json::Style::indented);
  text.push_back('\n');
  return Secret::copy(as_bytes(text.view()));
}

Result<std::string> write_key_file(const PrivateKey& key, std::string_view passphrase,
                                   const Random& random) {
  if (passphrase.empty()) return fail(ErrorCode::invalid, where, "the passphrase is empty");
  Bytes salt(salt_bytes), nonce(nonce_bytes), ciphertext(key.secret().size() + tag_bytes);
  random(salt);
  random(nonce);
  CAIRN_TRY(const auto derived, derive_key(passphrase, salt, memory_kib, passes));
  const auto associated = to_multikey(key.public_key());
  crypto_aead_xchacha20poly1305_ietf_encrypt(
      ciphertext.data(), nullptr, key.secret().data(), key.secret().size(),
      as_bytes(associated).data(), associated.size(), nullptr, nonce.data(), derived.view().data());
  Arena arena(4096);
  const json::Builder builder(arena);
  json::ObjectBuilder encrypted(builder), object(builder);
  encrypted.add_string("kdf", kdf_name)
      .add("memory_kib", builder.integer(memory_kib))
      .add("passes", builder.integer(passes))
      .add_string("salt", encoding::to_multibase(Base::base64url, salt))
      .add_string("cipher", cipher_name)
      .add_string("nonce", encoding::to_multibase(Base::base64url, nonce))
      .add_string("ciphertext", encoding::to_multibase(Base::base64url, ciphertext));
  add_public(object, key.public_key()).add("encrypted", encrypted.value());
  return json::write(object.value(), json::Style::indented) + "\n";
}

Result<KeyFile> inspect_key_file(std::string_view text) {
  Wiping<Arena> arena(4096);
  CAIRN_TRY(const auto file, json::parse(text, arena, file_limits));
  CAIRN_TRY(auto key, read_public(file));
  return KeyFile{std::move(key),
                 file.contains("encrypted") ? KeyProtection::passphrase : KeyProtection::none};
}

Result<PrivateKey> open_key_file(std::string_view text, std::string_view passphrase) {
  Wiping<Arena> arena(4096);
  CAIRN_TRY(const auto file, json::parse(text, arena, file_limits));
  CAIRN_TRY(const auto public_key, read_public(file));
  CAIRN_TRY(auto key, read_secret(file, passphrase, public_key));
  if (key.public_key() != public_key)
    return fail(ErrorCode::invalid, where, "the secret key does not belong to the public key");
  return key;
}

}  // namespace cairn::crypto
