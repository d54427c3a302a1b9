// SPDX-License-Identifier: Apache-2.0
// The domain of the home page confirms the organisation by a record that a nameserver on the
// loopback gives.
#include "app/organisation/domain_check.h"

#include "app/house.h"
#include "app/organisation/profile.h"
#include "app/organisation/public_page.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_seconds = 86'400;

class FixedNames final : public Names {
 public:
  Result<std::vector<std::string>> texts_of(const std::string& name) override {
    asked = name;
    ++count;
    if (silent) return fail(ErrorCode::unreachable, "dns", "No answer.");
    if (texts.empty()) return fail(ErrorCode::not_found, "dns", "There is no such record.");
    return texts;
  }
  std::vector<std::string> texts;
  bool silent = false;
  std::string asked;
  int count = 0;
};

class DomainCheckTest : public House {
 protected:
  DomainCheckTest() : actor_(set_up()) { context_->names = &names_; }
  std::optional<ConfirmedDomain> shown() {
    return must(organisation_page(*context_, actor_.organisation)).domain;
  }
  void set_record() {
    names_.texts = {"v=spf1 -all", must(domain_check(*context_, actor_.organisation)).record_text};
  }
  void later(std::int64_t seconds) {
    clock_.forward_seconds(seconds);
    must(check_due_domains(*context_));
  }

  Actor actor_;
  FixedNames names_;
};

TEST_F(DomainCheckTest, IsThatOfTheHomePage) {
  const auto domain = [](const std::string& url) {
    return domain_of({.id = {}, .name = {}, .url = url, .email = {}, .created = {}});
  };
  EXPECT_EQ(domain("https://www.Harbour.example/en"), "harbour.example");
  EXPECT_EQ(domain("https://harbour.example:8443"), "harbour.example");
  for (const auto* none : {"", "https://192.0.2.1/", "https://[2001:db8::1]/", "https://localhost"})
    EXPECT_EQ(domain(none), "") << none;
}

TEST_F(DomainCheckTest, IsConfirmedByItsRecordAndShownWithTheDay) {
  auto check = must(check_domain_now(*context_, actor_));
  EXPECT_EQ(names_.asked, "_cairn.harbour.example");
  EXPECT_FALSE(check.confirmed);
  EXPECT_EQ(check.fault, "There is no such record.");
  EXPECT_FALSE(shown());
  names_.texts = {"cairn-organisation=https://badges.example.org/o/another"};
  EXPECT_EQ(must(check_domain_now(*context_, actor_)).fault,
            "The record names another organisation or address.");
  set_record();
  check = must(check_domain_now(*context_, actor_));
  EXPECT_EQ(check.confirmed, clock_.now());
  ASSERT_TRUE(shown());
  EXPECT_EQ(shown()->domain, "harbour.example");
  EXPECT_EQ(shown()->seen, clock_.now());
}

TEST_F(DomainCheckTest, IsLookedAtEveryDay) {
  set_record();
  const auto since = must(check_domain_now(*context_, actor_)).confirmed;
  later(day_seconds - 1);
  EXPECT_EQ(names_.count, 1);
  later(1);
  EXPECT_EQ(names_.count, 2);
  EXPECT_EQ(shown()->seen, clock_.now());
  EXPECT_EQ(must(domain_check(*context_, actor_.organisation)).confirmed, since);
  names_.texts = {};
  later(day_seconds);
  EXPECT_FALSE(shown()) << "the record is gone";
}

// A nameserver that is away takes nothing back at once, and not for ever.
TEST_F(DomainCheckTest, OutlastsASilenceOfAWeek) {
  set_record();
  must(check_domain_now(*context_, actor_));
  names_.silent = true;
  for (int day = 1; day <= 7; ++day) later(day_seconds);
  EXPECT_TRUE(shown());
  later(day_seconds);
  EXPECT_FALSE(shown());
  names_.silent = false;
  later(day_seconds);
  EXPECT_TRUE(shown());
}

TEST_F(DomainCheckTest, CountsForNoOtherDomain) {
  set_record();
  must(check_domain_now(*context_, actor_));
  must(change_organisation(*context_, actor_,
                           {.name = "Harbour",
                            .url = "https://hill.example",
                            .description = {},
                            .contact_email = {},
                            .telephone = {},
                            .address = {}}));
  EXPECT_FALSE(shown());
  must(change_organisation(*context_, actor_,
                           {.name = "Harbour",
                            .url = "",
                            .description = {},
                            .contact_email = {},
                            .telephone = {},
                            .address = {}}));
  EXPECT_EQ(path_of_error(check_domain_now(*context_, actor_)), "/url");
}

TEST_F(DomainCheckTest, IsAskedAboutByNobodyWhereNothingIsAskedOutside) {
  context_->names = nullptr;
  EXPECT_EQ(code_of(check_domain_now(*context_, actor_)), ErrorCode::unreachable);
  must(check_due_domains(*context_));
}

}  // namespace
}  // namespace cairn::app
