// SPDX-License-Identifier: Apache-2.0
// Collector: what an importer has read so far. It holds every offer to the limits, keeps ids
// unique, and tells what did not land.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "catalogue/importer.h"

namespace cairn::catalogue {

class Collector {
 public:
  Collector(std::string_view importer, const ReadOptions& options);

  // The entry that is read now; faults are told of it.
  void begin_row(std::string_view file, std::size_t row);
  // Whether the offer landed: it needs an id and a title, and its id must be new.
  bool add(Offer offer);
  // The entry, or a part of it where `landed`, is left out for this reason.
  void fault(std::string reason, std::string id = "", bool landed = false);
  // A file, or the rest of it, is left out: the import is not complete.
  void file_fault(std::string_view file, std::string reason);
  // How many entries the source says it has in all; where fewer are here, that is told.
  void expect(double entries) { expected_ = std::max(expected_, entries); }
  // About the import as a whole; the first of many.
  void note(std::string sentence);
  bool is_full() const;
  // Of a table, after each row: makes room where many are held. Errors: of ReadOptions::set_aside.
  Status make_room();

  const ReadOptions& options() const { return options_; }
  std::vector<Offer>& offers() { return import_.catalogue.offers; }
  // The offer added under this id and still held, or nullptr; valid until the next is added.
  Offer* find(std::string_view id);

  // What stood among requirements but is no offer read so far becomes words.
  void turn_unknown_offers_into_words();

  // Sorted by id, with what is wrong between offers told: loops, references that lead nowhere.
  // Errors: unreadable where nothing landed.
  Result<Import> finish() &&;

 private:
  const ReadOptions& options_;
  Import import_;
  std::unordered_map<std::string, std::size_t> positions_;  // or is_aside
  std::size_t referring_ = 0;                               // of the offers held
  std::string file_;
  std::size_t row_ = 0;
  double expected_ = 0;
};

// Adds a skill by its words, once; empty words are none.
void add_words(Offer& offer, std::string_view words, Level level = 0);
void add_unique(std::vector<std::string>& list, std::string text);

}  // namespace cairn::catalogue
