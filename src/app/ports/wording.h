// SPDX-License-Identifier: Apache-2.0
// Wording: what is written in English here, in the language of whoever reads it later.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace cairn::app {

// Marks a text that is said where it is used, so that every language is held to it.
constexpr std::string_view to_say(std::string_view english) { return english; }

// May be used from several threads.
class Wording {
 public:
  virtual ~Wording() = default;
  // English where the language (BCP 47) is not known or has no words for it.
  virtual std::string_view say(std::string_view language, std::string_view english) const = 0;
};

// The text in the language; in English where there is no wording.
inline std::string say_in(const std::shared_ptr<const Wording>& wording, std::string_view language,
                          std::string_view english) {
  return std::string(wording ? wording->say(language, english) : english);
}

}  // namespace cairn::app
