// SPDX-License-Identifier: Apache-2.0
// Fuzz target: every importer over any file, and the curated form; the first line may map columns
// of a CSV. What lands is within the limits, comes back from its kept form, says where its fields
// come from, and a second run changes nothing.
#include "base/text.h"
#include "catalogue/catalogue_json.h"
#include "catalogue/curated.h"
#include "catalogue/importer.h"
#include "catalogue/limits.h"
#include "catalogue/provenance.h"
#include "catalogue/refresh.h"

namespace {

using namespace cairn::catalogue;

// "COLUMN=FIELD|COLUMN=FIELD" up to the first line break, and the file behind it.
std::vector<ColumnMapping> take_mapping(std::string_view& text) {
  std::vector<ColumnMapping> map;
  const auto end = text.find('\n');
  if (end == std::string_view::npos || text.substr(0, end).find('=') == std::string_view::npos)
    return map;
  for (const auto part : cairn::split(text.substr(0, end), '|'))
    if (const auto mark = part.find('='); mark != std::string_view::npos)
      map.push_back({std::string(part.substr(0, mark)), std::string(part.substr(mark + 1))});
  text.remove_prefix(end + 1);
  return map;
}

void check(const Import& import) {
  if (import.faults.size() > faults_max) __builtin_trap();
  for (const auto& offer : import.catalogue.offers)
    if (offer.id.empty() || offer.title.empty() || offer.title.size() > title_bytes_max ||
        offer.description.size() > description_bytes_max || !cairn::is_utf8(offer.title))
      __builtin_trap();
  const auto kept = read_catalogue(write_catalogue(import.catalogue));
  if (!kept.ok() || kept->offers != import.catalogue.offers) __builtin_trap();
  for (const auto& offer : import.catalogue.offers)
    for (const auto& origin : origins_of(offer, "2026-11-26"))
      if (origin.field.empty()) __builtin_trap();
  const auto first = refreshed(nullptr, import, "2026-11-26");
  if (refreshed(&first.catalogue, import, "2026-11-27").changes.any()) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view whole(reinterpret_cast<const char*>(data), size);
  for (const auto& importer : importers()) {
    auto text = whole;
    ReadOptions options{.name = "fuzz", .today = "2026-11-26"};
    if (importer.name == "csv") options.map = take_mapping(text);
    const SourceFile file{"fuzz", text};
    (void)importer.sniff(file);
    if (const auto import = importer.read({&file, 1}, options); import.ok()) check(*import);
  }
  const SourceFile file{"fuzz", whole};
  if (const auto import = read_curated({&file, 1}); import.ok()) check(*import);
  return 0;
}
