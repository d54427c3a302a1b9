// SPDX-License-Identifier: Apache-2.0
// What a look at status lists costs: each is asked for once and kept, and many are bounded.
#include "verify/test_world.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

class StatusCacheTest : public testing::Test, protected World {
 protected:
  TestIssuer issuer = TestIssuer::did_key(1);
  const std::string url = "https://college.example/status/1";
};

TEST_F(StatusCacheTest, ReadsStatusListsAndKeepsThem) {
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  EXPECT_TRUE(gives(verify(document), undetermined, status_unreachable));
  publish_list(issuer, url, {});
  EXPECT_TRUE(gives(verify(document), accepted, status_active));
  EXPECT_TRUE(gives(verify(document), accepted, status_active));
  publish_list(issuer, url, {7});
  const auto revoked = verify(document);
  EXPECT_TRUE(gives(revoked, rejected, status_revoked));
  EXPECT_EQ(revoked.credentials.front().status, Standing::revoked);
  EXPECT_EQ(headline(revoked), "Revoked by its issuer");
}

TEST_F(StatusCacheTest, AsksForOneListOnceHoweverManyEntriesNameIt) {
  publish_list(issuer, url, {7});
  std::vector<json::Value> entries;
  for (std::uint64_t index = 100; index < 200; ++index)
    entries.push_back(credential::build_status_entry(url, index, "revocation", builder()));
  const auto document =
      sign(builder().with(badge(issuer.id), "credentialStatus", builder().array(entries)), issuer);
  EXPECT_TRUE(gives(verify(document), accepted, status_active));
  EXPECT_EQ(pages.fetches, 1U);
}

TEST_F(StatusCacheTest, ManyLooksAtALongAnswerAreBounded) {
  pages.put(url, std::string(limits::fetch_bytes_max, ' '));
  std::vector<json::Value> entries(1000,
                                   credential::build_status_entry(url, 7, "revocation", builder()));
  const auto document =
      sign(builder().with(badge(issuer.id), "credentialStatus", builder().array(entries)), issuer);
  EXPECT_TRUE(gives(verify(document), undetermined, status_unreachable));
  EXPECT_EQ(pages.fetches, 1U);
}

TEST_F(StatusCacheTest, ManyLooksAtAListThatMayBeWithdrawnAreBounded) {
  const std::string over = "https://college.example/status/over";
  publish_list(issuer, over, {});
  publish_list(issuer, url, {});
  const auto list = builder().without(read(as_text(pages.pages[url].body)), "proof");
  pages.put(url, json::write(sign(with_status(list, over, 3), issuer)));
  const auto looked_at = [&](std::size_t times) {
    const std::vector<json::Value> entries(
        times, credential::build_status_entry(url, 7, "revocation", builder()));
    return verify(sign(
        builder().with(badge(issuer.id), "credentialStatus", builder().array(entries)), issuer));
  };
  EXPECT_TRUE(gives(looked_at(20), accepted, status_active));
  EXPECT_TRUE(gives(looked_at(300), undetermined, status_unreachable));
}

TEST_F(StatusCacheTest, AFaultIsNotRememberedOnceItIsMended) {
  const auto school = TestIssuer::named(3, "did:web:college.example");
  const auto document = sign(with_status(badge(issuer.id), url, 7), issuer);
  const auto trust = *parse_trust(
      read(R"({"lists": [{"name": "Home", "issuers": [{"id": ")" + school.id + R"("}]}]})"));
  options.trust = &trust;
  publish_list(school, url, {});
  EXPECT_TRUE(gives(verify(document), undetermined, status_unproved)) << "nobody gives its key";
  pages.put("https://college.example/.well-known/did.json", school.document());
  EXPECT_TRUE(gives(verify(document), accepted, status_active));
}

}  // namespace
}  // namespace cairn::verify
