// SPDX-License-Identifier: Apache-2.0
// Compiled: all that a Schema holds. Internal to this module.
#pragma once
#include "json_schema/store.h"

namespace cairn::json_schema {

struct Compiled {
  explicit Compiled(Resolve resolve) : store(std::move(resolve)) {}

  Store store;
  const Node* root = nullptr;
  Limits limits;
  bool marks = false;  // some schema asks what others have looked at
};

// Without holding the schema to its meta-schema first.
Result<Schema> compile_unchecked(const json::Value& schema, const Options& options);

}  // namespace cairn::json_schema
