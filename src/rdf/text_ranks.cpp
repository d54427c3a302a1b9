// SPDX-License-Identifier: Apache-2.0
#include "rdf/text_ranks.h"

#include <algorithm>

#include "rdf/line_writer.h"

namespace cairn::rdf {
namespace {

constexpr std::size_t table_size_min = 256;  // a power of two, as every later size

}  // namespace

void TextRanks::begin(std::size_t terms) {
  slot_of_term_.assign(terms, none);
  if (table_.empty()) forget();
}

void TextRanks::forget() {
  slots_.clear();
  sorted_.clear();
  texts_.reset();
  bytes_ = 0;
  table_.assign(table_size_min, none);
  distinct_ = 0;
}

std::uint32_t& TextRanks::table_entry(const char* address, std::string_view iri) {
  const auto mask = table_.size() - 1;
  const auto bits = reinterpret_cast<std::uintptr_t>(address);
  auto at = static_cast<std::size_t>(bits * 0x9E3779B97F4A7C15 >> 32) & mask;
  while (table_[at] != none) {
    const auto& slot = slots_[table_[at]];
    if (slot.address == address && slot.text == iri) break;
    at = (at + 1) & mask;
  }
  return table_[at];
}

std::uint32_t TextRanks::slot_at(std::string_view iri) {
  if (slots_.size() * 2 >= table_.size()) enlarge_table();
  auto& entry = table_entry(iri.data(), iri);
  if (entry == none) {
    entry = static_cast<std::uint32_t>(slots_.size());
    slots_.push_back({iri.data(), texts_.copy(iri), none});
    bytes_ += iri.size();
  }
  return entry;
}

void TextRanks::enlarge_table() {
  table_.assign(table_.size() * 2, none);
  for (std::uint32_t i = 0; i < slots_.size(); ++i)
    table_entry(slots_[i].address, slots_[i].text) = i;
}

void TextRanks::rank() {
  if (sorted_.size() == slots_.size()) return;  // nothing new
  for (auto slot = sorted_.size(); slot < slots_.size(); ++slot)
    sorted_.push_back(static_cast<std::uint32_t>(slot));
  std::sort(sorted_.begin(), sorted_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return compare_iris(slots_[a].text, slots_[b].text) < 0;
  });
  distinct_ = 0;
  std::string_view last;
  for (const auto slot : sorted_) {
    if (distinct_ == 0 || slots_[slot].text != last) ++distinct_;
    last = slots_[slot].text;
    slots_[slot].rank = distinct_ - 1;
  }
}

}  // namespace cairn::rdf
