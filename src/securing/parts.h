// SPDX-License-Identifier: Apache-2.0
// What its holder can choose to show of a credential, in pieces that people choose by.
#pragma once
#include <string>
#include <vector>

#include "securing/read_sd_jwt.h"
#include "securing/workspace.h"

namespace cairn::securing {

struct Part {
  std::string pointer;  // into the credential, as derive() takes it
  json::Value value;
};

struct Parts {
  json::Value whole;       // the credential that they point into, proofs aside
  std::vector<Part> open;  // in the document's order; none stands in another
  bool is_bound = false;   // an SD-JWT whose holder has to sign for showing it
};

// Of a base proof: what it does not make mandatory, taken apart down to lists of plain values and
// objects without objects. Where those are too many, in larger pieces. Of an
// SD-JWT: what has a disclosure; where others stand in that, each of them and what is beside them.
// Errors: as derive(); too_large (limits::disclosure_pointers_max).
Result<Parts> parts_of(std::string_view text, Workspace& workspace, Arena& arena);

}  // namespace cairn::securing
