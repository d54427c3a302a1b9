// SPDX-License-Identifier: Apache-2.0
// Finds skills or occupations by the words of their names and descriptions: BM25, names that stand
// in a text word for word, and how much of a name's words a text has. Flat arrays, as the model
// file keeps them.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "linker/entries.h"

namespace cairn::linker {

using TermId = std::uint32_t;
inline constexpr TermId no_term = 0xffffffff;

// A content word of a text.
struct TextWord {
  std::uint64_t stem = 0;  // hash
  TermId term = no_term;   // of the index asked
};

// A name in a text: content words `from` to `to` - 1 have the stems of form `form`.
struct NameFound {
  std::uint32_t from, to;
  std::uint32_t form;
};

struct NameIndex {
  // By ascending stem hash; what a term's presence is worth, and its postings.
  std::vector<std::uint64_t> stems;
  std::vector<float> worth;
  std::vector<std::uint32_t> posting_begin;  // one more than terms
  std::vector<std::uint32_t> posting_entry;
  std::vector<std::uint16_t> posting_impact;  // BM25 in steps of 1/1024
  // Entries own forms, forms own terms.
  std::vector<std::uint32_t> form_begin;  // one more than entries
  std::vector<std::uint32_t> form_entry;
  std::vector<std::uint32_t> form_spelling;
  std::vector<std::uint8_t> form_own;
  std::vector<std::uint32_t> term_begin;  // one more than forms
  std::vector<TermId> form_terms;
  // Forms by the hash of their stems, ascending.
  std::vector<std::uint64_t> name_hashes;
  std::vector<std::uint32_t> name_forms;

  std::size_t entries() const { return form_begin.empty() ? 0 : form_begin.size() - 1; }
  TermId term(std::uint64_t stem) const;
  // Adds each entry's BM25 to `scores`, which has entries() numbers. Terms that repeat count once.
  void score(const std::vector<TermId>& terms, std::vector<std::uint32_t>& scores) const;
  // All names in the text, by ascending `from`, then `to`, then form.
  std::vector<NameFound> names_in(const std::vector<TextWord>& text) const;
};

NameIndex index_names(const Corpus& corpus, const std::vector<Entry>& entries);

}  // namespace cairn::linker
