// SPDX-License-Identifier: Apache-2.0
// Offers as pages show them: what is not known says so.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/career/library.h"
#include "server/templates.h"

namespace cairn::server::pages {

// "/catalogue/{id}", without the prefix.
std::string offer_path(const catalogue::Offer& offer);

// "English" for "en", "English (en-GB)" for "en-GB"; the tag itself where no name is known here.
std::string language_name(std::string_view tag);

// What people read for the words of files; "" for unknown.
std::string kind_text(catalogue::Kind kind);
std::string stage_text(catalogue::Stage stage);
std::string pace_text(catalogue::Pace pace);
std::string trial_text(catalogue::Trial trial);

// For choosing: id, path, title, provider, kind, facts (text, known), example, gone_since, tags,
// more_tags.
View offer_row(const catalogue::Offer& offer, const app::career::Offers& offers);

// What one reads of each catalogue these offers stand in: title, attribution, imported_on.
std::vector<View> source_rows(const std::vector<const catalogue::Offer*>& shown,
                              const app::career::Offers& offers);

}  // namespace cairn::server::pages
