// SPDX-License-Identifier: Apache-2.0
// A catalogue brought up to date by a later import of the same source: what is new, changed, the
// same, gone. What is gone stays, with the day since when; what people decided and what the linker
// proposed stays too.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/importer.h"

namespace cairn::catalogue {

struct Changes {
  std::size_t added = 0, changed = 0, unchanged = 0;
  std::size_t gone = 0;  // since this import
  std::size_t back = 0;  // was gone, is there again

  bool any() const { return added + changed + gone + back > 0; }
  bool operator==(const Changes&) const = default;
};

struct Difference {
  Changes changes;
  std::vector<std::string> notes;  // what looks as if the provider had changed its format
  bool relabelled = false;  // it has another title, importer, framework or attribution than before

  bool is_another() const { return changes.any() || relabelled; }  // than what was kept
};

// What is to be kept from now on, an offer at a time, so that neither what is kept nor what was set
// aside of the import is in memory. `kept`: nullptr at the first import. Where the import is
// incomplete nothing counts as gone: it may stand in what is missing. Linear. All that is given
// outlives it.
class Refreshing {
 public:
  Refreshing(const Book* kept, const Import& fresh, std::string_view today);
  ~Refreshing();
  Refreshing(const Refreshing&) = delete;
  Refreshing& operator=(const Refreshing&) = delete;

  // What it says of itself, without offers.
  const Catalogue& head() const;
  // nullptr behind the last. Errors: io (what was set aside cannot be read again, or a file of what
  // is kept or set aside was cut short meanwhile: nothing that was given is to be kept).
  Result<const Offer*> next();
  // Once `next` gave all.
  Difference difference() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The same of what is in memory, nothing of it set aside, at once.
struct Refreshed : Difference {
  Catalogue catalogue;
};
Refreshed refreshed(const Catalogue* kept, const Import& fresh, std::string_view today);

}  // namespace cairn::catalogue
