// SPDX-License-Identifier: Apache-2.0
// A mail server that keeps what it is given, is away, or refuses.
#pragma once
#include <mutex>
#include <vector>

#include "app/ports/mailer.h"

namespace cairn::app {

class Postbox final : public Mailer {
 public:
  Status send(const Mail& mail) override {
    const std::lock_guard lock(mutex_);
    if (away) return fail(ErrorCode::io, "postbox", "The mail server is away.");
    if (refuses) return fail(ErrorCode::not_permitted, "postbox", "There is no such address.");
    mails.push_back(mail);
    return done;
  }
  bool away = false;
  bool refuses = false;
  std::vector<Mail> mails;

 private:
  std::mutex mutex_;
};

}  // namespace cairn::app
