// SPDX-License-Identifier: Apache-2.0
// Everything somebody said of offers and to others, to be taken along.
#pragma once
#include <string>

#include "app/context.h"
#include "json/build.h"

namespace cairn::app {

// {"reviews": […], "questions": […], "answers": […]} and, of an account, {"peers": […],
// "notes": […]}, whichever organisation keeps them.
Result<json::Value> said_by(Transaction& transaction, const std::string& person,
                            json::Builder builder);

// The same of who is signed in, as JSON. Errors: not_permitted.
Result<std::string> export_said(Context& context, const std::string& session_token);

}  // namespace cairn::app
