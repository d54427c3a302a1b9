// SPDX-License-Identifier: Apache-2.0
// Rows the search has found so far, each once, so that one that left the linear programme comes
// back where it is broken again.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "pathways/linear.h"

namespace cairn::pathways {

class RowPool {
 public:
  explicit RowPool(std::size_t columns) : by_column_(columns) {}
  // False where the row is here already.
  bool add(const Row& row);
  // Rows broken by x (by column); the most broken for their length first, at most `rows_max`.
  std::vector<Row> broken(const std::vector<double>& x, std::size_t rows_max);
  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
  std::vector<double> lengths_;
  std::vector<std::vector<Term>> by_column_;  // `column` is the row here
  std::vector<double> activity_;              // by row; scratch
  std::unordered_multimap<std::uint64_t, std::uint32_t> by_digest_;
};

}  // namespace cairn::pathways
