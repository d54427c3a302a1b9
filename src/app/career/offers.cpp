// SPDX-License-Identifier: Apache-2.0
// The catalogues of the library: gathered, linked, decided about.
#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "app/career/choose_framework.h"
#include "app/career/library.h"
#include "app/career/open_catalogues.h"
#include "base/text.h"
#include "catalogue/limits.h"
#include "catalogue/link.h"
#include "catalogue/quantities.h"
#include "catalogue/to_problem.h"

namespace cairn::app::career {
namespace {

constexpr const char* where = "cairn#catalogue";

// Offers that were read from the disk are kept until so many are.
constexpr std::size_t offers_read_max = 2 * catalogue::plan_offers_max;

template <class Books>
auto named(Books& books, std::string_view name) {
  return std::find_if(books.begin(), books.end(),
                      [&](const auto& book) { return book->head().name == name; });
}

// What somebody cut short in its place is opened anew, and then told as damaged.
bool are_whole(std::span<const std::shared_ptr<const catalogue::Book>> books) {
  return std::all_of(books.begin(), books.end(), [](const auto& book) { return book->is_whole(); });
}

// Proposals count in thousandths, the linker in hundredths of a per cent.
catalogue::SkillLinker linker_of(const Shelf& shelf) {
  return [&shelf](std::string_view words) {
    std::vector<catalogue::ProposedSkill> proposed;
    for (const auto& link : shelf.linker().link(words, 0)) {
      if (proposed.size() == catalogue::proposals_max) break;
      const auto& skill = shelf.framework.skills[link.skill];
      proposed.push_back({skill.id, skill.label, static_cast<int>(link.score / 10)});
    }
    return proposed;
  };
}

void add_terms(Offers& offers) {
  std::set<std::string> languages, currencies;
  for (const auto& book : offers.books) {
    const auto& index = book->index();
    for (std::size_t i = 0; i < index.languages.size(); ++i)
      for (const auto tag : split(index.languages[i], ' '))
        if (!tag.empty()) languages.insert(catalogue::read_language(tag));
    for (std::size_t i = 0; i < index.currencies.size(); ++i)
      if (!index.currencies[i].empty()) currencies.emplace(index.currencies[i]);
  }
  offers.languages.assign(languages.begin(), languages.end());
  offers.currencies.assign(currencies.begin(), currencies.end());
}

}  // namespace

std::string_view Offers::label(std::string_view skill) const {
  const auto found =
      std::lower_bound(labels.begin(), labels.end(), skill,
                       [](const auto& known, std::string_view id) { return known.first < id; });
  return found != labels.end() && found->first == skill ? std::string_view(found->second) : skill;
}

const catalogue::Catalogue& Offers::catalogue_of(const catalogue::Offer& offer) const {
  const auto number = search->books().number_of(offer.id);
  return number ? search->book_of(*number).head() : books.back()->head();
}

catalogue::OfferLookup Offers::lookup() const {
  return [this](std::string_view id) { return search->find_id(id); };
}

Result<std::shared_ptr<const Offers>> Library::offers() {
  used_ = true;
  if (auto ready = ready_offers()) return ready;
  const std::lock_guard gathering(gathering_);
  return gather_offers();
}

std::shared_ptr<const Offers> Library::ready_offers() {
  const std::lock_guard lock(offers_mutex_);
  if (offers_ && !are_whole(offers_->books)) offers_ = nullptr;
  // Who still has the one before keeps what was read for it.
  if (offers_ && offers_->search->offers_read() >= offers_read_max)
    offers_ = std::make_shared<const Offers>(*offers_);
  return offers_;
}

Result<std::shared_ptr<const Offers>> Library::gather_offers() {
  if (auto ready = ready_offers()) return ready;
  const auto before = times_forgotten();
  CAIRN_TRY(auto made, put_together());
  keep_ready(made, before);
  return made;
}

// Until then everybody has those before. Where it fails, who asks next is told.
void Library::renew_offers() {
  const auto before = times_forgotten();
  const auto made = put_together();
  keep_ready(made ? *made : nullptr, before);
}

std::uint64_t Library::times_forgotten() {
  const std::lock_guard lock(offers_mutex_);
  return times_forgotten_;
}

// What was forgotten while it was put together is put together anew by who asks next.
void Library::keep_ready(std::shared_ptr<const Offers> made, std::uint64_t before) {
  const std::lock_guard lock(offers_mutex_);
  offers_ = times_forgotten_ == before ? std::move(made) : nullptr;
}

Result<std::shared_ptr<const Offers>> Library::put_together() {
  CAIRN_CHECK(read_kept_catalogues());
  auto offers = std::make_shared<Offers>();
  offers->books = *kept_;
  offers->damaged = damaged_;
  CAIRN_CHECK(add_own_offers(*offers));
  add_labels(*offers);
  std::vector<catalogue::SkillLabel> labels;
  labels.reserve(offers->labels.size());
  for (const auto& [id, label] : offers->labels) labels.push_back({id, label});
  auto said = catalogues_.words_on_same();
  if (!said) offers->damaged.push_back(said.error());
  offers->search.emplace(offers->books, labels,
                         said ? std::move(said).value() : std::vector<catalogue::SameWord>());
  add_terms(*offers);
  return std::shared_ptr<const Offers>(std::move(offers));
}

Status Library::read_kept_catalogues() {
  if (kept_ && are_whole(*kept_)) return done;
  CAIRN_TRY(auto opened, open_catalogues(catalogues_));
  damaged_ = std::move(opened.damaged);
  kept_ = std::move(opened.books);
  return done;
}

// In the place of those that were kept with decisions about them. Offers whose skills cannot be
// linked are offers all the same.
Status Library::add_own_offers(Offers& offers) {
  if (!own_offers_) return done;
  CAIRN_TRY(auto own, own_offers_());
  auto& all = offers.books;
  if (const auto kept = named(all, own.name); kept != all.end()) {
    CAIRN_TRY(const auto decided, catalogues_.load(own.name));
    catalogue::carry_decisions(decided, own);
    all.erase(kept);
  }
  if (own.offers.empty()) return done;
  if (auto linked = link_words(own); !linked) offers.damaged.push_back(std::move(linked).error());
  all.insert(all.begin(), std::make_shared<const catalogue::Book>(
                              std::make_shared<const catalogue::Catalogue>(std::move(own))));
  return done;
}

void Library::add_labels(Offers& offers) {
  std::set<std::string> names;
  for (const auto& book : offers.books)
    if (const auto& framework = book->head().framework; !framework.empty()) names.insert(framework);
  for (const auto& name : names) {
    auto framework = frameworks_.load(name);
    if (!framework) {
      offers.damaged.push_back(std::move(framework).error());
      continue;
    }
    for (auto& skill : framework->skills)
      offers.labels.emplace_back(std::move(skill.id), std::move(skill.label));
  }
  std::stable_sort(offers.labels.begin(), offers.labels.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

Result<std::size_t> Library::link_words(catalogue::Catalogue& catalogue) {
  CAIRN_TRY(const auto opened, shelf(catalogue.framework));
  return catalogue::propose_skills(catalogue, opened->framework.name, linker_of(*opened));
}

// What this server itself offers is in memory alone. What is kept is opened anew: the command may
// have changed it since.
Result<Library::Changing> Library::open_to_change(std::string_view catalogue) {
  CAIRN_TRY(const auto gathered, offers());
  const auto found = named(gathered->books, catalogue);
  if (found == gathered->books.end())
    return fail(ErrorCode::not_found, where, "There is no such catalogue.");
  if (const auto& head = (*found)->head(); !head.offers.empty()) return Changing{head, nullptr};
  CAIRN_TRY(auto kept, catalogues_.open(catalogue));
  auto head = kept->head();
  if (!head.offers.empty()) return Changing{std::move(head), nullptr};
  return Changing{std::move(head), std::move(kept)};
}

Status Library::keep_changed(Changing changing,
                             const std::function<void(catalogue::Offer&)>& change) {
  const auto name = changing.catalogue.name;
  if (changing.kept == nullptr) {
    for (auto& offer : changing.catalogue.offers) change(offer);
    return keep_catalogue(name, [&] { return catalogues_.save(std::move(changing.catalogue)); });
  }
  std::optional<catalogue::Offer> offer;
  catalogue::Position at = 0;
  const auto next = [&]() -> Result<const catalogue::Offer*> {
    if (at == changing.kept->size()) return static_cast<const catalogue::Offer*>(nullptr);
    offer = changing.kept->read(at++);
    if (!offer && !changing.kept->is_whole())
      return fail(ErrorCode::io, where, "a file was cut short or changed while it was read");
    if (!offer)
      return fail(ErrorCode::unreadable, where, "The catalogue is damaged. Import it once more.");
    change(*offer);
    return &*offer;
  };
  return keep_catalogue(name, [&] { return catalogues_.save_all(changing.catalogue, next); });
}

Status Library::keep_catalogue(const std::string& name, const std::function<Status()>& save) {
  const std::lock_guard gathering(gathering_);
  CAIRN_CHECK(save());
  CAIRN_CHECK(read_kept_catalogues());
  CAIRN_TRY(auto book, catalogues_.open(name));
  if (const auto kept = named(*kept_, name); kept != kept_->end())
    *kept = std::move(book);
  else
    kept_->insert(kept_->begin(), std::move(book));
  renew_offers();
  return done;
}

Status Library::decide(std::string_view catalogue, std::string_view offer,
                       std::span<const catalogue::Decision> decisions) {
  const std::lock_guard lock(changing_);
  CAIRN_TRY(auto changing, open_to_change(catalogue));
  std::optional<catalogue::Offer> changed;
  if (changing.kept != nullptr) {
    if (const auto at = changing.kept->find(offer)) changed = changing.kept->read(*at);
  } else if (const auto* const found = catalogue::find_offer(changing.catalogue, offer)) {
    changed = *found;
  }
  if (!changed) return fail(ErrorCode::not_found, where, "The catalogue has no such offer.");
  for (const auto& decision : decisions) CAIRN_CHECK(catalogue::decide(*changed, decision));
  return keep_changed(std::move(changing), [&](catalogue::Offer& one) {
    if (one.id == changed->id) one = *changed;
  });
}

Result<std::size_t> Library::propose(std::string_view catalogue) {
  const std::lock_guard lock(changing_);
  CAIRN_TRY(auto changing, open_to_change(catalogue));
  CAIRN_TRY(const auto opened, shelf(changing.catalogue.framework));
  const auto linker = linker_of(*opened);
  catalogue::Proposer proposer(linker);
  std::size_t proposed = 0;
  changing.catalogue.framework = opened->framework.name;
  CAIRN_CHECK(keep_changed(std::move(changing),
                           [&](catalogue::Offer& one) { proposed += proposer.propose(one); }));
  return proposed;
}

Status Library::say_same(catalogue::SameWord word) {
  const std::lock_guard changing(changing_);
  CAIRN_TRY(auto words, catalogues_.words_on_same());
  catalogue::put_word(words, std::move(word));
  const std::lock_guard gathering(gathering_);
  CAIRN_CHECK(catalogues_.save_words_on_same(words));
  renew_offers();
  return done;
}

Result<catalogue::Difference> Library::refresh(const catalogue::Import& import,
                                               std::string_view today, Keep keep) {
  const std::lock_guard changing(changing_);
  CAIRN_TRY(const auto compared, compare_import(catalogues_, import, today));
  if (keep == Keep::look || !compared.difference.is_another()) return compared.difference;
  const std::lock_guard gathering(gathering_);
  CAIRN_CHECK(save_import(catalogues_, compared, import, today));
  kept_.reset();
  renew_offers();
  return compared.difference;
}

void Library::forget_own_offers() {
  const std::lock_guard lock(offers_mutex_);
  offers_.reset();
  ++times_forgotten_;
}

}  // namespace cairn::app::career
