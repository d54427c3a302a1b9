// SPDX-License-Identifier: Apache-2.0
// How the parts of an index lie in its file: a head, a table of sections, the sections, each at a
// multiple of eight bytes. Numbers are the machine's own: an index is made anew, never exchanged.
#pragma once
#include <cstdint>
#include <type_traits>

#include "catalogue/index.h"

namespace cairn::catalogue {

inline constexpr std::uint64_t index_magic = 0x7864696e72696163;  // "cairnidx" of this byte order
inline constexpr std::uint32_t index_version = 2;

struct IndexHead {
  std::uint64_t magic = index_magic;
  std::uint32_t version = index_version;
  std::uint32_t sections = 0;
  std::uint64_t offers = 0;
  std::uint64_t text_bytes = 0;
};
struct IndexSection {
  std::uint64_t at = 0, bytes = 0;
};

// Every section of an index, in order: each(span) for arrays, texts(table) and lists(lists).
template <class AnIndex, class Columns, class Arrays, class Texts, class AllLists>
void for_each_section(AnIndex& index, Columns column, Arrays array, Texts texts, AllLists lists) {
  column(index.places);
  column(index.sizes);
  column(index.price_minor);
  column(index.minutes);
  column(index.currency);
  column(index.provider);
  column(index.credential);
  column(index.language);
  column(index.recognition);
  column(index.kind);
  column(index.stage);
  column(index.pace);
  column(index.trial);
  column(index.marks);
  texts(index.ids);
  texts(index.currencies);
  texts(index.providers);
  texts(index.credentials);
  texts(index.languages);
  texts(index.words);
  lists(index.word_offers);
  texts(index.skills);
  lists(index.teachers);
  texts(index.parts);
  lists(index.holders);
  array(index.identifiers);
  array(index.names);
  array(index.counted);
  array(index.unknown);
}

}  // namespace cairn::catalogue
