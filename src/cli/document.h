// SPDX-License-Identifier: Apache-2.0
// One document out of what it travels in: JSON as it is, of a token the credential inside, of an
// SD-JWT what it shows.
#pragma once
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/result.h"
#include "credential/format.h"
#include "json/value.h"
#include "verify/resources.h"

namespace cairn::cli {

struct Document {
  json::Value value;   // of a token the credential, without the registered claims beside it
  json::Value header;  // of a token; null otherwise
  credential::Format format;
};

// Errors: unreadable, too_large; of a token also those of crypto::parse_jws.
Result<Document> open_document(std::string_view text, Arena& arena);

// The document in an INPUT. Errors: as load_text and open_document, with the name of the input.
Result<Document> load_document(const std::string& input, verify::Resources& outside, Arena& arena,
                               std::size_t badge = 0);

// The JSON in a file that is no INPUT. Errors: io, unreadable, too_large, with its name and, unless
// the fault has a remedy of its own, with `remedy`.
Result<json::Value> read_json(const std::string& file, Arena& arena, const char* remedy);

}  // namespace cairn::cli
