// SPDX-License-Identifier: Apache-2.0
// Job adverts imported by the file, to know what is asked for. Of each only its month, its place,
// what it asks for and digests that it is known again by are kept.
#pragma once
#include <functional>
#include <string>

#include "adverts/collection.h"
#include "app/context.h"

namespace cairn::app {

// Of one request, which is about ten seconds of reading; the command line takes any number.
inline constexpr std::int64_t adverts_at_once_max = 2'000;

struct AdvertImport {
  std::int64_t rows_max = 0;  // more are refused before they are read; 0: any number
  std::string source = {};    // whose ids they are: the same id of another source is another advert
  bool dry_run = false;       // tells what would be, and keeps nothing
};

struct AdvertsImported {
  adverts::CollectionRead read;
  std::int64_t added = 0;
  std::int64_t repeated = 0;            // of an id, an address or a text that was imported before
  std::int64_t without_skills = 0;      // counted, for shares are of all adverts
  std::int64_t without_date = 0;        // counted in the month of their import
  std::int64_t without_place = 0;       // counted everywhere, and nowhere else
  std::int64_t without_occupation = 0;  // whose title and skills leave it open
  std::int64_t in_other_language = 0;   // than the framework's: only names alike are found in them
};

// Called now and then with how many were read. May be empty.
using ReadSoFar = std::function<void(std::int64_t rows)>;

// An advert that comes again, here or in the same file, counts once: a second import changes
// nothing. A date after tomorrow is a fault of its row. Errors: those of adverts::read_collection;
// too_large; invalid ("/source"); of the library and the store.
Result<AdvertsImported> import_adverts(Context& context, const Actor& actor, ByteView file,
                                       const AdvertImport& import = {},
                                       const ReadSoFar& so_far = {});

}  // namespace cairn::app
