// SPDX-License-Identifier: Apache-2.0
#include "linker/entries.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"
#include "linker/hash.h"
#include "linker/limits.h"

namespace cairn::linker {
namespace {

// In how many texts of a kind each word stands.
class Shares {
 public:
  void count(const Text& text) {
    ++texts_;
    for (const auto word : std::set<WordId>(text.begin(), text.end())) {
      if (word >= counts_.size()) counts_.resize(word + 1);
      ++counts_[word];
    }
  }
  double of(WordId word) const {
    return word < counts_.size() ? static_cast<double>(counts_[word]) / (texts_ + prior_texts) : 0;
  }

 private:
  static constexpr double prior_texts = 200;  // a few texts say little about a language
  std::vector<std::uint32_t> counts_;
  double texts_ = 0;
};

class CorpusReader {
 public:
  Text text(std::string_view written) {
    Text text;
    for (const auto& word : reader_.read(written))
      if (!word.stop) text.push_back(id_of(word));
    return text;
  }

  void add_form(std::string_view name, bool own, Entry& entry) {
    if (entry.forms.size() >= limits::forms_max) return;
    const auto words = reader_.read(name);
    Form form{.spelling = spelling_of(words, 0, words.size()), .own = own};
    for (const auto& word : words)
      if (!word.stop) form.text.push_back(id_of(word));
    if (form.text.empty()) return;
    for (const auto& other : entry.forms)
      if (other.spelling == form.spelling) return;
    entry.forms.push_back(std::move(form));
  }

  Text description(std::string_view written) {
    auto all = text(written.substr(0, limits::sentence_bytes_max));
    if (all.size() > limits::description_words_max) all.resize(limits::description_words_max);
    return all;
  }

  std::vector<KnownWord> take() { return std::move(words_); }

 private:
  WordId id_of(const Word& word) {
    const auto [at, fresh] = ids_.emplace(word.text, static_cast<WordId>(words_.size()));
    if (fresh) {
      KnownWord known{.stem = stem_hash(word.stem)};
      append_word_features(word, 1, known.features);
      words_.push_back(std::move(known));
    }
    return at->second;
  }

  WordReader reader_;
  std::unordered_map<std::string, WordId> ids_;
  std::vector<KnownWord> words_;
};

// "Python (computer programming)" is "python" where a framework has no such label.
std::string_view without_brackets(std::string_view label) {
  return trim(label.substr(0, label.find('(')));
}

// Phrases by lower-case label; several lines of one label add up.
class PhrasesByLabel {
 public:
  explicit PhrasesByLabel(const std::vector<Phrases>& all) {
    for (const auto& one : all) {
      const auto label = to_lower_ascii(trim(one.label));
      whole_[label].push_back(&one);
      short_[std::string(without_brackets(label))].push_back(&one);
    }
  }
  // nullptr where there are none.
  const std::vector<const Phrases*>* of(std::string_view written) const {
    const auto label = to_lower_ascii(trim(written));
    if (const auto found = whole_.find(label); found != whole_.end()) return &found->second;
    const auto found = short_.find(label);
    return found == short_.end() ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::string, std::vector<const Phrases*>> whole_, short_;
};

template <class Item>
std::vector<Entry> read_entries(const std::vector<Item>& items, const PhrasesByLabel& phrases,
                                CorpusReader& reader) {
  std::vector<Entry> entries;
  entries.reserve(items.size());
  for (const auto& item : items) {
    auto& entry = entries.emplace_back();
    reader.add_form(item.label, true, entry);
    for (const auto& other : item.other_labels) reader.add_form(other, true, entry);
    if (const auto* const lines = phrases.of(item.label))
      for (const auto* const line : *lines)
        for (const auto& phrase : line->phrases) reader.add_form(phrase, false, entry);
    entry.description = reader.description(item.description);
  }
  return entries;
}

void weigh(Corpus& corpus) {
  Shares framework, adverts, titles;
  for (const auto* const entries : {&corpus.skills, &corpus.occupations})
    for (const auto& entry : *entries) {
      Text all = entry.description;
      if (!entry.forms.empty())
        all.insert(all.end(), entry.forms.front().text.begin(), entry.forms.front().text.end());
      framework.count(all);
    }
  for (const auto& text : corpus.boilerplate) adverts.count(text);
  for (const auto& [before, behind] : corpus.frames) {
    Text all = before;
    all.insert(all.end(), behind.begin(), behind.end());
    adverts.count(all);
  }
  for (const auto& occupation : corpus.occupations)
    for (const auto& form : occupation.forms)
      if (!form.own) titles.count(form.text);
  // Words of one stem share a weight: the smallest.
  for (WordId id = 0; id < corpus.words.size(); ++id)
    corpus.weights.set(corpus.words[id].stem,
                       std::max({framework.of(id), adverts.of(id), titles.of(id)}));
  for (auto& word : corpus.words) {
    word.weight = corpus.weights.of(word.stem);
    for (auto& feature : word.features) feature.weight *= word.weight;
  }
}

}  // namespace

Corpus read_corpus(const skills::Framework& framework, const Lexicon& lexicon) {
  Corpus corpus;
  CorpusReader reader;
  corpus.skills = read_entries(framework.skills, PhrasesByLabel(lexicon.skills), reader);
  corpus.occupations =
      read_entries(framework.occupations, PhrasesByLabel(lexicon.occupations), reader);
  for (const auto& sentence : lexicon.boilerplate)
    corpus.boilerplate.push_back(reader.text(sentence));
  for (const auto& frame : lexicon.frames) {
    const auto gap = frame.find("{}");
    corpus.frames.emplace_back(
        reader.text(frame.substr(0, gap)),
        gap == std::string::npos ? Text{} : reader.text(frame.substr(gap + 2)));
  }
  corpus.words = reader.take();
  weigh(corpus);
  return corpus;
}

std::uint32_t spelling_of(const std::vector<Word>& words, std::size_t from, std::size_t to) {
  std::uint64_t hash = 0;
  for (auto i = from; i < to; ++i) hash = combine(hash, hash_text(words[i].text));
  return static_cast<std::uint32_t>(hash);
}

void append_features(const Corpus& corpus, const Text& text, std::vector<Feature>& out) {
  const KnownWord* before = nullptr;
  for (const auto id : text) {
    const auto& word = corpus.words[id];
    out.insert(out.end(), word.features.begin(), word.features.end());
    if (before != nullptr)
      out.push_back(pair_feature(before->stem, before->weight, word.stem, word.weight));
    before = &word;
  }
}

}  // namespace cairn::linker
