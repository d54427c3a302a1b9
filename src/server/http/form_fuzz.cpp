// SPDX-License-Identifier: Apache-2.0
// Forms and addresses as anyone may send them. The first byte chooses the parser.
#include "base/bytes.h"
#include "server/http/form.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn::server;
  const auto text = cairn::as_text({data, size});
  if (text.empty()) return 0;
  const auto rest = text.substr(1);
  switch (text.front()) {
    case 'm': (void)parse_multipart(rest, "x"); break;
    case 'u': (void)parse_urlencoded(rest); break;
    case 't': (void)parse_target(rest); break;
    default: (void)header_parameter(rest, "name");
  }
  return 0;
}
