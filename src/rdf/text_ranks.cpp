// SPDX-License-Identifier: Apache-2.0
#include "rdf/text_ranks.h"

#include <algorithm>

#include "rdf/line_writer.h"

namespace cairn::rdf {
namespace {

constexpr std::size_t table_size_min = 256;  // a power of two, as every later size

}  // namespace

void TextRanks::reset(std::size_t terms) {
  slot_of_term_.assign(terms, none);
  texts_.clear();
  table_.assign(std::max(table_.size(), table_size_min), none);
  distinct_ = 0;
}

std::uint32_t& TextRanks::table_entry(std::string_view iri) {
  const auto mask = table_.size() - 1;
  const auto address = reinterpret_cast<std::uintptr_t>(iri.data());
  auto at = static_cast<std::size_t>(address * 0x9E3779B97F4A7C15 >> 32) & mask;
  while (table_[at] != none &&
         (texts_[table_[at]].data() != iri.data() || texts_[table_[at]].size() != iri.size()))
    at = (at + 1) & mask;
  return table_[at];
}

std::uint32_t TextRanks::slot_at(std::string_view iri) {
  if (texts_.size() * 2 >= table_.size()) enlarge_table();
  auto& entry = table_entry(iri);
  if (entry == none) {
    entry = static_cast<std::uint32_t>(texts_.size());
    texts_.push_back(iri);
  }
  return entry;
}

void TextRanks::enlarge_table() {
  table_.assign(table_.size() * 2, none);
  for (std::uint32_t slot = 0; slot < texts_.size(); ++slot) table_entry(texts_[slot]) = slot;
}

void TextRanks::rank() {
  const auto count = static_cast<std::uint32_t>(texts_.size());
  sorted_.resize(count);
  rank_of_slot_.resize(count);
  for (std::uint32_t slot = 0; slot < count; ++slot) sorted_[slot] = slot;
  std::sort(sorted_.begin(), sorted_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return compare_iris(texts_[a], texts_[b]) < 0;
  });
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i == 0 || texts_[sorted_[i]] != texts_[sorted_[i - 1]]) ++distinct_;
    rank_of_slot_[sorted_[i]] = distinct_ - 1;
  }
}

}  // namespace cairn::rdf
