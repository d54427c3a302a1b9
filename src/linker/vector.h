// SPDX-License-Identifier: Apache-2.0
// Arithmetic on vectors of 128 numbers. Sums are taken in eight lanes in a fixed order and nothing
// is fused, so the bits are the same with and without AVX2.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace cairn::linker {

inline constexpr std::size_t dimensions = 128;
using Vector = std::array<float, dimensions>;
using ByteRow = std::array<std::int8_t, dimensions>;

float dot(const float* a, const float* b);
void add_scaled(float* into, const float* from, float scale);
void add_scaled(float* into, const std::int8_t* from, float scale);

// Scales to length 1 and returns the length it had; a vector next to nothing becomes nothing.
float normalise(float* vector);

// The vector times 127 divided by its largest component, rounded; returns what one step is worth.
float quantise(const float* vector, std::int8_t* bytes);

// out[i] = the dot product of `one` and row i of `rows`: exact.
void dots(const std::int8_t* one, const std::int8_t* rows, std::size_t count, std::int32_t* out);
std::int32_t dot(const std::int8_t* a, const std::int8_t* b);

// out[j] = a · row j of b, for `count` rows.
void row_products(const float* a, const float* b, std::size_t count, float* out);
// out = Σ_j weights[j * stride] × row j of `rows`, added in ascending j.
void weighted_sum(const float* weights, std::size_t stride, const float* rows, std::size_t count,
                  float* out);

}  // namespace cairn::linker
