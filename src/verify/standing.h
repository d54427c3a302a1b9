// SPDX-License-Identifier: Apache-2.0
// What one status entry comes to: findings at its place, and the standing of the credential, of
// several entries the gravest. Internal to this module.
#pragma once
#include <string>
#include <utility>

#include "verify/judge.h"

namespace cairn::verify {

class StandingNotes {
 public:
  StandingNotes(CredentialReport& report, std::string path)
      : report_(report), path_(std::move(path)) {}

  // How long ago the list was read that is spoken of next.
  void set_age(std::int64_t seconds) { age_seconds_ = seconds; }

  void add(Code code, std::string detail = {}) {
    note(report_.findings, code, path_, std::move(detail));
  }
  // What tells nothing of whether it was withdrawn keeps nothing open.
  void add_aside(Code code, std::string detail = {}) {
    note_as(report_.findings, code, Outcome::warn, path_, std::move(detail));
  }

  void active() {
    add(Code::status_active, note_age(report_, age_seconds_, path_));
    if (report_.status == Standing::unknown) report_.status = Standing::active;
  }
  void suspended() {
    add(Code::status_suspended, note_age(report_, age_seconds_, path_));
    if (report_.status != Standing::revoked) report_.status = Standing::suspended;
  }
  void revoked(std::string reason = {}) {
    add(Code::status_revoked, std::move(reason));
    report_.status = Standing::revoked;
  }

 private:
  CredentialReport& report_;
  std::string path_;
  std::int64_t age_seconds_ = 0;
};

}  // namespace cairn::verify
