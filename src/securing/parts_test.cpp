// SPDX-License-Identifier: Apache-2.0
// What its holder can choose to show: all of it together is all that can be kept back, and what is
// not chosen stays back.
#include "securing/parts.h"

#include "securing/derive.h"
#include "securing/sign_sd_jwt.h"
#include "securing/test_credential.h"

namespace cairn::securing {
namespace {

using Pointers = std::vector<std::string>;

class PartsTest : public SecuringTest {
 protected:
  Pointers pointers_of(std::string_view text) {
    const auto parts = parts_of(text, workspace, arena);
    EXPECT_TRUE(parts.ok()) << (parts.ok() ? "" : parts.error().detail);
    Pointers pointers;
    if (parts.ok())
      for (const auto& part : parts->open) pointers.push_back(part.pointer);
    return pointers;
  }
  std::string token(std::string_view claims, const Pointers& disclosable) {
    const auto key = make_key();
    const auto did = did_of(key), method = method_of(key);
    const auto made =
        issue_sd_jwt_vc(read(claims), {&key, method, did}, {.disclosable = disclosable},
                        {.issuer = IssuerRule::set}, 1767225600, random_, arena);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().detail);
    return made.ok() ? *made : std::string();
  }
  std::string original(const json::Value& document, Pointers mandatory) {
    const auto key = make_key(crypto::KeyType::p256);
    const auto did = did_of(key), method = method_of(key);
    IssueOptions options{.issuer = IssuerRule::set};
    options.disclosing = {.random = &random_, .mandatory = mandatory};
    const auto made =
        issue(document, {&key, method, did}, SuiteId::ecdsa_sd_2023, options, workspace, arena);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().detail);
    return made.ok() ? json::write(*made) : std::string();
  }

  Random random_ = [state = std::uint32_t{1}](std::span<std::uint8_t> room) mutable {
    for (auto& byte : room)
      byte = static_cast<std::uint8_t>((state = state * 1664525 + 1013904223) >> 24);
  };
};

TEST_F(PartsTest, AreWhatTheIssuerDoesNotDemandInPiecesPeopleChooseBy) {
  auto document = badge("did:example:other");
  const json::Builder builder(arena);
  document =
      builder.with(document, "evidence",
                   read(R"([{"id": "https://a.example/1", "type": ["Evidence"], "name": "Essay"},
               {"id": "https://a.example/2", "type": ["Evidence"], "name": "Talk"}])"));
  EXPECT_EQ(pointers_of(original(document, {"/issuer", "/validFrom"})),
            (Pointers{"/name", "/validUntil", "/credentialSubject/achievement/name",
                      "/credentialSubject/achievement/description",
                      "/credentialSubject/achievement/criteria", "/evidence/0", "/evidence/1"}));
}

TEST_F(PartsTest, AreEverythingWhereNothingIsDemanded) {
  const auto all = pointers_of(original(badge("did:example:other"), {}));
  EXPECT_EQ(all.front(), "/name");
  EXPECT_NE(std::ranges::find(all, "/issuer"), all.end());
}

TEST_F(PartsTest, OfATokenStandInNoOther) {
  const auto text = token(R"({"vct": "https://a.example/v", "name": "Ada",
                "place": {"town": "Ulm", "street": "Elm 1", "floor": {"level": 2}},
                "langs": ["de", "en"], "open": {"a": 1, "b": 2}})",
                          {"/name", "/place", "/place/town", "/langs/1", "/open/b"});
  auto pointers = pointers_of(text);
  std::ranges::sort(pointers);
  EXPECT_EQ(pointers, (Pointers{"/langs/1", "/name", "/open/b", "/place/floor", "/place/street",
                                "/place/town"}));
  // As it was pasted, with blanks around it.
  const auto pasted = " \n" + text + "\n";
  EXPECT_EQ(pointers_of(pasted).size(), pointers.size());
  EXPECT_TRUE(derive(pasted, Pointers{pointers[0]}, workspace, arena).ok());
  for (const auto& pointer : pointers) {
    const auto derived = derive(text, Pointers{pointer}, workspace, arena);
    ASSERT_TRUE(derived.ok()) << pointer;
    const bool shows_town = derived->shown["place"].contains("town");
    EXPECT_EQ(shows_town, pointer == "/place/town") << pointer;
  }
}

TEST_F(PartsTest, MayHaveNoNameAtAll) {
  const auto text = token(R"({"vct": "https://a.example/v", "open": {"": 1, "b": 2}})", {"/open/"});
  EXPECT_EQ(pointers_of(text), (Pointers{"/open/"}));
}

TEST_F(PartsTest, TellWhetherTheHolderHasToSign) {
  const auto text = token(R"({"vct": "https://a.example/v", "name": "Ada",
      "cnf": {"jwk": {"kty": "EC"}}})",
                          {"/name"});
  EXPECT_TRUE(parts_of(text, workspace, arena)->is_bound);
}

TEST_F(PartsTest, OfWhatIsSignedAsAWholeThereAreNone) {
  const auto key = make_key();
  const auto text = json::write(signed_badge(key, SuiteId::eddsa_rdfc_2022));
  EXPECT_EQ(parts_of(text, workspace, arena).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(parts_of("e30.e30.AA", workspace, arena).error().code, ErrorCode::not_permitted);
  EXPECT_FALSE(parts_of("hello", workspace, arena).ok());
}

TEST_F(PartsTest, AreCounted) {
  std::string many = "{\"vct\": \"https://a.example/v\"";
  Pointers disclosable;
  for (int i = 0; i <= 1000; ++i) {
    many.append(", \"m").append(std::to_string(i)).append("\": 1");
    disclosable.push_back("/m" + std::to_string(i));
  }
  EXPECT_EQ(parts_of(token(many.append("}"), disclosable), workspace, arena).error().code,
            ErrorCode::too_large);
}

}  // namespace
}  // namespace cairn::securing
