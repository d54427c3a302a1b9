// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/proof_value.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/limits.h"
#include "encoding/cbor.h"
#include "encoding/multibase.h"

namespace cairn::securing::selective {
namespace {

using encoding::Base;
using encoding::CborReader;
using encoding::CborWriter;

constexpr const char* where = "vc-di-ecdsa#ecdsa-sd-2023";
constexpr std::size_t header_bytes = 3;
constexpr std::size_t label_bytes = 32;
using Header = std::array<std::uint8_t, header_bytes>;
constexpr Header base_header{0xd9, 0x5d, 0x00};
constexpr Header derived_header{0xd9, 0x5d, 0x01};

Error invalid(std::string detail) { return fail(ErrorCode::invalid, where, std::move(detail)); }

std::string written(const Header& header, const CborWriter& writer) {
  Bytes bytes(header.begin(), header.end());
  bytes.insert(bytes.end(), writer.written().begin(), writer.written().end());
  return encoding::to_multibase(Base::base64url, bytes);
}

Result<Bytes> decoded(const Header& header, std::string_view text) {
  if (text.size() > limits::input_bytes_max)
    return fail(ErrorCode::too_large, where, "the proof value is larger than allowed");
  CAIRN_TRY(auto bytes, encoding::from_multibase(text, Base::base64url));
  if (bytes.size() < header.size() || !std::equal(header.begin(), header.end(), bytes.begin()))
    return invalid(header == base_header ? "it is not the value of a base proof"
                                         : "it is not the value of a derived proof");
  return bytes;
}

template <std::size_t size>
Status read_exactly(CborReader& reader, std::array<std::uint8_t, size>& out) {
  CAIRN_TRY(const auto bytes, reader.bytes());
  if (bytes.size() != size) return invalid("a key or signature is not as long as it must be");
  std::copy(bytes.begin(), bytes.end(), out.begin());
  return done;
}

Status read_signatures(CborReader& reader, std::vector<Signature>& out) {
  CAIRN_TRY(const auto count, reader.array());
  if (count > limits::statement_signatures_max)
    return fail(ErrorCode::too_large, where, "more signatures of statements than are checked");
  for (std::size_t i = 0; i < count; ++i) {
    CAIRN_CHECK(read_exactly(reader, out.emplace_back()));
  }
  return done;
}

void write_signatures(CborWriter& writer, const std::vector<Signature>& signatures) {
  writer.array(signatures.size());
  for (const auto& signature : signatures) writer.bytes(signature);
}

Status read_labels(CborReader& reader, std::map<std::uint32_t, std::string>& out) {
  CAIRN_TRY(const auto count, reader.map());
  std::set<std::string> seen;
  for (std::size_t i = 0; i < count; ++i) {
    CAIRN_TRY(const auto number, reader.integer());
    CAIRN_TRY(const auto label, reader.bytes());
    if (number > std::numeric_limits<std::uint32_t>::max())
      return invalid("its labels are of more nodes than there can be");
    if (label.size() != label_bytes) return invalid("a label is not 32 bytes long");
    auto text = encoding::to_multibase(Base::base64url, label);
    if (!seen.insert(text).second ||
        !out.emplace(static_cast<std::uint32_t>(number), std::move(text)).second)
      return invalid("its labels repeat");
  }
  return done;
}

Status read_indexes(CborReader& reader, std::vector<std::size_t>& out) {
  CAIRN_TRY(const auto count, reader.array());
  for (std::size_t i = 0; i < count; ++i) {
    CAIRN_TRY(const auto index, reader.integer());
    out.push_back(index);
  }
  std::sort(out.begin(), out.end());
  if (std::adjacent_find(out.begin(), out.end()) != out.end())
    return invalid("its mandatory indexes repeat");
  return done;
}

}  // namespace

bool looks_like_base_proof_value(std::string_view text) {
  // Three bytes are four characters.
  static const auto beginning = encoding::to_multibase(Base::base64url, base_header);
  return text.starts_with(beginning);
}

std::string write_base_proof_value(const BaseProofValue& value) {
  CborWriter writer;
  writer.array(5);
  writer.bytes(value.base_signature);
  writer.bytes(value.public_key);
  writer.bytes(value.hmac_key);
  write_signatures(writer, value.signatures);
  writer.array(value.mandatory_pointers.size());
  for (const auto& pointer : value.mandatory_pointers) writer.text(pointer);
  return written(base_header, writer);
}

Result<BaseProofValue> read_base_proof_value(std::string_view text) {
  CAIRN_TRY(const auto bytes, decoded(base_header, text));
  CborReader reader(ByteView(bytes).subspan(header_bytes));
  CAIRN_TRY(const auto size, reader.array());
  if (size != 5) return invalid("a base proof has five components");
  BaseProofValue value;
  CAIRN_CHECK(read_exactly(reader, value.base_signature));
  CAIRN_CHECK(read_exactly(reader, value.public_key));
  CAIRN_CHECK(read_exactly(reader, value.hmac_key));
  CAIRN_CHECK(read_signatures(reader, value.signatures));
  CAIRN_TRY(const auto pointers, reader.array());
  for (std::size_t i = 0; i < pointers; ++i) {
    CAIRN_TRY(const auto pointer, reader.text());
    value.mandatory_pointers.emplace_back(pointer);
  }
  CAIRN_CHECK(reader.end());
  return value;
}

Result<std::string> write_derived_proof_value(const DerivedProofValue& value) {
  CborWriter writer;
  writer.array(5);
  writer.bytes(value.base_signature);
  writer.bytes(value.public_key);
  write_signatures(writer, value.signatures);
  writer.map(value.labels.size());
  for (const auto& [number, label] : value.labels) {
    CAIRN_TRY(const auto bytes, encoding::from_multibase(label, Base::base64url));
    if (bytes.size() != label_bytes) return invalid("a label is not 32 bytes long");
    writer.integer(number);
    writer.bytes(bytes);
  }
  writer.array(value.mandatory_indexes.size());
  for (const auto index : value.mandatory_indexes) writer.integer(index);
  return written(derived_header, writer);
}

Result<DerivedProofValue> read_derived_proof_value(std::string_view text) {
  CAIRN_TRY(const auto bytes, decoded(derived_header, text));
  CborReader reader(ByteView(bytes).subspan(header_bytes));
  CAIRN_TRY(const auto size, reader.array());
  if (size != 5) return invalid("a derived proof has five components");
  DerivedProofValue value;
  CAIRN_CHECK(read_exactly(reader, value.base_signature));
  CAIRN_CHECK(read_exactly(reader, value.public_key));
  CAIRN_CHECK(read_signatures(reader, value.signatures));
  CAIRN_CHECK(read_labels(reader, value.labels));
  CAIRN_CHECK(read_indexes(reader, value.mandatory_indexes));
  CAIRN_CHECK(reader.end());
  return value;
}

}  // namespace cairn::securing::selective
