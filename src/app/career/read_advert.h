// SPDX-License-Identifier: Apache-2.0
// Reading a job advert that somebody pastes, uploads or gives the address of.
#pragma once
#include <string>
#include <vector>

#include "adverts/advert_text.h"
#include "adverts/reading.h"
#include "app/career/workbook.h"
#include "app/context.h"
#include "app/uploaded_file.h"

namespace cairn::app::career {

struct AdvertInput {
  std::string text;                 // pasted
  std::vector<UploadedFile> files;  // the first one counts
  std::string address;              // of a page
};

struct ReadAdvert {
  Advert advert;                         // with its requirements, without an id
  std::vector<std::string> occupations;  // ids, likeliest first
  std::vector<std::string> notes;        // sentences for people: what was left out, and why
};

// Errors: invalid ("/text": nothing was brought, or nothing readable is in it; "/address"),
// too_large, unreachable ("/address"), unsupported ("/files").
Result<ReadAdvert> read_advert(Context& context, const Shelf& shelf, const AdvertInput& input);

// The advert's text as it came: of plain text, HTML, or PDF. Errors as above.
Result<adverts::AdvertText> advert_text_of(Context& context, const AdvertInput& input);

// The workbook's form of what was read.
std::vector<Requirement> requirements_of(const Shelf& shelf, const adverts::AdvertText& advert,
                                         const adverts::AdvertReading& reading);

}  // namespace cairn::app::career
