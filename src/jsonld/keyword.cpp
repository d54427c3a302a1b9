// SPDX-License-Identifier: Apache-2.0
#include "jsonld/keyword.h"

#include <algorithm>
#include <array>

namespace cairn::jsonld {
namespace {

// In the order of the enum.
constexpr std::array<std::string_view, 24> texts{
    "",         "@base",   "@container", "@context", "@direction", "@graph",
    "@id",      "@import", "@included",  "@index",   "@json",      "@language",
    "@list",    "@nest",   "@none",      "@prefix",  "@propagate", "@protected",
    "@reverse", "@set",    "@type",      "@value",   "@version",   "@vocab"};
static_assert(texts[static_cast<int>(Keyword::vocab)] == "@vocab");

}  // namespace

Keyword find_keyword(std::string_view text) {
  const auto* const at = std::find(texts.begin() + 1, texts.end(), text);
  return at == texts.end() ? Keyword::none : static_cast<Keyword>(at - texts.begin());
}

bool has_keyword_form(std::string_view text) {
  if (text.size() < 2 || text[0] != '@') return false;
  return std::all_of(text.begin() + 1, text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

std::string_view text_of(Keyword keyword) { return texts[static_cast<int>(keyword)]; }

}  // namespace cairn::jsonld
