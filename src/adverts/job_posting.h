// SPDX-License-Identifier: Apache-2.0
// schema.org JobPosting in JSON-LD, read as pages write it: alone, in arrays, in @graph, or as what
// a page is about. No context is resolved; the names are schema.org's.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/value.h"

namespace cairn::adverts {

struct JobPosting {
  std::string title, employer, place;
  std::string identifier, address;  // "" as all that it does not say
  std::string country, area;        // of the place: its country, and all the rest
  std::string published;            // datePosted as it stands there; ""
  std::string description;          // HTML or text
  // What it says beside the description: a heading and the text below it.
  struct Part {
    std::string_view heading;
    std::string text;
  };
  std::vector<Part> parts;
};

// The first JobPosting in a JSON text; nullopt where there is none or it is no JSON.
std::optional<JobPosting> find_job_posting(std::string_view json);
// All of them, in their order. Errors: unreadable (it is no JSON), too_large.
Result<std::vector<JobPosting>> find_job_postings(std::string_view json);
std::vector<JobPosting> find_job_postings(const json::Value& value);

}  // namespace cairn::adverts
