// SPDX-License-Identifier: Apache-2.0
// Cairn, keys: a private key together with the name it signs under.
//
//   auto random = cairn::system_random();
//   auto key = cairn::Key::generate(cairn::KeyType::ed25519, random);
//   if (!key.ok()) return complain(key.error());
//   auto file = key->to_file("correct horse", random);  // encrypted; keep it where nobody reads it
//   if (!file.ok()) return complain(file.error());
//   auto again = cairn::Key::open(*file, "correct horse");
//   if (!again.ok()) return complain(again.error());
//   auto ours = again->named("did:web:college.example#key-1");
//   if (!ours.ok()) return complain(ours.error());
//   auto page = ours->document();  // for https://college.example/.well-known/did.json
#pragma once
#include <cairn/random.h>
#include <cairn/result.h>

#include <memory>
#include <string>
#include <string_view>

namespace cairn {

// Ed25519 (RFC 8032), ECDSA over NIST's curves (FIPS 186-5), RSA of 3072 bits (RFC 8017), which
// signs tokens only.
enum class KeyType : std::uint8_t { ed25519, p256, p384, p521, rsa };

// Random bytes of the operating system (getrandom(2)), fit for keys and salts.
Random system_random();

// Copies share one key that never changes; several threads may use it at once. What holds the
// secret is overwritten once the last copy is gone.
class Key {
 public:
  // Named by its own did:key (w3c-ccg/did-key-spec). Errors: internal.
  static Result<Key> generate(KeyType type, const Random& random);

  // The text of a key file, as to_file and `cairn key new` make it; "" for one in the clear.
  // Errors: unreadable, too_large, unsupported (a kind of key or cipher), not_permitted (the
  // passphrase is wrong, or one is needed), invalid (it is not the key it says it is).
  static Result<Key> open(std::string_view file, std::string_view passphrase = {});

  // The same key under another name: a DID URL or https URL with a fragment, which the document of
  // the part before it must authorise (cid-1.0#verification-methods). Errors: invalid.
  Result<Key> named(std::string_view id) const;

  KeyType type() const;
  const std::string& id() const;          // verificationMethod: "did:key:z6Mk…#z6Mk…"
  const std::string& controller() const;  // the issuer: "did:key:z6Mk…"
  std::string multikey() const;           // the public key: "z6Mk…" (cid-1.0#Multikey)
  std::string jwk() const;                // the public key as JWK (RFC 7517), JSON

  // The DID document, JSON, that authorises this key for awarding and showing under its name
  // (did-core#core-properties).
  std::string document() const;

  // JSON text, encrypted under the passphrase (Argon2id, RFC 9106; XChaCha20-Poly1305), or, where
  // it is "", in the clear. Errors: internal (no memory for Argon2id).
  Result<std::string> to_file(std::string_view passphrase, const Random& random) const;

 private:
  friend class Issuer;
  friend struct Inside;  // for the other headers of this library
  struct State;
  explicit Key(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

}  // namespace cairn
