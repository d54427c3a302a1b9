// SPDX-License-Identifier: Apache-2.0
// Keys of programs: their end, the day they were last used, and what a program may hand on.
#include "app/accounts/api_keys.h"

#include "app/house.h"
#include "app/limits.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_seconds = 86'400;

class ApiKeys : public House {
 protected:
  ApiKeys() : actor_(set_up()) {}
  std::optional<Instant> in_days(std::int64_t days) {
    return Instant{clock_.now().microseconds + days * day_seconds * 1'000'000};
  }
  Actor actor_;
};

TEST_F(ApiKeys, EndWhenTheyWereToldTo) {
  const auto made = must(create_api_key(*context_, actor_, "Suite", {"awards"}, in_days(30)));
  clock_.forward_seconds(30 * day_seconds - 1);
  EXPECT_TRUE(find_api_key(*context_, made.token).ok());
  clock_.forward_seconds(1);
  const auto late = find_api_key(*context_, made.token);
  EXPECT_EQ(code_of(late), ErrorCode::not_permitted);
  EXPECT_NE(late.error().detail.find("Make a new one"), std::string::npos) << late.error().detail;
  EXPECT_EQ(must(list_api_keys(*context_, actor_)).size(), 1U) << "it stays in the list";
}

TEST_F(ApiKeys, LastUntilTheyAreEndedWhereNoEndIsSaid) {
  const auto made = must(create_api_key(*context_, actor_, "Suite", {"awards"}));
  clock_.forward_seconds(4000 * day_seconds);
  EXPECT_TRUE(find_api_key(*context_, made.token).ok());
}

TEST_F(ApiKeys, RememberTheDayTheyWereUsedAndWriteItOnce) {
  const auto made = must(create_api_key(*context_, actor_, "Suite", {"awards"}));
  EXPECT_FALSE(must(list_api_keys(*context_, actor_)).front().last_used);
  must(find_api_key(*context_, made.token));
  const auto used = must(list_api_keys(*context_, actor_)).front().last_used;
  ASSERT_TRUE(used);
  EXPECT_EQ(used->seconds() % day_seconds, 0);
  EXPECT_LE(clock_.now().seconds() - used->seconds(), day_seconds);
  const auto version = store_->version();
  must(find_api_key(*context_, made.token));
  EXPECT_EQ(store_->version(), version);
  clock_.forward_seconds(day_seconds);
  must(find_api_key(*context_, made.token));
  EXPECT_GT(must(list_api_keys(*context_, actor_)).front().last_used, used);
}

TEST_F(ApiKeys, ReadAnEndAsDaysOrAsADay) {
  const auto now = clock_.now();
  EXPECT_EQ(must(read_expiry("30", now)), in_days(30));
  EXPECT_EQ(must(read_expiry("never", now)), std::nullopt);
  EXPECT_EQ(must(read_expiry("", now)), std::nullopt);
  EXPECT_EQ(format_instant(*must(read_expiry("2030-12-31", now))), "2031-01-01T00:00:00Z");
  for (const auto* wrong : {"0", "-1", "3651", "30 days", "2030-13-01", "99999999999999999999"})
    EXPECT_EQ(path_of_error(read_expiry(wrong, now)), "/expires") << wrong;
  EXPECT_EQ(path_of_error(create_api_key(*context_, actor_, "Suite", {"awards"}, now)), "/expires");
}

TEST_F(ApiKeys, AreNotMadeWithoutEnd) {
  for (std::size_t i = 0; i < limits::api_keys_max; ++i)
    must(create_api_key(*context_, actor_, "Suite", {"awards"}));
  EXPECT_EQ(code_of(create_api_key(*context_, actor_, "Suite", {"awards"})), ErrorCode::conflict);
  must(remove_api_key(*context_, actor_, must(list_api_keys(*context_, actor_)).front().id));
  EXPECT_TRUE(create_api_key(*context_, actor_, "Suite", {"awards"}).ok());
}

// Whoever takes a program's key gets no more out of it than the program could.
TEST_F(ApiKeys, HandOnNoMoreThanTheyHave) {
  const auto maker =
      must(create_api_key(*context_, actor_, "Portal", {"people", "awards:read"}, in_days(30)));
  const Actor program{actor_.organisation, {maker.key.id.text}};
  const auto made = [&](const std::string& scope, std::optional<Instant> expires) {
    return create_api_key(*context_, program, "Another", {scope}, expires);
  };
  EXPECT_EQ(code_of(made("awards:write", in_days(1))), ErrorCode::not_permitted);
  EXPECT_EQ(code_of(made("awards", in_days(1))), ErrorCode::not_permitted);
  EXPECT_EQ(path_of_error(made("people:read", in_days(31))), "/expires");
  EXPECT_EQ(path_of_error(made("people:read", std::nullopt)), "/expires");
  EXPECT_TRUE(made("people:read", in_days(30)).ok());
}

}  // namespace
}  // namespace cairn::app
