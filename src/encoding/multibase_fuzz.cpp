// SPDX-License-Identifier: Apache-2.0
// Multibase, base58, base64 and multicodec: what is read is written back as the same text.
#include <cstdlib>

#include "encoding/base64.h"
#include "encoding/multibase.h"
#include "encoding/multicodec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  const auto text = as_text({data, size});
  if (const auto bytes = encoding::from_multibase(text)) {
    const auto first = text.front();
    const auto base = static_cast<encoding::Base>(first);
    if ((first == 'z' || first == 'u') && encoding::to_multibase(base, *bytes) != text)
      std::abort();
    if (const auto coded = encoding::read_codec(*bytes))
      if (encoding::add_codec(coded->codec, coded->content) != *bytes) std::abort();
  }
  if (const auto bytes = encoding::from_base64(text))
    if (*encoding::from_base64(encoding::to_base64(*bytes)) != *bytes) std::abort();
  return 0;
}
