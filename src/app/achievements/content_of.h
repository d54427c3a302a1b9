// SPDX-License-Identifier: Apache-2.0
// Between an achievement as it is stored and its content as one document.
#pragma once
#include "achievement/describe.h"
#include "app/context.h"
#include "app/ports/achievements.h"

namespace cairn::app {

achievement::Content content_of(const Achievement& achievement);
// Replaces everything the content says; id, version, state and dates stay. The evidence rule must
// be one of evidence_rule_names.
void set_content(Achievement& achievement, achievement::Content content);

// Its texts in the language (BCP 47) where it has them, else in its main one.
std::string_view name_in(const Achievement& achievement, std::string_view language);
std::string_view description_in(const Achievement& achievement, std::string_view language);
std::string_view alternative_text_in(const Achievement& achievement, std::string_view language);

// What this server adds to its texts is said in its main language.
Words words_for(const Context& context, const Achievement& achievement);

// As it stands in credentials: `achievement` in its version.
achievement::Place place_of(const Context& context, const Achievement& achievement);
credential::NewAchievement describe_achievement(const Context& context,
                                                const Achievement& achievement);
// The end of what is awarded then; nothing where it does not expire.
std::optional<Instant> expiry_of(const Achievement& achievement, Instant awarded);

}  // namespace cairn::app
