// SPDX-License-Identifier: Apache-2.0
// What was read from a provider's files, kept as a catalogue: only what changed is written, and
// what is no longer listed stays with the day since when.
#pragma once
#include <string_view>

#include "app/ports/catalogues.h"
#include "catalogue/refresh.h"

namespace cairn::app {

enum class Keep : std::uint8_t { look, keep };

// Errors: invalid (the name is none, or of a catalogue that comes with the program), io.
Result<catalogue::Refreshed> keep_import(Catalogues& catalogues, const catalogue::Import& import,
                                         std::string_view today, Keep keep);

}  // namespace cairn::app
