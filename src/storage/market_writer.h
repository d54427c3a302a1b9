// SPDX-License-Identifier: Apache-2.0
// Adverts on their way into the counts: what is counted and where gets its number, and what many
// adverts add to one count is added at once.
#pragma once
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/ports/market.h"
#include "storage/sql.h"

namespace cairn::storage {

// Within one transaction that writes; `finish` ends it.
class MarketWriter {
 public:
  MarketWriter(Connection& connection, const app::OrganisationId& organisation)
      : connection_(connection), organisation_(organisation.text) {}

  // False where it is known already.
  Result<bool> add(const app::ImportedAdvert& advert);
  // An advert that was counted counts for one thing more.
  Status add(const app::Asked& asked, std::int64_t advert, std::int64_t month,
             app::PlaceNumber place);
  // As if its places had been counted from the start; `everywhere` they were.
  Status add_places(app::SubjectNumber subject, std::int64_t month, app::PlaceNumber place);
  Status finish();

 private:
  Result<std::int64_t> next(const char* sql, std::int64_t& last);
  Result<bool> is_new(const app::ImportedAdvert& advert);
  Result<app::SubjectNumber> number_of(const app::Asked& asked, std::int64_t month);
  Result<app::PlaceNumber> number_of(app::PlaceNumber part_of, const std::string& id,
                                     const std::string& label);
  Result<app::PlaceNumber> number_of(const cairn::market::Place& place);
  Result<app::PlaceNumber> country_of(app::PlaceNumber place);
  void count(app::SubjectNumber subject, std::int64_t month, app::PlaceNumber place);

  struct Total {
    std::int64_t adverts = 0, last_month = 0;
  };
  Connection& connection_;
  const std::string organisation_;
  std::int64_t last_advert_ = -1, last_subject_ = -1, last_place_ = -1;  // -1: not asked yet
  std::map<std::pair<app::SubjectKind, std::string>, app::SubjectNumber> subjects_;
  std::map<std::pair<app::PlaceNumber, std::string>, app::PlaceNumber> places_;
  std::map<app::PlaceNumber, app::PlaceNumber> parts_;
  // In the order of the table's key.
  std::map<std::tuple<app::PlaceNumber, app::SubjectNumber, std::int64_t>, std::int64_t> counts_;
  std::map<app::SubjectNumber, Total> totals_;
};

}  // namespace cairn::storage
