// SPDX-License-Identifier: Apache-2.0
// The report as the verify module has it, and the public one made of it. Internal to this module.
#pragma once
#include "cairn/report.h"
#include "verify/report.h"

namespace cairn {

struct Report::Whole {
  verify::Report report;
};

Report outer(verify::Report report);
CredentialReport outer(const verify::CredentialReport& report);

}  // namespace cairn
