// SPDX-License-Identifier: Apache-2.0
// Inverse contexts (json-ld11-api#inverse-context-creation): which terms stand for an IRI, and what
// each of them takes for granted about its values. Made once for an active context, with the
// prefixes that compact IRIs may begin with.
#pragma once
#include <array>
#include <span>

#include "jsonld/active_context.h"

namespace cairn::jsonld {

// Which of the three maps of a container a value is looked up in.
enum class Selector : std::uint8_t { language, type, any };

// A key of such a map. `value` is an IRI, a language tag or one of @null, @none, @any, @id, @vocab,
// @reverse and @json; a text with a direction has its language, or "", and that direction.
struct Wish {
  std::string_view value;
  Direction direction = Direction::unset;
};

class InverseContext {
 public:
  // Lives in `arena`, as long as the context it is of.
  static const InverseContext* make(const ActiveContext& context, Arena& arena);

  // What one term offers to the values of its IRI.
  struct Choice {
    std::string_view iri;
    KeywordSet container;
    Selector selector;
    Wish wish;
    std::string_view term;
    bool fits(KeywordSet wanted_container, Selector map, const Wish& wanted) const;
  };
  // All choices of an IRI; of two that offer the same, the one whose term is shorter, then less.
  std::span<const Choice> find(std::string_view iri) const;

  // What `keyword` is written as: its best alias, or itself.
  std::string_view written(Keyword keyword) const {
    return keywords_[static_cast<std::size_t>(keyword)];
  }

  // A term that may begin a compact IRI. Prefixes stand in the order of their IRIs, then of their
  // terms by length; `outer` is the last of those whose IRI begins this one's.
  struct Prefix {
    std::string_view iri;
    std::string_view term;
    const Prefix* outer = nullptr;
  };
  // The last prefix of the longest IRI that begins `iri` and is shorter than it, or nullptr; the
  // rest follow by Prefix::next_of.
  const Prefix* last_prefix(std::string_view iri) const;
  // The one before `prefix` that also begins whatever `prefix` begins, or nullptr.
  const Prefix* next_of(const Prefix* prefix) const {
    const bool has_same = prefix != prefixes_.data() && (prefix - 1)->iri == prefix->iri;
    return has_same ? prefix - 1 : prefix->outer;
  }

 private:
  std::span<const Choice> choices_;  // in the order of their IRIs
  std::span<const Prefix> prefixes_;
  std::array<std::string_view, 24> keywords_;
};

// Tags of languages are compared without regard to case.
bool same_language(std::string_view a, std::string_view b);

}  // namespace cairn::jsonld
