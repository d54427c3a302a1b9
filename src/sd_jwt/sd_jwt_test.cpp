// SPDX-License-Identifier: Apache-2.0
// Issuing, showing and processing belong together and are tested together.
#include "sd_jwt/sd_jwt.h"

#include <gtest/gtest.h>

#include "crypto/test_keys.h"
#include "encoding/base64.h"
#include "json/build.h"
#include "json/write.h"
#include "sd_jwt/issue.h"
#include "sd_jwt/key_binding.h"
#include "sd_jwt/process.h"

namespace cairn::sd_jwt {
namespace {

using crypto::KeyType;
using crypto::SignatureAlgorithm;

constexpr SignatureAlgorithm allowed[] = {SignatureAlgorithm::ed25519,
                                          SignatureAlgorithm::ecdsa_p256_sha256};

std::string encoded(std::string_view text) { return encoding::to_base64url(as_bytes(text)); }

std::string digest_of(std::string_view disclosure) {
  return encoding::to_base64url(crypto::sha256(disclosure).view());
}

// Tokens of any payload, signed, and what becomes of them.
class SdJwtTest : public testing::Test {
 protected:
  json::Value parsed(std::string_view text) {
    const auto value = json::parse(text, arena_);
    EXPECT_TRUE(value.ok()) << text;
    return value.ok() ? *value : json::Value();
  }
  std::string_view keep(std::string text) { return arena_.copy(std::string_view(text)); }

  std::string signed_payload(std::string_view payload) {
    return *crypto::sign_jws(parsed("{}"), payload, crypto::test_key(KeyType::p256),
                             SignatureAlgorithm::ecdsa_p256_sha256);
  }
  std::string issued(std::string_view claims, const std::vector<std::string>& disclosable,
                     std::size_t decoys = 0) {
    const auto text =
        issue(parsed(claims), parsed(R"({"typ":"example+sd-jwt"})"),
              crypto::test_key(KeyType::p256), SignatureAlgorithm::ecdsa_p256_sha256,
              {.disclosable = disclosable, .decoys = decoys}, crypto::repeatable_random(1), arena_);
    EXPECT_TRUE(text.ok()) << text.error().detail << text.error().path;
    return text.ok() ? *text : "";
  }
  Result<SdJwt> read_text(std::string text) {
    return read(keep(std::move(text)), arena_, allowed, parser_);
  }

  // The processed payload, or what is wrong.
  std::string seen(std::string text) {
    const auto token = read_text(std::move(text));
    if (!token.ok()) return token.error().detail;
    const auto processed = process(*token, arena_);
    return processed.ok() ? json::write(processed->payload) : processed.error().detail;
  }
  // Of a token with these disclosures (JSON) and a payload in which @0, @1 … are their digests.
  std::string seen(std::string payload, const std::vector<std::string>& disclosures) {
    std::string tail = "~";
    for (std::size_t i = 0; i < disclosures.size(); ++i) {
      const auto text = encoded(disclosures[i]);
      const auto mark = "@" + std::to_string(i);
      for (auto at = payload.find(mark); at != std::string::npos; at = payload.find(mark))
        payload.replace(at, mark.size(), digest_of(text));
      tail += text + "~";
    }
    return seen(signed_payload(payload) + tail);
  }

  Arena arena_;
  json::Parser parser_;
};

constexpr const char* person =
    R"({"iss":"https://i.example","name":"Ada","address":{"street":"Elm 1","town":"Ulm"},)"
    R"("languages":["de","en","fr"]})";

TEST_F(SdJwtTest, WhatIsDisclosableIsHiddenAndShownAgain) {
  const auto text = issued(person, {"/name", "/address/street", "/languages/1"});
  const auto token = read_text(text);
  ASSERT_TRUE(token.ok()) << token.error().detail;
  EXPECT_EQ(token->disclosures.size(), 3U);
  EXPECT_TRUE(crypto::verify_jws(token->jws, crypto::test_key(KeyType::p256).public_key()));
  EXPECT_EQ(token->payload.string_at("_sd_alg"), "sha-256");
  EXPECT_FALSE(token->payload.contains("name"));
  const auto whole = process(*token, arena_);
  ASSERT_TRUE(whole.ok());
  EXPECT_TRUE(json::equal(whole->payload, parsed(person)));
  EXPECT_EQ(whole->hidden, 0U);
  EXPECT_EQ(seen(std::string(token->issuer_signed) + "~"),
            R"({"iss":"https://i.example","address":{"town":"Ulm"},"languages":["de","fr"]})");
}

TEST_F(SdJwtTest, DisclosuresWithinDisclosuresBringTheirParents) {
  const auto text = issued(person, {"/address", "/address/street", "/address/town", "/name"});
  const auto token = read_text(text);
  const auto whole = process(*token, arena_);
  ASSERT_TRUE(whole.ok());
  const std::string street[] = {"/address/street"};
  const auto chosen = choose(*whole, street);
  ASSERT_TRUE(chosen.ok());
  EXPECT_EQ(chosen->size(), 2U);
  const auto shown = read_text(with_disclosures(*token, *chosen));
  const auto processed = process(*shown, arena_);
  ASSERT_TRUE(processed.ok());
  EXPECT_EQ(json::write(processed->payload["address"]), R"({"street":"Elm 1"})");
  EXPECT_EQ(processed->hidden, 2U);
  ASSERT_EQ(processed->shown.size(), 2U);
  EXPECT_EQ(processed->shown[0].path, "/address");
  EXPECT_EQ(processed->shown[1].path, "/address/street");
  const std::string all_of_it[] = {"/address"};
  EXPECT_EQ(choose(*whole, all_of_it)->size(), 3U);
  const std::string always[] = {"/iss"};
  EXPECT_TRUE(choose(*whole, always)->empty());
}

TEST_F(SdJwtTest, APointerToNothingIsRefused) {
  const auto token = read_text(issued(person, {"/name"}));
  const auto whole = process(*token, arena_);
  const std::string nothing[] = {"/nam"};
  EXPECT_EQ(choose(*whole, nothing).error().path, "/nam");
  for (const std::string pointer : {"/nobody", "/languages/3", "/name/x", "", "name", "/~"}) {
    const std::string one[] = {pointer};
    const auto made =
        conceal(parsed(person), {.disclosable = one}, crypto::repeatable_random(1), arena_);
    ASSERT_FALSE(made.ok()) << pointer;
    EXPECT_EQ(made.error().path, pointer);
  }
}

TEST_F(SdJwtTest, NobodyIssuesWhatLooksLikeDigests) {
  for (const auto* claims : {R"({"_sd":[]})", R"({"a":[{"...":"x"}]})", R"({"_sd_alg":"sha-256"})",
                             R"({"a":{"b":{"_sd":1}}})"})
    EXPECT_FALSE(conceal(parsed(claims), {}, crypto::repeatable_random(1), arena_).ok()) << claims;
}

TEST_F(SdJwtTest, DecoysLookLikeDigestsAndShowNothing) {
  const auto token = read_text(issued(person, {"/name", "/address/town"}, 3));
  EXPECT_EQ(token->payload["_sd"].size(), 4U);
  EXPECT_EQ(token->payload["address"]["_sd"].size(), 4U);
  const auto processed = process(*token, arena_);
  ASSERT_TRUE(processed.ok());
  EXPECT_EQ(processed->hidden, 6U);
  EXPECT_TRUE(json::equal(processed->payload, parsed(person)));
  std::string_view last;
  for (const auto digests = token->payload["_sd"]; const auto& digest : digests.items()) {
    EXPECT_LT(last, digest.as_string());
    last = digest.as_string();
  }
}

TEST_F(SdJwtTest, EveryHashOfTheRegistryIsKnown) {
  for (const auto hash : {crypto::HashAlgorithm::sha256, crypto::HashAlgorithm::sha384,
                          crypto::HashAlgorithm::sha512}) {
    const std::string one[] = {"/name"};
    const auto made = conceal(parsed(person), {.disclosable = one, .hash = hash},
                              crypto::repeatable_random(1), arena_);
    ASSERT_TRUE(made.ok());
    EXPECT_EQ(made->payload.string_at("_sd_alg"), name_of(hash));
    const auto text = signed_payload(json::write(made->payload)) + "~" + made->disclosures[0] + "~";
    const auto token = read_text(text);
    EXPECT_TRUE(json::equal(process(*token, arena_)->payload, parsed(person)));
  }
  EXPECT_EQ(read_text(signed_payload(R"({"_sd_alg":"md5"})") + "~").error().code,
            ErrorCode::unsupported);
}

TEST_F(SdJwtTest, DigestsMayNotOccurTwice) {
  constexpr const char* twice = "a digest occurs twice";
  EXPECT_EQ(seen(R"({"_sd":["@0","@0"]})", {R"(["s","a",1])"}), twice);
  EXPECT_EQ(seen(R"({"_sd":["@0"],"b":{"_sd":["@0"]}})", {R"(["s","a",1])"}), twice);
  EXPECT_EQ(seen(R"({"_sd":["x","x"]})", {}), twice);
  EXPECT_EQ(seen(R"({"_sd":["x"],"a":[{"...":"x"}]})", {}), twice);
}

TEST_F(SdJwtTest, DisclosuresMustBelongToWhatWasSigned) {
  EXPECT_EQ(seen(R"({"_sd":[]})", {R"(["s","a",1])"}),
            "a disclosure belongs to nothing that was signed");
  EXPECT_EQ(seen(R"({"_sd":["@0"]})", {R"(["s","a",1])", R"(["s","a",1])"}),
            "a disclosure is repeated");
  EXPECT_EQ(seen(R"({"_sd":["@0"]})", {R"(["s",1])"}),
            "an element of an array is disclosed as a property");
  EXPECT_EQ(seen(R"({"a":[{"...":"@0"}]})", {R"(["s","a",1])"}),
            "a property is disclosed as an element of an array");
  EXPECT_EQ(seen(R"({"a":0,"_sd":["@0"]})", {R"(["s","a",1])"}),
            "a property is disclosed that stands there already");
  EXPECT_EQ(seen(R"({"_sd":["@0","@1"]})", {R"(["s","a",1])", R"(["t","a",2])"}),
            "a property is disclosed that stands there already");
}

TEST_F(SdJwtTest, NamesOfDigestsCannotBeForged) {
  constexpr const char* named = "a disclosure is named as only digests may be";
  EXPECT_EQ(seen(R"({"_sd":["@0"]})", {R"(["s","_sd",["x"]])"}), named);
  EXPECT_EQ(seen(R"({"_sd":["@0"]})", {R"(["s","...","x"])"}), named);
  EXPECT_EQ(seen(R"({"_sd":"x"})", {}), "\"_sd\" is no list of digests");
  EXPECT_EQ(seen(R"({"_sd":[1]})", {}), "\"_sd\" is no list of digests");
  EXPECT_EQ(seen(R"({"...":"x"})", {}), "a property has the name of digests in arrays");
  EXPECT_EQ(seen(R"({"a":[{"...":"x","b":1}]})", {}),
            "a property has the name of digests in arrays");
  EXPECT_EQ(seen(R"({"a":[{"...":1}]})", {}), "\"...\" holds no digest");
  EXPECT_EQ(seen(R"({"_sd":["@0"]})", {R"(["s","a",{"_sd":0}])"}), "\"_sd\" is no list of digests");
}

TEST_F(SdJwtTest, DisclosuresAreOfTheirForm) {
  for (const auto* disclosure : {R"(["s"])", R"(["s","a",1,2])", R"({"a":1})", R"([1,"a",2])",
                                 R"(["s",1,2])", "no JSON", "[]"})
    EXPECT_FALSE(read_text(signed_payload("{}") + "~" + encoded(disclosure) + "~").ok())
        << disclosure;
  EXPECT_EQ(read_text(signed_payload("{}") + "~%%~").error().code, ErrorCode::invalid);
  EXPECT_EQ(read_text(signed_payload("{}") + "~~").error().code, ErrorCode::invalid);
  EXPECT_EQ(read_text(signed_payload("{}")).error().code, ErrorCode::unreadable);
  EXPECT_EQ(read_text(signed_payload("[]") + "~").error().code, ErrorCode::unreadable);
}

TEST_F(SdJwtTest, WorkIsLimited) {
  std::string many = signed_payload("{}") + "~";
  for (std::size_t i = 0; i <= limits::sd_disclosures_max; ++i) many += "x~";
  EXPECT_EQ(read_text(many).error().code, ErrorCode::too_large);
  // Each disclosure within the limit of depth, all together beyond.
  std::string inner = R"(["s","a",1])";
  std::vector<std::string> disclosures{encoded(inner)};
  for (int i = 0; i < 40; ++i) {
    inner = R"(["s","a",{"b":{"_sd":[")" + digest_of(disclosures.back()) + R"("]}}])";
    disclosures.push_back(encoded(inner));
  }
  auto text = signed_payload(R"({"_sd":[")" + digest_of(disclosures.back()) + R"("]})") + "~";
  for (const auto& disclosure : disclosures) text += disclosure + "~";
  EXPECT_EQ(process(*read_text(text), arena_).error().code, ErrorCode::too_large);
}

TEST_F(SdJwtTest, JsonFormsAreReadAsTheCompactOne) {
  const auto text = issued(person, {"/name"});
  const auto token = read_text(text);
  const auto jws = std::string(token->issuer_signed);
  const auto first = jws.find('.'), second = jws.rfind('.');
  const auto header =
      R"("header":{"disclosures":[")" + std::string(token->disclosures[0].text) + R"("]})";
  const auto signature = R"("protected":")" + jws.substr(0, first) + R"(","signature":")" +
                         jws.substr(second + 1) + R"(")";
  const auto payload = R"({"payload":")" + jws.substr(first + 1, second - first - 1) + R"(",)";
  const auto flat = parsed(payload + signature + "," + header + "}");
  ASSERT_TRUE(is_json_form(flat));
  EXPECT_EQ(compact_of(flat)->at(0), text);
  const auto general =
      parsed(payload + R"("signatures":[{)" + signature + "," + header + "},{" + signature + "}]}");
  ASSERT_TRUE(is_json_form(general));
  EXPECT_EQ(*compact_of(general), (std::vector<std::string>{text, text}));
  EXPECT_FALSE(is_json_form(parsed(person)));
  for (const auto* bad :
       {R"({"payload":"x","signatures":[]})", R"({"payload":"x","signature":"x"})",
        R"({"payload":"x","signature":"x","protected":"a~b"})",
        R"({"payload":"x","signature":"x","protected":"a","signatures":[]})",
        R"({"payload":"x","signature":"x","protected":"a","header":{"disclosures":[1]}})"})
    EXPECT_FALSE(compact_of(parsed(bad)).ok()) << bad;
}

// A token bound to a key of P-256, shown to somebody.
class KeyBindingTest : public SdJwtTest {
 protected:
  KeyBindingTest() {
    const json::Builder builder(arena_);
    const auto jwk = crypto::to_jwk(holder_.public_key(), builder);
    claims_ = R"({"name":"Ada","cnf":{"jwk":)" + json::write(jwk) + "}}";
  }
  std::string shown(const crypto::PrivateKey& key) {
    const auto text = issued(claims_, {"/name"});
    return *bind(text, crypto::HashAlgorithm::sha256, key, {"n-1", "https://v.example"},
                 1700000000);
  }
  Result<KeyBinding> checked(std::string text) {
    CAIRN_TRY(const auto token, read_text(std::move(text)));
    CAIRN_TRY(const auto processed, process(token, arena_));
    return check_key_binding(token, processed.payload, allowed, arena_, parser_);
  }

  const crypto::PrivateKey holder_ =
      *crypto::PrivateKey::generate(KeyType::p256, crypto::repeatable_random(9));
  std::string claims_;
};

TEST_F(KeyBindingTest, TellsWhomItWasShownTo) {
  const auto binding = checked(shown(holder_));
  ASSERT_TRUE(binding.ok()) << binding.error().detail;
  EXPECT_EQ(binding->nonce, "n-1");
  EXPECT_EQ(binding->audience, "https://v.example");
  EXPECT_EQ(binding->issued_at, 1700000000);
}

TEST_F(KeyBindingTest, IsByTheHoldersKeyAlone) {
  EXPECT_EQ(checked(shown(crypto::test_key(KeyType::p256))).error().detail,
            "the holder's signature does not hold");
  EXPECT_EQ(checked(shown(crypto::test_key(KeyType::ed25519))).error().detail,
            "the holder's key serves another algorithm");
  claims_ = R"({"name":"Ada"})";
  EXPECT_EQ(checked(shown(holder_)).error().code, ErrorCode::not_found);
  claims_ = R"({"name":"Ada","cnf":{"kid":"x"}})";
  EXPECT_EQ(checked(shown(holder_)).error().code, ErrorCode::unsupported);
}

TEST_F(KeyBindingTest, HoldsForExactlyWhatWasShown) {
  const auto text = shown(holder_);
  const auto last = text.rfind('~');
  const auto without = text.substr(0, text.find('~')) + text.substr(last);
  EXPECT_EQ(checked(without).error().detail, "the holder signed for showing something else");
}

TEST_F(KeyBindingTest, IsOfItsTypeAndComplete) {
  const auto text = issued(claims_, {"/name"});
  const auto with = [&](std::string_view header, std::string_view payload) {
    return checked(text + *crypto::sign_jws(parsed(header), payload, holder_,
                                            SignatureAlgorithm::ecdsa_p256_sha256));
  };
  EXPECT_EQ(with("{}", "{}").error().detail,
            "the holder's signature says that it is for something else");
  EXPECT_EQ(with(R"({"typ":"kb+jwt"})", R"({"iat":1,"aud":"a","nonce":"n"})").error().detail,
            "the holder's signature lacks a claim it must have");
  EXPECT_EQ(with(R"({"typ":"kb+jwt"})", R"({"iat":"1","aud":"a","nonce":"n","sd_hash":"x"})")
                .error()
                .code,
            ErrorCode::invalid);
  EXPECT_FALSE(checked(text + "x.y").ok());
}

}  // namespace
}  // namespace cairn::sd_jwt
