// SPDX-License-Identifier: Apache-2.0
// What an SVG image may hold to be baked: elements and attributes that draw (SVG 1.1 and 2), by
// name. Nothing that runs, moves, or asks another host.
#pragma once
#include "bake/xml_names.h"

namespace cairn::bake {

// `names` are those in scope at the element.
bool is_allowed(pugi::xml_node element, const XmlNames& names);
bool is_allowed(pugi::xml_attribute attribute, const XmlNames& names);

}  // namespace cairn::bake
