// SPDX-License-Identifier: Apache-2.0
#include "skills/import/esco_files.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace cairn::skills {
namespace {

constexpr const char* where = "skills/import esco";

struct KindOfFile {
  std::string_view name;  // before "_en.csv" or ".csv", lower case
  EscoKind kind;
  std::string_view missing;  // what is not known without it; "": goes without saying
};

constexpr std::array kinds{
    KindOfFile{"skills", EscoKind::skills, "the skills"},
    KindOfFile{"occupations", EscoKind::occupations, "the occupations"},
    KindOfFile{"occupationskillrelations", EscoKind::occupation_skills, "what occupations ask for"},
    KindOfFile{"skillskillrelations", EscoKind::skill_skills, "which skills are related"},
    KindOfFile{"broaderrelationsskillpillar", EscoKind::broader_skills, "the hierarchy of skills"},
    KindOfFile{"broaderrelationsoccpillar", EscoKind::broader_occupations,
               "the hierarchy of occupations"},
    KindOfFile{"skillgroups", EscoKind::skill_groups, "the groups of skills"},
    KindOfFile{"iscogroups", EscoKind::isco_groups, "the groups of occupations"},
    KindOfFile{"transversalskillscollection", EscoKind::transversal,
               "which skills are transversal (the reuse level stands in for it)"},
    KindOfFile{"digitalskillscollection", EscoKind::collection, ""},
    KindOfFile{"greenskillscollection", EscoKind::collection, ""},
    KindOfFile{"languageskillscollection", EscoKind::collection, ""},
    KindOfFile{"researchskillscollection", EscoKind::collection, ""},
    KindOfFile{"ictskillscollection", EscoKind::collection, ""},
    KindOfFile{"digcompskillscollection", EscoKind::collection, ""},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The last "v1.2" or "v1.2.0" in a name; the "v" may be missing before three numbers.
std::string version_in(std::string_view name) {
  std::string found;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (!is_digit(name[at]) || (at > 0 && (is_digit(name[at - 1]) || name[at - 1] == '.')))
      continue;
    auto end = at;
    while (end < name.size() && (is_digit(name[end]) || name[end] == '.')) ++end;
    auto number = name.substr(at, end - at);
    while (number.ends_with('.')) number.remove_suffix(1);
    const auto dots = std::count(number.begin(), number.end(), '.');
    const bool marked = at > 0 && (name[at - 1] == 'v' || name[at - 1] == 'V');
    if (dots == 2 || (dots == 1 && marked)) found = number;
    at = end;
  }
  return found;
}

// Numbers of a version compared as numbers.
std::vector<unsigned long> numbers_of(const std::string& version) {
  std::vector<unsigned long> numbers;
  for (const auto part : split(version, '.')) {
    unsigned long number = 0;
    for (const char c : part.substr(0, 9))
      number = number * 10 + static_cast<unsigned long>(c - '0');
    numbers.push_back(number);
  }
  return numbers;
}

bool is_language(std::string_view text) {
  return text.size() >= 2 && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// How much of ESCO the files of a version hold.
std::size_t completeness(const std::vector<EscoFile>& files, const std::string& version) {
  std::set<EscoKind> found;
  std::size_t weight = 0;
  for (const auto& file : files) {
    if (file.version != version && !file.version.empty()) continue;
    if (!found.insert(file.kind).second) continue;
    weight += file.kind == EscoKind::skills ? 100 : file.kind == EscoKind::collection ? 0 : 10;
  }
  return weight;
}

Result<std::string> choose_version(const std::vector<EscoFile>& files, const std::string& wanted) {
  std::set<std::string> versions;
  for (const auto& file : files)
    if (!file.version.empty()) versions.insert(file.version);
  if (versions.empty()) return wanted;
  std::string all;
  for (const auto& version : versions) all += (all.empty() ? "" : ", ") + version;
  if (!wanted.empty() && !versions.contains(wanted))
    return fail(ErrorCode::invalid, where,
                "there is no file of version " + wanted + "; there are: " + all);
  if (!wanted.empty()) return wanted;
  return *std::max_element(versions.begin(), versions.end(), [&](const auto& a, const auto& b) {
    return std::pair(completeness(files, a), numbers_of(a)) <
           std::pair(completeness(files, b), numbers_of(b));
  });
}

// The framework's own language: the one asked for, English, or the first there is.
Result<std::string> choose_language(const std::vector<EscoFile>& files, const std::string& version,
                                    const std::string& wanted) {
  std::set<std::string> languages;
  for (const auto& file : files)
    if ((file.version == version || file.version.empty()) && !file.language.empty())
      languages.insert(file.language);
  const auto& language = wanted.empty() && languages.contains("en") ? "en" : wanted;
  if (language.empty()) return languages.empty() ? std::string("en") : *languages.begin();
  if (languages.contains(language)) return std::string(language);
  return fail(ErrorCode::invalid, where, "there is no file in the language " + language);
}

bool can_translate(const EscoFile& file) {
  return file.kind == EscoKind::skills || file.kind == EscoKind::occupations;
}

void tell_what_is_missing(EscoRelease& release) {
  for (const auto& kind : kinds)
    if (!kind.missing.empty() && !release.has(kind.kind))
      release.notes.push_back("no file tells " + std::string(kind.missing));
  if (release.version.empty())
    release.notes.push_back("no file name tells which version this is; name it with --release");
}

}  // namespace

bool EscoRelease::has(EscoKind kind) const {
  return std::any_of(files.begin(), files.end(),
                     [&](const EscoFile& file) { return file.kind == kind; });
}

std::optional<EscoFile> esco_file(std::string_view name) {
  const auto base = base_name(name);
  auto stem = to_lower_ascii(base);
  if (!stem.ends_with(".csv")) return std::nullopt;
  stem.resize(stem.size() - 4);
  std::string language;
  if (const auto bar = stem.rfind('_'); bar != stem.npos && is_language(stem.substr(bar + 1))) {
    language = stem.substr(bar + 1);
    stem.resize(bar);
  }
  for (const auto& kind : kinds)
    if (stem == kind.name) return EscoFile{name, kind.kind, language, version_in(name)};
  return std::nullopt;
}

Result<EscoRelease> choose_esco_release(const ImportFiles& files, const ImportOptions& options) {
  std::vector<EscoFile> known;
  for (const auto& [name, bytes] : files)
    if (auto file = esco_file(name)) known.push_back(std::move(*file));
  if (known.empty())
    return fail(ErrorCode::invalid, where,
                "no file of ESCO is there, such as skills_en.csv or occupations_en.csv: give the "
                "zip files of the ESCO portal (classification and relations, CSV) or their folder");
  EscoRelease release;
  CAIRN_TRY(release.version, choose_version(known, options.version));
  CAIRN_TRY(release.language, choose_language(known, release.version, options.language));
  std::set<std::pair<EscoKind, std::string>> taken;
  std::set<std::string> others, lent;
  for (const auto& file : known) {
    if (file.version != release.version && !file.version.empty()) continue;
    const bool is_own = file.language.empty() || file.language == release.language;
    if (!is_own && !can_translate(file)) continue;
    // The same file unpacked beside its archive is read once.
    if (file.kind != EscoKind::collection && !taken.emplace(file.kind, file.language).second) {
      release.notes.push_back(std::string(file.name) + " is there twice; it is read once");
      continue;
    }
    release.files.push_back(file);
    release.files.back().is_translation = !is_own;
  }
  for (const auto& file : known) {
    if (file.version == release.version || file.version.empty()) continue;
    others.insert(file.version);
    if (!can_translate(file) || file.language.empty() || file.language == release.language)
      continue;
    if (!taken.emplace(file.kind, file.language).second) continue;
    release.files.push_back(file);
    release.files.back().is_translation = true;
    lent.insert(file.version);
  }
  for (const auto& version : others)
    release.notes.push_back("version " + version + " is there too; " +
                            (lent.contains(version) ? "only its names in other languages are taken"
                                                    : "it is left out"));
  tell_what_is_missing(release);
  return release;
}

}  // namespace cairn::skills
