// SPDX-License-Identifier: Apache-2.0
#include "linker/vector.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "linker/exact_math.h"
#include "linker/hash.h"

namespace cairn::linker {
namespace {

Vector some_vector(std::uint64_t seed) {
  Sequence random(seed);
  Vector vector;
  for (auto& value : vector) value = random.symmetric();
  return vector;
}

TEST(Vector, DotProductsAgreeWithPlainSums) {
  const auto a = some_vector(1), b = some_vector(2);
  double sum = 0;
  for (std::size_t i = 0; i < dimensions; ++i) sum += double{a[i]} * b[i];
  EXPECT_NEAR(dot(a.data(), b.data()), sum, 1e-5);
  std::vector<float> rows;
  for (int i = 0; i < 5; ++i) rows.insert(rows.end(), b.begin(), b.end());
  std::array<float, 5> out{};
  row_products(a.data(), rows.data(), out.size(), out.data());
  for (const float value : out) EXPECT_EQ(value, dot(a.data(), b.data()));
}

TEST(Vector, DotProductsOfBytesAreExact) {
  std::array<std::int8_t, dimensions> high, low;
  high.fill(127);
  low.fill(-127);
  EXPECT_EQ(dot(high.data(), high.data()), 127 * 127 * 128);
  EXPECT_EQ(dot(high.data(), low.data()), -127 * 127 * 128);
}

TEST(Vector, BytesKeepTheDirection) {
  auto vector = some_vector(3);
  normalise(vector.data());
  std::array<std::int8_t, dimensions> bytes;
  const float step = quantise(vector.data(), bytes.data());
  Vector back{};
  add_scaled(back.data(), bytes.data(), step);
  EXPECT_NEAR(dot(vector.data(), back.data()), 1, 1e-3);
}

TEST(Vector, NothingStaysNothing) {
  Vector nothing{};
  EXPECT_EQ(normalise(nothing.data()), 0);
  std::array<std::int8_t, dimensions> bytes;
  EXPECT_EQ(quantise(nothing.data(), bytes.data()), 0);
  for (const auto byte : bytes) EXPECT_EQ(byte, 0);
}

TEST(Vector, WeightedSumsFollowTheirStride) {
  const auto a = some_vector(4), b = some_vector(5);
  std::vector<float> rows(a.begin(), a.end());
  rows.insert(rows.end(), b.begin(), b.end());
  const std::array<float, 3> weights{2, 9, -1};
  Vector out;
  weighted_sum(weights.data(), 2, rows.data(), 2, out.data());
  for (std::size_t i = 0; i < dimensions; ++i) EXPECT_NEAR(out[i], 2 * a[i] - b[i], 1e-6);
}

TEST(ExactMath, AgreesWithTheLibrary) {
  for (float x = -80; x <= 80; x += 0.37f)
    EXPECT_NEAR(exact_exp(x) / std::exp(double{x}), 1, 5e-6) << x;
  for (double x = 1e-9; x < 1e9; x *= 1.7) EXPECT_NEAR(exact_log(x), std::log(x), 2e-8) << x;
}

}  // namespace
}  // namespace cairn::linker
