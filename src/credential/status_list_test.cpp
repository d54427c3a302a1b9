// SPDX-License-Identifier: Apache-2.0
#include "credential/status_list.h"

#include "credential/rules.h"
#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

class StatusListTest : public CredentialTest {
 protected:
  json::Value entry() {
    return build_status_entry("https://school.example/status/1", 94567, "revocation", builder);
  }
  json::Value list(const encoding::Bitstring& bits) {
    return build_status_list({.id = "https://school.example/status/1",
                              .issuer = "did:example:school",
                              .valid_from = "2026-01-01T00:00:00Z"},
                             bits, builder);
  }
};

TEST_F(StatusListTest, WritesAndReadsAnEntry) {
  const auto parsed = parse_status_entry(entry());
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->kind, StatusKind::bitstring);
  EXPECT_EQ(parsed->index, 94567u);
  EXPECT_EQ(parsed->list, "https://school.example/status/1");
  EXPECT_EQ(parsed->purpose, "revocation");
}

TEST_F(StatusListTest, RefusesEntriesThatPointNowhere) {
  const auto path = [&](const json::Value& value) {
    const auto parsed = parse_status_entry(value);
    return parsed.ok() ? "accepted" : parsed.error().path;
  };
  EXPECT_EQ(path(without(entry(), "statusPurpose")), "/statusPurpose");
  EXPECT_EQ(path(without(entry(), "statusListCredential")), "/statusListCredential");
  for (const auto* index :
       {"\"\"", "\"-1\"", "\"0x10\"", "\"1e3\"", "1.5", "null", "[]", "\"99999999999999999999\""})
    EXPECT_EQ(path(with(entry(), "statusListIndex", index)), "/statusListIndex") << index;
  EXPECT_EQ(path(with(entry(), "statusSize", "0")), "/statusSize");
  EXPECT_EQ(path(with(entry(), "statusSize", "65")), "/statusSize");
  EXPECT_EQ(path(with(entry(), "type", "\"1EdTechRevocationList\"")), "accepted");
  EXPECT_FALSE(parse_status_entry(json::Value()).ok());
}

TEST_F(StatusListTest, EntriesOfSeveralBitsSayWhatTheirValuesMean) {
  const auto wide = with(entry(), "statusSize", "2");
  EXPECT_EQ(parse_status_entry(wide).error().path, "/statusMessage");
  EXPECT_FALSE(parse_status_entry(with(wide, "statusMessage", "[]")).ok());
  EXPECT_TRUE(
      parse_status_entry(with(wide, "statusMessage", R"([{"status": "0x1", "message": "b"}])"))
          .ok());
}

TEST_F(StatusListTest, LeavesUnknownKindsToTheCaller) {
  const auto parsed = parse_status_entry(read(R"({"type": "OracleStatus2030"})"));
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->kind, StatusKind::unknown);
  EXPECT_EQ(parsed->type, "OracleStatus2030");
}

TEST_F(StatusListTest, WritesAListThatObeysTheRulesAndReadsBack) {
  encoding::Bitstring bits(status_entries_min);
  bits.set(94567, true);
  const auto credential = list(bits);
  EXPECT_EQ(told(check(credential)), "");
  const auto parsed = parse_status_list(credential);
  ASSERT_TRUE(parsed.ok()) << parsed.error().detail;
  EXPECT_EQ(parsed->bits.size(), status_entries_min);
  auto at = parse_status_entry(entry()).value();
  EXPECT_EQ(status_at(*parsed, at).value(), 1u);
  at.index = 94568;
  EXPECT_EQ(status_at(*parsed, at).value(), 0u);
}

TEST_F(StatusListTest, ComparesPurposeKindAndLength) {
  const auto parsed = parse_status_list(list(encoding::Bitstring(status_entries_min))).value();
  auto at = parse_status_entry(entry()).value();
  at.purpose = "suspension";
  EXPECT_EQ(status_at(parsed, at).error().code, ErrorCode::conflict);
  at = parse_status_entry(entry()).value();
  at.kind = StatusKind::status_list_2021;
  EXPECT_EQ(status_at(parsed, at).error().code, ErrorCode::conflict);
  at = parse_status_entry(entry()).value();
  at.index = status_entries_min;
  EXPECT_EQ(status_at(parsed, at).error().code, ErrorCode::invalid);
  at.index = 999'999'999'999'999'999;
  at.size_bits = 64;
  EXPECT_EQ(status_at(parsed, at).error().code, ErrorCode::invalid);
}

TEST_F(StatusListTest, ReadsSeveralBitsAndTheirMessage) {
  const auto value =
      with(with(with(entry(), "statusSize", "2"), "statusPurpose", "\"message\""), "statusMessage",
           R"([{"status": "0x0", "message": "pending"},
                              {"status": "0x2", "message": "rejected"}])");
  auto at = parse_status_entry(value).value();
  at.index = 3;
  StatusList several{
      .kind = StatusKind::bitstring, .purposes = {"message"}, .bits = encoding::Bitstring(16)};
  several.bits.set(6, true);
  EXPECT_EQ(status_at(several, at).value(), 2u);
  EXPECT_EQ(message_for(at, 2), "rejected");
  EXPECT_EQ(message_for(at, 0), "pending");
  EXPECT_EQ(message_for(at, 3), "0x3");
}

TEST_F(StatusListTest, ReadsStatusList2021WithoutItsPrefix) {
  encoding::Bitstring bits(100'000);
  bits.set(5, true);
  const auto encoded = encode_bits(bits);
  for (const auto& text : {encoded, encoded.substr(1)}) {
    const auto read_back = decode_bits(text, StatusKind::status_list_2021);
    ASSERT_TRUE(read_back.ok()) << read_back.error().detail;
    EXPECT_TRUE(read_back->get(5));
  }
  EXPECT_FALSE(decode_bits(encoded.substr(1), StatusKind::bitstring).ok());
}

TEST_F(StatusListTest, RefusesListsThatAreNone) {
  const auto good = list(encoding::Bitstring(16));
  EXPECT_FALSE(parse_status_list(plain_credential()).ok());
  EXPECT_FALSE(parse_status_list(with_in_subject(good, "encodedList", "\"u!!\"")).ok());
  EXPECT_FALSE(parse_status_list(with_in_subject(good, "encodedList", "7")).ok());
  EXPECT_FALSE(parse_status_list(with_in_subject(good, "statusPurpose", "[]")).ok());
  EXPECT_FALSE(parse_status_list(with_in_subject(good, "ttl", "-1")).ok());
  EXPECT_TRUE(parse_status_list(with_in_subject(good, "ttl", "300000")).ok());
  EXPECT_FALSE(parse_status_list(json::Value()).ok());
}

TEST_F(StatusListTest, RefusesABomb) {
  const encoding::Bitstring bomb((limits::status_list_bytes_max + 1) * 8);
  const auto read_back = decode_bits(encode_bits(bomb), StatusKind::bitstring);
  ASSERT_FALSE(read_back.ok());
  EXPECT_EQ(read_back.error().code, ErrorCode::too_large);
}

TEST_F(StatusListTest, ChangesBitsAndTakesTheProofOff) {
  const auto before = with(list(encoding::Bitstring(16)), "proof", R"({"type": "X"})");
  encoding::Bitstring bits(16);
  bits.set(1, true);
  const auto after = with_bits(before, bits, builder);
  ASSERT_TRUE(after.ok());
  EXPECT_FALSE(after->contains("proof"));
  EXPECT_TRUE(parse_status_list(*after)->bits.get(1));
  EXPECT_EQ(after->string_at("id"), "https://school.example/status/1");
}

TEST_F(StatusListTest, FindsOnlyTheIdInARevocationList) {
  const auto revocations = read(R"({"id": "https://a.example/list", "type": "1EdTechRevocationList",
    "revokedCredential": [{"id": "urn:a:1", "revocationReason": "Mistake"},
      {"id": "urn:a:2", "revoked": false}]})");
  EXPECT_EQ(find_revoked(revocations, "urn:a:1").value(), "Mistake");
  EXPECT_FALSE(find_revoked(revocations, "urn:a:2").value().has_value());
  EXPECT_FALSE(find_revoked(revocations, "urn:a:3").value().has_value());
  EXPECT_TRUE(find_revoked(revocations, " urn:a%3A1").value().has_value());
  EXPECT_FALSE(find_revoked(revocations, "").ok());
  const auto unclear = read(R"({"revokedCredential": [{"id": "urn:a:1", "revoked": "true"}]})");
  EXPECT_FALSE(find_revoked(unclear, "urn:a:1").ok());
  EXPECT_TRUE(find_revoked(unclear, "urn:a:2").ok());
  EXPECT_FALSE(find_revoked(read("{}"), "urn:a:1").ok());
}

}  // namespace
}  // namespace cairn::credential
