// SPDX-License-Identifier: Apache-2.0
// An achievement as Open Badges 3.0 knows it. What the standard has a member for goes there; skills
// and the European level become alignments; the rest of Annex I is said in words under the
// criteria, where every reader shows it, for a term no context defines could not be signed.
#pragma once
#include <string>
#include <string_view>

#include "achievement/content.h"
#include "base/phrase.h"
#include "credential/build.h"

namespace cairn::achievement {

// Where it stands.
struct Place {
  std::string url;        // "https://…/a/{id}", its id
  std::string image_url;  // of its picture in this version
  std::string site;       // "https://…": where other achievements of the server stand
  std::int64_t version = 1;
  Words words = english_words;  // for what stands beside its own texts
};

credential::NewAchievement describe(const Content& content, const Place& place);

// Ids of its results and their levels in that version: "{url}?version=2#result-1",
// "…#result-1-level-3", both counted from 1.
std::string result_id(const Place& place, std::size_t result);
std::string result_level_id(const Place& place, std::size_t result, std::size_t level);

// What an alignment's description says of the level of its skill, as describe() writes it:
// "Level 3: works alone"; 0 where it says none.
std::uint8_t level_in(std::string_view description);

// Criteria with what else it says of itself, in Markdown: the narrative that is signed.
std::string narrative(const Content& content, const Words& words = english_words);

// The texts in the language asked for where they are given, else in the main one.
struct Texts {
  std::string_view language, name, description, criteria, alternative_text;
};
Texts texts_in(const Content& content, std::string_view language);

}  // namespace cairn::achievement
