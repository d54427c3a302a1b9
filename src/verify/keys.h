// SPDX-License-Identifier: Apache-2.0
// Whose key is it, and may it speak for the issuer? The issuer's own document decides (CID 1.0
// section 3.3): never the link of a key, never the key itself.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "crypto/key.h"
#include "did/document.h"
#include "verify/session.h"

namespace cairn::verify {

// A URL without its fragment: whose the key is that it names.
inline std::string_view before_fragment(std::string_view url) {
  return url.substr(0, url.find('#'));
}

// Keys that a did:key or did:jwk is itself: nothing about them can change.
class KeyCache {
 public:
  // nullptr where `did` is of another method or names no usable key.
  const did::VerificationMethod* find(std::string_view did);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::unordered_map<std::string, did::VerificationMethod, Hash, std::equal_to<>> keys_;
};

struct FoundKey {
  std::optional<crypto::PublicKey> key;  // also of a key that may not sign, to tell what is intact
  Code code = Code::key_unreachable;     // key_authorised, or why it is not
  std::string detail;
  std::string document = {};     // the page that was asked for it; "" for a key that is its own
  bool by_domain = false;        // a document at the issuer's own domain authorises it
  bool is_controller = false;    // the controller is this key and nothing else
  bool is_unstated = false;      // a page of the issuer's names it without saying what it is for
  std::string expires, revoked;  // as the document writes them, or ""
  std::optional<crypto::SignatureAlgorithm> algorithm;  // the only one it may serve, where one is
  bool serves(crypto::SignatureAlgorithm other) const { return !algorithm || *algorithm == other; }
  bool authorised() const { return code == Code::key_authorised; }
  // What to tell of a key that may sign.
  Code told() const {
    if (is_unstated) return Code::key_purpose_unstated;
    return is_controller ? Code::key_is_issuer : code;
  }
};

// The key `method` (an absolute URL, or a fragment of `controller`), if `controller` lets it act
// for `purpose`.
FoundKey find_key(Session& session, std::string_view method, std::string_view controller,
                  did::Purpose purpose);

// The same for a key that is given itself, as the header of a token may: it must be one that the
// controller's document authorises.
FoundKey find_given_key(Session& session, const crypto::PublicKey& key, std::string_view controller,
                        did::Purpose purpose);

// The key of an SD-JWT VC whose issuer is a web address: in the issuer's metadata at its
// well-known place. `key_id` "" where the token names none: then there must be one key only.
FoundKey find_metadata_key(Session& session, std::string_view issuer, std::string_view key_id);

// Key lifetime: nullopt, key_revoked or key_expired at the moment asked about. When it was signed
// does not count: whoever has the key may write any time into a proof. spec:
// cid-1.0#verification-methods
std::optional<Code> lifetime_fault(const FoundKey& key, Instant at);

}  // namespace cairn::verify
