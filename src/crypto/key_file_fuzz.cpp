// SPDX-License-Identifier: Apache-2.0
// Key files: read without a passphrase only, for deriving keys is slow by design.
#include "crypto/key_file.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  const auto text = as_text({data, size});
  const auto seen = crypto::inspect_key_file(text);
  const auto key = crypto::open_key_file(text, "");
  if (key && (!seen || key->public_key() != seen->public_key)) std::abort();
  return 0;
}
