// SPDX-License-Identifier: Apache-2.0
// What an advert asks for: each skill with the sentence that caused it, credentials, occupation.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "adverts/advert_text.h"
#include "adverts/credentials.h"
#include "adverts/sections.h"
#include "linker/linker.h"
#include "skills/framework.h"

namespace cairn::adverts {

struct RequiredSkill {
  skills::SkillIndex skill = 0;
  std::uint32_t score = 0;         // as linker::Link::score
  std::size_t start = 0, end = 0;  // bytes of the text; start == end: the whole sentence speaks
  std::uint32_t sentence = 0;      // position in AdvertReading::sentences that caused it
  std::vector<std::uint32_t> sentences = {};  // all that speak of it, ascending
  std::optional<bool> must = {};              // nullopt: not said
  skills::Level level = 0;                    // 0: not said
  std::optional<std::uint8_t> years = {};
  bool exact = false;  // a name of the skill stands there word for word
};

struct NamedCredential {
  CredentialKind kind;
  std::string name;
  std::size_t start, end;  // bytes of the text
  std::uint32_t sentence;
  std::optional<bool> must;
};

struct AdvertReading {
  std::vector<Sentence> sentences;
  std::vector<RequiredSkill> skills;  // best first, then by skill; each skill once
  std::vector<NamedCredential> credentials;
  std::vector<linker::OccupationMatch> occupations;  // best first
  std::vector<std::string> notes;  // what a person should know: cut, in another language
};

// Constant in the advert's length beyond the limits. The advert's words are only text.
AdvertReading read(const linker::Linker& linker, const skills::Framework& framework,
                   const AdvertText& advert);

// Every sentence counts, none is left out, exactly `top` skills where the framework has them: for
// single sentences whose purpose is known.
AdvertReading read_all(const linker::Linker& linker, const skills::Framework& framework,
                       const AdvertText& advert, std::size_t top);

// Occupations for an advert or a bare title, best first.
std::vector<linker::OccupationMatch> occupations_for(const linker::Linker& linker,
                                                     const AdvertText& advert,
                                                     const std::vector<RequiredSkill>& skills,
                                                     std::size_t top);

}  // namespace cairn::adverts
