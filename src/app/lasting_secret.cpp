// SPDX-License-Identifier: Apache-2.0
#include "app/lasting_secret.h"

#include <algorithm>

#include "app/ports/keys.h"

namespace cairn::app {
namespace {

using Bytes32 = std::array<std::uint8_t, 32>;

std::string purpose_of(const std::string& name) { return "secret " + name; }

// Errors: not_found (none was made yet).
Result<Bytes32> find(Context& context, Transaction& transaction, const std::string& name) {
  CAIRN_TRY(const auto sealed, transaction.keys().find_secret(name));
  CAIRN_TRY(const auto opened, context.keys.open(sealed, purpose_of(name)));
  Bytes32 secret{};
  if (opened.view().size() != secret.size())
    return fail(ErrorCode::internal, "secret", "A secret is of another size.");
  std::copy(opened.view().begin(), opened.view().end(), secret.begin());
  return secret;
}

}  // namespace

Result<Bytes32> lasting_secret(Context& context, Transaction& transaction,
                               const std::string& name) {
  auto known = find(context, transaction, name);
  if (known || known.error().code != ErrorCode::not_found) return known;
  Bytes32 secret{};
  context.random(secret);
  CAIRN_TRY(const auto sealed, context.keys.seal(secret, purpose_of(name)));
  CAIRN_CHECK(transaction.keys().add_secret(name, sealed));
  return secret;
}

Result<Bytes32> lasting_secret(Context& context, const std::string& name) {
  {
    CAIRN_TRY(auto reading, context.store.begin(Access::read));
    auto known = find(context, *reading, name);
    if (known || known.error().code != ErrorCode::not_found) return known;
  }
  CAIRN_TRY(auto writing, context.store.begin(Access::write));
  CAIRN_TRY(const auto secret, lasting_secret(context, *writing, name));
  CAIRN_CHECK(writing->commit());
  return secret;
}

}  // namespace cairn::app
