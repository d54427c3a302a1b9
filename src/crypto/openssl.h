// SPDX-License-Identifier: Apache-2.0
// Owners of OpenSSL's objects. For this module's implementation files only.
#pragma once
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <atomic>
#include <memory>
#include <utility>

#include "base/release.h"
#include "base/result.h"

namespace cairn::crypto {

using EvpKey = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using EvpContext = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using BigNumber = std::unique_ptr<BIGNUM, Release<BN_clear_free>>;
using BigNumberContext = std::unique_ptr<BN_CTX, Release<BN_CTX_free>>;
using CurvePoint = std::unique_ptr<EC_POINT, Release<EC_POINT_clear_free>>;
using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, Release<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Release<OSSL_PARAM_free>>;

inline Error openssl_failed(const char* where) {
  return fail(ErrorCode::internal, where, "the cryptographic library failed");
}

// One initialised context of a key, kept from one operation to the next: making it anew costs a
// tenth of a P-256 verification. Any number of threads may borrow; who finds none makes one.
class ContextSlot {
 public:
  ContextSlot() = default;
  ~ContextSlot() { EVP_PKEY_CTX_free(idle_.load()); }
  ContextSlot(const ContextSlot&) = delete;
  ContextSlot& operator=(const ContextSlot&) = delete;

  // A context of `key` made ready by `initialise`, or null when OpenSSL fails.
  EvpContext borrow(EVP_PKEY* key, int (*initialise)(EVP_PKEY_CTX*)) const {
    if (auto* idle = idle_.exchange(nullptr)) return EvpContext(idle);
    EvpContext made(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    if (made == nullptr || initialise(made.get()) != 1) return nullptr;
    return made;
  }
  void give_back(EvpContext context) const { EVP_PKEY_CTX_free(idle_.exchange(context.release())); }

 private:
  mutable std::atomic<EVP_PKEY_CTX*> idle_{nullptr};
};

}  // namespace cairn::crypto
