// SPDX-License-Identifier: Apache-2.0
// The pages on which somebody chooses what to show of a credential and sees what the other side
// will see, wherever the original is.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "securing/derive.h"
#include "securing/parts.h"
#include "server/call.h"

namespace cairn::server::pages {

struct PartPages {
  std::string action;      // where the form leads; the file is at "{action}/file"
  std::string back;        // where the link above leads
  std::string back_words;  // what it says
  std::string_view text;   // of the original, which travels in the form; "" where it is kept here
  bool has_links = false;  // a link to what is shown is made at "{action}/link"
};

// The pointers that the form brings.
std::vector<std::string> chosen_parts(const Call& call);

Result<Response> choose_parts(Call& call, const PartPages& pages, const securing::Parts& parts,
                              const std::vector<std::string>& chosen, const Error* error);
// `error`: of making a link.
Result<Response> preview_part(Call& call, const PartPages& pages, const securing::Derived& derived,
                              const std::vector<std::string>& chosen, const Error* error = nullptr);
// What a document says, one plain value a row.
std::vector<View> shown_views(const json::Value& document, const json::Value& whole,
                              const std::vector<std::string>& kept_back);
// What is shown, to take along.
Response part_file(const securing::Derived& derived);

}  // namespace cairn::server::pages
