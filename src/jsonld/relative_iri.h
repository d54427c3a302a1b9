// SPDX-License-Identifier: Apache-2.0
// References that are shorter than the IRIs they stand for (json-ld11-api#iri-compaction step 10).
#pragma once
#include <string>
#include <string_view>

namespace cairn::jsonld {

// A reference that resolves to `iri` under `base` and cannot be taken for a keyword or for an IRI
// of its own; `iri` itself where there is none, or `base` is "".
std::string relative_iri(std::string_view base, std::string_view iri);

}  // namespace cairn::jsonld
