// SPDX-License-Identifier: Apache-2.0
#include "securing/selective/proof_value.h"

#include <gtest/gtest.h>

#include <functional>

#include "encoding/cbor.h"
#include "encoding/multibase.h"

namespace cairn::securing::selective {
namespace {

using encoding::Base;
using encoding::CborWriter;

BaseProofValue base() {
  BaseProofValue value;
  value.base_signature.fill(1);
  value.public_key.fill(2);
  value.hmac_key.fill(3);
  value.signatures.resize(2);
  value.mandatory_pointers = {"/issuer", ""};
  return value;
}

DerivedProofValue derived() {
  DerivedProofValue value;
  value.signatures.resize(1);
  value.labels = {{0, encoding::to_multibase(Base::base64url, Bytes(32, 7))},
                  {30, encoding::to_multibase(Base::base64url, Bytes(32, 8))}};
  value.mandatory_indexes = {0, 5, 1000};
  return value;
}

// A derived proof value whose last two components are as said.
std::string derived_with(const std::function<void(CborWriter&)>& end) {
  CborWriter writer;
  writer.array(5);
  writer.bytes(Bytes(signature_bytes, 0));
  writer.bytes(Bytes(public_key_bytes, 0));
  writer.array(0);
  end(writer);
  Bytes bytes{0xd9, 0x5d, 0x01};
  bytes.insert(bytes.end(), writer.written().begin(), writer.written().end());
  return encoding::to_multibase(Base::base64url, bytes);
}

TEST(ProofValue, IsReadAsItWasWritten) {
  const auto text = write_base_proof_value(base());
  const auto read = read_base_proof_value(text);
  ASSERT_TRUE(read.ok()) << read.error().detail;
  EXPECT_EQ(write_base_proof_value(*read), text);
  EXPECT_EQ(read->mandatory_pointers, base().mandatory_pointers);

  const auto shown = write_derived_proof_value(derived());
  ASSERT_TRUE(shown.ok());
  const auto again = read_derived_proof_value(*shown);
  ASSERT_TRUE(again.ok()) << again.error().detail;
  EXPECT_EQ(again->labels, derived().labels);
  EXPECT_EQ(again->mandatory_indexes, derived().mandatory_indexes);
}

TEST(ProofValue, OfOneKindIsNotReadAsTheOther) {
  EXPECT_EQ(read_derived_proof_value(write_base_proof_value(base())).error().code,
            ErrorCode::invalid);
  EXPECT_EQ(read_base_proof_value(*write_derived_proof_value(derived())).error().code,
            ErrorCode::invalid);
}

TEST(ProofValue, IsRefusedWhereverItIsCutOff) {
  const auto text = write_base_proof_value(base());
  for (std::size_t size = 0; size < text.size(); ++size)
    EXPECT_FALSE(read_base_proof_value(text.substr(0, size)).ok()) << size;
  EXPECT_FALSE(read_base_proof_value(text + "AAAA").ok());
}

// Others write a map as it comes; nothing prescribes an order (vc-di-ecdsa#compresslabelmap).
TEST(ProofValue, ReadsLabelsAndIndexesInAnyOrder) {
  const auto text = derived_with([](CborWriter& writer) {
    writer.map(2);
    for (const std::uint8_t number : {30, 0}) {
      writer.integer(number);
      writer.bytes(Bytes(32, static_cast<std::uint8_t>(number == 0 ? 7 : 8)));
    }
    writer.array(3);
    for (const unsigned index : {1000, 0, 5}) writer.integer(index);
  });
  const auto read = read_derived_proof_value(text);
  ASSERT_TRUE(read.ok()) << read.error().detail;
  EXPECT_EQ(read->labels, derived().labels);
  EXPECT_EQ(read->mandatory_indexes, derived().mandatory_indexes);
}

TEST(ProofValue, RefusesOneLabelForTwoNodes) {
  EXPECT_FALSE(read_derived_proof_value(derived_with([](CborWriter& writer) {
                 writer.map(2);
                 for (const unsigned number : {0, 1}) {
                   writer.integer(number);
                   writer.bytes(Bytes(32, 7));
                 }
                 writer.array(0);
               })).ok());
}

TEST(ProofValue, IsToldToBeABaseProofsByItsBeginning) {
  EXPECT_TRUE(looks_like_base_proof_value(write_base_proof_value(base())));
  EXPECT_FALSE(looks_like_base_proof_value(*write_derived_proof_value(derived())));
  EXPECT_FALSE(looks_like_base_proof_value("u"));
}

TEST(ProofValue, RefusesLabelsAndIndexesThatRepeat) {
  const auto label = [](CborWriter& writer, std::uint64_t number, std::size_t size = 32) {
    writer.integer(number);
    writer.bytes(Bytes(size, static_cast<std::uint8_t>(number)));
  };
  EXPECT_TRUE(read_derived_proof_value(derived_with([&](CborWriter& writer) {
                writer.map(1);
                label(writer, 3);
                writer.array(1);
                writer.integer(4);
              })).ok());
  EXPECT_FALSE(read_derived_proof_value(derived_with([&](CborWriter& writer) {
                 writer.map(2);
                 label(writer, 1);
                 writer.integer(1);
                 writer.bytes(Bytes(32, 9));
                 writer.array(0);
               })).ok());
  EXPECT_FALSE(read_derived_proof_value(derived_with([](CborWriter& writer) {
                 writer.map(0);
                 writer.array(2);
                 writer.integer(1);
                 writer.integer(1);
               })).ok());
  EXPECT_FALSE(read_derived_proof_value(derived_with([&](CborWriter& writer) {
                 writer.map(1);
                 label(writer, 0, 31);
                 writer.array(0);
               })).ok());
  EXPECT_FALSE(read_derived_proof_value(derived_with([&](CborWriter& writer) {
                 writer.map(1);
                 label(writer, std::uint64_t{1} << 32);
                 writer.array(0);
               })).ok());
}

TEST(ProofValue, DoesNotMakeRoomForWhatASizeOnlyClaims) {
  EXPECT_EQ(
      read_derived_proof_value(derived_with([](CborWriter& writer) { writer.map(1'000'000'000); }))
          .error()
          .code,
      ErrorCode::unreadable);
}

}  // namespace
}  // namespace cairn::securing::selective
