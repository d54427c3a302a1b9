// SPDX-License-Identifier: Apache-2.0
// Ranks the IRIs of a dataset in the order of their canonical text, so that quads are sorted by
// small integers. Most IRIs are met again at the same address (one context, one node object), which
// is found out without reading them.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "rdf/term.h"

namespace cairn::rdf {

class TextRanks {
 public:
  // Forgets everything but its memory; ids will be below `terms`.
  void reset(std::size_t terms);
  void add(TermId id, std::string_view iri) {
    if (slot_of_term_[id] == none) slot_of_term_[id] = slot_at(iri);
  }
  // After all were added: equal texts get equal ranks, counted from 0.
  void rank();

  std::uint32_t operator[](TermId id) const { return rank_of_slot_[slot_of_term_[id]]; }
  std::uint32_t distinct() const { return distinct_; }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t slot_at(std::string_view iri);
  std::uint32_t& table_entry(std::string_view iri);
  void enlarge_table();

  std::vector<std::uint32_t> slot_of_term_;
  std::vector<std::string_view> texts_;  // slot → text
  std::vector<std::uint32_t> rank_of_slot_;
  std::vector<std::uint32_t> sorted_;  // slots
  std::vector<std::uint32_t> table_;   // open addressing by address → slot
  std::uint32_t distinct_ = 0;
};

}  // namespace cairn::rdf
