// SPDX-License-Identifier: Apache-2.0
#include "app/lasting_secret.h"
#include "app/ports/keys.h"

#include <algorithm>

namespace cairn::app {

Result<std::array<std::uint8_t, 32>> lasting_secret(Context& context, const std::string& name) {
  const auto purpose = "secret " + name;
  std::array<std::uint8_t, 32> secret{};
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  const auto sealed = transaction->keys().find_secret(name);
  if (!sealed && sealed.error().code != ErrorCode::not_found) return sealed.error();
  if (sealed) {
    CAIRN_TRY(const auto opened, context.keys.open(*sealed, purpose));
    if (opened.view().size() != secret.size())
      return fail(ErrorCode::internal, "secret", "A secret is of another size.");
    std::copy(opened.view().begin(), opened.view().end(), secret.begin());
    return secret;
  }
  context.random(secret);
  CAIRN_TRY(const auto kept, context.keys.seal(secret, purpose));
  CAIRN_CHECK(transaction->keys().add_secret(name, kept));
  CAIRN_CHECK(transaction->commit());
  return secret;
}

}  // namespace cairn::app
