// SPDX-License-Identifier: Apache-2.0
// The form an achievement is edited in: what was typed, and the views that show it again. It works
// with submissions alone: rows are added, removed and skills searched for without anything being
// saved.
#pragma once
#include <optional>
#include <string>

#include "achievement/content.h"
#include "app/achievements/manage.h"
#include "server/call.h"
#include "server/text.h"

namespace cairn::server::pages {

struct TypedAchievement {
  achievement::Content content;
  // Numbers as they were typed, for what is no number is shown again too.
  std::string hours, ects, valid_months;
  std::string skill_search;
  std::string own_skills;          // a line a skill
  std::string prerequisite_links;  // a line each: address, then its name
  std::optional<Error> error;      // what could not be read
};

TypedAchievement typed_from(const achievement::Content& content);
TypedAchievement typed_in(const Call& call);

// Everything the fields show. `fault`: of the use case, or nullptr. Errors: of the library, where
// skills are searched for.
Status add_form(View& view, Call& call, const TypedAchievement& typed, const Error* fault);

// Both in one, the first as the error.
Error joined(Error first, const Error& second);

}  // namespace cairn::server::pages
