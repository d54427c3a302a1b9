// SPDX-License-Identifier: Apache-2.0
// Searching lists: what of a row is looked through, and the conditions of a statement that is put
// together of what was asked for.
#pragma once
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/achievements.h"
#include "app/ports/list_filter.h"
#include "storage/sql.h"

namespace cairn::storage {

// The parameters of such a statement, each known by its "$n".
class Parameters {
 public:
  // The organisation is "$1".
  explicit Parameters(const app::OrganisationId& organisation) { add(organisation.text); }
  Parameters(const Parameters&) = delete;
  Parameters& operator=(const Parameters&) = delete;

  // What is viewed outlives the statement.
  std::string add(Parameter value);
  std::string keep(std::string text);  // the same, of a text that nobody else has
  std::span<const Parameter> all() const { return values_; }

 private:
  std::vector<Parameter> values_;
  std::deque<std::string> texts_;
};

// " and …" for every word: `row` ("w": award, "c": claim) has it in its learner's name or
// addresses, or in a name that its achievement has or had.
std::string having_words(const app::ListFilter& filter, std::string_view row, Parameters& to);
// " and …": of one achievement, where that was asked for.
std::string of_achievement(const app::ListFilter& filter, std::string_view row, Parameters& to);

// Name and addresses as they are looked through; "" of somebody who was erased.
std::string searched_of(std::string_view id, std::string_view name, std::string_view email);
std::string searched_of(const app::Achievement& achievement);

// Writes a learner's anew, after a name or an address changed. Errors: not_found.
Status refresh_search(Connection& connection, const app::OrganisationId& organisation,
                      const app::LearnerId& learner);

// Writes what rows from before there was a search lack, a portion a transaction: for a store that
// is opened.
Status fill_search(Connection& connection);

}  // namespace cairn::storage
