// SPDX-License-Identifier: Apache-2.0
// Reports of mail that came back, as anyone may pipe them.
#include "app/mail/delivery_report.h"
#include "base/bytes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)cairn::app::read_delivery_report(cairn::as_text({data, size}));
  return 0;
}
