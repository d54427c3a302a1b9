// SPDX-License-Identifier: Apache-2.0
// Active contexts (json-ld11-api#context-processing-algorithm): what names mean at one place of a
// document. Immutable once built and shared freely within one Processor, so that working one out
// twice is never needed; only memos inside them change.
#pragma once
#include <span>
#include <string_view>

#include "base/arena.h"
#include "base/word.h"
#include "json/value.h"
#include "jsonld/keyword.h"
#include "jsonld/language_tag.h"
#include "rdf/term.h"

namespace cairn::jsonld {

enum class IriKind : std::uint8_t {
  absolute,  // has a scheme and no character that RDF forbids
  blank,     // begins with "_:"
  relative,  // anything else: means nothing in RDF
};

// An expanded name. Those of term definitions are shared by all their uses and remember the id they
// have in the dataset being written, which is what makes predicates and types free.
struct Iri {
  std::string_view text;
  IriKind kind = IriKind::relative;
  mutable rdf::TermId term = 0;        // in the dataset of…
  mutable std::uint32_t document = 0;  // …this number
};

IriKind kind_of_iri(std::string_view text);

// What an IRI expands to: a keyword, an IRI, or neither (the name is to be ignored).
struct Name {
  Keyword keyword = Keyword::none;
  const Iri* iri = nullptr;
  bool is_nothing() const { return keyword == Keyword::none && iri == nullptr; }
};

enum class Coercion : std::uint8_t { none, id, vocab, none_value, json, datatype };
enum class Direction : std::uint8_t { unset, none, ltr, rtl };  // none: explicitly null

// "ltr", "rtl" or null; Direction::unset for anything else.
Direction read_direction(const json::Value& value);

// json-ld11-api#dfn-term-definition.
struct TermDefinition {
  Name name;
  const Iri* datatype = nullptr;  // Coercion::datatype only
  Language language;              // without a tag: null; see has_language
  std::string_view nest;
  std::string_view index;                // "" is @index
  const json::Value* context = nullptr;  // scoped context
  std::string_view context_base;         // the URL it was written under
  KeywordSet container;
  Coercion coercion = Coercion::none;
  Direction direction = Direction::unset;
  bool has_language = false;
  bool has_nest = false;
  bool is_prefix = false;
  bool is_protected = false;
  bool is_reverse = false;
  bool is_permanent = false;  // lives as long as the Processor's cache
  bool is_plain = false;      // an absolute IRI whose scalars are values by themselves: set_plain()

  void set_plain() {
    is_plain = name.iri != nullptr && name.iri->kind == IriKind::absolute && context == nullptr &&
               !is_reverse && coercion != Coercion::json &&
               !container.has_any(KeywordSet::of(Keyword::list, Keyword::graph));
  }
};

// Whether two definitions say the same, protection aside (create-term-definition step 27.1).
bool same_meaning(const TermDefinition& a, const TermDefinition& b);

// Terms by open addressing in an arena; a table is filled once and then only read.
class TermTable {
 public:
  struct Slot {
    std::string_view term;
    const TermDefinition* definition = nullptr;  // nullptr: free
  };

  TermTable(std::size_t terms_max, Arena& arena);

  const TermDefinition* find(std::string_view term) const {
    for (auto at = hash(term) & mask_;; at = (at + 1) & mask_) {
      const auto& slot = slots_[at];
      if (slot.definition == nullptr) return nullptr;
      if (same_text(slot.term, term)) return slot.definition;
    }
  }
  // False where the terms were chosen so as to collide; the table is then of no use.
  bool insert(std::string_view term, const TermDefinition* definition);

  std::span<const Slot> slots() const { return slots_; }
  std::size_t size() const { return size_; }

  static std::size_t hash(std::string_view text);

 private:
  std::span<Slot> slots_;
  std::size_t mask_ = 0;
  std::size_t size_ = 0;
};

struct Alias {
  std::string_view term;
  Keyword keyword;
};

enum class Scope : std::uint8_t { property, type };

class InverseContext;

struct ActiveContext {
  TermTable terms;
  std::string_view base;           // "" for none
  std::string_view original_base;  // what @context: null restores
  std::string_view vocab;
  bool has_vocab = false;
  Language language;
  Direction direction = Direction::unset;
  const ActiveContext* previous = nullptr;
  bool is_permanent = false;
  std::span<const Alias> aliases;   // the terms that stand for keywords…
  KeywordSet aliased;               // …and these keywords
  std::uint64_t alias_lengths = 0;  // bit n: one of them has n bytes; bit 63: one has more

  // Contexts this one became under a scoped context, so far.
  struct Derived {
    const json::Value* context;
    Scope scope;
    const ActiveContext* result;
    const Derived* next;
  };
  mutable const Derived* derived = nullptr;
  mutable const InverseContext* inverse = nullptr;  // once it has been asked for

  const ActiveContext* find_derived(const json::Value* context, Scope scope) const {
    for (const auto* at = derived; at != nullptr; at = at->next)
      if (at->context == context && at->scope == scope) return at->result;
    return nullptr;
  }

  // The keyword `term` stands for. Most terms stand for none, and their length tells.
  Keyword alias(std::string_view term) const {
    return may_be_alias(term) ? find_alias(term) : Keyword::none;
  }
  // Whether a key, or what stands in a key's place, is `keyword` or stands for it.
  bool means(std::string_view key, Keyword keyword) const {
    if (key.starts_with('@')) return key == text_of(keyword);
    return aliased.has(keyword) && may_be_alias(key) && find_alias(key) == keyword;
  }

 private:
  bool may_be_alias(std::string_view term) const {
    return (alias_lengths >> (term.size() < 63 ? term.size() : 63) & 1) != 0;
  }
  Keyword find_alias(std::string_view term) const;
};

// Both halves of a product depend on every bit of its factors, so that names counted up at either
// end spread over the table.
inline std::uint64_t fold_multiply(std::uint64_t a, std::uint64_t b) {
  __extension__ using Product = unsigned __int128;
  const auto product = static_cast<Product>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline std::size_t TermTable::hash(std::string_view text) {
  constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15;
  const auto* at = text.data();
  auto left = text.size();
  std::uint64_t state = left * multiplier;
  for (; left > 16; at += 8, left -= 8) state = fold_multiply(state ^ load_word(at), multiplier);
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  if (left >= 8) {
    first = load_word(at);
    last = load_word(at + left - 8);
  } else if (left >= 4) {
    first = load_half_word(at);
    last = load_half_word(at + left - 4);
  } else if (left > 0) {
    first = static_cast<std::uint8_t>(at[0]) | static_cast<std::uint8_t>(at[left - 1]) << 8;
    last = static_cast<std::uint8_t>(at[left / 2]);
  }
  return fold_multiply(state ^ first, last ^ 0xC2B2AE3D27D4EB4F);
}

}  // namespace cairn::jsonld
