// SPDX-License-Identifier: Apache-2.0
// Wording: what is written in English here, in the language of whoever reads it later.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/phrase.h"

namespace cairn::app {

using cairn::to_say;

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
// Of a language: "de", or "de-AT" where there are words for "de".
inline Words words_in(std::shared_ptr<const Wording> wording, std::string_view language) {
  if (!wording) return english_words;
  return [wording = std::move(wording),
          primary = std::string(language.substr(0, language.find('-')))](std::string_view english) {
    return wording->say(primary, english);
  };
}
inline std::string say_in(const std::shared_ptr<const Wording>& wording, std::string_view language,
                          const Phrase& phrase) {
  return said(phrase, words_in(wording, language));
}

}  // namespace cairn::app
