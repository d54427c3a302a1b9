// SPDX-License-Identifier: Apache-2.0
// One CTDL node as an offer.
#pragma once
#include <functional>
#include <string_view>

#include "catalogue/importer.h"
#include "json/value.h"

namespace cairn::catalogue::ctdl {

// The node of a document that goes by this address, or null.
using NodeLookup = std::function<json::Value(std::string_view id)>;

// "@id" or "id", "" where it has none.
std::string_view id_of(const json::Value& node);
// Its type without prefix: "Course", "Certification".
std::string_view type_of(const json::Value& node);
bool is_offer(const json::Value& node);

// References to other nodes stay addresses; the importer puts the ids of offers in their place.
Offer read_node(const json::Value& node, const NodeLookup& nodes, const ReadOptions& options);

}  // namespace cairn::catalogue::ctdl
