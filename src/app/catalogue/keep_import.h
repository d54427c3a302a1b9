// SPDX-License-Identifier: Apache-2.0
// What was read from a provider's files, kept as a catalogue: only what changed is written, and
// what is no longer listed stays with the day since when.
#pragma once
#include <memory>
#include <string_view>

#include "app/ports/catalogues.h"
#include "catalogue/refresh.h"

namespace cairn::app {

enum class Keep : std::uint8_t { look, keep };

// What was read beside what is kept; nothing is held in memory of either.
struct ComparedImport {
  std::shared_ptr<const catalogue::Book> kept;  // nullptr: there is none
  catalogue::Difference difference;
};
// Errors: invalid (the name is none, or of a catalogue that comes with the program), io
// (what is kept could not be read, too: it is not replaced), of Catalogues::open.
Result<ComparedImport> compare_import(Catalogues& catalogues, const catalogue::Import& import,
                                      std::string_view today);
// Errors: io.
Status save_import(Catalogues& catalogues, const ComparedImport& compared,
                   const catalogue::Import& import, std::string_view today);
// Both, one after the other. Errors: of both.
Result<catalogue::Difference> keep_import(Catalogues& catalogues, const catalogue::Import& import,
                                          std::string_view today, Keep keep);

}  // namespace cairn::app
