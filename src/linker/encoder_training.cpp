// SPDX-License-Identifier: Apache-2.0
// In-batch softmax over cosines in both directions, Adagrad with one sum of squares a row. Work is
// cut in fixed pieces, and every sum is taken in one order, so threads change nothing.
#include "linker/encoder_training.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "linker/exact_math.h"
#include "linker/hash.h"
#include "linker/training_pairs.h"

namespace cairn::linker {
namespace {

constexpr std::size_t batch = 512;
constexpr std::size_t pieces = 16;  // of a batch, and of the table
constexpr std::size_t piece_texts = batch / pieces;
constexpr std::uint32_t rounds = 6;
constexpr float temperature = 0.06f;
constexpr float learning_rate = 0.07f;  // at first
constexpr float slowing = 0.9f;         // so much less at the end: it settles
constexpr float first_rows = 0.05f;     // largest component before anything is learnt

// One use of a row by a text of the batch.
struct Use {
  std::uint32_t row;
  std::uint32_t text;
  float weight;
};

std::size_t part_of(std::uint32_t row) { return row / (rows / pieces); }

class Trainer {
 public:
  Trainer(const Corpus& corpus, const Parallel& parallel)
      : corpus_(corpus),
        parallel_(parallel),
        values_(std::size_t{rows} * dimensions),
        squares_(rows) {
    Sequence random(mix(7));
    for (auto& value : values_) value = random.symmetric() * first_rows;
  }

  // `pairs` are at most `batch`; `rate` is how far a row moves.
  void learn(std::span<const Pair> pairs, float rate) {
    count_ = pairs.size();
    rate_ = rate;
    parallel_(pieces, [&](std::size_t piece) { encode(pairs, piece); });
    parallel_(pieces, [&](std::size_t piece) { compare(pairs, piece); });
    parallel_(pieces, [&](std::size_t piece) { sum_columns(piece); });
    parallel_(pieces, [&](std::size_t piece) { pull(piece); });
    parallel_(pieces, [&](std::size_t part) { update(part); });
  }

  Table table() const {
    Table table;
    parallel_(pieces, [&](std::size_t part) {
      for (auto row = part * (rows / pieces); row < (part + 1) * (rows / pieces); ++row)
        if (squares_[row] > 0)
          table.steps[row] = quantise(&values_[row * dimensions], &table.bytes[row * dimensions]);
    });
    return table;
  }

 private:
  // Texts 0 to batch - 1 are left sides, the others right sides.
  void encode(std::span<const Pair> pairs, std::size_t piece) {
    std::vector<Feature> features;
    for (auto& uses : uses_[piece]) uses.clear();
    for (auto i = piece * piece_texts; i < std::min(count_, (piece + 1) * piece_texts); ++i)
      for (const std::size_t side : {std::size_t{0}, batch}) {
        features.clear();
        append_features(corpus_, side == 0 ? pairs[i].left : pairs[i].right, features);
        auto* const unit = &units_[(side + i) * dimensions];
        std::fill_n(unit, dimensions, 0.0f);
        for (const auto& feature : features) {
          add_scaled(unit, &values_[std::size_t{feature.row} * dimensions], feature.weight);
          uses_[piece][part_of(feature.row)].push_back(
              {feature.row, static_cast<std::uint32_t>(side + i), feature.weight});
        }
        lengths_[side + i] = normalise(unit);
      }
  }

  void compare(std::span<const Pair> pairs, std::size_t piece) {
    for (auto i = piece * piece_texts; i < std::min(count_, (piece + 1) * piece_texts); ++i) {
      auto* const row = &likeness_[i * batch];
      row_products(&units_[i * dimensions], &units_[batch * dimensions], count_, row);
      float sum = 0;
      for (std::size_t j = 0; j < count_; ++j) {
        const bool apart = i == j || pairs[i].meaning != pairs[j].meaning;
        row[j] = apart ? exact_exp((row[j] - 1) / temperature) : 0;
        sum += row[j];
      }
      row_sums_[i] = sum;
    }
  }

  void sum_columns(std::size_t piece) {
    const auto from = piece * piece_texts;
    const auto to = std::min(count_, from + piece_texts);
    for (auto j = from; j < to; ++j) column_sums_[j] = 0;
    for (std::size_t i = 0; i < count_; ++i)
      for (auto j = from; j < to; ++j) column_sums_[j] += likeness_[i * batch + j];
  }

  // The slope of the loss at each text's sum of rows.
  void pull(std::size_t piece) {
    std::array<float, batch> slopes{};
    for (auto i = piece * piece_texts; i < std::min(count_, (piece + 1) * piece_texts); ++i) {
      for (std::size_t j = 0; j < count_; ++j) slopes[j] = slope(i, j);
      weighted_sum(slopes.data(), 1, &units_[batch * dimensions], count_, &pulls_[i * dimensions]);
      for (std::size_t j = 0; j < count_; ++j) slopes[j] = slope(j, i);
      weighted_sum(slopes.data(), 1, units_.data(), count_, &pulls_[(batch + i) * dimensions]);
      through_norm(i);
      through_norm(batch + i);
    }
  }

  float slope(std::size_t i, std::size_t j) const {
    const float likeness = likeness_[i * batch + j];
    return likeness / row_sums_[i] + likeness / column_sums_[j] - (i == j ? 2.0f : 0.0f);
  }

  void through_norm(std::size_t text) {
    auto* const pull = &pulls_[text * dimensions];
    const auto* const unit = &units_[text * dimensions];
    add_scaled(pull, unit, -dot(unit, pull));
    const float scale = lengths_[text] > 1e-6f ? 1 / lengths_[text] : 0;
    for (std::size_t k = 0; k < dimensions; ++k) pull[k] *= scale;
    strengths_[text] = dot(pull, pull) / dimensions;
  }

  void update(std::size_t part) {
    for (const auto& of_piece : uses_)
      for (const auto& use : of_piece[part]) {
        auto& squares = squares_[use.row];
        squares += use.weight * use.weight * strengths_[use.text] + 1e-20f;
        add_scaled(&values_[std::size_t{use.row} * dimensions], &pulls_[use.text * dimensions],
                   -rate_ * use.weight / std::sqrt(squares));
      }
  }

  const Corpus& corpus_;
  const Parallel& parallel_;
  std::vector<float> values_;
  std::vector<float> squares_;
  std::size_t count_ = 0;
  float rate_ = 0;
  std::array<std::array<std::vector<Use>, pieces>, pieces> uses_;
  std::vector<float> units_ = std::vector<float>(2 * batch * dimensions);
  std::vector<float> pulls_ = std::vector<float>(2 * batch * dimensions);
  std::vector<float> likeness_ = std::vector<float>(batch * batch);
  std::array<float, 2 * batch> lengths_{}, strengths_{};
  std::array<float, batch> row_sums_{}, column_sums_{};
};

}  // namespace

Table train_table(const Corpus& corpus, const Parallel& parallel, const Progress& progress) {
  Trainer trainer(corpus, parallel);
  for (std::uint32_t round = 0; round < rounds; ++round) {
    const auto pairs = pairs_of_round(corpus, round);
    for (std::size_t from = 0; from < pairs.size(); from += batch) {
      const float done = static_cast<float>(round * pairs.size() + from) /
                         static_cast<float>(rounds * pairs.size());
      trainer.learn(std::span(pairs).subspan(from, std::min(batch, pairs.size() - from)),
                    learning_rate * (1 - slowing * done));
      if (progress)
        progress(static_cast<std::uint32_t>((round * pairs.size() + from) * 100 /
                                            (rounds * pairs.size())));
    }
  }
  return trainer.table();
}

}  // namespace cairn::linker
