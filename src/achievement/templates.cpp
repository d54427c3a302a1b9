// SPDX-License-Identifier: Apache-2.0
#include "achievement/templates.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "achievement/assets.h"
#include "json/parse.h"

namespace cairn::achievement {
namespace {

Translation translation_of(const Content& it) {
  return {it.details.language, it.name, it.description, it.criteria, it.alternative_text};
}

// Each language's own texts are those of the others in translation.
void translate(std::vector<Content>& contents) {
  std::ranges::stable_sort(contents, std::ranges::less{}, [](const Content& it) {
    return it.details.language != Details().language;
  });
  for (auto& it : contents)
    for (const auto& other : contents)
      if (other.details.language != it.details.language)
        it.details.translations.push_back(translation_of(other));
}

std::vector<Template> read_all() {
  std::map<std::string_view, std::vector<Content>> by_id;
  for (const auto& asset : template_files()) {
    Arena arena;
    const auto document = json::parse(asset.bytes, arena);
    assert(document.ok());
    auto content = read_content(*document);
    assert(content.ok());
    if (content) by_id[asset.name.substr(0, asset.name.find('.'))].push_back(std::move(*content));
  }
  std::vector<Template> out;
  for (auto& [id, contents] : by_id) {
    translate(contents);
    out.push_back({id, std::move(contents)});
  }
  return out;
}

}  // namespace

const Content& Template::in(std::string_view language) const {
  const auto found =
      std::ranges::find(contents, language, [](const Content& it) { return it.details.language; });
  return found == contents.end() ? contents.front() : *found;
}

const std::vector<Template>& templates() {
  static const auto all = read_all();
  return all;
}

const Template* find_template(std::string_view id) {
  const auto found = std::ranges::find(templates(), id, &Template::id);
  return found == templates().end() ? nullptr : &*found;
}

}  // namespace cairn::achievement
