// SPDX-License-Identifier: Apache-2.0
// An index made from offers, one after the other.
#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "catalogue/identity.h"
#include "catalogue/index_layout.h"
#include "catalogue/link.h"
#include "catalogue/quantities.h"
#include "skills/fold.h"

namespace cairn::catalogue {
namespace {

constexpr std::size_t indexed_words_max = 64;  // of one text
constexpr std::int64_t unknown_number = -1;

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

// Texts by the order they were first seen in; "" is 0.
class Numbered {
 public:
  std::uint32_t number_of(std::string_view text) {
    if (const auto known = numbers_.find(text); known != numbers_.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(numbers_.size());
    numbers_.emplace(text, number);
    return number;
  }
  std::vector<std::string_view> texts() const {
    std::vector<std::string_view> all(numbers_.size());
    for (const auto& [text, number] : numbers_) all[number] = text;
    return all;
  }

 private:
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
};

// Texts in order, as a table of the file.
class Texts {
 public:
  void add(std::string_view text) {
    chars_ += text;
    ends_.push_back(static_cast<std::uint32_t>(chars_.size()));
  }
  TextTable table() const { return {ends_, chars_}; }

 private:
  std::vector<std::uint32_t> ends_;
  std::string chars_;
};

// Entries under names, kept as lists by the order of the names.
class Entries {
 public:
  void add(std::uint32_t name, std::uint32_t entry) { found_.emplace_back(name, entry); }
  std::uint32_t number_of(std::string_view name) { return names_.number_of(name); }

  // Of entries that are equal but for their last `bits` the smallest stays.
  void sort(int bits) {
    const auto names = names_.texts();
    std::vector<std::uint32_t> order(names.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return names[a] < names[b]; });
    std::vector<std::uint32_t> begins(names.size() + 1);
    for (const auto& [name, entry] : found_) ++begins[name];
    std::uint32_t begin = 0;
    for (const auto name : order) begin += std::exchange(begins[name], begin);
    all_.resize(found_.size());
    auto ends = begins;
    for (const auto& [name, entry] : found_) {
      auto& end = ends[name];
      if (end > begins[name] && all_[end - 1] >> bits == entry >> bits)
        all_[end - 1] = std::min(all_[end - 1], entry);
      else
        all_[end++] = entry;
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>>().swap(found_);
    std::uint32_t to = 0;
    for (const auto name : order) {
      texts_.add(names[name]);
      for (auto i = begins[name]; i < ends[name]; ++i) all_[to++] = all_[i];
      ends_.push_back(to);
    }
    all_.resize(to);
  }
  TextTable texts() const { return texts_.table(); }
  Lists lists() const { return {ends_, all_}; }

 private:
  Numbered names_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found_;
  Texts texts_;
  std::vector<std::uint32_t> ends_, all_;
};

TextTable table_of(const Numbered& numbered, Texts& room) {
  for (const auto text : numbered.texts()) room.add(text);
  return room.table();
}

void sort_keys(std::vector<Key>& keys) {
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.offer < b.offer;
  });
}

// A key that several offers of one catalogue have names none of them.
void drop_shared(std::vector<Key>& keys) {
  sort_keys(keys);
  std::size_t to = 0;
  for (std::size_t i = 0; i < keys.size();) {
    auto end = i;
    while (end < keys.size() && keys[end].hash == keys[i].hash) ++end;
    if (end - i == 1) keys[to++] = keys[i];
    i = end;
  }
  keys.resize(to);
}

// The file, section by section.
class File {
 public:
  File(std::size_t offers, std::uint64_t text_bytes)
      : head_{.offers = offers, .text_bytes = text_bytes} {}

  template <class T>
  void add(std::span<const T> section) {
    add(std::string_view(reinterpret_cast<const char*>(section.data()), section.size_bytes()));
  }
  void add(std::string_view section) { sections_.push_back(section); }

  std::string write() {
    head_.sections = static_cast<std::uint32_t>(sections_.size());
    std::vector<IndexSection> table;
    const auto aligned = [](std::uint64_t at) { return (at + 7) / 8 * 8; };
    std::uint64_t at = sizeof head_ + sections_.size() * sizeof(IndexSection);
    for (const auto section : sections_) {
      at = aligned(at);
      table.push_back({at, section.size()});
      at += section.size();
    }
    std::string out;
    out.reserve(at);
    out.append(reinterpret_cast<const char*>(&head_), sizeof head_);
    out.append(reinterpret_cast<const char*>(table.data()), table.size() * sizeof(IndexSection));
    for (const auto section : sections_) {
      out.resize(aligned(out.size()));
      out += section;
    }
    return out;
  }

 private:
  IndexHead head_;
  std::vector<std::string_view> sections_;
};

}  // namespace

struct IndexWriter::State {
  std::vector<std::uint64_t> places;
  std::vector<std::uint32_t> sizes, currency, provider, credential, language;
  std::vector<std::int64_t> price_minor;
  std::vector<std::int32_t> minutes;
  std::vector<std::uint8_t> recognition, kind, stage, pace, trial, marks;
  Texts ids;
  Numbered currencies, providers, credentials, languages;
  Entries words, skills, parts;
  std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> known_texts;
  std::vector<Key> identifiers, addresses, names;
  std::array<std::uint64_t, counted_kinds> counted{};
  std::array<std::uint64_t, counted_fields> unknown{};

  State() {
    for (auto* table : {&currencies, &providers, &credentials, &languages}) table->number_of("");
  }

  std::vector<std::uint32_t> words_of(std::string_view text) {
    std::vector<std::uint32_t> numbers;
    const auto line = skills::fold(text);
    for (const auto word : split(line, ' '))
      if (!word.empty() && numbers.size() < indexed_words_max)
        numbers.push_back(words.number_of(word));
    return numbers;
  }
  void add_words(const std::vector<std::uint32_t>& numbers, Position at, WordPlace place) {
    for (const auto number : numbers)
      words.add(number, at << word_place_bits | static_cast<std::uint32_t>(place));
  }
  // Of providers and skills many offers have the same.
  void add_shared_words(std::string_view text, Position at, WordPlace place) {
    if (text.empty()) return;
    auto known = known_texts.find(text);
    if (known == known_texts.end())
      known = known_texts.emplace(std::string(text), words_of(text)).first;
    add_words(known->second, at, place);
  }

  void add_skills(const Offer& offer, Position at) {
    for (const auto& taught : offer.teaches) {
      add_shared_words(taught.words, at, WordPlace::skill);
      const bool proposed = taught.link == Link::proposed && !taught.proposals.empty();
      if (taught.link == Link::proposed) marks.back() |= mark_proposed;
      if (is_decided(taught)) marks.back() |= mark_decided;
      counted[static_cast<std::size_t>(Counted::proposed)] += taught.link == Link::proposed;
      counted[static_cast<std::size_t>(Counted::unlinked)] += taught.link == Link::unlinked;
      if (!proposed && !taught.is_certain()) continue;
      const std::uint32_t level = taught.level > 0 ? taught.level : level_after(offer.stage);
      skills.add(skills.number_of(proposed ? taught.proposals.front().skill : taught.skill),
                 at << teacher_bits | (proposed ? teacher_proposed : 0) | level);
    }
    for (const auto& part : offer.parts) parts.add(parts.number_of(part), at);
  }

  void add_terms(const Offer& offer) {
    price_minor.push_back(offer.price ? offer.price->minor : unknown_number);
    const auto planned = offer.hours ? offer.hours->planned_minutes() : unknown_number;
    minutes.push_back(static_cast<std::int32_t>(
        std::min<std::int64_t>(planned, std::numeric_limits<std::int32_t>::max())));
    currency.push_back(currencies.number_of(offer.price ? offer.price->currency : ""));
    provider.push_back(providers.number_of(skills::fold(offer.provider)));
    credential.push_back(credentials.number_of(skills::fold(offer.credential)));
    std::string tags;
    for (const auto& tag : offer.languages) tags += " " + to_lower_ascii(tag) + " ";
    language.push_back(languages.number_of(tags));
    recognition.push_back(
        static_cast<std::uint8_t>(offer.recognition ? *offer.recognition + 1 : 0));
    kind.push_back(static_cast<std::uint8_t>(offer.kind));
    stage.push_back(static_cast<std::uint8_t>(offer.stage));
    pace.push_back(static_cast<std::uint8_t>(offer.pace));
    trial.push_back(static_cast<std::uint8_t>(offer.trial));
  }

  void add_keys(const Offer& offer, Position at) {
    for (const auto& identifier : identifiers_of(offer)) {
      auto& keys = identifier.kind == Identifier::Kind::address ? addresses : identifiers;
      keys.push_back({hash_of(identifier), at});
    }
    for (const auto& name : names_of(offer)) names.push_back({hash_of(name), at});
  }
};

IndexWriter::IndexWriter() : state_(std::make_unique<State>()) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

void IndexWriter::add(const Offer& offer, std::uint64_t place, std::uint32_t size) {
  auto& state = *state_;
  const auto at = static_cast<Position>(state.sizes.size());
  state.places.push_back(place);
  state.sizes.push_back(size);
  state.ids.add(offer.id);
  state.marks.push_back(offer.gone_since.empty() ? std::uint8_t{0} : mark_gone);
  state.add_terms(offer);
  state.add_words(state.words_of(offer.title), at, WordPlace::title);
  state.add_shared_words(offer.provider, at, WordPlace::provider);
  state.add_skills(offer, at);
  state.add_keys(offer, at);
  state.counted[static_cast<std::size_t>(Counted::examples)] += offer.example;
  const auto unknown = unknown_of(offer);
  for (std::size_t i = 0; i < unknown.size(); ++i) state.unknown[i] += unknown[i];
}

std::string IndexWriter::finish(std::uint64_t text_bytes) && {
  auto& state = *state_;
  state.known_texts.clear();
  state.words.sort(word_place_bits);
  state.skills.sort(0);
  state.parts.sort(0);
  drop_shared(state.addresses);
  state.identifiers.insert(state.identifiers.end(), state.addresses.begin(), state.addresses.end());
  sort_keys(state.identifiers);
  sort_keys(state.names);
  Texts currencies, providers, credentials, languages;
  Index index;
  index.places = state.places;
  index.sizes = state.sizes;
  index.ids = state.ids.table();
  index.price_minor = state.price_minor;
  index.minutes = state.minutes;
  index.currency = state.currency;
  index.provider = state.provider;
  index.credential = state.credential;
  index.language = state.language;
  index.recognition = state.recognition;
  index.kind = state.kind;
  index.stage = state.stage;
  index.pace = state.pace;
  index.trial = state.trial;
  index.marks = state.marks;
  index.currencies = table_of(state.currencies, currencies);
  index.providers = table_of(state.providers, providers);
  index.credentials = table_of(state.credentials, credentials);
  index.languages = table_of(state.languages, languages);
  index.words = state.words.texts();
  index.word_offers = state.words.lists();
  index.skills = state.skills.texts();
  index.teachers = state.skills.lists();
  index.parts = state.parts.texts();
  index.holders = state.parts.lists();
  index.identifiers = state.identifiers;
  index.names = state.names;
  index.counted = state.counted;
  index.unknown = state.unknown;
  File file(state.sizes.size(), text_bytes);
  const auto add = [&](const auto& array) { file.add(array); };
  for_each_section(
      index, add, add,
      [&](const TextTable& table) {
        file.add(table.ends);
        file.add(table.chars);
      },
      [&](const Lists& lists) {
        file.add(lists.ends);
        file.add(lists.all);
      });
  return file.write();
}

}  // namespace cairn::catalogue
