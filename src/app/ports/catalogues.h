// SPDX-License-Identifier: Apache-2.0
// Catalogues: what this installation knows to be on offer. The starter catalogue and the
// curated one are always among them, whatever was imported.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalogue/book.h"
#include "catalogue/offer.h"
#include "catalogue/same.h"

namespace cairn::app {

class Catalogues {
 public:
  virtual ~Catalogues() = default;

  // Ascending. Errors: io.
  virtual Result<std::vector<std::string>> names() = 0;
  // To look into: no offer is held in memory for it. Errors: not_found, unreadable and invalid
  // (damaged; says to import again), io.
  virtual Result<std::shared_ptr<const catalogue::Book>> open(std::string_view name) = 0;
  // The whole of it, to change and save. Errors: as above.
  virtual Result<catalogue::Catalogue> load(std::string_view name) = 0;
  // Whole or not at all, in the place of the one of that name; what people decided about its offers
  // is kept. Errors: invalid (a name that is none, or one of those that come with the
  // program; of the curated one only what people decided about it is kept), io.
  virtual Status save(catalogue::Catalogue catalogue) = 0;
  // The same of offers that are not in memory together, of one that does not come with the program;
  // `head` is what the catalogue says of itself. Errors: as above, and those of the source.
  virtual Status save_all(const catalogue::Catalogue& head, const catalogue::OfferSource& next) = 0;
  // A part of what is being imported, on disk for as long as somebody holds it. Errors: io.
  virtual Result<std::shared_ptr<const catalogue::Book>> set_aside(catalogue::Catalogue part) = 0;
  // What people said of offers of one achievement, whichever catalogues they stand in. Errors:
  // unreadable and invalid (damaged), io.
  virtual Result<std::vector<catalogue::SameWord>> words_on_same() = 0;
  virtual Status save_words_on_same(std::span<const catalogue::SameWord> words) = 0;
  // Errors: not_found, invalid (one that comes with the program), io.
  virtual Status remove(std::string_view name) = 0;
};

}  // namespace cairn::app
