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

// Where a skill was read: bytes of the text; equal where the whole sentence speaks.
struct Evidence {
  std::uint32_t sentence;  // in AdvertReading::sentences
  std::size_t start, end;
};

struct RequiredSkill {
  skills::SkillIndex skill = 0;
  std::uint32_t score = 0;                 // how likely it is right, in hundredths of a per cent
  Evidence best = {};                      // what caused it
  std::vector<Evidence> evidence = {};     // all there is, by place; one a sentence
  std::optional<bool> must = {};           // nullopt: not said
  skills::Level level = 0;                 // 0: not said
  std::optional<std::uint8_t> years = {};  // the fewest asked for
  bool exact = false;                      // a name of the skill stands there word for word
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
  std::vector<RequiredSkill> skills;                 // best first, then by skill; each skill once
  std::vector<NamedCredential> credentials;          // by place in the text; each name once
  std::vector<linker::OccupationMatch> occupations;  // best first
  std::vector<std::string> notes;  // whole sentences for a person: what was left out, and why
};

// Reads what the advert requires or welcomes; where it says neither, the work it describes.
// Benefits and what every advert says are passed over. The time is bounded by the limits, whatever
// comes in.
AdvertReading read(const linker::Linker& linker, const skills::Framework& framework,
                   const AdvertText& advert);

// For texts whose purpose is known: every sentence counts and the `top` likeliest skills are given,
// without a threshold, fewer only where the framework has fewer. Those that nothing in the text
// speaks for come last, with a score of 0. Occupations are left out.
AdvertReading read_all(const linker::Linker& linker, const skills::Framework& framework,
                       const AdvertText& advert, std::size_t top);

// Occupations for an advert or a bare title, best first, at most `top`: by the title where the text
// has one, and by the skills.
std::vector<linker::OccupationMatch> occupations_for(const linker::Linker& linker,
                                                     const AdvertText& advert,
                                                     const std::vector<RequiredSkill>& skills,
                                                     std::size_t top);

}  // namespace cairn::adverts
