// SPDX-License-Identifier: Apache-2.0
// What is done for every organisation in turn is done for all others where it fails for one.
#include <utility>

#include "app/house.h"
#include "app/organisation/domain_check.h"
#include "app/organisation/keys.h"
#include "app/organisation/profile.h"
#include "app/organisation/retention.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_seconds = 86'400;

// Refuses the first transaction that writes.
class RefusesOnce final : public Store {
 public:
  explicit RefusesOnce(Store& store) : store_(store) {}
  Result<std::unique_ptr<Transaction>> begin(Access access) override {
    if (access == Access::write && std::exchange(refuses_, false))
      return fail(ErrorCode::io, "store", "The disk is full.");
    return store_.begin(access);
  }

 private:
  Store& store_;
  bool refuses_ = true;
};

class NoRecords final : public Names {
 public:
  Result<std::vector<std::string>> texts_of(const std::string&) override {
    ++asked;
    return fail(ErrorCode::not_found, "dns", "There is no such record.");
  }
  int asked = 0;
};

class OneOfMany : public House {
 protected:
  OneOfMany() { refusing_.names = &names_; }
  RefusesOnce refuses_{*store_};
  NoRecords names_;
  std::vector<Actor> both_ = {set_up(), set_up_another()};
  Context refusing_{refuses_, clock_,     random_, *keys_,    drawing_,
                    pdf_,     calendars_, nullptr, *library_, context_->base_url};
};

TEST_F(OneOfMany, DomainsAreAskedAbout) {
  context_->names = &names_;
  must(change_organisation(*context_, both_[1],
                           {.name = "Hill School", .url = "https://hill.example"}));
  for (const auto& actor : both_) must(check_domain_now(*context_, actor));
  clock_.forward_seconds(day_seconds);
  EXPECT_EQ(code_of(check_due_domains(refusing_)), ErrorCode::io);
  EXPECT_EQ(names_.asked, 4);
  must(check_due_domains(*context_));
  EXPECT_EQ(names_.asked, 5) << "the one that failed is asked about again";
}

TEST_F(OneOfMany, WhatIsOverIsForgotten) {
  for (const auto& actor : both_) {
    awarded(actor, submitted(published(actor)).id);
    must(change_retention(*context_, actor, {"1", ""}));
  }
  clock_.forward_seconds(100 * day_seconds);
  EXPECT_EQ(code_of(forget_what_is_over(refusing_)), ErrorCode::io);
  EXPECT_EQ(must(forget_what_is_over(*context_)).files, 1) << "the other's is gone already";
}

TEST_F(OneOfMany, BadgesAreSignedAnew) {
  for (const auto& actor : both_) {
    const auto id = must(list_keys(*context_, actor)).front().key.id;
    clock_.forward_seconds(1);
    must(mark_compromised(*context_, actor, id));
    must(sign_anew(*context_, actor, id));
  }
  EXPECT_EQ(code_of(sign_anew_due(refusing_, {})), ErrorCode::io);
  int finished = 0;
  for (const auto& actor : both_)
    for (const auto& one : must(list_keys(*context_, actor)))
      if (one.key.resigning == Resigning::finished) ++finished;
  EXPECT_EQ(finished, 1);
  EXPECT_TRUE(must(sign_anew_due(*context_, {})));
  EXPECT_FALSE(must(sign_anew_due(*context_, {})));
}

}  // namespace
}  // namespace cairn::app
