// SPDX-License-Identifier: Apache-2.0
// The steps of a check as text for people: a heading for each, its facts in rows below.
#pragma once
#include <string>

#include "json/value.h"

namespace cairn::cli {

// `steps`: as verify::to_json gives them.
std::string steps_text(const json::Value& steps);

}  // namespace cairn::cli
