// SPDX-License-Identifier: Apache-2.0
// Outside: everything beyond this server, asked within a time, so that one visitor's question does
// not keep others waiting.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "verify/resources.h"

namespace cairn::app {

// What is asked beyond a plain fetch: something is sent, or a secret shown.
struct Question {
  std::string url;
  std::string body = {};
  std::string media_type = {};            // of the body, which is sent by POST; "": asked by GET
  std::vector<std::string> headers = {};  // whole lines: "Authorization: Bearer …"
  std::optional<std::chrono::milliseconds> time_max = {};  // where it is another than usual
};

class Outside : public verify::Resources {
 public:
  // As fetch, with no more than `time_max` spent on it. Errors: those of fetch.
  virtual Result<verify::Fetched> fetch_within(std::string_view name,
                                               std::chrono::milliseconds time_max) = 0;

  // No redirect is followed and no answer kept. Errors: those of fetch; invalid (a line break in a
  // header).
  virtual Result<verify::Fetched> ask(const Question&) {
    return fail(ErrorCode::not_permitted, "outside", "Nothing is sent from here.");
  }

  // Whether an address looks as those do that are asked; where it leads is seen only then. Errors:
  // not_permitted.
  virtual Status check(const std::string&) const { return done; }

  Result<verify::Fetched> fetch(std::string_view name) final {
    return fetch_within(name, std::chrono::milliseconds::max());
  }
};

}  // namespace cairn::app
