// SPDX-License-Identifier: Apache-2.0
// FrameworkDraft: a framework being put together by an importer, in the order of its files. It
// cleans texts, refuses what breaks a limit or stands there twice, resolves relations by id when
// all is read, and puts everything into the order a Framework keeps.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "encoding/csv.h"
#include "skills/import/importer.h"

namespace cairn::skills {

// White space at the ends taken off, any run of it inside made one space.
std::string tidy_text(std::string_view text);

// Collects what was left out and why.
class FaultList {
 public:
  explicit FaultList(ImportReport& report) : report_(&report) {}
  void add(std::string file, std::string place, std::string reason);
  void add(std::string_view file, const encoding::CsvFault& fault);
  void note(std::string sentence) { report_->notes.push_back(std::move(sentence)); }

 private:
  ImportReport* report_;
};

class FrameworkDraft {
 public:
  enum class Link : std::uint8_t { broader, related, essential, optional, broader_occupation };

  // Where a row stands, for what is found wrong with it later.
  struct Origin {
    std::string_view file;  // outlives the draft
    std::size_t row = 0;    // 0: not from a table
    std::string place = {};
    bool counted = false;  // where an end is missing that is counted, not told one by one
  };

  // Null or why it was refused: no id, no label, a limit, an id that is there already.
  std::optional<std::string> add(Skill skill);
  std::optional<std::string> add(Occupation occupation);
  std::optional<std::string> add(Group group);

  Skill* skill(std::string_view id);            // or nullptr; until the next add
  Occupation* occupation(std::string_view id);  // or nullptr; until the next add
  Group* group(std::string_view id);            // or nullptr; until the next add

  // Both ends by id, which may be added later. `weight` belongs to essential and optional alone.
  // False where a limit is reached.
  bool link(Link kind, std::string_view from, std::string_view to, const Origin& origin,
            OccupationSkill weight = {});

  std::size_t skills() const { return skills_.size(); }
  std::size_t occupations() const { return occupations_.size(); }

  // Sorts, resolves, counts. Links whose end is missing become faults; one of a thing to itself and
  // one that stands there twice are dropped.
  // Errors: invalid (neither a skill nor an occupation).
  Result<Imported> finish(Framework about, ImportReport report) &&;

 private:
  struct Pending {
    std::uint32_t from, to;  // in `ids_`
    std::uint32_t row;
    Link kind;
    bool counted;
    OccupationSkill weight;
    std::string_view file;
    std::string place;
  };
  using Positions = std::unordered_map<std::uint32_t, std::uint32_t>;
  using Ids = std::unordered_map<std::string, std::uint32_t>;

  std::uint32_t intern(std::string_view id);
  std::optional<std::uint32_t> position(const Positions& positions, std::string_view id) const;
  void resolve(Framework& framework, FaultList& faults);

  Ids ids_;
  std::vector<std::string_view> id_texts_;
  std::vector<Skill> skills_;
  std::vector<Occupation> occupations_;
  std::vector<Group> groups_;
  Positions skill_of_, occupation_of_, group_of_;
  std::vector<Pending> links_;
};

}  // namespace cairn::skills
