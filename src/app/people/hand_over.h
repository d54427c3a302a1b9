// SPDX-License-Identifier: Apache-2.0
// Handing an organisation over: somebody else owns it, and whoever did does less from then on or
// leaves, in one act that happens whole or not at all.
#pragma once
#include <string>
#include <vector>

#include "app/accounts/proof.h"
#include "app/context.h"

namespace cairn::app {

enum class Afterwards : std::uint8_t { stays, leaves };

struct HandOver {
  AccountId to;      // a member, who owns it from now on
  OwnerProof proof;  // of whoever hands it over
  Afterwards afterwards = Afterwards::stays;
  std::vector<std::string> roles = {};  // of whoever hands it over and stays; never owner
};
// The new owner is told by mail where mail is sent. Errors: invalid ("/to", "/roles", "/owner",
// "/password"); too_many.
Status hand_over(Context& context, const Actor& actor, const HandOver& form);

}  // namespace cairn::app
