// SPDX-License-Identifier: Apache-2.0
#include "linker/training.h"

#include "linker/encoder_training.h"
#include "linker/entries.h"
#include "linker/limits.h"
#include "linker/model.h"

namespace cairn::linker {
namespace {

constexpr float label_share = 1, names_share = 1, description_share = 0.5f;

Vector encode(const Corpus& corpus, const Table& table, const Text& text) {
  std::vector<Feature> features;
  append_features(corpus, text, features);
  Vector vector{};
  for (const auto& feature : features) table.add(feature, vector.data());
  normalise(vector.data());
  return vector;
}

// The mean of the names, with the label and the description once more.
Vector meaning_of(const Corpus& corpus, const Table& table, const Entry& entry) {
  Vector sum{};
  if (entry.forms.empty()) return sum;
  const float each = names_share / static_cast<float>(entry.forms.size());
  for (const auto& form : entry.forms)
    add_scaled(sum.data(), encode(corpus, table, form.text).data(), each);
  add_scaled(sum.data(), encode(corpus, table, entry.forms.front().text).data(), label_share);
  add_scaled(sum.data(), encode(corpus, table, entry.description).data(), description_share);
  normalise(sum.data());
  return sum;
}

Meanings meanings_of(const Corpus& corpus, const Table& table, const std::vector<Entry>& entries,
                     const Parallel& parallel) {
  constexpr std::size_t pieces = 16;
  Meanings meanings{.names = index_names(corpus, entries),
                    .vectors = std::vector<std::int8_t>(entries.size() * dimensions),
                    .steps = std::vector<float>(entries.size())};
  parallel(pieces, [&](std::size_t piece) {
    for (auto i = piece; i < entries.size(); i += pieces)
      meanings.steps[i] =
          quantise(meaning_of(corpus, table, entries[i]).data(), &meanings.vectors[i * dimensions]);
  });
  return meanings;
}

}  // namespace

void in_sequence(std::size_t pieces, const std::function<void(std::size_t)>& piece) {
  for (std::size_t i = 0; i < pieces; ++i) piece(i);
}

Result<std::string> train(const skills::Framework& framework, const Lexicon& lexicon,
                          const Parallel& parallel, const Progress& progress) {
  if (framework.skills.empty())
    return fail(ErrorCode::invalid, "linker/train",
                "The framework has no skills to learn from. Import one that has.");
  if (framework.skills.size() > limits::skills_max ||
      framework.occupations.size() > limits::occupations_max)
    return fail(ErrorCode::too_large, "linker/train",
                "The framework has more skills or occupations than can be learnt (" +
                    std::to_string(limits::skills_max) + " and " +
                    std::to_string(limits::occupations_max) + "). Import a part of it.");
  const auto corpus = read_corpus(framework, lexicon);
  Model model;
  model.table = train_table(corpus, parallel, progress);
  model.weights = corpus.weights;
  model.skills = meanings_of(corpus, model.table, corpus.skills, parallel);
  model.occupations = meanings_of(corpus, model.table, corpus.occupations, parallel);
  model.skill_groups = group(model.skills.vectors, model.skills.steps, parallel);
  if (progress) progress(100);
  return save(model, {digest_of(framework), digest_of(lexicon)});
}

}  // namespace cairn::linker
