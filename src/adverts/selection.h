// SPDX-License-Identifier: Apache-2.0
// What is worth showing: which sentences are asked about, and which of the skills found in one
// stand.
#pragma once
#include <string_view>
#include <vector>

#include "adverts/sections.h"
#include "linker/linker.h"
#include "skills/framework.h"

namespace cairn::adverts {

// Positions of the sentences that state requirements, in the order of the text; of an advert that
// states none, those about the work, else whatever is neither offered nor said in every advert. At
// most limits::linked_max, the surest first when there are more.
std::vector<std::uint32_t> sentences_to_ask(const std::vector<Sentence>& sentences);

inline constexpr std::size_t links_asked = 12;  // of one sentence, before the selection

class Selection {
 public:
  explicit Selection(const skills::Framework& framework) : framework_(&framework) {}

  // Those above the threshold of their kind, best first; of skills read out of the same words the
  // best, and none that another one of the sentence makes more precise.
  std::vector<linker::Link> of(const std::vector<linker::Link>& links,
                               std::string_view sentence) const;

 private:
  const skills::Framework* framework_;
};

}  // namespace cairn::adverts
