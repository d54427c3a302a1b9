// SPDX-License-Identifier: Apache-2.0
#include "credential/token_status_list.h"

#include "credential/test_documents.h"
#include "encoding/base64.h"
#include "encoding/bitstring.h"

namespace cairn::credential {
namespace {

class TokenStatusListTest : public CredentialTest {
 protected:
  const std::string uri = "https://college.example/status/1.jwt";

  json::Value list(const TokenStatuses& statuses) {
    return build_token_status_list({uri, "did:example:college", {1780272000, 1780358400, 60}},
                                   statuses, builder);
  }
  std::string refused_at(const json::Value& claims) {
    const auto parsed = parse_token_status_list(claims);
    return parsed.ok() ? "accepted" : parsed.error().path;
  }
};

TEST(TokenStatuses, IndexZeroIsTheLeastSignificantBitOfTheFirstByte) {
  TokenStatuses bits(16, 1);
  bits.set(0, 1);
  bits.set(9, 1);
  EXPECT_EQ(bits.encode(),
            encoding::to_base64url(encoding::deflate(Bytes{0x01, 0x02}, encoding::Wrapping::zlib)));
  TokenStatuses pairs(4, 2);  // token-status-list#status-list: the last comes first in the byte
  pairs.set(0, 1);
  pairs.set(1, 2);
  pairs.set(3, 3);
  EXPECT_EQ(pairs.encode(),
            encoding::to_base64url(encoding::deflate(Bytes{0b11001001}, encoding::Wrapping::zlib)));
}

TEST(TokenStatuses, KeepsEachStatusApartInEveryWidth) {
  for (const unsigned bits : {1U, 2U, 4U, 8U}) {
    TokenStatuses statuses(1000, bits);
    EXPECT_EQ(statuses.size(), 1000U);
    for (std::size_t i = 0; i < statuses.size(); ++i) statuses.set(i, i % 3 == 0 ? 1 : 0);
    statuses.set(500, statuses.status_max());
    statuses.set(501, statuses.status_max());
    statuses.set(501, 0);
    const auto back = TokenStatuses::decode(statuses.encode(), bits);
    ASSERT_TRUE(back.ok());
    for (std::size_t i = 0; i < statuses.size(); ++i)
      EXPECT_EQ(back->at(i), i == 500 ? statuses.status_max() : (i != 501 && i % 3 == 0)) << i;
  }
}

TEST(TokenStatuses, AListThatIsNoneOrABombIsNotOpened) {
  EXPECT_EQ(TokenStatuses::decode("e30", 1).error().code, ErrorCode::unreadable);
  EXPECT_EQ(TokenStatuses::decode("=", 1).error().code, ErrorCode::unreadable);
  const auto gzip = encoding::deflate(Bytes(16), encoding::Wrapping::gzip);
  EXPECT_EQ(TokenStatuses::decode(encoding::to_base64url(gzip), 1).error().code,
            ErrorCode::unreadable);
  const TokenStatuses bomb(limits::status_list_bytes_max * 8 + 8, 1);
  EXPECT_EQ(TokenStatuses::decode(bomb.encode(), 1).error().code, ErrorCode::too_large);
}

TEST_F(TokenStatusListTest, ReadsWhatItWrites) {
  TokenStatuses statuses(131'072, 2);
  statuses.set(94567, token_status_suspended);
  const auto parsed = parse_token_status_list(list(statuses));
  ASSERT_TRUE(parsed.ok()) << parsed.error().detail;
  EXPECT_EQ(parsed->uri, uri);
  EXPECT_EQ(parsed->issuer, "did:example:college");
  EXPECT_EQ(parsed->times.issued, 1780272000);
  EXPECT_EQ(parsed->times.expires, 1780358400);
  EXPECT_EQ(parsed->times.ttl, 60);
  EXPECT_EQ(parsed->statuses.size(), 131'072U);
  EXPECT_EQ(parsed->statuses.at(94567), token_status_suspended);

  statuses.set(94567, token_status_valid);
  const auto changed = with_statuses(list(statuses), statuses, 1780272060, builder);
  ASSERT_TRUE(changed.ok());
  EXPECT_EQ(parse_token_status_list(*changed)->statuses.at(94567), token_status_valid);
  EXPECT_EQ(parse_token_status_list(*changed)->times.issued, 1780272060);
  EXPECT_EQ(parse_token_status_list(*changed)->times.expires, 1780358460);
  EXPECT_FALSE(with_statuses(read("{}"), statuses, 0, builder).ok());
}

TEST_F(TokenStatusListTest, RefusesAListOfAnotherShape) {
  const auto whole = list(TokenStatuses(8, 1));
  EXPECT_TRUE(is_token_status_list(whole));
  EXPECT_EQ(refused_at(whole), "accepted");
  EXPECT_EQ(refused_at(without(whole, "sub")), "/sub");
  EXPECT_EQ(refused_at(with(whole, "sub", "7")), "/sub");
  EXPECT_EQ(refused_at(without(whole, "iat")), "/iat");
  for (const char* time : {"\"1\"", "-1", "null", "1e30", "true"}) {
    EXPECT_EQ(refused_at(with(whole, "exp", time)), "/exp") << time;
    EXPECT_EQ(refused_at(with(whole, "ttl", time)), "/ttl") << time;
  }
  EXPECT_EQ(refused_at(with(whole, "ttl", "0")), "/ttl");
  EXPECT_EQ(refused_at(with(whole, "exp", "1780272000.5")), "accepted");
  for (const char* bits : {"0", "3", "16", "\"1\"", "1.5"})
    EXPECT_EQ(refused_at(with(whole, "status_list",
                              R"({"lst": "eA", "bits": )" + std::string(bits) + "}")),
              "/status_list/bits")
        << bits;
  EXPECT_EQ(refused_at(with(whole, "status_list", R"({"bits": 1})")), "/status_list/lst");
  EXPECT_EQ(refused_at(with(whole, "status_list", "[]")), "/status_list/bits");
}

TEST_F(TokenStatusListTest, ReadsWhereATokenSaysItsStatusStands) {
  const auto entry = parse_token_status(build_token_status(uri, 7, builder));
  ASSERT_TRUE(entry.ok());
  ASSERT_TRUE(entry->has_value());
  EXPECT_EQ((*entry)->index, 7U);
  EXPECT_EQ((*entry)->uri, uri);
  EXPECT_FALSE(parse_token_status(read(R"({"identifier_list": {}})"))->has_value());
  for (const char* index : {"-1", "\"7\"", "1.5", "null", "99999999999999999999"})
    EXPECT_EQ(parse_token_status(read(R"({"status_list": {"uri": "https://a.example", "idx": )" +
                                      std::string(index) + "}}"))
                  .error()
                  .path,
              "/status_list/idx")
        << index;
  EXPECT_EQ(parse_token_status(read(R"({"status_list": {"idx": 1}})")).error().path,
            "/status_list/uri");
  EXPECT_FALSE(parse_token_status(read("[]")).ok());
}

}  // namespace
}  // namespace cairn::credential
