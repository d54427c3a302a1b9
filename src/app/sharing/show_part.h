// SPDX-License-Identifier: Apache-2.0
// Showing a part of a credential that somebody brings: what there is to choose, and what comes of
// it. Nothing is kept: the original is its holder's alone.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "app/context.h"
#include "securing/derive.h"
#include "securing/parts.h"

namespace cairn::app {

// `text`: a credential with a base proof of ecdsa-sd-2023, or an SD-JWT; must outlive what is
// given. Errors of both, each a sentence for whoever brought it: unreadable, invalid, too_large,
// not_permitted (no part of it can be kept back), unknown_context.
Result<securing::Parts> parts_to_show(Context& context, std::string_view text, Arena& arena);
Result<securing::Derived> show_part(Context& context, std::string_view text,
                                    std::span<const std::string> pointers, Arena& arena);

}  // namespace cairn::app
