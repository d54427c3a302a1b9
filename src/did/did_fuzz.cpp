// SPDX-License-Identifier: Apache-2.0
// DIDs and DID documents: what is authorised is found, and what is written is read again.
#include "did/did.h"

#include <cstdlib>

#include "json/parse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  const auto text = as_text({data, size});
  Arena arena;
  const auto read_again = [&](const did::Document& document) {
    const auto value = did::to_json(document, json::Builder(arena));
    const auto again = did::parse_document(value, document.id);
    if (again && again->methods.size() != document.methods.size()) std::abort();
  };
  if (const auto document = did::resolve_offline(text)) read_again(*document);
  if (const auto url = did::did_web_url(text))
    if (!url->starts_with("https://") || !url->ends_with("/did.json")) std::abort();
  const auto value = json::parse(text, arena);
  if (!value) return 0;
  const auto document = did::parse_document(*value, value->string_at("id"));
  if (!document) return 0;
  read_again(*document);
  for (const auto& id : document->ids_for(did::Purpose::assertion_method))
    if (did::authorised_for(*document, id, did::Purpose::assertion_method) &&
        !did::find_method(*document, id))
      std::abort();
  return 0;
}
