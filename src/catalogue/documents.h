// SPDX-License-Identifier: Apache-2.0
// The files of an import as JSON documents, whatever a provider's server made of them: a web page
// in the place of data, a page that repeats another, a file that ends in the middle, JSON within a
// JSON string. What cannot be read is told with its file, and the rest is read.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "catalogue/collector.h"
#include "json/value.h"

namespace cairn::catalogue {

// What an importer does with one document of a file.
using DocumentReader = std::function<void(const SourceFile& file, const json::Value& document)>;

// Parses each file, one at a time: JSON, with or without a byte order mark, or one JSON text a
// line. Errors: too_large.
Status read_documents(std::span<const SourceFile> files, Collector& collector,
                      const DocumentReader& read);

// A JSON text that ends in the middle, closed behind the last whole entry of its outermost open
// list; nullopt where it has none or does not end too early. Linear.
std::optional<std::string> closed_where_whole(std::string_view text);

}  // namespace cairn::catalogue
