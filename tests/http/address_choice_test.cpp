// SPDX-License-Identifier: Apache-2.0
// The address that badges name: proposed where the browser came by it, chosen, changed later.
#include "app/base_address.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class AddressChoice : public SiteTest {
 protected:
  AddressChoice() {
    site_.address_given = false;
    site_.address_change->begin = [this] { ++begun_; };
  }
  std::string setup_path() {
    return app::must(app::setup_link(*context_)).substr(context_->base_url.size());
  }
  static Fields answers(const std::string& address) {
    return {{"organisation", "Harbour Workshop"},
            {"address", address},
            {"email", "ada@harbour.example"},
            {"password", "correct horse battery"}};
  }
  std::string chosen() { return app::must(app::chosen_address(*context_)); }

  int begun_ = 0;
};

TEST_F(AddressChoice, IsProposedInPlaceOfTheHomePage) {
  Visitor visitor(site_);
  const auto path = setup_path();
  const auto page = visitor.get(path, {{"host", "cairn.lan:8080"}}).body;
  EXPECT_THAT(page, HasSubstr("value=\"http://cairn.lan:8080\""));
  EXPECT_THAT(page, Not(HasSubstr("name=\"url\"")));
  const auto wrong = visitor.post(path, answers("cairn lan"), {{"host", "cairn.lan:8080"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("id=\"address-error\""));
  const auto done =
      visitor.post(path, answers("http://cairn.lan:8080"), {{"host", "cairn.lan:8080"}});
  EXPECT_EQ(done.status, 303);
  EXPECT_EQ(done.header("Location"), "http://cairn.lan:8080/desk");
  EXPECT_EQ(begun_, 1);
  EXPECT_EQ(chosen(), "http://cairn.lan:8080");
}

TEST_F(AddressChoice, BelievesTrustedProxiesAlone) {
  const std::vector<Header> headers = {{"host", "127.0.0.1:8080"},
                                       {"x-forwarded-proto", "https"},
                                       {"x-forwarded-host", "badges.harbour.example"},
                                       {"x-forwarded-prefix", "/cairn"}};
  const auto path = setup_path();
  EXPECT_THAT(Visitor(site_).from("127.0.0.1").get(path, headers).body,
              HasSubstr("value=\"https://badges.harbour.example/cairn\""));
  const auto page = Visitor(site_).get(path, headers).body;
  EXPECT_THAT(page, Not(HasSubstr("badges.harbour.example")));
  EXPECT_THAT(page, HasSubstr("name=\"url\""));
}

TEST_F(AddressChoice, IsNotAskedForWhereAnOptionNamesIt) {
  site_.address_given = true;
  Visitor visitor(site_);
  const auto path = setup_path();
  const auto page = visitor.get(path, {{"host", "cairn.lan:8080"}}).body;
  EXPECT_THAT(page, Not(HasSubstr("name=\"address\"")));
  EXPECT_THAT(page, HasSubstr(context_->base_url));
  EXPECT_EQ(visitor.post(path, answers("http://cairn.lan:8080")).status, 303);
  EXPECT_EQ(chosen(), "");
  EXPECT_EQ(begun_, 0);
}

TEST_F(AddressChoice, IsChangedLaterAndTheFormerOneStays) {
  auto owner = admin();
  EXPECT_EQ(begun_, 0);
  app::must(app::settle_address(*context_));
  owner.get("/desk/server");
  EXPECT_EQ(owner.post("/desk/server/address", {{"address", "nowhere"}}).status, 422);
  EXPECT_EQ(owner.post("/desk/server/address", {{"address", "https://new.example/"}}).status, 303);
  EXPECT_EQ(begun_, 1);
  EXPECT_EQ(chosen(), "https://new.example");
  const auto former = context_->base_url;
  context_->base_url = chosen();
  app::must(app::settle_address(*context_));
  EXPECT_THAT(context_->former_base_urls, testing::Contains(former));
  EXPECT_EQ(app::own_badge(*context_, former + "/b/some-id"), "some-id");
}

TEST_F(AddressChoice, IsNotChangedWhereAnOptionNamesIt) {
  site_.address_given = true;
  auto owner = admin();
  EXPECT_THAT(owner.get("/desk/server").body, HasSubstr("--base-url"));
  EXPECT_EQ(owner.post("/desk/server/address", {{"address", "https://new.example"}}).status, 422);
  EXPECT_EQ(chosen(), "");
}

}  // namespace
}  // namespace cairn::server
