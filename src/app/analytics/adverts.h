// SPDX-License-Identifier: Apache-2.0
// Job adverts imported by the file, to know what is asked for. Of each only a digest, its month and
// its skills are kept.
#pragma once
#include <functional>

#include "adverts/collection.h"
#include "app/context.h"

namespace cairn::app {

// Of one request, which is about ten seconds of reading; the command line takes any number.
inline constexpr std::int64_t adverts_at_once_max = 2'000;

struct AdvertsImported {
  adverts::CollectionRead read;
  std::int64_t added = 0;
  std::int64_t repeated = 0;        // the same text was imported before
  std::int64_t without_skills = 0;  // counted, for shares are of all adverts
  std::int64_t without_date = 0;    // counted in the month of their import
};

// Called now and then with how many were read. May be empty.
using ReadSoFar = std::function<void(std::int64_t rows)>;

// `rows_max`: more are refused before they are read, 0: any number. Errors: those of
// adverts::read_collection; too_large; of the library and the store.
Result<AdvertsImported> import_adverts(Context& context, const Actor& actor, ByteView file,
                                       std::int64_t rows_max = 0, const ReadSoFar& so_far = {});

}  // namespace cairn::app
