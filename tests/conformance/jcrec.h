// SPDX-License-Identifier: Apache-2.0
// JCRec (Frej et al., SIGIR 2024): résumés as ordered lists of skills, courses with what they
// require and teach, and a taxonomy of the skills. Evaluated against, never shipped.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace cairn::conformance {

using Skill = std::uint32_t;

struct Course {
  std::vector<Skill> needs, teaches;
};

struct JcRec {
  std::vector<std::vector<Skill>> resumes;  // in the order of the file, each as it is ordered there
  std::vector<Course> courses;
  std::vector<std::uint32_t> group;  // of each skill: fields of the taxonomy's first level
  std::vector<std::uint32_t> topic;  // likewise, its third level
  std::vector<std::string> group_names;
};

// $CAIRN_SUITES/../skilleval/jcrec; empty where it is absent.
JcRec read_jcrec();
// Whether that folder is there.
bool has_jcrec();

}  // namespace cairn::conformance
