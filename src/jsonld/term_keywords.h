// SPDX-License-Identifier: Apache-2.0
// Which keywords may stand where in a local context (json-ld11-api#create-term-definition).
#pragma once
#include <cstddef>
#include <string_view>

#include "jsonld/keyword.h"

namespace cairn::jsonld {

// Of a context itself, so that it defines no term.
bool is_context_entry(std::string_view key);

// Of an expanded term definition.
bool is_definition_entry(std::string_view key);

// Whether a container mapping of `size` entries may hold these (step 19.1).
bool is_container(KeywordSet mapping, std::size_t size);

}  // namespace cairn::jsonld
