// SPDX-License-Identifier: Apache-2.0
// Search over the offers of any number of catalogues: words in titles, providers and skills, and
// filters. The order is the same on every machine: score, then recognition, then id.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/books.h"
#include "catalogue/offer.h"
#include "catalogue/read_offers.h"
#include "catalogue/same.h"

namespace cairn::catalogue {

struct Filters {
  std::string skill = "";  // an id that the offer certainly teaches
  Level skill_level = 0;   // at least to here
  Stage stage = Stage::unknown;
  std::string language = "";  // "en" also finds "en-GB"
  std::optional<Price> price_max = std::nullopt;
  std::optional<std::int64_t> minutes_max = std::nullopt;
  Pace pace = Pace::unknown;
  std::string credential = "";  // words of it
  std::string provider = "";    // words of it
  bool free_or_trial = false;   // costs nothing, or can be tried for nothing
  // Whether an offer stays in whose price, hours, level… is not known.
  bool with_unknown = false;
};

struct Query {
  std::string words = "";  // all must be found, the last one by its beginning
  Filters filters = {};
  std::size_t from = 0;
  std::size_t count = 20;
};

struct Hit {
  const Offer* offer = nullptr;
  std::uint32_t score = 0;
  std::vector<const Offer*> also =
      {};  // other offers of the same achievement, whether or not found
};

struct Hits {
  std::size_t total = 0;  // achievements: several offers of one count once
  std::vector<Hit> page;
  // Offers that all else fits and that only what is not known of them kept out.
  std::size_t left_out_unknown = 0;
};

// How an offer stands to a filter.
enum class Fit : std::uint8_t { no, unknown, yes };

// Skill ids and their labels, so that offers are found by the names of what they teach.
struct SkillLabel {
  std::string_view id, label;
};

class Search {
 public:
  // `labels`: by ascending id. `words`: what people said of offers that may be of one achievement.
  explicit Search(std::vector<std::shared_ptr<const Book>> books,
                  std::span<const SkillLabel> labels = {}, std::vector<SameWord> words = {});
  // Catalogues must outlive the search and not change.
  explicit Search(std::span<const Catalogue* const> catalogues,
                  std::span<const SkillLabel> labels = {}, std::vector<SameWord> words = {});
  // A copy looks into the same books; the offers that it reads it keeps for itself, for as long as
  // it lives: pointers to them hold no longer.
  Search(const Search& other) : shared_(other.shared_) {}
  Search& operator=(const Search&) = delete;

  // Under 20 ms for a million offers.
  Hits find(const Query& query) const;
  std::size_t size() const { return books().size(); }  // each id once
  const Books& books() const { return shared_->books; }

  // The offer of this id, or nullptr.
  const Offer* find_id(std::string_view id) const;
  const Offer* offer(Number number) const;  // nullptr where its book is damaged
  const Book& book_of(Number number) const;

  // Those that teach the skill, certainly or as was proposed, without what bundles add; those that
  // hold the offer of this id; those that have this mark.
  std::vector<Number> teachers(std::string_view skill) const;
  std::vector<Number> holders(std::string_view id) const;
  std::vector<Number> marked(std::uint8_t mark) const;

  // The other offers of its achievement that are still listed, by ascending id.
  std::vector<const Offer*> same_as(const Offer& offer) const;
  const SameOffers& same() const { return shared_->same; }
  const std::vector<SameWord>& words_on_same() const { return shared_->words; }

  // How many offers are kept because somebody asked for them.
  std::size_t offers_read() const { return read_->size(); }

 private:
  struct LabelWord {
    std::string word;
    std::uint32_t skill;  // in `skills`
  };
  struct Shared {
    Books books;
    std::vector<std::string> skills;     // ids that some book teaches
    std::vector<LabelWord> label_words;  // by ascending word
    std::vector<SameWord> words;
    SameOffers same;
  };
  struct Wanted;  // a word of a question
  struct Found;
  class Collected;

  static void add_labels(Shared& shared, std::span<const SkillLabel> labels);
  std::vector<Wanted> wanted_words(std::string_view words) const;
  std::vector<std::uint16_t> scores(std::size_t book, const std::vector<Wanted>& wanted) const;
  bool is_before(const Found& a, const Found& b) const;
  std::vector<Number> visible(std::size_t book, std::span<const std::uint32_t> entries,
                              int bits) const;

  std::shared_ptr<const Shared> shared_;
  std::unique_ptr<ReadOffers> read_ = std::make_unique<ReadOffers>();
};

}  // namespace cairn::catalogue
