// SPDX-License-Identifier: Apache-2.0
#include "app/career/advert_text.h"

namespace cairn::app {

Result<adverts::AdvertText> read_advert_text(ByteView bytes, std::string_view media_type,
                                             PdfText& pdf) {
  if (adverts::form_of(bytes, media_type) != adverts::AdvertForm::pdf)
    return adverts::read_advert(bytes, media_type);
  CAIRN_TRY(const auto text, pdf.text_of(bytes));
  return adverts::advert_from_text(text, adverts::AdvertForm::pdf);
}

}  // namespace cairn::app
