// SPDX-License-Identifier: Apache-2.0
// Where each draft has schemas within a schema (json-schema-core#section-10).
#pragma once
#include <functional>
#include <string>

#include "base/result.h"
#include "json/value.h"
#include "json_schema/schema.h"

namespace cairn::json_schema {

// Calls `visit` with each schema directly within `schema` and the pointer to it: "/allOf/0". Stops
// at its first error.
Status for_each_subschema(
    const json::Value& schema, Draft draft,
    const std::function<Status(const json::Value& schema, std::string tail)>& visit);

}  // namespace cairn::json_schema
