// SPDX-License-Identifier: Apache-2.0
// What is worth showing: which sentences are asked about, and which of the skills found in one
// stand.
#pragma once
#include <vector>

#include "adverts/context.h"
#include "adverts/sections.h"
#include "adverts/sentence_links.h"
#include "linker/linker.h"
#include "skills/framework.h"

namespace cairn::adverts {

// Positions of the sentences that state requirements, in the order of the text; of an advert that
// states none, those about the work, else whatever is neither offered nor said in every advert. At
// most limits::linked_max, the surest first when there are more.
std::vector<std::uint32_t> sentences_to_ask(const std::vector<Sentence>& sentences);

// Of what was found in one sentence, best first: what is likely enough once the job is taken into
// account, of skills read out of the same words the best, and none that another one of the sentence
// makes more precise. The scores say how likely each is to be right, in hundredths of a per cent.
std::vector<linker::Link> select(const SentenceLinks& found, const Context& context,
                                 const skills::Framework& framework);

}  // namespace cairn::adverts
