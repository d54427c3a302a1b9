// SPDX-License-Identifier: Apache-2.0
#include "context_folder.h"

#include "json/parse.h"
#include "suite.h"

namespace cairn::conformance {

ContextFolder::ContextFolder() {
  const auto folder = suites_folder() / "contexts";
  if (!std::filesystem::exists(folder)) return;
  Arena arena;
  const auto manifest = json::parse(read_file(folder / "manifest.json"), arena);
  if (!manifest.ok()) return;
  for (const auto& row : manifest->items()) {
    const std::string file(row.string_at("file"));
    if (!file.starts_with("variant_"))
      texts_.emplace(row.string_at("url"), read_file(folder / file));
  }
}

jsonld::ContextSource ContextFolder::source() const {
  return {.load = [this](std::string_view url) -> std::optional<std::string_view> {
    const auto found = texts_.find(url);
    if (found == texts_.end()) return std::nullopt;
    return std::string_view(found->second);
  }};
}

}  // namespace cairn::conformance
