// SPDX-License-Identifier: Apache-2.0
// What is counted of a workbook: which offers were taken, finished and dismissed, and for which
// occupation; which skills are held. No text of it, and no name; nothing of who is kept out.
#pragma once
#include "app/career/workbook.h"
#include "app/ports/choices.h"

namespace cairn::app::career {

Learnt learnt_from(const Workbook& workbook);

}  // namespace cairn::app::career
