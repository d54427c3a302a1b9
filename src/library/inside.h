// SPDX-License-Identifier: Apache-2.0
// What the functions beside a class of the public headers take out of it. Internal to this module.
#pragma once
#include "cairn/issue.h"
#include "securing/issue.h"
#include "securing/workspace.h"

namespace cairn {

struct Inside {
  // What an Issuer signs with, its arena empty; until its next use.
  struct Tools {
    securing::SigningKey key;
    securing::Workspace& workspace;
    Arena& arena;
  };
  static Tools of(Issuer& issuer);
  // As long as the key.
  static securing::SigningKey of(const Key& key);
};

}  // namespace cairn
