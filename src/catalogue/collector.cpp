// SPDX-License-Identifier: Apache-2.0
#include "catalogue/collector.h"

#include <algorithm>
#include <unordered_set>

#include "base/filled.h"
#include "catalogue/encoded_twice.h"
#include "catalogue/graph.h"
#include "catalogue/limits.h"
#include "catalogue/plain_text.h"

namespace cairn::catalogue {
namespace {

constexpr const char* where = "catalogue/import";

void cut(std::string& text, std::size_t bytes_max) { text = one_line(text, bytes_max); }

void cut(std::vector<std::string>& list, std::size_t bytes_max) {
  if (list.size() > list_items_max) list.resize(list_items_max);
  for (auto& text : list) cut(text, bytes_max);
  std::erase_if(list, [](const std::string& text) { return text.empty(); });
}

// A list within its limits, in order and without repetition.
void cut_days(std::vector<std::string>& days) {
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  cut(days, id_bytes_max);
}

bool is_leaf(const Requirement& tree) {
  return tree.kind == Requirement::Kind::skill || tree.kind == Requirement::Kind::offer;
}

// A tree without leaves that name nothing, no wider and no deeper than may be kept.
void cut(Requirement& tree, std::size_t depth = 0) {
  std::erase_if(tree.of, [&](const Requirement& part) {
    return is_leaf(part) ? part.id.empty() || part.id.size() > id_bytes_max
                         : depth >= requirement_depth_max;
  });
  if (tree.of.size() > list_items_max) tree.of.resize(list_items_max);
  for (auto& part : tree.of) cut(part, depth + 1);
}

// Whether a text that people read had been encoded twice.
bool mend_encoding(Offer& offer) {
  bool mended = false;
  const auto mend = [&](std::string& text) {
    if (auto before = before_second_encoding(text)) {
      text = std::move(*before);
      mended = true;
    }
  };
  for (auto* text : {&offer.title, &offer.provider, &offer.description}) mend(*text);
  for (auto& taught : offer.teaches) mend(taught.words);
  return mended;
}

// Everything an importer took over from its source is one line and no longer than the limits.
void hold_to_limits(Offer& offer) {
  cut(offer.id, id_bytes_max);
  cut(offer.title, title_bytes_max);
  cut(offer.provider, words_bytes_max);
  cut(offer.description, description_bytes_max);
  for (auto* text : {&offer.assessment, &offer.proves, &offer.credential, &offer.credit})
    cut(*text, words_bytes_max);
  for (auto* list : {&offer.prerequisites, &offer.programmes, &offer.endorsed_by, &offer.notes})
    cut(*list, words_bytes_max);
  std::erase_if(offer.parts, [](const std::string& id) { return id.size() > id_bytes_max; });
  cut(offer.parts, id_bytes_max);
  cut(offer.requires_first);
  cut(offer.languages, id_bytes_max);
  cut_days(offer.starts);
  if (offer.teaches.size() > list_items_max) offer.teaches.resize(list_items_max);
  for (auto& taught : offer.teaches) {
    cut(taught.words, words_bytes_max);
    cut(taught.skill, id_bytes_max);
    // An id of nothing but what cannot be seen is none.
    if (taught.skill.empty() && taught.is_certain()) taught.link = Link::unlinked;
  }
  std::erase_if(offer.teaches,
                [](const Teaches& taught) { return taught.words.empty() && taught.skill.empty(); });
}

constexpr auto is_aside = static_cast<std::size_t>(-1);

bool leads_to_others(const Offer& offer) {
  bool leads = !offer.parts.empty();
  for_each_leaf(offer.requires_first, [&](const Requirement& leaf) {
    leads = leads || leaf.kind == Requirement::Kind::offer;
  });
  return leads;
}

}  // namespace

std::string to_sentence(const RowFault& fault) {
  std::string place = fault.file;
  if (fault.row > 0) place += (place.empty() ? "row " : ", row ") + std::to_string(fault.row);
  if (!fault.id.empty()) place += " (" + fault.id + ")";
  return place.empty() ? fault.reason : place + ": " + fault.reason;
}

Collector::Collector(std::string_view importer, const ReadOptions& options) : options_(options) {
  import_.catalogue.importer = importer;
  import_.catalogue.name = options.name;
  import_.catalogue.title = options.name;
  import_.catalogue.imported_on = options.today;
  import_.catalogue.framework = options.framework;
}

void Collector::begin_row(std::string_view file, std::size_t row) {
  file_ = file;
  row_ = row;
  ++import_.rows;
}

void Collector::fault(std::string reason, std::string id, bool landed) {
  if (import_.faults.size() < faults_max)
    import_.faults.push_back(
        {file_, row_, one_line(id, words_bytes_max), std::move(reason), landed});
  else
    ++import_.faults_left_out;
}

void Collector::file_fault(std::string_view file, std::string reason) {
  file_ = file;
  row_ = 0;
  fault(std::move(reason));
  import_.incomplete = true;
}

void Collector::note(std::string sentence) {
  if (import_.notes.size() < notes_max) import_.notes.push_back(std::move(sentence));
}

bool Collector::is_full() const {
  return positions_.size() >= offers_max || import_.catalogue.offers.size() >= offers_at_once_max;
}

Status Collector::make_room() {
  auto& held = import_.catalogue.offers;
  const auto room = options_.part_offers > 0 ? options_.part_offers : part_offers_max;
  if (!options_.set_aside || held.size() < referring_ + room) return done;
  const auto plain = std::stable_partition(held.begin(), held.end(), leads_to_others);
  Catalogue part;
  part.name = import_.catalogue.name;
  part.offers.assign(std::move_iterator(plain), std::move_iterator(held.end()));
  held.erase(plain, held.end());
  for (std::size_t i = 0; i < held.size(); ++i) positions_[held[i].id] = i;
  for (const auto& offer : part.offers) positions_[offer.id] = is_aside;
  std::sort(part.offers.begin(), part.offers.end(),
            [](const Offer& a, const Offer& b) { return a.id < b.id; });
  CAIRN_TRY(auto book, options_.set_aside(std::move(part)));
  import_.aside.push_back(std::move(book));
  return done;
}

Offer* Collector::find(std::string_view id) {
  const auto found = positions_.find(std::string(id));
  if (found == positions_.end() || found->second == is_aside) return nullptr;
  return &import_.catalogue.offers[found->second];
}

bool Collector::add(Offer offer) {
  const auto refuse = [&](std::string reason) {
    fault(std::move(reason), offer.id);
    return false;
  };
  if (offer.id.size() > id_bytes_max)
    return refuse(filled("its id is longer than {} bytes; shorten it", id_bytes_max));
  const bool mended = mend_encoding(offer);
  hold_to_limits(offer);
  if (offer.id.empty()) return refuse(std::string(to_say("it has no id; give it one")));
  if (offer.title.empty()) return refuse(std::string(to_say("it has no title; give it one")));
  // What there is no room for is not gone.
  const auto refuse_for_room = [&](std::string reason) {
    import_.incomplete = true;
    return refuse(std::move(reason));
  };
  if (positions_.size() >= offers_max)
    return refuse_for_room(
        filled("a catalogue holds {} offers; import the rest under another name", offers_max));
  if (is_full())
    return refuse_for_room(
        filled("documents of one import hold {} offers; import the rest under another name, or as "
               "a table",
               offers_at_once_max));
  const bool leads = leads_to_others(offer);
  if (leads && options_.set_aside && referring_ >= referring_offers_max)
    return refuse_for_room(
        filled("{} offers of a table may require others or have parts; import the rest "
               "under another name",
               referring_offers_max));
  if (!positions_.emplace(offer.id, import_.catalogue.offers.size()).second)
    return refuse(std::string(
        to_say("its id stands twice; the first entry is kept, give this one an id of its own")));
  referring_ += leads ? 1 : 0;
  if (mended)
    fault(std::string(to_say(
              "its text was encoded twice and is mended; look at it, and tell the provider")),
          offer.id, true);
  offer.source = import_.catalogue.importer;
  offer.file = one_line(file_, words_bytes_max);
  offer.row = row_;
  offer.example = offer.example || options_.examples;
  import_.catalogue.offers.push_back(std::move(offer));
  return true;
}

void Collector::turn_unknown_offers_into_words() {
  for (auto& offer : offers()) {
    auto& tree = offer.requires_first.of;
    const auto words = std::stable_partition(tree.begin(), tree.end(), [&](const Requirement& one) {
      return one.kind != Requirement::Kind::offer || positions_.contains(one.id);
    });
    for (auto one = words; one != tree.end(); ++one)
      add_unique(offer.prerequisites, one_line(one->id, words_bytes_max));
    tree.erase(words, tree.end());
  }
}

Result<Import> Collector::finish() && {
  auto& offers = import_.catalogue.offers;
  if (positions_.empty()) {
    auto reason = std::string("no offer could be read");
    if (!import_.faults.empty()) reason += ": " + to_sentence(import_.faults.front());
    return fail(ErrorCode::unreadable, where, reason + "; check that the file is of this provider");
  }
  if (static_cast<double>(import_.rows) < expected_) {
    note(filled("the provider counts {} entries, {} are here; the other pages are missing",
                static_cast<std::int64_t>(expected_), import_.rows));
    import_.incomplete = true;
  }
  std::sort(offers.begin(), offers.end(),
            [](const Offer& a, const Offer& b) { return a.id < b.id; });
  row_ = 0;
  file_.clear();
  for (const auto& loop : find_loops(import_.catalogue))
    fault(to_sentence(loop), loop.ids.front(), true);
  const auto is_here = [&](std::string_view id) { return positions_.contains(std::string(id)); };
  if (const auto lost = count_lost_references(import_.catalogue, is_here); lost > 0)
    note(lost == 1
             ? std::string(to_say("1 reference leads to offers that are not in this catalogue"))
             : filled("{} references lead to offers that are not in this catalogue", lost));
  return std::move(import_);
}

void add_words(Offer& offer, std::string_view words, Level level) {
  auto line = one_line(words, words_bytes_max);
  if (line.empty() || offer.teaches.size() >= list_items_max) return;
  const bool known = std::any_of(offer.teaches.begin(), offer.teaches.end(),
                                 [&](const Teaches& taught) { return taught.words == line; });
  if (!known) offer.teaches.push_back({.words = std::move(line), .skill = "", .level = level});
}

void add_unique(std::vector<std::string>& list, std::string text) {
  if (text.empty() || list.size() >= list_items_max) return;
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

}  // namespace cairn::catalogue
