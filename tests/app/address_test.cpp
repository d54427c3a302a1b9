// SPDX-License-Identifier: Apache-2.0
// The address a server is reached under: how it is written, and what happens when it changes.
#include "app/base_address.h"

#include "app/house.h"
#include "app/ports/addresses.h"
#include "app/postbox.h"

namespace cairn::app {
namespace {

TEST(BaseUrl, HasNoFinalSlashAndNothingBeyondAPath) {
  EXPECT_EQ(must(read_base_url("https://badges.example.org")), "https://badges.example.org");
  EXPECT_EQ(must(read_base_url("https://example.org/cairn/")), "https://example.org/cairn");
  EXPECT_EQ(must(read_base_url("HTTPS://Example.ORG/Cairn")), "https://example.org/Cairn");
  EXPECT_EQ(must(read_base_url("http://127.0.0.1:8080//")), "http://127.0.0.1:8080");
  for (const auto* bad :
       {"", "badges.example", "ftp://a.example", "https://", "https:///", "https:///x",
        "https://a.example?x", "https://a.example/#x", "https://ada@a.example", "https://a b",
        "https://a.example/\n", "https://a.example\\x"})
    EXPECT_FALSE(read_base_url(bad)) << bad;
}

TEST(BaseUrl, IsKnownForOneOfThisMachine) {
  for (const auto* here : {"http://127.0.0.1:8080", "http://localhost", "https://Localhost:1",
                           "http://[::1]:8080", "http://127.9.9.9/cairn", "http://a.localhost"})
    EXPECT_TRUE(is_loopback_url(here)) << here;
  for (const auto* there : {"https://badges.example", "http://10.0.0.1", "https://127.example.org",
                            "http://[2001:db8::1]:80"})
    EXPECT_FALSE(is_loopback_url(there)) << there;
}

class Moving : public House {};

TEST_F(Moving, KeepsTheBadgesOfAFormerAddressVerifiable) {
  context_->base_url = "http://127.0.0.1:8080";
  must(settle_address(*context_));
  const auto actor = set_up();
  const auto award = awarded(actor, submitted(published(actor)).id);
  const auto other = awarded(actor, submitted(published(actor)).id);
  EXPECT_TRUE(award.credential_id.starts_with("http://127.0.0.1:8080/b/"));

  clock_.forward_seconds(60);
  context_->base_url = "https://badges.example.org";
  must(settle_address(*context_));
  EXPECT_EQ(context_->former_base_urls, std::vector<std::string>{"http://127.0.0.1:8080"});
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, award.id)).verdict), "accepted");
  must(revoke_award(*context_, actor, award.id, "Test"));
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, award.id)).verdict), "rejected");
  EXPECT_EQ(verify::name_of(must(verify_badge(*context_, other.id)).verdict), "accepted");
  EXPECT_EQ(own_badge(*context_, award.credential_id), award.id.text);
  EXPECT_EQ(own_badge(*context_, "https://elsewhere.example/b/1"), "");
}

TEST_F(Moving, BackAgainForgetsNothing) {
  for (const auto* url : {"https://a.example", "https://b.example", "https://a.example"}) {
    clock_.forward_seconds(60);
    context_->base_url = url;
    must(settle_address(*context_));
  }
  EXPECT_EQ(context_->former_base_urls, std::vector<std::string>{"https://b.example"});
}

TEST_F(Moving, RemembersWhetherTheServerCarriedMailThere) {
  Postbox postbox;
  const auto carries = [&](const std::string& url) {
    auto transaction = must(store_->begin(Access::read));
    return must(transaction->addresses().find(url)).mails;
  };
  context_->base_url = "https://a.example";
  must(settle_address(*context_));
  EXPECT_FALSE(carries("https://a.example"));
  context_->mailer = &postbox;
  must(settle_address(*context_));
  EXPECT_TRUE(carries("https://a.example"));
  const Actor operating{server_organisation(), {"test"}};
  must(choose_address(*context_, operating, "https://b.example"));
  EXPECT_FALSE(carries("https://b.example")) << "no server was there yet";
  EXPECT_TRUE(carries("https://a.example"));
  context_->mailer = nullptr;
  must(settle_address(*context_));
  EXPECT_FALSE(carries("https://a.example"));
}

}  // namespace
}  // namespace cairn::app
