// SPDX-License-Identifier: Apache-2.0
#include "outcomes/record.h"

#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"
#include "outcomes/limits.h"

namespace cairn::outcomes {
namespace {

const Day today = *day_of("2026-11-26");

Entry raise_of(std::int64_t units, std::string currency) {
  return {"1",
          Kind::raise,
          "2026-10-01",
          "",
          "",
          {"sql"},
          Money{units * 100, std::move(currency)},
          Cause::unknown,
          {},
          {}};
}

std::string paths_of(const std::vector<Error>& faults) {
  std::string all;
  for (const auto& fault : faults) all += fault.path + " ";
  return all;
}

TEST(RecordEntry, RefusesAmountsThatNobodyEarnsAndSaysWhatToDo) {
  EXPECT_TRUE(faults_of(raise_of(2'400, "EUR"), today).empty());
  const auto faults = faults_of(raise_of(1'000'000'000, "EUR"), today);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].path, "/a_year");
  EXPECT_NE(faults[0].detail.find("Check the digits"), std::string::npos);
  EXPECT_TRUE(faults_of(raise_of(60'000'000, "IDR"), today).empty());
  EXPECT_EQ(faults_of(raise_of(1'000'000'000, "IDR"), today).size(), 1U);
}

TEST(RecordEntry, NamesEveryMemberThatIsWrong) {
  Entry entry = raise_of(1, "euro");
  entry.day = "2026-13-01";
  entry.before = 9;
  const auto paths = paths_of(faults_of(entry, today, "/entries/0"));
  EXPECT_NE(paths.find("/entries/0/day"), std::string::npos);
  EXPECT_NE(paths.find("/entries/0/a_year"), std::string::npos);
  EXPECT_NE(paths.find("/entries/0/before"), std::string::npos);
}

TEST(RecordEntry, IsNotOfTheFutureNorOfAnotherCentury) {
  auto entry = raise_of(1, "EUR");
  entry.day = "2026-11-27";
  EXPECT_EQ(paths_of(faults_of(entry, today)), "/day ");
  entry.day = "1026-11-27";
  EXPECT_EQ(paths_of(faults_of(entry, today)), "/day ");
  entry.day = "26-11-27";
  EXPECT_EQ(paths_of(faults_of(entry, today)), "/day ");
}

TEST(RecordCost, NeedsMoneyOrHoursAndTakesNothingAsFree) {
  EXPECT_EQ(paths_of(faults_of({"1", "sql", "fee", {}, {}})), "/money ");
  EXPECT_TRUE(faults_of({"1", "sql", "fee", Money{0, "EUR"}, {}}).empty());
  EXPECT_EQ(paths_of(faults_of({"1", "sql", "", {}, std::int64_t{1'000'000'000}})), "/minutes ");
  EXPECT_EQ(paths_of(faults_of({"1", "", "", {}, 60})), "/credential ");
}

TEST(Amounts, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(parse_hundredths("2400"), 240'000);
  EXPECT_EQ(parse_hundredths("2400,5"), 240'050);
  EXPECT_EQ(parse_hundredths("0.05"), 5);
  for (const auto* wrong :
       {"", "-1", "1e9", "1 000", "1.234", "1,2,3", ".5", "5.", "99999999999999"})
    EXPECT_FALSE(parse_hundredths(wrong)) << wrong;
  EXPECT_EQ(amount_text(-240'050), "-2400.50");
}

TEST(Sums, NeverAddTwoCurrencies) {
  Sums sums;
  sums.add({100, "USD"});
  sums.add({200, "EUR"});
  sums.add({50, "USD"});
  ASSERT_EQ(sums.all().size(), 2U);
  EXPECT_EQ(sums.of("USD"), 150);
  EXPECT_EQ(sums.of("EUR"), 200);
  EXPECT_FALSE(sums.of("CHF"));
}

Record example() {
  Record record;
  record.entries.push_back(raise_of(2'400, "EUR"));
  record.entries.push_back({"2",
                            Kind::confidence,
                            "2026-10-02",
                            "I speak up",
                            "https://e.example",
                            {"sql", "own-3"},
                            {},
                            Cause::partly,
                            2,
                            4});
  record.costs.push_back({"4", "sql", "exam", Money{30'000, "EUR"}, 600});
  record.credentials.push_back({"own-3", "Welder", "Guild", "2025-01-01", false});
  record.counted = true;
  record.asked = false;
  record.last_id = 4;
  return record;
}

TEST(RecordJson, ReadsWhatItWrote) {
  Arena arena;
  const auto text = json::write(record_json(example(), json::Builder(arena)));
  const auto parsed = json::parse(text, arena);
  ASSERT_TRUE(parsed);
  const auto read = read_record(*parsed);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->entries, example().entries);
  EXPECT_EQ(read->costs, example().costs);
  EXPECT_EQ(read->credentials.at(0).title, "Welder");
  EXPECT_TRUE(read->counted);
  EXPECT_FALSE(read->asked);
  EXPECT_EQ(read->last_id, 4);
}

TEST(RecordJson, NamesThePlaceOfWhatIsWrong) {
  struct Case {
    const char* text;
    const char* path;
  };
  for (const auto& [text, path] :
       {Case{"[]", ""}, Case{R"({"entries":{}})", "/entries"},
        Case{R"({"entries":[{"kind":"luck"}]})", "/entries/0/kind"},
        Case{R"({"entries":[{"kind":"raise","a_year":7}]})", "/entries/0/a_year"},
        Case{R"({"entries":[{"kind":"raise","a_year":{"hundredths":"7"}}]})",
             "/entries/0/a_year/hundredths"},
        Case{R"({"costs":[{"minutes":1.5}]})", "/costs/0/minutes"},
        Case{R"({"counted":"yes"})", "/counted"}}) {
    Arena arena;
    const auto parsed = json::parse(text, arena);
    ASSERT_TRUE(parsed) << text;
    const auto read = read_record(*parsed);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().path, path) << text;
  }
}

TEST(Record, ForgetsACredentialWithWhatWasSaidOfItAlone) {
  auto record = example();
  record.entries.push_back(
      {"5", Kind::nothing, "2026-10-03", "", "", {"own-3"}, {}, Cause::unknown, {}, {}});
  record.costs.push_back({"6", "own-3", "", Money{1, "EUR"}, {}});
  EXPECT_TRUE(remove(record, "own-3"));
  EXPECT_EQ(record.entries.size(), 2U);
  EXPECT_EQ(record.entries[1].credentials, std::vector<std::string>{"sql"});
  EXPECT_EQ(record.costs.size(), 1U);
  EXPECT_FALSE(remove(record, "own-3"));
  EXPECT_TRUE(remove(record, "1"));
  EXPECT_TRUE(remove(record, "4"));
}

TEST(Record, JoinsAnotherWithoutSayingAnythingTwice) {
  auto record = example();
  join(record, example());
  EXPECT_EQ(record.entries.size(), 2U);
  EXPECT_EQ(record.costs.size(), 1U);
  auto other = example();
  other.credentials[0].title = "Carpenter";
  other.entries[1].note = "I lead";
  join(record, other);
  ASSERT_EQ(record.credentials.size(), 2U);
  ASSERT_EQ(record.entries.size(), 3U);
  EXPECT_EQ(record.entries[2].credentials[1], record.credentials[1].key);
  EXPECT_NE(record.credentials[1].key, "own-3");
}

TEST(Record, GivesNoKeyTwiceAfterItJoinedAnother) {
  Record record;
  Record more;
  more.credentials.push_back({"own-7", "Carpenter", "Guild", "", false});
  more.last_id = 7;
  join(record, more);
  EXPECT_EQ(record.new_id(), "8");
}

TEST(Record, GivesNobodyElsesCredentialWhatHasNoRoom) {
  Record record;
  for (std::size_t i = 0; i < limits::own_credentials_max; ++i)
    record.credentials.push_back({"own-" + std::to_string(i), "Welder", "Guild", "", false});
  Record more;
  more.credentials.push_back({"own-3", "Carpenter", "Guild", "", false});
  more.entries.push_back(
      {"1", Kind::network, "2026-10-02", "Met", "", {"own-3", "sql"}, {}, Cause::unknown, {}, {}});
  more.entries.push_back(
      {"2", Kind::nothing, "2026-10-02", "", "", {"own-3"}, {}, Cause::unknown, {}, {}});
  more.costs.push_back({"4", "own-3", "exam", Money{1, "EUR"}, {}});
  join(record, more);
  ASSERT_EQ(record.entries.size(), 1U);
  EXPECT_EQ(record.entries[0].credentials, std::vector<std::string>{"sql"});
  EXPECT_TRUE(record.costs.empty());
}

TEST(Record, HasRoomForSoMany) {
  Record record;
  record.entries.resize(limits::entries_max);
  EXPECT_EQ(room_for_entry(record).error().code, ErrorCode::too_large);
  EXPECT_TRUE(room_for_cost(record));
}

}  // namespace
}  // namespace cairn::outcomes
