// SPDX-License-Identifier: Apache-2.0
// Library: the frameworks of this installation with what belongs to each, and its catalogues; read
// at first use and shared by everybody from then on.
#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/career/open_linker.h"
#include "app/catalogue/keep_import.h"
#include "app/ports/catalogues.h"
#include "app/ports/frameworks.h"
#include "catalogue/link.h"
#include "catalogue/search.h"
#include "catalogue/teaching.h"
#include "linker/linker.h"
#include "linker/training.h"
#include "skills/search.h"

namespace cairn::app::career {

// A framework that is planned with. Nothing in it changes.
class Shelf {
 public:
  explicit Shelf(OpenLinker opened);

 private:
  OpenLinker opened_;

 public:
  const skills::Framework& framework;
  const skills::FrameworkIndex index;
  const skills::SkillSearch search;

  const linker::Linker& linker() const { return opened_.linker; }
  // The skill's label, or the id where the framework does not have it.
  std::string_view label(std::string_view skill_id) const;
};

// Every offer of every catalogue. Nothing in it changes; an offer that was asked for stays where it
// is for as long as this does.
struct Offers {
  std::vector<std::shared_ptr<const catalogue::Book>> books;
  std::optional<catalogue::Search> search;                  // over them
  std::vector<std::pair<std::string, std::string>> labels;  // of skills, by ascending id
  std::vector<std::string> languages;                       // that offers are in, ascending
  std::vector<std::string> currencies;                      // that offers are priced in, ascending
  std::vector<Error> damaged;                               // what could not be read or linked

  // The skill's label, or the id where no framework of these catalogues has it.
  std::string_view label(std::string_view skill) const;
  // What the catalogue says of itself that the offer stands in, which must be one of these.
  const catalogue::Catalogue& catalogue_of(const catalogue::Offer& offer) const;
  catalogue::OfferLookup lookup() const;  // lives no longer than this
};

// The catalogue of what this server itself has to offer, as it is now.
using OwnOffers = std::function<Result<catalogue::Catalogue>()>;

class Library {
 public:
  Library(Frameworks& frameworks, Catalogues& catalogues, linker::Parallel parallel)
      : frameworks_(frameworks), catalogues_(catalogues), parallel_(std::move(parallel)) {}

  // The one named, or the default where `name` is "". Its linker is trained where that was not
  // done yet, which takes seconds, and kept; others who ask meanwhile wait. Errors: of Frameworks,
  // of linker::train; io after stop_learning().
  Result<std::shared_ptr<const Shelf>> shelf(std::string_view name);

  // What there is, by name.
  Result<std::vector<skills::FrameworkSummary>> frameworks() { return frameworks_.list(); }
  // In place of the one of that name; used, and learnt, from the next time it is asked for. Errors:
  // of Frameworks::save.
  Status keep_framework(const skills::Framework& framework);

  // Whether a framework is being learnt at this moment: who asks for a shelf now waits.
  bool is_learning() const { return learning_; }
  // What is being learnt is given up, and nothing is learnt from then on: the program ends.
  void stop_learning() { stopping_ = true; }

  // Those that are there, at once, also while a catalogue is imported or decided about; where there
  // are none, they are put together, and others who ask meanwhile wait. Errors: of Catalogues, of
  // OwnOffers.
  Result<std::shared_ptr<const Offers>> offers();

  // Asked for whenever offers are put together; its skills are linked, unconfirmed. Set before the
  // library is shared.
  void set_own_offers(OwnOffers own) { own_offers_ = std::move(own); }

  // What people say of the skills of one offer; kept. Errors: not_found (catalogue, offer, words),
  // of Catalogues::save.
  Status decide(std::string_view catalogue, std::string_view offer,
                std::span<const catalogue::Decision> decisions);
  // Proposes skills for the words of a catalogue that nobody decided about, and keeps it; returns
  // how many have proposals now. Seconds for a large catalogue. Errors: as of decide; of shelf.
  Result<std::size_t> propose(std::string_view catalogue);

  // What a person says of two offers being of one achievement; kept. Errors: of Catalogues.
  Status say_same(catalogue::SameWord word);
  // What was read from a provider's files, kept or looked at; shown from then on. Errors: of
  // keep_import.
  Result<catalogue::Difference> refresh(const catalogue::Import& import, std::string_view today,
                                        Keep keep);
  // For ReadOptions::set_aside. Errors: io.
  Result<std::shared_ptr<const catalogue::Book>> set_aside(catalogue::Catalogue part) {
    return catalogues_.set_aside(std::move(part));
  }

  // What was imported since is read again at the next use.
  void forget();
  // As `forget`, where nobody has used any of it since the last call: it is large, and read again
  // in a fraction of a second.
  void rest();
  // What this server itself offers is asked for again at the next use.
  void forget_own_offers();

 private:
  using KeptBook = std::shared_ptr<const catalogue::Book>;

  Result<std::shared_ptr<const Shelf>> read_shelf(const std::string& name);
  Result<Bytes> learn(const skills::Framework& framework);
  std::shared_ptr<const Offers> ready_offers();
  Result<std::shared_ptr<const Offers>> gather_offers();
  Result<std::shared_ptr<const Offers>> put_together();
  void renew_offers();
  std::uint64_t times_forgotten();
  void keep_ready(std::shared_ptr<const Offers> made, std::uint64_t before);
  Status read_kept_catalogues();
  Status add_own_offers(Offers& offers);
  void add_labels(Offers& offers);
  // What is in memory alone, as a copy; of a kept one what it says of itself, and the book of it.
  struct Changing {
    catalogue::Catalogue catalogue;
    KeptBook kept;  // nullptr: `catalogue` has the offers
  };
  Result<Changing> open_to_change(std::string_view catalogue);
  // With each offer as `change` leaves it.
  Status keep_changed(Changing changing, const std::function<void(catalogue::Offer&)>& change);
  Status keep_catalogue(const std::string& name, const std::function<Status()>& save);
  Result<std::size_t> link_words(catalogue::Catalogue& catalogue);

  Frameworks& frameworks_;
  Catalogues& catalogues_;
  linker::Parallel parallel_;
  OwnOffers own_offers_;
  std::atomic<bool> learning_ = false, stopping_ = false;
  std::atomic<bool> used_ = false;
  // Who holds several took them in this order.
  std::mutex changing_;   // one after the other changes what is on the disk, however long it takes
  std::mutex gathering_;  // while offers are put together, or a catalogue's files replaced
  std::mutex mutex_;      // while a shelf is read: two readers would read the same
  std::mutex offers_mutex_;                                                   // for a moment
  std::map<std::string, std::shared_ptr<const Shelf>, std::less<>> shelves_;  // of mutex_
  std::optional<std::vector<KeptBook>> kept_;  // as they are on the disk; of gathering_
  std::vector<Error> damaged_;                 // likewise
  std::shared_ptr<const Offers> offers_;       // of offers_mutex_
  std::uint64_t times_forgotten_ = 0;          // likewise
};

// Pieces on as many threads as the machine has processors.
linker::Parallel on_all_processors();

}  // namespace cairn::app::career
