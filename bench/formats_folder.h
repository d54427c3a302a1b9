// SPDX-License-Identifier: Apache-2.0
// `cairn verify FOLDER` on 100,000 credentials of every kind that is met.
#pragma once

namespace cairn::bench {

void formats_folder();

}  // namespace cairn::bench
