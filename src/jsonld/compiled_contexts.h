// SPDX-License-Identifier: Apache-2.0
// The contexts compiled in, ordered by URL. The table is written at build time from npm packages.
#pragma once
#include <span>
#include <string_view>

namespace cairn::jsonld {

struct CompiledContext {
  std::string_view url;
  std::string_view json;
};

std::span<const CompiledContext> compiled_contexts();

}  // namespace cairn::jsonld
