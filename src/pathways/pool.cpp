// SPDX-License-Identifier: Apache-2.0
#include "pathways/pool.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace cairn::pathways {
namespace {

constexpr double breach_min = 1e-3;

std::uint64_t digest_of(const Row& row) {
  std::uint64_t digest = std::bit_cast<std::uint64_t>(row.least);
  const auto mix = [&](std::uint64_t value) {
    digest = (digest ^ value) * 0x9e3779b97f4a7c15U;
    digest ^= digest >> 29;
  };
  for (const auto& [column, factor] : row.terms) {
    mix(column);
    mix(std::bit_cast<std::uint64_t>(factor));
  }
  return digest;
}

bool same(const Row& a, const Row& b) {
  return a.least == b.least && std::equal(a.terms.begin(), a.terms.end(), b.terms.begin(),
                                          b.terms.end(), [](const Term& s, const Term& t) {
                                            return s.column == t.column && s.factor == t.factor;
                                          });
}

}  // namespace

bool RowPool::add(const Row& row) {
  const auto digest = digest_of(row);
  const auto [begin, end] = by_digest_.equal_range(digest);
  for (auto at = begin; at != end; ++at)
    if (same(rows_[at->second], row)) return false;
  const auto index = static_cast<std::uint32_t>(rows_.size());
  by_digest_.emplace(digest, index);
  double square = 0;
  for (const auto& [column, factor] : row.terms) {
    by_column_[column].push_back({index, factor});
    square += factor * factor;
  }
  lengths_.push_back(std::sqrt(square));
  rows_.push_back(row);
  return true;
}

std::vector<Row> RowPool::broken(const std::vector<double>& x, std::size_t rows_max) {
  activity_.assign(rows_.size(), 0.0);
  for (std::size_t j = 0; j < x.size(); ++j) {
    if (x[j] == 0) continue;
    for (const auto& [row, factor] : by_column_[j]) activity_[row] += factor * x[j];
  }
  std::vector<std::pair<double, std::size_t>> found;  // −breach, position
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (const double breach = rows_[i].least - activity_[i]; breach > breach_min)
      found.emplace_back(-breach / lengths_[i], i);
  std::sort(found.begin(), found.end());
  std::vector<Row> out;
  for (std::size_t i = 0; i < std::min(rows_max, found.size()); ++i)
    out.push_back(rows_[found[i].second]);
  return out;
}

}  // namespace cairn::pathways
