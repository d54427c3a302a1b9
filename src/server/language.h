// SPDX-License-Identifier: Apache-2.0
// Languages of the pages. English is what templates and sources say; every other language is a file
// web/messages/TAG.json: {"name": "Deutsch", "direction": "ltr", "texts": {"English": "Deutsch"},
// "filled": {"Use at most {} files.": "…"}}, the latter of sentences that bring values with them
// (base/filled.h). A text without a translation stays English.
#pragma once
#include <fmt/format.h>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/wording.h"
#include "base/phrase.h"
#include "base/result.h"
#include "server/assets.h"

namespace cairn::server {

// A sentence with values at its "{}".
struct FilledText {
  std::vector<std::string> pieces;  // of the English one, between its values; two or more
  std::string text;                 // the translation
};

struct Language {
  std::string tag;                                        // BCP 47: "de"
  std::string name;                                       // in itself: "Deutsch"
  std::string direction;                                  // "ltr" or "rtl"
  std::map<std::string, std::string, std::less<>> texts;  // by the English one
  std::vector<FilledText> filled;                         // the longest first

  std::string_view say(std::string_view english) const;
  // What an error says, which was kept or handed on in English: its translation, by the sentence
  // it was made from where values were filled in. Values are said too, where they are texts of
  // ours, but not a name in “quotation marks”. Linear in the text for each sentence known.
  std::string say_fault(std::string_view english) const;
};

const Language& english();

// English and what the files bring.
class Languages final : public app::Wording {
 public:
  // Errors: invalid (a file that is not as described above, named in `detail`).
  static Result<Languages> create(std::span<const Asset> files);

  const std::vector<Language>& all() const { return all_; }
  const Language* find(std::string_view tag) const;  // or nullptr
  std::string_view say(std::string_view tag, std::string_view english) const override;
  // What somebody chose before, else what their browser asks for (RFC 9110 section 12.5.4), else
  // English.
  const Language& choose(std::string_view chosen, std::string_view accept_language) const;

 private:
  std::vector<Language> all_ = {english()};
};

// The language of the request this thread answers; English outside of any.
const Language& spoken();

// Makes it so until the end of the scope.
class Speaking {
 public:
  explicit Speaking(const Language& language);
  ~Speaking();
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;

 private:
  const Language* before_;
};

using app::to_say;

// A text in the language spoken, for titles, states and errors. tools/messages.mjs finds every
// `say("…")`, `to_say("…")` and `phrase("…")` and holds the message files to it.
std::string say(std::string_view english);
std::string say(const Phrase& phrase);
// Of the language spoken; not for later.
Words words_spoken();
// What is wrong, in the language spoken (Language::say_fault).
std::string say_fault(std::string_view english);
// With values at its "{}"; a translation may put them in another order: "{1} … {0}".
template <class... Values>
std::string say(std::string_view english, const Values&... values) {
  return fmt::format(fmt::runtime(spoken().say(english)), values...);
}

}  // namespace cairn::server
