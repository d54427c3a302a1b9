// SPDX-License-Identifier: Apache-2.0
#include "linker/titles.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "linker/exact_math.h"
#include "linker/name_likeness.h"
#include "linker/sentence.h"

namespace cairn::linker {
namespace {

constexpr std::size_t by_words_max = 80;   // candidates BM25 gives
constexpr std::size_t by_vector_max = 80;  // candidates the encoder gives
constexpr std::size_t stretch_words = 5;
constexpr float unknown_worth = 6;  // of a word no occupation has

float log_of(double x) { return static_cast<float>(exact_log(1 + x)); }

// Words of titles that say how, when and where one works, not at what.
bool says_no_trade(std::string_view folded) {
  static constexpr std::array<std::string_view, 62> words{
      "allowance",   "apply",   "asap",      "basic",    "bonus",      "contract",    "cum",
      "d",           "day",     "days",      "entry",    "experience", "experienced", "f",
      "flexible",    "fresh",   "freshers",  "full",     "graduate",   "graduates",   "hiring",
      "hours",       "hybrid",  "ii",        "iii",      "immediate",  "intern",      "internship",
      "iv",          "job",     "jobs",      "jr",       "junior",     "level",       "m",
      "month",       "monthly", "months",    "needed",   "new",        "night",       "opening",
      "opportunity", "part",    "permanent", "position", "remote",     "salary",      "senior",
      "shift",       "speaker", "speaking",  "sr",       "start",      "temporary",   "time",
      "trainee",     "urgent",  "urgently",  "vacancy",  "wanted",     "welcome"};
  static_assert(std::ranges::is_sorted(words));
  return std::ranges::binary_search(words, folded) ||
         std::ranges::all_of(folded, [](char c) { return c >= '0' && c <= '9'; });
}

// The title without those words, its parts kept apart by slashes.
std::string trade_of(std::string_view title) {
  std::string kept;
  std::size_t end = 0;
  for (const auto& word : WordReader().read(title)) {
    if (!says_no_trade(word.text)) {
      kept += title.substr(end, word.start - end);
      kept += title.substr(word.start, word.end - word.start);
    } else {
      kept += ' ';
    }
    end = word.end;
  }
  return kept;
}

class TitleReader {
 public:
  TitleReader(std::string_view title, const Model& model, const skills::Framework& framework)
      : model_(model), framework_(framework), names_(model.occupations.names) {
    const auto trade = trade_of(title);
    sentence_ = read_sentence(trade, model, names_, stretch_words);
    if (sentence_.text.empty()) sentence_ = read_sentence(title, model, names_, stretch_words);
    find_heads(sentence_.text.empty() ? std::string_view() : trade);
  }

  std::vector<TitleCandidate> find() {
    if (sentence_.text.empty()) return {};
    compare_vectors();
    choose();
    const NameLikener likener(names_, sentence_.text, unknown_worth);
    for (auto& candidate : candidates_) {
      compare_names(likener, candidate);
      describe(candidate);
    }
    mark_names();
    return std::move(candidates_);
  }

 private:
  float worth(TermId term) const { return term == no_term ? unknown_worth : names_.worth[term]; }

  // A head is the last word before a sign that ends a part, and of the title.
  void find_heads(std::string_view trade) {
    for (std::size_t i = 0; i < sentence_.text.size(); ++i) {
      const auto word = sentence_.content[i];
      const bool last = i + 1 == sentence_.text.size();
      const auto& words = sentence_.words;
      const auto gap = last || words[word].end > trade.size()
                           ? std::string_view("-")
                           : trade.substr(words[word].end,
                                          words[sentence_.content[i + 1]].start - words[word].end);
      const bool ends = gap.find_first_of("/|-(),@:&") != std::string_view::npos ||
                        (!last && sentence_.content[i + 1] != word + 1);
      if (ends && sentence_.text[i].term != no_term) heads_.push_back(sentence_.text[i].term);
    }
  }

  void compare_vectors() {
    const auto entries = names_.entries();
    const auto stretches = sentence_.stretches.size();
    whole_.resize(entries);
    part_.resize(entries);
    const float all = sentence_.lengths.back();
    std::vector<std::int32_t> products(entries);
    for (std::size_t s = 0; s < stretches; ++s) {
      const float share = all > 0 ? std::min(1.0f, sentence_.lengths[s] / all) : 0;
      dots(&sentence_.vectors[s * dimensions], model_.occupations.vectors.data(), entries,
           products.data());
      for (std::size_t i = 0; i < entries; ++i) {
        const float cosine =
            static_cast<float>(products[i]) * sentence_.steps[s] * model_.occupations.steps[i];
        part_[i] = std::max(part_[i], cosine * std::sqrt(share));
        if (s + 1 == stretches) whole_[i] = cosine;
      }
    }
  }

  // The best `count` of all occupations by a score.
  template <class Score>
  void choose_best(const std::vector<Score>& scores, std::size_t count) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < scores.size(); ++i)
      if (scores[i] > 0) order.push_back(i);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(count, order.size()));
    std::partial_sort(order.begin(), end, order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
    });
    chosen_.insert(chosen_.end(), order.begin(), end);
  }

  void choose() {
    std::vector<TermId> terms;
    for (const auto& word : sentence_.text) terms.push_back(word.term);
    bm25_.assign(names_.entries(), 0);
    names_.score(terms, bm25_);
    best_bm25_ = bm25_.empty() ? 0 : *std::ranges::max_element(bm25_);
    found_ = names_.names_in(sentence_.text);
    for (const auto& name : found_) chosen_.push_back(names_.form_entry[name.form]);
    choose_best(bm25_, by_words_max);
    choose_best(whole_, by_vector_max);
    choose_best(part_, by_vector_max);
    std::ranges::sort(chosen_);
    chosen_.erase(std::unique(chosen_.begin(), chosen_.end()), chosen_.end());
    for (const auto occupation : chosen_) candidates_.push_back({.occupation = occupation});
  }

  void compare_names(const NameLikener& likener, TitleCandidate& candidate) {
    std::array<float, 3> closest{};
    const auto first = names_.form_begin[candidate.occupation];
    for (auto form = first; form < names_.form_begin[candidate.occupation + 1]; ++form) {
      const auto [covered, all, near] = likener.liken(form);
      const float likeness = all > 0 ? 2 * covered / (all + likener.text_worth()) : 0;
      if (form == first) candidate.sign(TitleSign::label_likeness) = likeness;
      auto& likest = candidate.sign(TitleSign::likeness);
      likest = std::max(likest, likeness);
      auto& part = candidate.sign(TitleSign::part_likeness);
      part = std::max(part, near);
      auto& coverage = candidate.sign(TitleSign::name_coverage);
      if (all > 0) coverage = std::max(coverage, covered / all);
      if (likeness > closest.back()) closest.back() = likeness;
      std::ranges::sort(closest, std::ranges::greater{});
      const auto last = names_.form_terms[names_.term_begin[form + 1] - 1];
      if (std::ranges::find(heads_, last) != heads_.end()) candidate.sign(TitleSign::head) = 1;
    }
    candidate.sign(TitleSign::close_names) = (closest[0] + closest[1] + closest[2]) / 3;
  }

  void describe(TitleCandidate& candidate) {
    const auto i = candidate.occupation;
    const auto first = names_.form_begin[i];
    const auto forms = names_.form_begin[i + 1] - first;
    std::uint32_t own = 0;
    for (std::uint32_t form = first; form < first + forms; ++form) own += names_.form_own[form];
    candidate.sign(TitleSign::whole_cosine) = whole_[i];
    candidate.sign(TitleSign::part_cosine) = part_[i];
    candidate.sign(TitleSign::bm25) =
        best_bm25_ > 0 ? static_cast<float>(bm25_[i]) / static_cast<float>(best_bm25_) : 0;
    candidate.sign(TitleSign::bm25_log) = log_of(bm25_[i] / 1024.0);
    candidate.sign(TitleSign::names) = log_of(own);
    candidate.sign(TitleSign::phrases) = log_of(forms - own);
    if (forms > 0)
      candidate.sign(TitleSign::label_words) =
          static_cast<float>(names_.term_begin[first + 1] - names_.term_begin[first]);
    const auto& occupation = framework_.occupations[i];
    candidate.sign(TitleSign::skills) =
        log_of(static_cast<double>(occupation.essential.size() + occupation.optional.size()));
  }

  void mark_names() {
    float title = 0;
    for (const auto& word : sentence_.text) title += worth(word.term);
    for (const auto& name : found_) {
      const auto occupation = names_.form_entry[name.form];
      auto& candidate =
          *std::ranges::lower_bound(candidates_, occupation, {}, &TitleCandidate::occupation);
      const bool label = name.form == names_.form_begin[occupation];
      float covered = 0;
      for (auto i = name.from; i < name.to; ++i) covered += worth(sentence_.text[i].term);
      auto& share = candidate.sign(TitleSign::inside_share);
      share = std::max(share, covered / title);
      candidate.sign(label ? TitleSign::label_inside : TitleSign::name_inside) = 1;
      if (name.from != 0 || name.to != sentence_.text.size()) continue;
      candidate.sign(label ? TitleSign::exact_label : TitleSign::exact_name) = 1;
    }
  }

  const Model& model_;
  const skills::Framework& framework_;
  const NameIndex& names_;
  Sentence sentence_;
  std::vector<TermId> heads_;
  std::vector<float> whole_, part_;
  std::vector<std::uint32_t> bm25_;
  std::uint32_t best_bm25_ = 0;
  std::vector<NameFound> found_;
  std::vector<std::uint32_t> chosen_;
  std::vector<TitleCandidate> candidates_;
};

}  // namespace

std::vector<TitleCandidate> title_candidates(std::string_view title, const Model& model,
                                             const skills::Framework& framework) {
  return TitleReader(title, model, framework).find();
}

}  // namespace cairn::linker
