// SPDX-License-Identifier: Apache-2.0
#include "jsonld/term_keywords.h"

namespace cairn::jsonld {

bool is_context_entry(std::string_view key) {
  switch (keyword_of(key)) {
    case Keyword::base:
    case Keyword::direction:
    case Keyword::import:
    case Keyword::language:
    case Keyword::propagate:
    case Keyword::protected_:
    case Keyword::version:
    case Keyword::vocab: return true;
    default: return false;
  }
}

bool is_definition_entry(std::string_view key) {
  switch (keyword_of(key)) {
    case Keyword::id:
    case Keyword::reverse:
    case Keyword::container:
    case Keyword::context:
    case Keyword::direction:
    case Keyword::index:
    case Keyword::language:
    case Keyword::nest:
    case Keyword::prefix:
    case Keyword::protected_:
    case Keyword::type: return true;
    default: return false;
  }
}

bool is_container(KeywordSet mapping, std::size_t size) {
  using enum Keyword;
  if (size == 1) return mapping.within(KeywordSet::of(graph, id, index, language, list, set, type));
  if (mapping.has(graph))
    return mapping.within(KeywordSet::of(graph, id, index, set)) &&
           !(mapping.has(id) && mapping.has(index));
  return size == 2 && mapping.has(set) &&
         mapping.within(KeywordSet::of(set, index, id, type, language));
}

}  // namespace cairn::jsonld
