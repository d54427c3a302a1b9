// SPDX-License-Identifier: Apache-2.0
// Another program that is called: it keeps what it is sent and answers as told.
#pragma once
#include <mutex>
#include <vector>

#include "app/ports/outside.h"

namespace cairn::app {

class Receiver final : public Outside {
 public:
  Result<verify::Fetched> fetch_within(std::string_view, std::chrono::milliseconds) override {
    return fail(ErrorCode::unreachable, "receiver", "It is only called.");
  }
  Result<verify::Fetched> ask(const Question& question) override {
    const std::lock_guard lock(mutex_);
    calls.push_back(question);
    if (status == 0) return fail(ErrorCode::unreachable, "receiver", "nothing answers there");
    verify::Fetched answer;
    answer.status = status;
    return answer;
  }
  Status check(const std::string& url) const override {
    if (url.starts_with("https://")) return done;
    return fail(ErrorCode::not_permitted, "receiver", "only https is asked");
  }

  int status = 204;  // 0: nothing answers
  std::vector<Question> calls;

 private:
  std::mutex mutex_;
};

}  // namespace cairn::app
