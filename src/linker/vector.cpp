// SPDX-License-Identifier: Apache-2.0
#include "linker/vector.h"

#include <cmath>
#include <cstring>

// Each kernel is compiled for every x86 there is and once more for AVX2; the loader picks.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define CAIRN_KERNEL __attribute__((target_clones("avx2", "default")))
#else
#define CAIRN_KERNEL
#endif

namespace cairn::linker {
namespace {

using Lanes = float __attribute__((vector_size(32)));
constexpr std::size_t lanes = 8;

#define CAIRN_INLINE inline __attribute__((always_inline))

CAIRN_INLINE void load(const float* from, Lanes& into) { std::memcpy(&into, from, sizeof into); }
CAIRN_INLINE void store(float* into, const Lanes& from) { std::memcpy(into, &from, sizeof from); }

CAIRN_INLINE float sum_of(const Lanes& v) {
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

}  // namespace

CAIRN_KERNEL float dot(const float* a, const float* b) {
  Lanes sum{};
  for (std::size_t i = 0; i < dimensions; i += lanes) {
    Lanes x, y;
    load(a + i, x);
    load(b + i, y);
    sum += x * y;
  }
  return sum_of(sum);
}

CAIRN_KERNEL void add_scaled(float* into, const float* from, float scale) {
  for (std::size_t i = 0; i < dimensions; i += lanes) {
    Lanes x, y;
    load(into + i, x);
    load(from + i, y);
    x += y * scale;
    store(into + i, x);
  }
}

CAIRN_KERNEL void add_scaled(float* into, const std::int8_t* from, float scale) {
  using Eight = std::int8_t __attribute__((vector_size(8)));
  for (std::size_t i = 0; i < dimensions; i += lanes) {
    Lanes x;
    Eight bytes;
    load(into + i, x);
    std::memcpy(&bytes, from + i, sizeof bytes);
    x += __builtin_convertvector(bytes, Lanes) * scale;
    store(into + i, x);
  }
}

float normalise(float* vector) {
  const float length = std::sqrt(dot(vector, vector));
  const float scale = length > 1e-12f ? 1 / length : 0;
  for (std::size_t i = 0; i < dimensions; ++i) vector[i] *= scale;
  return length;
}

float quantise(const float* vector, std::int8_t* bytes) {
  float largest = 0;
  for (std::size_t i = 0; i < dimensions; ++i)
    largest = std::fabs(vector[i]) > largest ? std::fabs(vector[i]) : largest;
  const float scale = largest > 1e-20f ? 127 / largest : 0;
  for (std::size_t i = 0; i < dimensions; ++i) {
    const float scaled = vector[i] * scale;
    bytes[i] = static_cast<std::int8_t>(scaled + (scaled < 0 ? -0.5f : 0.5f));
  }
  return largest / 127;
}

CAIRN_KERNEL void dots(const std::int8_t* one, const std::int8_t* rows, std::size_t count,
                       std::int32_t* out) {
  // Sixteen bits each: processors multiply such pairs and add them up in one step.
  std::int16_t left[dimensions], right[dimensions];
  for (std::size_t i = 0; i < dimensions; ++i) left[i] = one[i];
  for (std::size_t row = 0; row < count; ++row, rows += dimensions) {
    for (std::size_t i = 0; i < dimensions; ++i) right[i] = rows[i];
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < dimensions; ++i)
      sum += static_cast<std::int32_t>(left[i]) * right[i];
    out[row] = sum;
  }
}

std::int32_t dot(const std::int8_t* a, const std::int8_t* b) {
  std::int32_t out = 0;
  dots(a, b, 1, &out);
  return out;
}

CAIRN_KERNEL void row_products(const float* a, const float* b, std::size_t count, float* out) {
  std::size_t row = 0;
  for (; row + 4 <= count; row += 4, b += 4 * dimensions) {
    Lanes s0{}, s1{}, s2{}, s3{};
    for (std::size_t i = 0; i < dimensions; i += lanes) {
      Lanes x, y0, y1, y2, y3;
      load(a + i, x);
      load(b + i, y0);
      load(b + dimensions + i, y1);
      load(b + 2 * dimensions + i, y2);
      load(b + 3 * dimensions + i, y3);
      s0 += x * y0;
      s1 += x * y1;
      s2 += x * y2;
      s3 += x * y3;
    }
    out[row] = sum_of(s0);
    out[row + 1] = sum_of(s1);
    out[row + 2] = sum_of(s2);
    out[row + 3] = sum_of(s3);
  }
  for (; row < count; ++row, b += dimensions) {
    Lanes sum{};
    for (std::size_t i = 0; i < dimensions; i += lanes) {
      Lanes x, y;
      load(a + i, x);
      load(b + i, y);
      sum += x * y;
    }
    out[row] = sum_of(sum);
  }
}

CAIRN_KERNEL void weighted_sum(const float* weights, std::size_t stride, const float* rows,
                               std::size_t count, float* out) {
  constexpr std::size_t held = 8;  // registers of sums; the vector is done in two halves
  for (std::size_t from = 0; from < dimensions; from += held * lanes) {
    Lanes sum[held] = {};
    for (std::size_t row = 0; row < count; ++row) {
      const float weight = weights[row * stride];
      if (weight == 0) continue;
      for (std::size_t i = 0; i < held; ++i) {
        Lanes x;
        load(rows + row * dimensions + from + i * lanes, x);
        sum[i] += x * weight;
      }
    }
    for (std::size_t i = 0; i < held; ++i) store(out + from + i * lanes, sum[i]);
  }
}

}  // namespace cairn::linker
