// SPDX-License-Identifier: Apache-2.0
// Schemas of drafts 4 and 6, as extensions of Open Badges 2.0 have them, in the words of draft 7.
#pragma once
#include "json/build.h"
#include "json/value.h"

namespace cairn::json_schema {

// What names another draft, or none, is given back as it is. Draft 7 only adds to draft 6; of draft
// 4, `id` has become `$id`, and an exclusive bound a number of its own. Recurses as deep as the
// value is nested. spec: json-schema.org/draft-06/json-schema-release-notes
json::Value in_draft_07(const json::Value& schema, json::Builder builder);

}  // namespace cairn::json_schema
