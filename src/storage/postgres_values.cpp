// SPDX-License-Identifier: Apache-2.0
#include "storage/postgres_values.h"

#include <libpq-fe.h>

namespace cairn::storage {
namespace {

// pg_type.dat
constexpr unsigned bool_type = 16, bytea_type = 17, int8_type = 20, int2_type = 21, int4_type = 23,
                   text_type = 25, name_type = 19, varchar_type = 1043, numeric_type = 1700,
                   unknown_type = 705;

// Big endian, as on the wire; sign-extended.
std::int64_t read_integer(const char* bytes, int length) {
  std::uint64_t number = length > 0 && (static_cast<unsigned char>(*bytes) & 0x80) != 0 ? ~0ULL : 0;
  for (int i = 0; i < length; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return static_cast<std::int64_t>(number);
}

Error unknown_value() {
  return fail(ErrorCode::internal, "postgres",
              "A value came back that is no number, text or bytes.");
}

// Digits to the base 10,000; what is behind the point must be nothing.
Result<std::int64_t> read_numeric(const char* bytes, int length) {
  constexpr std::int64_t weight_max = 4;  // 18 decimal digits and some
  if (length < 8) return unknown_value();
  const auto count = read_integer(bytes, 2), weight = read_integer(bytes + 2, 2);
  const auto sign = read_integer(bytes + 4, 2);
  if (count < 0 || count > weight + 1 || weight > weight_max || length < 8 + 2 * count ||
      (sign != 0 && sign != 0x4000)) {
    return count == 0 ? Result<std::int64_t>(0) : unknown_value();
  }
  std::int64_t number = 0;
  for (std::int64_t i = 0; i <= weight; ++i) {
    const auto digit = i < count ? read_integer(bytes + 8 + 2 * i, 2) : 0;
    if (__builtin_mul_overflow(number, std::int64_t{10'000}, &number) ||
        __builtin_add_overflow(number, digit, &number))
      return unknown_value();
  }
  return sign == 0 ? number : -number;
}

}  // namespace

void BoundValue::bind(const Parameter::Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    type = int8_type;
    for (int i = 0; i < 8; ++i)
      number[static_cast<std::size_t>(i)] =
          static_cast<char>(static_cast<std::uint64_t>(*integer) >> (56 - 8 * i));
    pointer = number.data();
    length = 8;
  } else if (const auto* text = std::get_if<std::string_view>(&value)) {
    type = text_type;
    pointer = text->empty() ? "" : text->data();
    length = static_cast<int>(text->size());
  } else if (const auto* bytes = std::get_if<ByteView>(&value)) {
    type = bytea_type;
    pointer = bytes->empty() ? "" : reinterpret_cast<const char*>(bytes->data());
    length = static_cast<int>(bytes->size());
  }
}

std::string types_of(std::span<const Parameter> parameters) {
  std::string types;
  for (const auto& it : parameters) types += "nitb"[it.value().index()];
  return types;
}

Result<Cell> read_postgres_cell(const pg_result* result, int row, int column) {
  if (PQgetisnull(result, row, column) != 0) return Cell(std::monostate());
  const char* bytes = PQgetvalue(result, row, column);
  const int length = PQgetlength(result, row, column);
  const auto size = static_cast<std::size_t>(length);
  switch (PQftype(result, column)) {
    case bool_type:
    case int2_type:
    case int4_type:
    case int8_type: return Cell(read_integer(bytes, length));
    case numeric_type: {
      CAIRN_TRY(const auto number, read_numeric(bytes, length));
      return Cell(number);
    }
    case text_type:
    case name_type:
    case varchar_type:
    case unknown_type: return Cell(std::string(bytes, size));
    case bytea_type: {
      const auto* from = reinterpret_cast<const std::uint8_t*>(bytes);
      return Cell(Bytes(from, from + size));
    }
    default: return unknown_value();
  }
}

Result<Row> read_postgres_row(const pg_result* result, int row) {
  Row cells;
  const int width = PQnfields(result);
  cells.reserve(static_cast<std::size_t>(width));
  for (int i = 0; i < width; ++i) {
    CAIRN_TRY(auto cell, read_postgres_cell(result, row, i));
    cells.push_back(std::move(cell));
  }
  return cells;
}

}  // namespace cairn::storage
