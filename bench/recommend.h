// SPDX-License-Identifier: Apache-2.0
// The figures of recommendation.
#pragma once

namespace cairn::bench {

void recommend_next();  // ten offers out of 100,000 for people with 200 skills

}  // namespace cairn::bench
