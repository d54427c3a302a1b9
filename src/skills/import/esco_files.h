// SPDX-License-Identifier: Apache-2.0
// Which of ESCO's files are which, and which of them make one release.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "skills/import/importer.h"

namespace cairn::skills {

enum class EscoKind : std::uint8_t {
  skills,
  occupations,
  skill_groups,
  isco_groups,
  broader_skills,
  broader_occupations,
  occupation_skills,
  skill_skills,
  transversal,
  collection,
};

struct EscoFile {
  std::string_view name;  // in ImportFiles
  EscoKind kind;
  std::string language;  // "" of relations whose name has none
  std::string version;   // "1.1.0", or "" where no part of the name tells
  bool is_translation = false;
};

struct EscoRelease {
  std::string version, language;
  std::vector<EscoFile> files;
  std::vector<std::string> notes;

  bool has(EscoKind kind) const;
};

// Told by the name alone; nothing for other files.
std::optional<EscoFile> esco_file(std::string_view name);

// The files of one version: the one asked for, or the most complete, the newest of equals. What it
// lacks stands in the notes. Errors: invalid (no file of ESCO, no such version or language).
Result<EscoRelease> choose_esco_release(const ImportFiles& files, const ImportOptions& options);

}  // namespace cairn::skills
