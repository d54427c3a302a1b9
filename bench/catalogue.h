// SPDX-License-Identifier: Apache-2.0
// The figures of large catalogues.
#pragma once

namespace cairn::bench {

void catalogue_million();  // a million offers imported, searched and set side by side

}  // namespace cairn::bench
