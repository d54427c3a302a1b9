// SPDX-License-Identifier: Apache-2.0
#include "achievement/templates.h"

#include <algorithm>
#include <cassert>

#include "achievement/assets.h"
#include "json/parse.h"

namespace cairn::achievement {
namespace {

std::vector<Template> read_all() {
  std::vector<Template> out;
  for (const auto& asset : template_files()) {
    Arena arena;
    const auto document = json::parse(asset.bytes, arena);
    assert(document.ok());
    auto content = read_content(*document);
    assert(content.ok());
    if (content) out.push_back({asset.name.substr(0, asset.name.find('.')), std::move(*content)});
  }
  return out;
}

}  // namespace

const std::vector<Template>& templates() {
  static const auto all = read_all();
  return all;
}

const Template* find_template(std::string_view id) {
  const auto found = std::ranges::find(templates(), id, &Template::id);
  return found == templates().end() ? nullptr : &*found;
}

}  // namespace cairn::achievement
