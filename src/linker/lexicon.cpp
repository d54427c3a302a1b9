// SPDX-License-Identifier: Apache-2.0
#include "linker/lexicon.h"

#include <cassert>

#include "base/text.h"
#include "linker/assets.h"

namespace cairn::linker {

Status read_phrases(std::string_view text, std::vector<Phrases>& into) {
  std::size_t number = 0;
  for (const auto line : split(text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const auto tab = line.find('\t');
    Phrases read;
    if (tab != std::string_view::npos) {
      read.label = trim(line.substr(0, tab));
      for (const auto phrase : split(line.substr(tab + 1), '|'))
        if (!trim(phrase).empty()) read.phrases.emplace_back(trim(phrase));
    }
    if (read.label.empty() || read.phrases.empty())
      return fail(ErrorCode::invalid, "linker/lexicon",
                  "Line " + std::to_string(number) +
                      " is no label, tab and phrases separated by \"|\". Correct it.");
    into.push_back(std::move(read));
  }
  return done;
}

void read_lines(std::string_view text, std::vector<std::string>& into) {
  for (const auto line : split(text, '\n'))
    if (!trim(line).empty()) into.emplace_back(trim(line));
}

const Lexicon& own_lexicon() {
  static const Lexicon lexicon = [] {
    Lexicon own;
    for (const auto& file : lexicon_files()) {
      if (file.name == "boilerplate.txt") read_lines(file.bytes, own.boilerplate);
      if (file.name == "frames.txt") read_lines(file.bytes, own.frames);
      if (!file.name.ends_with(".tsv")) continue;
      const auto read =
          read_phrases(file.bytes, file.name.starts_with("titles-") ? own.occupations : own.skills);
      assert(read.ok());
      if (!read.ok()) return Lexicon{};
    }
    return own;
  }();
  return lexicon;
}

}  // namespace cairn::linker
