// SPDX-License-Identifier: Apache-2.0
// A job advert as it came in, file or page or PDF, made into text.
#pragma once
#include <string_view>

#include "adverts/advert_text.h"
#include "app/ports/pdf_text.h"

namespace cairn::app {

// Errors: those of adverts::read_advert, for a PDF those of the port.
Result<adverts::AdvertText> read_advert_text(ByteView bytes, std::string_view media_type,
                                             PdfText& pdf);

}  // namespace cairn::app
