// SPDX-License-Identifier: Apache-2.0
#include "linker/candidates.h"

#include <algorithm>
#include <cmath>

#include "linker/exact_math.h"
#include "linker/limits.h"
#include "linker/name_likeness.h"

namespace cairn::linker {
namespace {

constexpr std::size_t by_words_max = 60;    // candidates BM25 gives
constexpr std::size_t probes = 5;           // groups looked at for a stretch
constexpr std::size_t by_vector_max = 140;  // candidates the stretches give together

constexpr float unknown_worth = 8;   // of a word no skill has
constexpr float worth_scale = 0.1f;  // of the signs that are worths

void raise(float& value, float to) { value = std::max(value, to); }

// Stretches so long are searched; others lie near them, and single words are found by name.
bool searched(std::uint32_t words) { return words == 2 || words == 5; }

float log_of(double x) { return static_cast<float>(exact_log(1 + x)); }

class Finder {
 public:
  Finder(const Sentence& sentence, const Model& model, const CandidateSource& source)
      : sentence_(sentence), model_(model), source_(source), names_(model.skills.names) {}

  std::vector<Candidate> find() {
    if (sentence_.text.empty()) return {};
    by_words();
    by_names();
    by_vectors();
    collect();
    compare_stretches();
    compare_words();
    mark_names();
    return std::move(candidates_);
  }

 private:
  void by_words() {
    bm25_.assign(names_.entries(), 0);
    std::vector<TermId> terms;
    for (const auto& word : sentence_.text) terms.push_back(word.term);
    names_.score(terms, bm25_);
    std::vector<std::uint32_t> scored;
    for (std::uint32_t i = 0; i < bm25_.size(); ++i)
      if (bm25_[i] > 0) scored.push_back(i);
    const auto better = [&](std::uint32_t a, std::uint32_t b) {
      return bm25_[a] != bm25_[b] ? bm25_[a] > bm25_[b] : a < b;
    };
    const auto kept = std::min(by_words_max, scored.size());
    std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(kept),
                      scored.end(), better);
    if (kept > 0) best_bm25_ = bm25_[scored.front()];
    chosen_.insert(chosen_.end(), scored.begin(),
                   scored.begin() + static_cast<std::ptrdiff_t>(kept));
  }

  void by_names() {
    found_ = names_.names_in(sentence_.text);
    for (const auto& name : found_) chosen_.push_back(names_.form_entry[name.form]);
  }

  void by_vectors() {
    std::vector<float> best(names_.entries());
    std::vector<std::uint32_t> touched;
    for (std::size_t s = 0; s < sentence_.stretches.size(); ++s) {
      const auto words = sentence_.stretches[s].to - sentence_.stretches[s].from;
      if (!searched(words) && s + 1 < sentence_.stretches.size()) continue;
      source_.search.search(&sentence_.vectors[s * dimensions], sentence_.steps[s], probes, best,
                            touched);
    }
    const auto kept = std::min(by_vector_max, touched.size());
    const auto end = touched.begin() + static_cast<std::ptrdiff_t>(kept);
    std::partial_sort(touched.begin(), end, touched.end(), [&](std::uint32_t a, std::uint32_t b) {
      return best[a] != best[b] ? best[a] > best[b] : a < b;
    });
    chosen_.insert(chosen_.end(), touched.begin(), end);
  }

  void collect() {
    std::ranges::sort(chosen_);
    chosen_.erase(std::unique(chosen_.begin(), chosen_.end()), chosen_.end());
    for (const auto skill : chosen_)
      candidates_.push_back({.skill = skill, .signs = source_.facts[skill]});
  }

  void compare_stretches() {
    const auto count = candidates_.size();
    const auto stretches = sentence_.stretches.size();
    cosines_.resize(count * stretches);
    for (std::size_t c = 0; c < count; ++c) {
      auto& candidate = candidates_[c];
      const auto* const row = &model_.skills.vectors[candidate.skill * dimensions];
      std::vector<std::int32_t> products(stretches);
      dots(row, sentence_.vectors.data(), stretches, products.data());
      for (std::size_t s = 0; s < stretches; ++s) {
        const float cosine = static_cast<float>(products[s]) * sentence_.steps[s] *
                             model_.skills.steps[candidate.skill];
        cosines_[s * count + c] = cosine;
        if (s + 1 == stretches) {
          candidate.sign(Sign::sentence_cosine) = cosine;
        }
        const auto words = sentence_.stretches[s].to - sentence_.stretches[s].from;
        const auto kind = words == 1   ? Sign::word_cosine
                          : words <= 3 ? Sign::phrase_cosine
                                       : Sign::clause_cosine;
        candidate.sign(kind) = std::max(candidate.sign(kind), cosine);
        if (cosine > candidate.sign(Sign::best_cosine)) {
          candidate.sign(Sign::best_cosine) = cosine;
          candidate.evidence = sentence_.stretches[s];
        }
      }
    }
    rank();
  }

  void rank() {
    const auto count = candidates_.size();
    const auto stretches = sentence_.stretches.size();
    const auto place = [&](std::size_t c, std::size_t s) {
      const float mine = cosines_[s * count + c];
      float before = 0;
      for (std::size_t other = 0; other < candidates_.size(); ++other)
        before += cosines_[s * count + other] > mine ? 1.0f : 0.0f;
      return 1 / (1 + before);
    };
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      std::size_t best = 0;
      for (std::size_t s = 1; s < stretches; ++s)
        if (cosines_[s * count + c] > cosines_[best * count + c]) best = s;
      candidates_[c].sign(Sign::best_rank) = place(c, best);
      candidates_[c].sign(Sign::sentence_rank) = place(c, stretches - 1);
    }
  }

  void compare_words() {
    const NameLikener likener(names_, sentence_.text, unknown_worth);
    for (auto& candidate : candidates_) {
      const auto score = bm25_[candidate.skill];
      candidate.sign(Sign::bm25) =
          best_bm25_ > 0 ? static_cast<float>(score) / static_cast<float>(best_bm25_) : 0;
      candidate.sign(Sign::bm25_log) = log_of(score / 1024.0);
      const auto first = names_.form_begin[candidate.skill];
      float most_covered = 0;
      for (auto form = first; form < names_.form_begin[candidate.skill + 1]; ++form) {
        const auto [covered, all, likeness] = likener.liken(form);
        const float share = all > 0 ? covered / all : 0;
        if (form == first) {
          candidate.sign(Sign::label_coverage) = share;
          candidate.sign(Sign::label_likeness) = likeness;
        }
        raise(candidate.sign(Sign::name_likeness), likeness);
        auto& coverage = candidate.sign(Sign::name_coverage);
        if (share > coverage || (share == coverage && covered > most_covered)) {
          coverage = share;
          most_covered = covered;
        }
      }
      candidate.sign(Sign::covered_worth) = most_covered * worth_scale;
    }
  }

  bool is_spelled(const NameFound& name) const {
    return spelling_of(sentence_.words, sentence_.content[name.from],
                       sentence_.content[name.to - 1] + 1) == names_.form_spelling[name.form];
  }

  // Whether its words are rather two things said one after the other: "Python, pandas".
  bool is_list(const NameFound& name, bool spelled) const {
    constexpr std::uint32_t words_of_pair = 2;
    const auto last = sentence_.content[name.to - 1];
    for (auto i = sentence_.content[name.from] + 1; i <= last; ++i) {
      const auto& word = sentence_.words[i];
      if (word.apart && name.to - name.from == words_of_pair) return true;
      if (!spelled && (word.text == "and" || word.text == "or")) return true;
    }
    return false;
  }

  void mark_names() {
    std::vector<std::uint32_t> longest(sentence_.text.size());  // end of the longest from here
    for (const auto& name : found_)
      if (!is_list(name, is_spelled(name)))
        longest[name.from] = std::max(longest[name.from], name.to);
    const auto inside = [&](const NameFound& name) {
      for (std::uint32_t from = 0; from <= name.from; ++from)
        if (longest[from] >= name.to && longest[from] - from > name.to - name.from) return true;
      return false;
    };
    for (const auto& name : found_) {
      const auto skill = names_.form_entry[name.form];
      auto& candidate = *std::ranges::lower_bound(candidates_, skill, {}, &Candidate::skill);
      const auto words_from = sentence_.content[name.from];
      bool spelled = is_spelled(name);
      if (is_list(name, spelled)) spelled = false;
      if (name.to - name.from == 1 && !sentence_.words[words_from].capitals &&
          std::ranges::binary_search(source_.shouted,
                                     ShoutedName{skill, names_.form_spelling[name.form]}))
        continue;
      float worth = 0;
      for (auto i = name.from; i < name.to; ++i) worth += names_.worth[sentence_.text[i].term];
      if (inside(name)) {
        candidate.sign(Sign::exact_inside) = 1;
        continue;
      }
      const auto kind =
          name.form == names_.form_begin[skill] ? Sign::exact_label : Sign::exact_name;
      candidate.sign(kind) = 1;
      candidate.sign(Sign::exact_worth) =
          std::max(candidate.sign(Sign::exact_worth), worth * worth_scale);
      if (spelled) candidate.sign(Sign::spelled) = 1;
      const auto strength = name.to - name.from + (spelled ? limits::sentence_words_max : 0);
      if (strength <= candidate.named) continue;
      candidate.named = static_cast<std::uint32_t>(strength);
      candidate.evidence = {name.from, name.to};
      candidate.exact = spelled;
    }
  }

  const Sentence& sentence_;
  const Model& model_;
  const CandidateSource& source_;
  const NameIndex& names_;
  std::vector<std::uint32_t> bm25_;
  std::uint32_t best_bm25_ = 0;
  std::vector<NameFound> found_;
  std::vector<std::uint32_t> chosen_;
  std::vector<float> cosines_;  // stretch × candidate
  std::vector<Candidate> candidates_;
};

std::vector<Signs> facts_of(const skills::Framework& framework, const Model& model) {
  std::vector<std::uint32_t> asked(framework.skills.size());
  for (const auto& occupation : framework.occupations)
    for (const auto* const list : {&occupation.essential, &occupation.optional})
      for (const auto& needed : *list)
        if (needed.skill < asked.size()) ++asked[needed.skill];
  std::vector<Signs> facts(framework.skills.size());
  for (std::size_t i = 0; i < framework.skills.size(); ++i) {
    const auto set = [&](Sign sign, float value) {
      facts[i][static_cast<std::size_t>(sign)] = value;
    };
    const auto& names = model.skills.names;
    const auto first = names.form_begin[i];
    const auto forms = names.form_begin[i + 1] - first;
    set(Sign::occupations, log_of(asked[i]));
    set(Sign::knowledge, framework.skills[i].type == skills::SkillType::knowledge ? 1.0f : 0.0f);
    set(Sign::transversal, framework.skills[i].transversal ? 1.0f : 0.0f);
    if (forms > 0)
      set(Sign::label_words,
          static_cast<float>(names.term_begin[first + 1] - names.term_begin[first]));
    std::uint32_t own = 0;
    for (std::uint32_t form = first; form < first + forms; ++form) own += names.form_own[form];
    set(Sign::names, log_of(own));
    set(Sign::phrases, log_of(forms - own));
  }
  return facts;
}

bool is_shouted(std::string_view name) {
  constexpr std::size_t letters_min = 4;
  return name.size() >= letters_min &&
         std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; }) &&
         name.find_first_of("AEIOU") != name.npos;
}

std::vector<ShoutedName> shouted_names(const skills::Framework& framework) {
  std::vector<ShoutedName> shouted;
  WordReader reader;
  const auto take = [&](skills::SkillIndex skill, std::string_view name) {
    if (!is_shouted(name)) return;
    const auto words = reader.read(name);
    shouted.push_back({skill, spelling_of(words, 0, words.size())});
  };
  for (skills::SkillIndex i = 0; i < framework.skills.size(); ++i) {
    take(i, framework.skills[i].label);
    for (const auto& other : framework.skills[i].other_labels) take(i, other);
  }
  std::ranges::sort(shouted);
  return shouted;
}

}  // namespace

CandidateSource::CandidateSource(const skills::Framework& framework, const Model& model)
    : facts(facts_of(framework, model)),
      shouted(shouted_names(framework)),
      search(model.skill_groups, model.skills.vectors, model.skills.steps) {}

std::vector<Candidate> candidates_of(const Sentence& sentence, const Model& model,
                                     const CandidateSource& source) {
  return Finder(sentence, model, source).find();
}

}  // namespace cairn::linker
