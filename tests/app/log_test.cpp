// SPDX-License-Identifier: Apache-2.0
#include "app/log.h"

#include <gtest/gtest.h>

namespace cairn::app {
namespace {

const auto noon = Instant::from_seconds(1'795'867'200);  // 2026-11-28T12:00:00Z

std::string line_of(LogFormat format, std::string_view message,
                    const std::vector<LogField>& fields) {
  std::string written;
  const Log log(format, [&](const std::string& line) { written += line; });
  log.write(noon, LogLevel::warning, message, fields);
  return written;
}

TEST(Log, SaysTheMomentHowGraveWhatAndItsParticularsInOneLine) {
  EXPECT_EQ(line_of(LogFormat::text, "the disk is full",
                    {{"route", std::string_view("/desk/award")}, {"ms", std::int64_t{12}}}),
            "2026-11-28T12:00:00Z warning \"the disk is full\" route=/desk/award ms=12\n");
}

TEST(Log, IsAnObjectALineWhereProgramsReadIt) {
  EXPECT_EQ(
      line_of(LogFormat::json, "it \"failed\"",
              {{"status", std::int64_t{503}}, {"request", std::string_view("a-1")}}),
      "{\"time\":\"2026-11-28T12:00:00Z\",\"level\":\"warning\",\"message\":\"it \\\"failed\\\"\","
      "\"status\":503,\"request\":\"a-1\"}\n");
}

TEST(Log, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(line_of(LogFormat::text, "begun", {{"where", std::string_view()}}),
            "2026-11-28T12:00:00Z warning begun\n");
}

TEST(Log, HoldsNoAddressOfAPerson) {
  EXPECT_EQ(without_addresses("no mail to <ada@example.org>, tried twice"),
            "no mail to <(address)>, tried twice");
  const auto line = line_of(LogFormat::json, "ada@example.org is unknown",
                            {{"detail", std::string_view("postgresql://me:secret@host/x")}});
  EXPECT_EQ(line.find("ada"), line.npos);
  EXPECT_EQ(line.find("secret"), line.npos);
}

TEST(Log, HoldsNoAddressHoweverItIsSpelled) {
  EXPECT_EQ(without_addresses("to \"ada lovelace\"@x, twice"), "to (address), twice");
  EXPECT_EQ(without_addresses("to \"ada \\\"the\\\" lovelace\"@x"), "to (address)");
  EXPECT_EQ(without_addresses("lovelace\"@x"), "(address)");
  EXPECT_EQ(without_addresses("GET /l/nour%40x failed"), "GET (address) failed");
  EXPECT_EQ(without_addresses("\"quoted\" and well"), "\"quoted\" and well");
}

TEST(Log, HoldsNoneWhereALongTextIsCut) {
  for (const std::size_t before : {990U, 1'990U}) {
    std::string text(before, ' ');
    for (std::size_t i = 0; i < before; i += 2) text[i] = 'x';
    const auto line =
        line_of(LogFormat::text, text + "nour.haddad.of.the.harbour.workshop@example.org", {});
    EXPECT_EQ(line.find("nour"), line.npos) << before;
  }
  EXPECT_EQ(line_of(LogFormat::text, std::string(3'000, 'n') + "@example.org", {}).find("nn"),
            std::string::npos);
}

TEST(Log, CutsNoCharacterInTwo) {
  std::string text = "x";
  for (int i = 0; i < 600; ++i) text += "\u00e4";
  const auto line = line_of(LogFormat::text, text, {});
  EXPECT_NE(line.find("\u00e4\u00e4\n"), line.npos);
}

TEST(Log, StaysOneLineOfReadableTextWhateverComesFromOutside) {
  const auto line = line_of(LogFormat::text, "a\nb\x1b[31m", {});
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(line.find('\x1b'), line.npos);
  const std::string broken(2'000, '\xc3');
  EXPECT_LT(line_of(LogFormat::json, broken, {}).size(), 4'000U);
}

TEST(Log, AnErrorComesWithItsCauseAndWhatHelps) {
  std::string written;
  const Log log(LogFormat::text, [&](const std::string& line) { written += line; });
  log.write(noon, with_remedy(fail(ErrorCode::no_room, "sqlite", "full"), "Make room."));
  EXPECT_EQ(written, "2026-11-28T12:00:00Z error \"full Make room.\" code=no-room where=sqlite\n");
}

}  // namespace
}  // namespace cairn::app
