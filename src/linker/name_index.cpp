// SPDX-License-Identifier: Apache-2.0
#include "linker/name_index.h"

#include <algorithm>
#include <map>

#include "linker/exact_math.h"
#include "linker/hash.h"

namespace cairn::linker {
namespace {

constexpr std::size_t name_words_max = 8;  // longer names are not looked for word for word
constexpr double saturation = 1.2;         // BM25's k1
constexpr double length_share = 0.5;       // BM25's b
constexpr double label_count = 2, name_count = 0.5, description_count = 0.5;
constexpr double names_counted_max = 2;  // of a word in the other names
constexpr double impact_steps = 1024;

std::uint64_t extend(std::uint64_t name, std::uint64_t stem) { return combine(name, stem); }

// How often each term is counted in one entry.
std::map<TermId, double> counts_of(const Entry& entry, const std::vector<TermId>& term_of_word) {
  std::map<TermId, double> counts, in_names;
  for (std::size_t i = 0; i < entry.forms.size(); ++i)
    for (const auto word : entry.forms[i].text) {
      if (i == 0) counts[term_of_word[word]] += label_count;
      in_names[term_of_word[word]] += name_count;
    }
  for (const auto& [term, count] : in_names) counts[term] += std::min(count, names_counted_max);
  for (const auto word : entry.description) counts[term_of_word[word]] += description_count;
  return counts;
}

void add_forms(const std::vector<Entry>& entries, const Corpus& corpus,
               const std::vector<TermId>& term_of_word, NameIndex& index) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> names;
  index.form_begin.push_back(0);
  index.term_begin.push_back(0);
  for (std::size_t e = 0; e < entries.size(); ++e) {
    for (const auto& form : entries[e].forms) {
      const auto id = static_cast<std::uint32_t>(index.form_entry.size());
      std::uint64_t name = 0;
      for (const auto word : form.text) {
        index.form_terms.push_back(term_of_word[word]);
        name = extend(name, corpus.words[word].stem);
      }
      if (form.text.size() <= name_words_max) names.emplace_back(name, id);
      index.form_entry.push_back(static_cast<std::uint32_t>(e));
      index.form_spelling.push_back(form.spelling);
      index.form_own.push_back(form.own ? 1 : 0);
      index.term_begin.push_back(static_cast<std::uint32_t>(index.form_terms.size()));
    }
    index.form_begin.push_back(static_cast<std::uint32_t>(index.form_entry.size()));
  }
  std::ranges::sort(names);
  for (const auto& [hash, form] : names) {
    index.name_hashes.push_back(hash);
    index.name_forms.push_back(form);
  }
}

void add_postings(const std::vector<Entry>& entries, const std::vector<TermId>& term_of_word,
                  NameIndex& index) {
  struct Posting {
    std::uint32_t entry;
    double count;
  };
  std::vector<std::vector<Posting>> postings(index.stems.size());
  std::vector<double> lengths;
  double total = 0;
  for (std::uint32_t e = 0; e < entries.size(); ++e) {
    double length = 0;
    for (const auto& [term, count] : counts_of(entries[e], term_of_word)) {
      postings[term].push_back({e, count});
      length += count;
    }
    lengths.push_back(length);
    total += length;
  }
  const double mean = total / static_cast<double>(std::max<std::size_t>(entries.size(), 1));
  index.posting_begin.push_back(0);
  for (const auto& of_term : postings) {
    const auto having = static_cast<double>(of_term.size());
    const double worth =
        exact_log(1 + (static_cast<double>(entries.size()) - having + 0.5) / (having + 0.5));
    index.worth.push_back(static_cast<float>(worth));
    for (const auto& [entry, count] : of_term) {
      const double norm = 1 - length_share + length_share * lengths[entry] / mean;
      const double impact = worth * count * (saturation + 1) / (count + saturation * norm);
      index.posting_entry.push_back(entry);
      index.posting_impact.push_back(
          static_cast<std::uint16_t>(std::min(impact * impact_steps, 65535.0)));
    }
    index.posting_begin.push_back(static_cast<std::uint32_t>(index.posting_entry.size()));
  }
}

}  // namespace

TermId NameIndex::term(std::uint64_t stem) const {
  const auto found = std::ranges::lower_bound(stems, stem);
  if (found == stems.end() || *found != stem) return no_term;
  return static_cast<TermId>(found - stems.begin());
}

void NameIndex::score(const std::vector<TermId>& terms, std::vector<std::uint32_t>& scores) const {
  auto sorted = terms;
  std::ranges::sort(sorted);
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  for (const auto term : sorted) {
    if (term == no_term) continue;
    for (auto i = posting_begin[term]; i < posting_begin[term + 1]; ++i)
      scores[posting_entry[i]] += posting_impact[i];
  }
}

std::vector<NameFound> NameIndex::names_in(const std::vector<TextWord>& text) const {
  std::vector<NameFound> found;
  for (std::uint32_t from = 0; from < text.size(); ++from) {
    std::uint64_t name = 0;
    for (auto to = from; to < text.size() && to < from + name_words_max; ++to) {
      if (text[to].term == no_term) break;
      name = extend(name, text[to].stem);
      auto at = std::ranges::lower_bound(name_hashes, name) - name_hashes.begin();
      for (; at < std::ssize(name_hashes) && name_hashes[static_cast<std::size_t>(at)] == name;
           ++at)
        found.push_back({from, to + 1, name_forms[static_cast<std::size_t>(at)]});
    }
  }
  return found;
}

NameIndex index_names(const Corpus& corpus, const std::vector<Entry>& entries) {
  NameIndex index;
  std::vector<bool> used(corpus.words.size());
  for (const auto& entry : entries) {
    for (const auto& form : entry.forms)
      for (const auto word : form.text) used[word] = true;
    for (const auto word : entry.description) used[word] = true;
  }
  for (std::size_t i = 0; i < used.size(); ++i)
    if (used[i]) index.stems.push_back(corpus.words[i].stem);
  std::ranges::sort(index.stems);
  index.stems.erase(std::unique(index.stems.begin(), index.stems.end()), index.stems.end());
  std::vector<TermId> term_of_word(corpus.words.size(), no_term);
  for (std::size_t i = 0; i < used.size(); ++i)
    if (used[i]) term_of_word[i] = index.term(corpus.words[i].stem);
  add_forms(entries, corpus, term_of_word, index);
  add_postings(entries, term_of_word, index);
  return index;
}

}  // namespace cairn::linker
