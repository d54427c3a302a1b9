// SPDX-License-Identifier: Apache-2.0
// The log in words: what was done, and the page of the desk that shows to what.
#pragma once
#include <string>
#include <string_view>

namespace cairn::server::pages {

// "Badge revoked", to be said; "" for an action that has no words.
std::string_view words_of_action(std::string_view action);
// "/desk/awards/…"; "" where nothing shows it, or nothing any longer.
std::string page_of_subject(std::string_view action, std::string_view subject);

}  // namespace cairn::server::pages
