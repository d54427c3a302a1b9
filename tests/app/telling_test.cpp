// SPDX-License-Identifier: Apache-2.0
// What goes wrong again and again in the background stands in the log once.
#include "app/telling.h"

#include <algorithm>

#include "house.h"

namespace cairn::app {
namespace {

class Tellings : public House {
 protected:
  Tellings() {
    context_->log = Log(LogFormat::text, [this](const std::string& line) { written_ += line; });
  }
  auto lines() const { return std::count(written_.begin(), written_.end(), '\n'); }
  void tell(const std::string& detail) {
    telling_.note(Status(fail(ErrorCode::io, "test", detail)));
  }

  std::string written_;
  Telling telling_{*context_, "mail"};
};

TEST_F(Tellings, SayEachThatTakesTurnsOnce) {
  for (int turn = 0; turn < 5; ++turn) {
    tell("the disk is full");
    tell("nothing answers");
  }
  EXPECT_EQ(lines(), 2);
}

TEST_F(Tellings, KeepSoManyAndForgetTheOldest) {
  for (int one = 0; one < 17; ++one) tell("trouble " + std::to_string(one));
  EXPECT_EQ(lines(), 17);
  tell("trouble 16");
  EXPECT_EQ(lines(), 17);
  tell("trouble 0");
  EXPECT_EQ(lines(), 18) << "it was forgotten";
}

}  // namespace
}  // namespace cairn::app
