// SPDX-License-Identifier: Apache-2.0
// The figures of credentials in other formats.
#pragma once

namespace cairn::bench {

void formats_selective();  // ecdsa-sd-2023 and SD-JWT: made, shown in part, verified

}  // namespace cairn::bench
