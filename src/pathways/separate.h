// SPDX-License-Identifier: Apache-2.0
// Rows that a solution of the linear programme breaks and every plan fulfils: an offer needs one of
// those that bring what it requires; a goal needs one of each landmark.
#pragma once
#include <vector>

#include "pathways/model.h"
#include "pathways/necessary.h"
#include "pathways/reach.h"

namespace cairn::pathways {

// A limit on what is taken, with its largest amount as the unit.
Row row_of(const Limit& limit);

class Separator {
 public:
  explicit Separator(const Model& model);

  // Broken by x (by column); the most broken first, at most `rows_max`.
  std::vector<Row> broken(const std::vector<double>& x, std::size_t rows_max);

  // What opens before a node in every plan.
  const std::vector<Node>& before(Node node);

  // The rows to begin with: each goal is opened by one of its inputs, or paid for.
  std::vector<Row> goal_rows() const;

 private:
  struct Found {
    double breach;
    Row row;
  };
  void support_rows(const std::vector<double>& x);
  void add_support(Node offer, Node fact, const std::vector<double>& x);
  void landmark_rows(const std::vector<double>& x, double taken_from);
  void add(Row row, const std::vector<double>& x);

  const Model& model_;
  Reach reach_;
  Necessary necessary_;
  std::vector<std::vector<Node>> before_;  // by node; filled when first asked
  std::vector<std::uint8_t> asked_;
  std::vector<std::uint8_t> taken_;
  std::vector<Found> found_;
};

}  // namespace cairn::pathways
