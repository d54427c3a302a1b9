// SPDX-License-Identifier: Apache-2.0
#include "app/accounts/password.h"

#include <sodium.h>

#include <array>
#include <semaphore>

#include "app/limits.h"

namespace cairn::app {
namespace {

// Memory, not time, is what many hashes at once would run out of.
class HashingTurn {
 public:
  HashingTurn() { turns.acquire(); }
  ~HashingTurn() { turns.release(); }
  HashingTurn(const HashingTurn&) = delete;
  HashingTurn& operator=(const HashingTurn&) = delete;

 private:
  static inline std::counting_semaphore<limits::password_hashes_max> turns{
      limits::password_hashes_max};
};

}  // namespace

Result<std::string> hash_password(std::string_view password) {
  const HashingTurn turn;
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (sodium_init() < 0 || crypto_pwhash_str(text.data(), password.data(), password.size(),
                                             crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                             crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return fail(ErrorCode::internal, "password", "There is not enough memory to store a password.");
  return std::string(text.data());
}

bool password_matches(std::string_view password, const std::string& hash) {
  static const auto nobody = hash_password("nobody has this password");
  const auto& compared = hash.empty() && nobody ? *nobody : hash;
  const HashingTurn turn;
  const bool matches =
      crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
  return matches && !hash.empty();
}

}  // namespace cairn::app
