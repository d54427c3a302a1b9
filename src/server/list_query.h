// SPDX-License-Identifier: Apache-2.0
// Searching a long list by the query of its address: ?q=…&achievement=…&state=…
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "app/list_search.h"
#include "server/call.h"

namespace cairn::server {

app::ListSearch search_of(const Target& target);
// "q=…&state=…&", of what is not empty: what links to other pages of the list, and to its table,
// begin their query with.
std::string query_of(const app::ListSearch& search);

namespace pages {

struct StateChoice {
  std::string_view name, label;  // the label in English
};
// What the template _list_search.html shows: a form that leads to `path`, with the achievements of
// the organisation and the states to choose from. `error`: of what was searched for, or null.
struct SearchForm {
  std::string_view path;
  std::string_view label;  // of the words, in the language spoken
  std::span<const StateChoice> states = {};
  std::string_view kept_name = {}, kept_value = {};  // a parameter that stays
};
Status add_search(Call& call, View& view, const app::ListSearch& search, const SearchForm& form,
                  const Error* error);

}  // namespace pages
}  // namespace cairn::server
