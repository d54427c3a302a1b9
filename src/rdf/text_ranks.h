// SPDX-License-Identifier: Apache-2.0
// Ranks the IRIs of a dataset in the order of their canonical text, so that quads are sorted by
// small integers. Most IRIs are met again at the same address (one context, one node object), where
// one comparison finds them; those remembered from the last dataset need no sorting either.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "rdf/term.h"

namespace cairn::rdf {

class TextRanks {
 public:
  // Begins a new dataset, whose ids will be below `terms`.
  void begin(std::size_t terms);
  // Forgets every text (memory stays), so that ranks will be counted from 0 without gaps.
  void forget();

  void add(TermId id, std::string_view iri) {
    if (slot_of_term_[id] == none) slot_of_term_[id] = slot_at(iri);
  }
  // After all were added: gives equal texts equal ranks.
  void rank();

  std::uint32_t operator[](TermId id) const { return slots_[slot_of_term_[id]].rank; }
  std::uint32_t distinct() const { return distinct_; }      // texts remembered
  std::size_t remembered() const { return slots_.size(); }  // places they were met at
  std::size_t remembered_bytes() const { return bytes_; }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Slot {
    const char* address;    // where it was met; whether it still stands there must be looked at
    std::string_view text;  // our own copy
    std::uint32_t rank;
  };

  std::uint32_t slot_at(std::string_view iri);
  std::uint32_t& table_entry(const char* address, std::string_view iri);
  void enlarge_table();

  std::vector<std::uint32_t> slot_of_term_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> sorted_;  // slots
  std::vector<std::uint32_t> table_;   // open addressing by address → slot
  std::uint32_t distinct_ = 0;
  Arena texts_;
  std::size_t bytes_ = 0;  // in texts_
};

}  // namespace cairn::rdf
