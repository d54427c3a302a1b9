// SPDX-License-Identifier: Apache-2.0
#include "cairn/key.h"

#include <sys/random.h>

#include <cerrno>
#include <cstdlib>

#include "crypto/jwk.h"
#include "crypto/key_file.h"
#include "crypto/multikey.h"
#include "did/did.h"
#include "json/write.h"
#include "library/inside.h"
#include "library/key_state.h"

namespace cairn {
namespace {

constexpr const char* where = "cairn/key.h";

crypto::KeyType inner(KeyType type) {
  switch (type) {
    case KeyType::ed25519: return crypto::KeyType::ed25519;
    case KeyType::p256: return crypto::KeyType::p256;
    case KeyType::p384: return crypto::KeyType::p384;
    case KeyType::p521: return crypto::KeyType::p521;
    case KeyType::rsa: break;
  }
  return crypto::KeyType::rsa;
}

KeyType outer(crypto::KeyType type) {
  switch (type) {
    case crypto::KeyType::ed25519: return KeyType::ed25519;
    case crypto::KeyType::p256: return KeyType::p256;
    case crypto::KeyType::p384: return KeyType::p384;
    case crypto::KeyType::p521: return KeyType::p521;
    case crypto::KeyType::secp256k1:  // no private key is made of it
    case crypto::KeyType::rsa: break;
  }
  return KeyType::rsa;
}

}  // namespace

Random system_random() {
  return [](std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
      const auto got = ::getrandom(bytes.data(), std::min<std::size_t>(bytes.size(), 256), 0);
      // Without randomness no key is safe; getrandom(2) fails for no other reason than EINTR.
      if (got < 0 && errno != EINTR) std::abort();
      if (got > 0) bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
  };
}

securing::SigningKey Inside::of(const Key& key) { return key.state_->view(); }

Key::Key(std::shared_ptr<const State> state) : state_(std::move(state)) {}

Result<Key> Key::generate(KeyType type, const Random& random) {
  CAIRN_TRY(auto key, crypto::PrivateKey::generate(inner(type), random));
  const auto shown = key.public_key();
  return Key(std::make_shared<const State>(
      State{std::move(key), did::key_id_of_did_key(shown), did::make_did_key(shown)}));
}

Result<Key> Key::open(std::string_view file, std::string_view passphrase) {
  CAIRN_TRY(auto key, crypto::open_key_file(file, passphrase));
  const auto shown = key.public_key();
  return Key(std::make_shared<const State>(
      State{std::move(key), did::key_id_of_did_key(shown), did::make_did_key(shown)}));
}

Result<Key> Key::named(std::string_view id) const {
  const auto hash = id.find('#');
  const bool absolute = id.starts_with("did:") || id.starts_with("https://");
  if (!absolute || hash == std::string_view::npos || hash + 1 == id.size())
    return fail(ErrorCode::invalid, where, "a DID or https URL with a fragment names a key");
  return Key(std::make_shared<const State>(
      State{state_->key, std::string(id), std::string(id.substr(0, hash))}));
}

KeyType Key::type() const { return outer(state_->key.type()); }
const std::string& Key::id() const { return state_->id; }
const std::string& Key::controller() const { return state_->controller; }
std::string Key::multikey() const { return crypto::to_multikey(state_->key.public_key()); }

std::string Key::jwk() const {
  Arena arena;
  return json::write(crypto::to_jwk(state_->key.public_key(), json::Builder(arena)));
}

std::string Key::document() const {
  Arena arena;
  const auto fragment = std::string_view(state_->id).substr(state_->controller.size() + 1);
  const auto document = did::make_document(state_->controller, fragment, state_->key.public_key());
  return json::write(did::to_json(document, json::Builder(arena)), json::Style::indented);
}

Result<std::string> Key::to_file(std::string_view passphrase, const Random& random) const {
  if (!passphrase.empty()) return crypto::write_key_file(state_->key, passphrase, random);
  const auto text = crypto::write_key_file(state_->key);
  return std::string(text.text());
}

}  // namespace cairn
