// SPDX-License-Identifier: Apache-2.0
// Verifying whatever a visitor brings. This server's own addresses are answered from its own store,
// everything else by Context::outside.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/ports/records.h"
#include "app/verifying/changes.h"
#include "verify/verify.h"

namespace cairn::app {

// Every credential in a file that was brought, at least one: an image and a PDF may carry several.
// Errors: unreadable (no credential at all), too_large, too_many (PDFs at once), unsupported (no
// module opens PDFs).
Result<std::vector<verify::Carried>> carried_by(Context& context, ByteView input);

// `at` of the options is set to now. Errors: those of carried_by.
Result<verify::Report> verify_input(Context& context, ByteView input, verify::Options options);
Result<verify::Report> verify_carried(Context& context, std::span<const verify::Carried> all,
                                      verify::Options options);

// The same for a document that is read already.
verify::Report verify_document(Context& context, const json::Value& document,
                               verify::Options options);

// Keeps a report under a permanent link, with what was altered, when a visitor asks for one: its
// id, for "{base}/verify/r/{id}". Those whose time is over go. Errors: too_large.
Result<std::string> keep_report(Context& context, const verify::Report& report,
                                std::span<const Change> changes = {});
// Errors: not_found (unknown or expired).
Result<KeptReport> kept_report(Context& context, const std::string& id);

}  // namespace cairn::app
