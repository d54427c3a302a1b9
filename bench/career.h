// SPDX-License-Identifier: Apache-2.0
// The figures of skills, offers and plans.
#pragma once

namespace cairn::bench {

void career_adverts();  // whole adverts read against ESCO

}  // namespace cairn::bench
