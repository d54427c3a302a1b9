// SPDX-License-Identifier: Apache-2.0
// What next, as programs ask for it and are answered, over HTTP and on the command line.
#pragma once
#include <string>
#include <vector>

#include "app/recommend/next.h"
#include "json/build.h"
#include "pathways/gap.h"

namespace cairn::app::career {

inline constexpr std::int64_t next_top_max = 50;

// {"goal"?: {"requirements": …}, "profile"?: {"skills": …}, "occupation"?, "left_out"?: [ids],
// "done"?: [ids], "top"?}.
struct NextRequest {
  pathways::GapGoal goal;
  pathways::GapProfile profile;
  std::string occupation;
  std::vector<std::string> left_out, done;
  std::size_t top = 10;
};

// Errors: invalid, too_large, with the place and a remedy. Unknown members are left alone.
Result<NextRequest> read_next_request(const json::Value& document);

// What is asked, of this knowledge; the gap by what a framework knows.
std::vector<NextOffer> answer_next(const NextRequest& request, const NextKnowledge& knowledge,
                                   const pathways::GapKnowledge& framework);

// A list of {"id", "title", "provider", "reasons": [{"type", "sentence"}], "brings", "lacks"}. No
// strength and no score: of people they would tell more than the counts do.
json::Value next_json(const std::vector<NextOffer>& offers, json::Builder builder);

}  // namespace cairn::app::career
