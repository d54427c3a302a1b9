// SPDX-License-Identifier: Apache-2.0
// Many adverts in one file: JSON Lines, a JSON array, a table (CSV), or a page with JobPostings,
// each a row. A bad row is named, and the rest is read.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "adverts/advert_text.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::adverts {

struct CollectedAdvert {
  std::size_t row = 0;  // lines, items, postings of a page from 1; of a table as spreadsheets do
  AdvertText text;
  std::optional<Instant> published;  // nullopt: not said
};

struct CollectionFault {
  std::size_t row = 0;
  std::string sentence;
};

struct CollectionRead {
  std::size_t rows = 0;
  std::vector<CollectionFault> faults;  // the first `faults_told_max`
  std::size_t faults_left_out = 0;
};
inline constexpr std::size_t faults_told_max = 100;

// Called for one advert after another; an error ends the reading with it.
using TakeAdvert = std::function<Status(const CollectedAdvert& advert)>;

// The members or columns are title (name), text (description, body), date (datePosted, published),
// id, url, employer (company), place (location) or city, region and country; or those of
// schema.org's JobPosting. A date after `latest` is a fault. Errors: unreadable (none of these
// forms; says what to do); those of `take`.
Result<CollectionRead> read_collection(ByteView file, const TakeAdvert& take,
                                       std::optional<Instant> latest = {});

}  // namespace cairn::adverts
